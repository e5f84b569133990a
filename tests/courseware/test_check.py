"""Checks as a participant meets them: a green line, or a hint that grows."""

from pathlib import Path

import pytest

from workshop_kit.content import languages, load_words
from workshop_kit.courseware import Check, CoursewareError, NotYetError, UnansweredError, begin, overview
from workshop_kit.courseware.folder import MARKER, RECORD
from workshop_kit.domain.exercises.course import EXERCISES
from workshop_kit.domain.exercises.freedom_without_means import FREEDOM_WITHOUT_MEANS as EXERCISE
from workshop_kit.widgets import LeadershipSlider

GOOD = {"empower": 0.62, "enable": 0.24, "encourage": 1, "inspire": 1}
COLD = {"empower": 0.2, "enable": 0.2, "encourage": 0.2, "inspire": 0.2}
DEAR = {"empower": 1, "enable": 1, "encourage": 1, "inspire": 1}
LAVISH = {"empower": 1, "enable": 0.9, "encourage": 1, "inspire": 1}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return somebody's own folder, in which an exercise is open."""
    here = tmp_path / "exercises" / "en"
    here.mkdir(parents=True)
    (tmp_path / MARKER).mkdir()
    (tmp_path / MARKER / RECORD).write_text("{}")
    monkeypatch.chdir(here)
    return tmp_path


def told(check: Check, step: str, answer: object) -> str:
    with pytest.raises(NotYetError) as refused:
        check.look(step, answer)
    return str(refused.value)


@pytest.mark.parametrize("lang", languages())
def test_a_right_answer_gets_a_green_line_with_numbers_as_the_language_writes_them(lang: str):
    line = repr(begin(EXERCISE.name, lang=lang).look("target", GOOD))
    words = load_words(lang).exercises[EXERCISE.name].steps["target"]
    assert line.startswith(f"✓ {words.right}\n")
    assert ("0,15" if lang == "de" else "0.15") in line


def test_the_hint_grows_from_try_to_try_and_the_third_is_the_last(home: Path):
    check = begin(EXERCISE.name)
    hints = load_words("en").exercises[EXERCISE.name].steps["target"].hints
    for number, answer in enumerate((COLD, DEAR, LAVISH, {**LAVISH, "enable": 0.8}), start=1):
        text = told(check, "target", answer)
        assert f"Hint {min(number, 3)} of 3: {hints[min(number, 3) - 1].format(enough='0.25')}" in text


def test_the_same_wrong_answer_again_is_no_new_try(home: Path):
    check = begin(EXERCISE.name)
    assert told(check, "target", COLD) == told(check, "target", dict(COLD))


def test_the_first_hint_says_why_this_answer_is_not_right(home: Path):
    assert "0.25 is enough" in told(begin(EXERCISE.name), "target", DEAR)
    assert "more freedom still helps" in told(begin(EXERCISE.name), "trap", {**DEAR, "empower": 0.1})


@pytest.mark.parametrize("nothing", [None, ..., "", {}, LeadershipSlider()])
def test_without_an_answer_a_check_asks_for_one_and_counts_no_try(home: Path, nothing: object):
    check = begin(EXERCISE.name)
    with pytest.raises(UnansweredError, match="Nothing is answered here yet"):
        check.look("target", nothing)
    assert "Hint 1 of 3" in told(check, "target", COLD)


def test_a_slider_is_read_as_it_stands():
    slider = LeadershipSlider()
    slider.take_in({"id": "1", "type": "guess", "people": 6})
    slider.take_in({"id": "2", "type": "set", "levers": GOOD})
    assert begin(EXERCISE.name).look("target", slider).green


@pytest.mark.parametrize("odd", [3, "much", [0.1], object(), {"empower": "high"}, 10**400])
def test_whatever_else_is_given_meets_a_helpful_word(odd: object):
    assert "First place your guess" in told(begin(EXERCISE.name), "target", odd)


def test_a_text_of_ones_own_gets_a_list_and_no_grade():
    check = begin(EXERCISE.name)
    sheet = check.ask("why").fill_in(why="What would they need in order to decide?")
    line = check.look("why", sheet)
    assert line.points == tuple(load_words("en").exercises[EXERCISE.name].steps["why"].checklist)
    assert "Nobody grades it" in repr(line)
    assert "at least 6" in told(check, "why", {"why": "I do not know"})


def test_a_bet_is_held_beside_what_came():
    check = begin(EXERCISE.name)
    assert "You placed no bet" in repr(check.look("bet", check.ask("bet")))
    assert "You bet that it rises" in repr(check.look("bet", check.ask("bet").fill_in(bet="rises")))


def test_progress_and_answers_are_there_again_after_a_restart(home: Path):
    check = begin(EXERCISE.name)
    assert "A new exercise, 3 steps" in repr(check.told)
    check.ask("why").fill_in(why="What would they need in order to decide?")
    check.look("target", GOOD)
    told(check, "trap", DEAR)
    told(check, "trap", LAVISH)
    again = begin(EXERCISE.name)
    assert "1 of 3 steps done" in repr(again.told)
    assert again.ask("why").answers == {"why": "What would they need in order to decide?"}
    assert "Hint 3 of 3" in told(again, "trap", {**LAVISH, "enable": 0.95})
    again.look("trap", {"empower": 0.9, "enable": 0.1, "encourage": 1, "inspire": 1})
    again.look("why", again.ask("why"))
    assert "All steps done" in repr(begin(EXERCISE.name).told)


def test_what_was_right_once_stays_done(home: Path):
    check = begin(EXERCISE.name)
    check.look("target", GOOD)
    told(check, "target", DEAR)
    assert "1 of 3" in repr(check.told)


def test_the_overview_says_how_far_somebody_is_in_each(home: Path):
    check = begin(EXERCISE.name)
    check.look("target", GOOD)
    lines = repr(overview()).splitlines()
    assert len(lines) == 1 + len(EXERCISES)
    assert "3 Freedom without means: 1 of 3 steps" in lines
    page = overview()._repr_mimebundle_()["text/html"]
    assert all(f'href="{name}.ipynb"' in page for name in EXERCISES)


def test_an_exercise_or_a_step_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(CoursewareError, match="03_freedom_without_means"):
        begin("03_freedom")
    with pytest.raises(CoursewareError, match="target"):
        begin(EXERCISE.name).look("goal", GOOD)


def test_nothing_of_an_answer_can_turn_into_a_page():
    check = begin(EXERCISE.name)
    bundle = check.look("why", {"why": "<script> one two three four five six"})._repr_mimebundle_()
    assert "<script>" not in bundle["text/html"]


def test_no_answer_stands_in_an_event_that_could_be_sent(home: Path):
    from workshop_kit.courseware.folder import own_folder
    from workshop_kit.courseware.progress import Progress

    check = begin(EXERCISE.name)
    check.look("why", {"why": "My boss is called Rumpelstiltskin and nobody knows"})
    told(check, "target", DEAR)
    events = Progress(own_folder(Path.cwd())).events()
    assert [event.what.value for event in events] == ["begun", "right", "not_yet"]
    for event in events:
        assert set(event.to_send()) == {"id", "at", "exercise", "step", "what"}
    assert "Rumpelstiltskin" not in (home / MARKER / "progress.jsonl").read_text()
