"""The languages side by side: the same keys and placeholders, other words; and marks for all of them."""

import re
from collections.abc import Iterator

import pytest

from workshop_kit import Archetype
from workshop_kit.content import DEFAULT_LANGUAGE, languages, load_marks, load_words, notebooks_folder

OTHERS = [language for language in languages() if language != DEFAULT_LANGUAGE]
THE_SAME = {
    *(f"take_along.laptops.{system}.name" for system in ("windows", "macos", "linux")),
    "archetypes.archetypes.echo.name",
    *(f"room.labels.{label}" for label in ("bar", "buffet", "minute_label", "pause", "table_minute")),
    *(f"exercises.04_who_has_the_echo.sheets.echo.choices.{name}" for name in ("alex", "kim", "robin")),
    *(f"rapport.scenes.{scene}.person" for scene in ("forum", "event", "group", "call")),
    *(f"exercises.01_eight_scenes.sheets.{sheet}.choices.echo" for sheet in ("scenes", "circumstances")),
    *(
        f"exercises.02_read_a_room.sheets.entourage.choices.{name}"
        for name in ("Bruno", "Hana", "Idris", "Rosa")
    ),
    "figures.evening.beside",
}
"""Texts that are the same word in several languages."""

# The Okabe–Ito palette, made for people who see colours differently.
PALETTE = {"#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"}


def leaves(value: object, key: str = "") -> Iterator[tuple[str, object]]:
    """Return each text or number of nested words under its dotted key."""
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for name, part in pairs:
            yield from leaves(part, f"{key}.{name}" if key else str(name))
    else:
        yield key, value


def words_of(language: str) -> dict[str, object]:
    words = load_words(language).model_dump(mode="json")
    del words["language"]
    return dict(leaves(words))


def placeholders(text: object) -> set[str]:
    return set(re.findall(r"\{\w*\}", str(text)))


def is_code(key: str) -> bool:
    """Tell whether a value is read by programs: numbers of claims, strengths, minutes."""
    if key.startswith("exercises."):
        return key.endswith(".minutes")
    return key.startswith("evidence.") and (".claims." in key or key.endswith(".strength"))


def test_there_are_english_and_german():
    assert languages()[0] == "en"
    assert "de" in languages()


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_same_keys_as_english(language: str):
    assert sorted(words_of(language)) == sorted(words_of("en"))


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_same_placeholders_as_english(language: str):
    english, other = words_of("en"), words_of(language)
    assert [key for key in english if placeholders(english[key]) != placeholders(other[key])] == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_was_left_in_english(language: str):
    english, other = words_of("en"), words_of(language)
    texts = [key for key, value in english.items() if isinstance(value, str) and not is_code(key)]
    same = {key for key in texts if english[key] == other[key]}
    assert same - THE_SAME == set()


@pytest.mark.parametrize("language", OTHERS)
def test_claims_and_strengths_of_evidence_are_the_same_in_every_language(language: str):
    english, other = words_of("en"), words_of(language)
    codes = [key for key in english if is_code(key)]
    assert codes
    assert [key for key in codes if english[key] != other[key]] == []


@pytest.mark.parametrize("language", languages())
def test_no_two_statements_or_archetypes_say_the_same(language: str):
    words = load_words(language)
    assert len(set(words.quiz.items.values())) == 24
    assert len({kind.name for kind in words.archetypes.archetypes.values()}) == 8
    assert len(set(words.quiz.choices.values())) == 5


@pytest.mark.parametrize("language", languages())
def test_no_text_has_stray_braces_or_spaces(language: str):
    texts = {key: text for key, text in words_of(language).items() if isinstance(text, str)}
    assert [key for key, text in texts.items() if set("{}") & set(re.sub(r"\{\w+\}", "", text))] == []
    assert [key for key, text in texts.items() if text != text.strip() or "  " in text] == []


@pytest.mark.parametrize("language", languages())
def test_every_language_has_a_folder_of_notebooks(language: str):
    assert list((notebooks_folder() / language).glob("*.ipynb"))


def test_every_folder_of_notebooks_is_of_a_language():
    folders = {
        path.name for path in notebooks_folder().iterdir() if path.is_dir() and path.name[0] not in "._"
    }
    assert folders == set(languages())


# Marks


def test_every_archetype_has_a_shape_and_a_colour_of_its_own():
    marks = load_marks().marks
    assert list(marks) == list(Archetype)
    assert len({mark.shape for mark in marks.values()}) == 8
    assert len({mark.path for mark in marks.values()}) == 8
    assert {mark.colour for mark in marks.values()} == PALETTE


def test_every_shape_is_one_closed_path_on_its_grid():
    for mark in load_marks().marks.values():
        assert mark.path.startswith("M")
        assert mark.path.endswith("Z")
        assert all(0 <= float(number) <= 24 for number in re.findall(r"[\d.]+", mark.path))
