"""What a hint may name: facts of the answer, and types and traits as the language calls them."""

import re

import pytest

from workshop_kit.content import languages, load_words
from workshop_kit.content.exercise_words import ExerciseWords
from workshop_kit.courseware import NotYetError
from workshop_kit.courseware.check import Check
from workshop_kit.domain.exercises.course import EXERCISES
from workshop_kit.domain.exercises.eight_scenes import EIGHT_SCENES, SCENES
from workshop_kit.domain.exercises.read_a_room import FOLLOWERS, GROUPS, READ_A_ROOM

RIGHT = {name: str(kind) for name, kind in SCENES.items()}


def told(check: Check, step: str, answer: object) -> str:
    with pytest.raises(NotYetError) as caught:
        check(step, answer)
    return caught.value.told


@pytest.mark.parametrize("lang", languages())
def test_hints_grow_from_a_way_of_reading_to_the_scenes_and_then_to_what_separates_two_types(lang: str):
    check = Check(EIGHT_SCENES, lang=lang, folder=None)
    words = load_words(lang).exercises[EIGHT_SCENES.name]
    choices = words.sheets["scenes"].choices
    first = told(check, "scenes", {**RIGHT, "brochure": "ambassador"})
    second = told(check, "scenes", {**RIGHT, "brochure": "ambassador", "sofa": "gardener"})
    third = told(check, "scenes", {**RIGHT, "sofa": "gardener"})
    assert first.startswith(f"{load_words(lang).course.not_yet}\n7 ")
    assert "2, 5" in second
    assert choices["gardener"] in third
    assert words.names["approach"] in third
    for text in (first, second, third):
        assert choices["echo"] not in text.split("\n")[-1]
        assert choices["enclave_dweller"] not in text.split("\n")[-1]
        assert "{" not in text


@pytest.mark.parametrize("lang", languages())
def test_every_wrong_answer_is_answered_without_a_gap_and_without_a_key_of_ours(lang: str):
    for exercise in (EIGHT_SCENES, READ_A_ROOM):
        check = Check(exercise, lang=lang, folder=None)
        for step in exercise.to_do:
            for wrong in step.wrong:
                text = told(check, step.name, wrong)
                assert not re.search(r"[{}]|[a-z]+_[a-z]+", text)


def test_what_is_no_answer_at_all_still_gets_a_word():
    check = Check(EIGHT_SCENES, lang="en", folder=None)
    assert told(check, "scenes", dict.fromkeys(SCENES, 3)).startswith("Not yet.")


def test_a_hint_that_names_a_fact_which_is_not_always_there_is_refused():
    words = load_words("en").exercises[READ_A_ROOM.name]
    data = words.model_dump()
    data["steps"]["share"]["hints"][0] = "About {known}."
    with pytest.raises(ValueError, match=r"steps\.share\.hints: no placeholders but none"):
        ExerciseWords.model_validate(data).fits(READ_A_ROOM)


def test_a_name_that_has_no_word_or_a_word_without_a_name_is_refused():
    data = load_words("en").exercises[EIGHT_SCENES.name].model_dump()
    del data["names"]["voice"]
    with pytest.raises(ValueError, match="names: also these keys: voice"):
        ExerciseWords.model_validate(data).fits(EIGHT_SCENES)
    data["names"] |= {"voice": "voice", "luck": "luck"}
    with pytest.raises(ValueError, match="names: no keys such as: luck"):
        ExerciseWords.model_validate(data).fits(EIGHT_SCENES)


@pytest.mark.parametrize("lang", languages())
def test_groups_are_worded_with_the_names_of_their_people(lang: str):
    sheets = load_words(lang).exercises[READ_A_ROOM.name].sheets
    for step, groups in (("enclave", GROUPS), ("entourage", FOLLOWERS)):
        for name, people in groups.items():
            assert tuple(re.findall(r"[A-Z]\w+", sheets[step].choices[name])) == people


@pytest.mark.parametrize("lang", languages())
def test_types_are_called_as_everywhere_in_the_workshop(lang: str):
    words = load_words(lang)
    called = {str(kind): each.name for kind, each in words.archetypes.archetypes.items()}
    for step in ("scenes", "circumstances"):
        assert words.exercises[EIGHT_SCENES.name].sheets[step].choices == called


def test_exercises_come_in_the_order_of_their_numbers():
    assert list(EXERCISES) == sorted(EXERCISES)
