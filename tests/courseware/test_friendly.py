"""Python's own errors in plain words: every slip that a first line of Python invites meets what helps."""

import warnings

import pytest
from IPython.core.interactiveshell import InteractiveShell

from workshop_kit.content import languages, load_words
from workshop_kit.content.exercise_words import CourseWords
from workshop_kit.courseware.errors import FriendlyError
from workshop_kit.courseware.friendly import plain_words
from workshop_kit.courseware.shell import speak_kindly

SLIPS = {
    "moves = [“offer”, “advice”]": "curly_quote",
    "moves = [„offer“]": "curly_quote",
    "moves = [»offer«]": "curly_quote",
    "moves = ‘offer’": "curly_quote",
    "moves = `offer`": "curly_quote",
    "moves = ´offer´": "curly_quote",
    "z = (giving – 3) / 0.7": "strange_sign",
    "z = 29 ÷ 8": "strange_sign",
    "z = 4 × 2": "strange_sign",
    "moves = … 'offer'": "strange_sign",
    "moves =\u00a0'offer'": "hidden_sign",
    "moves = 'offer": "open_quote",
    'moves = ["offer, "advice"]': "open_quote",
    "when = 'I don't ask'": "open_quote",
    'moves = ["offer", "advice"': "bracket",
    'moves = "offer", "advice"]': "bracket",
    "z = (3.62 - 3] / 0.7": "bracket",
    "moves = [common ground, advice]": "comma",
    "z = 0,05": "leading_zero",
    "day = 2026-12-01": "leading_zero",
    "z = (3.62 - 3) : 0.7": "colon",
    "  z = 4": "space",
}
SUMS = {
    "z = ((3, 62) - 3) / 0.7": "pair",
    "z = 3 + (3, 62)": "pair",
    "z = ((3.62) - 3) / 0.7, 5\nz = z / 2": "pair",
    'z = ("3.62" - 3) / 0.7': "text",
    'z = "3.62" + 3': "text",
    "z = (... - 3) / 0.7": "dots",
    "z = 8 (4 + 4)": "no_sign",
    "z = (3.62 - 3) / 0, 7": "zero",
}


@pytest.fixture(params=languages())
def words(request: pytest.FixtureRequest) -> CourseWords:
    """Return what every exercise says, in each language."""
    return load_words(request.param).course


@pytest.fixture
def shell() -> InteractiveShell:
    """Return an IPython of its own."""
    found: InteractiveShell = InteractiveShell()
    return found


def told(source: str, words: CourseWords, **names: object) -> str:
    """Return what somebody reads who has written this."""
    try:
        with warnings.catch_warnings(action="ignore", category=SyntaxWarning):
            exec(compile(source, "a cell", "exec"), dict(names))
    except Exception as error:  # noqa: BLE001 - whatever Python says
        return plain_words(error, words, known=set(names))
    raise AssertionError(f"{source!r} runs")


@pytest.mark.parametrize("source", SLIPS)
def test_a_line_that_python_cannot_read_is_told_by_what_is_most_likely_wrong(
    source: str, words: CourseWords
) -> None:
    lines = told(source, words).split("\n")
    sentence = getattr(words.trouble, SLIPS[source])
    assert lines[0] == words.stopped
    assert lines[1] in {sentence.format(line=1, sign=sign) for sign in {*source, ""}}
    assert lines[2].startswith(words.python_says.split("{message}")[0])


@pytest.mark.parametrize("source", SUMS)
def test_a_sum_that_cannot_be_done_is_told_by_what_is_most_likely_wrong(
    source: str, words: CourseWords
) -> None:
    assert told(source, words).split("\n")[1] == getattr(words.trouble, SUMS[source])


@pytest.mark.parametrize(
    "source", ["when = I have hung up my coat", "moves = 'offer' 4", "first 'offer'", "day = 1.12.2026"]
)
def test_any_other_line_that_cannot_be_read_is_told_with_its_number(source: str, words: CourseWords) -> None:
    assert words.not_finished.format(line=1) in told(source, words)
    assert words.not_finished.format(line=2) in told(f"a = 1\n{source}", words)


def test_a_word_without_quotation_marks_is_told_to_need_them(words: CourseWords) -> None:
    assert words.unknown_name.format(name="offer") in told("moves = offer", words)


def test_a_name_in_the_wrong_case_is_found_again(words: CourseWords) -> None:
    assert words.alike.format(name="giving") in told("z = (Giving - 3) / 0.7", words, giving=3.62)


def test_a_name_of_the_first_cells_is_told_to_run_them(words: CourseWords) -> None:
    assert words.here_first.format(name="check") in told("check('order', 1)", words)


def test_no_name_of_a_file_stands_in_what_python_says(words: CourseWords) -> None:
    assert "a cell" not in told("moves = [", words)


def test_other_errors_and_a_stopped_cell_have_words_too(words: CourseWords) -> None:
    assert words.anything_else in plain_words(OSError("gone"), words)
    assert words.anything_else in plain_words(TypeError("odd"), words)
    assert plain_words(KeyboardInterrupt(), words) == words.interrupted
    assert plain_words(NotImplementedError(), words) == f"{words.not_yet}\n{words.unanswered}"


def test_in_ipython_a_slip_shows_plain_words_and_fails_the_cell(
    shell: InteractiveShell, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workshop_kit.courseware.shell.get_ipython", lambda: shell)
    speak_kindly("en")
    words = load_words("en").course
    for source, sentence in {
        "moves = [“offer”]": words.trouble.curly_quote.format(line=1, sign="“"),
        'moves = ["offer"': words.trouble.bracket.format(line=1),  # IPython calls it incomplete
        "moves = offer": words.unknown_name.format(name="offer"),
        "z = (3, 62) - 3": words.trouble.pair,
    }.items():
        result = shell.run_cell(source)
        said = capsys.readouterr().out
        assert not result.success
        assert sentence in said
        assert "Traceback" not in said


def test_outside_ipython_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workshop_kit.courseware.shell.get_ipython", lambda: None)
    speak_kindly("en")


def test_a_friendly_error_is_told_as_it_is() -> None:
    error = FriendlyError(thing="a", value=1, expected="b", mend="c", told="Not yet.\nMore.")
    assert str(error) == "Not yet.\nMore."
    assert error._render_traceback_() == ["\x1b[1mNot yet.\x1b[0m", "More."]
