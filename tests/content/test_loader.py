"""Reading the words: whatever is wrong with a file is told by file, key and expectation."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from workshop_kit.content import ContentError, languages, load_marks, load_words
from workshop_kit.content.loader import CONTENT

FILES = ["quiz.yaml", "archetypes.yaml", "evidence.yaml", "site.yaml"]

Edit = Callable[[str, Callable[[Any], object]], None]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of all words, to be spoilt."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content", ignore=shutil.ignore_patterns("*.py", "__*")))


@pytest.fixture
def edit(content: Path) -> Edit:
    """Return a function that changes the data of one file."""

    def change(name: str, action: Callable[[Any], object]) -> None:
        data = yaml.safe_load((content / name).read_text(encoding="utf-8"))
        action(data)
        (content / name).write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")

    return change


def part_of(data: Any, keys: str) -> Any:
    for key in keys.split("."):
        data = data[key] if key in data else data[int(key)]
    return data


def remove(keys: str) -> Callable[[Any], None]:
    *above, last = keys.split(".")

    def action(data: Any) -> None:
        home = part_of(data, ".".join(above)) if above else data
        del home[last if last in home else int(last)]

    return action


def put(keys: str, value: object) -> Callable[[Any], None]:
    *above, last = keys.split(".")

    def action(data: Any) -> None:
        (part_of(data, ".".join(above)) if above else data)[last] = value

    return action


def told(content: Path, language: str = "en") -> str:
    with pytest.raises(ContentError) as caught:
        load_words(language, folder=content)
    return str(caught.value)


# What is fine


@pytest.mark.parametrize("language", languages())
def test_the_words_of_every_language_load(language: str):
    words = load_words(language)
    assert words.language == language
    assert len(words.quiz.items) == 24


def test_an_untouched_copy_says_the_same(content: Path):
    assert load_words("de", folder=content) == load_words("de")
    assert load_marks(folder=content) == load_marks()


def test_words_are_read_once_for_each_language_and_folder(content: Path, edit: Edit):
    first = load_words("en", folder=content)
    edit("en/site.yaml", put("home", "Changed meanwhile"))
    assert load_words("en", folder=content) is first
    assert load_words("de", folder=content) is not first
    assert load_words("en") is not first
    assert load_words("en") is load_words("en")


def test_a_file_that_failed_is_read_again_once_it_is_mended(content: Path, edit: Edit):
    edit("en/site.yaml", remove("home"))
    assert "home" in told(content)
    edit("en/site.yaml", put("home", "Mended"))
    assert load_words("en", folder=content).site.home == "Mended"


# Languages


def test_english_comes_first_and_the_others_follow_in_order(content: Path):
    for code in ("fr", "ar"):
        shutil.copytree(content / "de", content / code)
    assert languages(content) == ("en", "ar", "de", "fr")


def test_a_folder_without_words_is_no_language(content: Path):
    (content / "notes").mkdir()
    assert languages(content) == ("en", "de")


@pytest.mark.parametrize("language", ["fr", "", "EN", "../content/en", "marks.yaml"])
def test_a_language_that_is_not_there_is_refused_with_those_that_are(language: str):
    with pytest.raises(ContentError, match=r"^the language is .*expected one of en, de\."):
        load_words(language)


# Keys


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("file", "keys"),
    [
        ("quiz.yaml", "labels"),
        ("quiz.yaml", "labels.begin"),
        ("quiz.yaml", "traits.voice.low_end"),
        ("archetypes.yaml", "archetypes"),
        ("archetypes.yaml", "archetypes.echo.try_next"),
        ("evidence.yaml", "strengths"),
        ("evidence.yaml", "cards.quiz.in_short"),
        ("evidence.yaml", "cards.motives.measured.0.strength"),
        ("site.yaml", "connection_lost"),
    ],
)
def test_a_missing_key_is_named_with_its_file(content: Path, edit: Edit, language: str, file: str, keys: str):
    edit(f"{language}/{file}", remove(keys))
    text = told(content, language)
    assert text.startswith(f"content/{language}/{file}: {keys} is 'missing'; expected this key to be there.")
    assert "compare with content/en" in text


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("file", "field", "keys"),
    [
        ("quiz.yaml", "choices", "choices.3"),
        ("quiz.yaml", "traits", "traits.voice"),
        ("quiz.yaml", "levels", "traits.giving.levels.higher"),
        ("quiz.yaml", "items", "items.voice_near_boss"),
        ("quiz.yaml", "sureness", "labels.sureness.leaning"),
        ("quiz.yaml", "notes", "labels.notes.all_equal"),
        ("archetypes.yaml", "archetypes", "archetypes.conscript"),
        ("evidence.yaml", "cards", "cards.motives"),
        ("evidence.yaml", "strengths", "strengths.weak"),
    ],
)
def test_a_missing_case_is_named_with_its_file(
    content: Path, edit: Edit, *, language: str, file: str, field: str, keys: str
):
    edit(f"{language}/{file}", remove(keys))
    text = told(content, language)
    assert text.startswith(f"content/{language}/{file}: ")
    assert f"under {field}: also these keys: {keys.rsplit('.', maxsplit=1)[-1]}" in text


@pytest.mark.parametrize(
    ("file", "keys"),
    [
        ("quiz.yaml", "extra"),
        ("quiz.yaml", "labels.extra"),
        ("quiz.yaml", "traits.voice.extra"),
        ("archetypes.yaml", "archetypes.echo.extra"),
        ("evidence.yaml", "cards.quiz.extra"),
        ("site.yaml", "extra"),
    ],
)
def test_a_key_too_many_is_named_with_its_file(content: Path, edit: Edit, file: str, keys: str):
    edit(f"en/{file}", put(keys, "No one reads this"))
    assert told(content).startswith(
        f"content/en/{file}: {keys} is 'No one reads this'; expected no such key."
    )


@pytest.mark.parametrize(("file", "keys"), [("quiz.yaml", "items.voice_new"), ("evidence.yaml", "cards.new")])
def test_a_case_too_many_is_named_with_its_file(content: Path, edit: Edit, file: str, keys: str):
    above, new = keys.split(".")
    edit(f"en/{file}", lambda data: data[above].update({new: next(iter(data[above].values()))}))
    assert f"content/en/{file}" in told(content)
    assert f"under {above}: no keys such as: {new}" in told(content)


@pytest.mark.parametrize(
    ("file", "keys"),
    [
        ("quiz.yaml", "traits.charm"),
        ("quiz.yaml", "labels.sureness.certain"),
        ("archetypes.yaml", "archetypes.lurker"),
    ],
)
def test_a_trait_or_type_that_there_is_not_is_named(content: Path, edit: Edit, file: str, keys: str):
    edit(f"en/{file}", put(keys, "Something"))
    assert told(content).startswith(f"content/en/{file}: {keys} is ")


def test_several_mistakes_are_counted(content: Path, edit: Edit):
    edit("en/site.yaml", lambda data: [data.pop(key) for key in ("home", "reload", "credit")])
    assert "(2 more like it.)" in told(content)


# Texts


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("file", "keys", "text", "wanted"),
    [
        ("quiz.yaml", "labels.progress", "Statement {numbr} of {total}", "{number}, {total}"),
        ("quiz.yaml", "labels.progress", "Statement {number}", "{number}, {total}"),
        ("quiz.yaml", "labels.begin", "Begin {now}", "none"),
        ("quiz.yaml", "labels.bar", "{trait}: {score}", "{trait}, {score}, {from}, {to}"),
        ("quiz.yaml", "labels.sureness.leaning", "A lean.", "{in_ten}, {first}, {second}"),
        ("quiz.yaml", "items.voice_near_boss", "I speak to {boss}.", "none"),
        ("archetypes.yaml", "archetypes.echo.portrait", "{}", "none"),
        ("evidence.yaml", "cards.quiz.title", "{title}", "none"),
        ("site.yaml", "minutes", "25 minutes", "{minutes}"),
        (
            "commitment.yaml",
            "events.plan",
            "If: {when}",
            "{when}, {where}, {then}, {who}, {obstacle}, {answer}",
        ),
    ],
)
def test_a_wrong_placeholder_is_told_with_the_right_ones(
    content: Path, edit: Edit, *, language: str, file: str, keys: str, text: str, wanted: str
):
    edit(f"{language}/{file}", put(keys, text))
    expected = (
        f"content/{language}/{file}: {keys} is {text!r}; expected a text with these placeholders: {wanted}."
    )
    assert told(content, language).startswith(expected)


@pytest.mark.parametrize("empty", ["", "   ", "\n"])
def test_an_empty_text_is_refused(content: Path, edit: Edit, empty: str):
    edit("en/site.yaml", put("title", empty))
    assert told(content).startswith(
        f"content/en/site.yaml: title is {empty!r}; expected a text that is not empty."
    )


@pytest.mark.parametrize("value", [None, 3, True, ["a"], {"a": "b"}], ids=repr)
def test_a_text_that_is_none_is_refused(content: Path, edit: Edit, value: object):
    edit("en/site.yaml", put("title", value))
    assert told(content).startswith("content/en/site.yaml: title is ")
    assert "expected Input should be a valid string" in told(content)


@pytest.mark.parametrize("claim", [0, 12, "one"])
def test_a_claim_that_is_not_among_the_eleven_is_refused(content: Path, edit: Edit, claim: object):
    edit("en/evidence.yaml", put("cards.quiz.claims", [1, claim]))
    assert told(content).startswith("content/en/evidence.yaml: cards.quiz.claims.1 is ")


def test_a_strength_that_is_not_among_the_four_is_refused(content: Path, edit: Edit):
    edit("en/evidence.yaml", lambda data: data["cards"]["quiz"]["measured"][0].update(strength="proven"))
    assert "cards.quiz.measured.0.strength is 'proven'" in told(content)
    assert "'strong', 'moderate', 'weak' or 'none'" in told(content)


@pytest.mark.parametrize("name", ["My profile", "profile.html", "../profile", "Profil", "a/b"])
def test_a_file_name_that_some_computer_would_not_take_is_refused(content: Path, edit: Edit, name: str):
    edit("en/quiz.yaml", put("labels.file_name", name))
    assert told(content).startswith(
        f"content/en/quiz.yaml: labels.file_name is {name!r}; expected a file name of small letters"
    )


# Files


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    ("text", "line"), [("one: two: three", 1), ("one: 1\ntwo: [", 2), ("one: 'open\n\n", 3), ("\tone: 1", 1)]
)
def test_broken_yaml_is_told_with_its_line(content: Path, file: str, text: str, line: int):
    (content / "en" / file).write_text(text, encoding="utf-8")
    expected = f"content/en/{file} is 'not readable in line {line}'; expected a YAML file."
    assert told(content).startswith(expected)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("text", ["", "- a list\n", "just a text\n"])
def test_a_file_that_holds_no_keys_is_told_by_name(content: Path, file: str, text: str):
    (content / "de" / file).write_text(text, encoding="utf-8")
    assert told(content, "de").startswith(f"content/de/{file}: the file is ")


@pytest.mark.parametrize("file", FILES[:3])
def test_a_file_that_is_gone_is_told_by_name(content: Path, file: str):
    (content / "de" / file).unlink()
    expected = f"content/de/{file} is 'missing or unreadable'; expected a file. Restore it"
    assert told(content, "de").startswith(expected)


# Marks


def mark_told(content: Path) -> str:
    with pytest.raises(ContentError) as caught:
        load_marks(folder=content)
    return str(caught.value)


@pytest.mark.parametrize(
    ("keys", "value", "expected"),
    [
        ("marks.echo.colour", "red", "match pattern"),
        ("marks.echo.colour", "#56b4e9", "match pattern"),
        ("marks.echo.path", "M0 0<script>", "match pattern"),
        ("marks.echo.shape", "", "a text that is not empty"),
        ("marks.echo.size", 3, "no such key"),
    ],
)
def test_a_mark_that_could_not_be_drawn_is_refused(
    content: Path, edit: Edit, keys: str, value: object, expected: str
):
    edit("marks.yaml", put(keys, value))
    assert f"marks.yaml: {keys} is {value!r}" in mark_told(content)
    assert expected in mark_told(content)


@pytest.mark.parametrize("keys", ["marks.echo", "marks.echo.shape", "marks"])
def test_a_missing_mark_is_refused(content: Path, edit: Edit, keys: str):
    edit("marks.yaml", remove(keys))
    assert "marks.yaml" in mark_told(content)
    assert keys.rsplit(".", maxsplit=1)[-1] in mark_told(content)


def test_broken_marks_are_told_by_line(content: Path):
    (content / "marks.yaml").write_text("marks: [", encoding="utf-8")
    assert "marks.yaml is 'not readable in line 1'" in mark_told(content)


def test_a_key_that_stands_twice_is_told_with_its_line(content: Path):
    path = content / "en" / "site.yaml"
    path.write_text("home: Home\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    text = told(content)
    assert "content/en/site.yaml" in text
    assert "'home' stands twice" in text


def test_a_file_in_another_encoding_is_told(content: Path):
    (content / "de" / "site.yaml").write_bytes("title: Grüße".encode("latin-1"))
    assert "content/de/site.yaml is 'not UTF-8'" in told(content, "de")


def test_trouble_with_the_marks_names_their_file(content: Path):
    (content / "marks.yaml").write_text("marks: {}")
    with pytest.raises(ContentError, match=r"^content/marks\.yaml: "):
        load_marks(folder=content)
