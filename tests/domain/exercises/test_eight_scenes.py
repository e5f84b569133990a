"""Exercise 1: who is in which scene, what a wrong answer is told, and who is made by circumstances."""

from itertools import combinations

import numpy as np
import pytest

from workshop_kit.domain.archetypes import CENTRES, Archetype, separating_trait
from workshop_kit.domain.exercises.eight_scenes import EIGHT_SCENES, MADE_BY_CIRCUMSTANCES, SCENES
from workshop_kit.domain.exercises.exercise import Step, Verdict
from workshop_kit.domain.traits import Trait

RIGHT = {name: str(kind) for name, kind in SCENES.items()}


def step(name: str) -> Step:
    found = EIGHT_SCENES.step(name)
    assert found
    return found


def judge(**changes: str) -> Verdict:
    return step("scenes").judge({**RIGHT, **changes})


def test_eight_scenes_named_as_they_were_meant_are_right():
    assert judge() == Verdict(right=True, reason="all", facts={"scenes": 8})


def test_who_crosses_off_a_list_of_eight_types_cannot_be_right():
    kinds = list(SCENES.values())
    assert len(SCENES) == len(Archetype)
    assert {kind for kind in kinds if kinds.count(kind) == 2} == {Archetype.ECHO}
    assert set(Archetype) - set(kinds) == {Archetype.AMBASSADOR}


def test_every_other_type_in_any_scene_is_wrong():
    for name, kind in SCENES.items():
        for other in set(Archetype) - {kind}:
            assert not judge(**{name: str(other)}).right


def test_a_wrong_answer_is_told_how_many_fit_and_which_scenes_to_look_at_again():
    verdict = judge(brochure="ambassador", sofa="gardener")
    assert (verdict.facts["fit"], verdict.facts["again"]) == (6, "2, 5")


def test_the_first_scene_that_does_not_fit_is_told_with_the_trait_that_separates_the_two_types():
    verdict = judge(bridge="conscript", brochure="ambassador")
    assert (verdict.facts["scene"], verdict.facts["taken"], verdict.facts["trait"]) == (
        2,
        "ambassador",
        "voice",
    )


def test_who_used_each_type_once_is_told_that_nobody_promised_this():
    assert judge(brochure="ambassador").reason == "each_once"
    assert judge(sofa="gardener").reason == "some"


@pytest.mark.parametrize(
    ("one", "other", "trait"),
    [
        (Archetype.GARDENER, Archetype.ENCLAVE_DWELLER, Trait.APPROACH),
        (Archetype.PLAN_BUILDER, Archetype.DEAL_HUNTER, Trait.GIVING),
        (Archetype.ECHO, Archetype.AMBASSADOR, Trait.VOICE),
    ],
)
def test_the_trait_that_separates_two_types_is_the_one_on_which_they_stand_farthest_apart(
    one: Archetype, other: Archetype, trait: Trait
):
    assert separating_trait(one, other) is separating_trait(other, one) is trait


def test_the_bet_names_the_two_types_that_stand_nearest_to_each_other():
    nearest = min(
        combinations(Archetype, 2),
        key=lambda pair: np.linalg.norm(np.subtract(CENTRES[pair[0]], CENTRES[pair[1]])),
    )
    assert set(nearest) == {Archetype.GARDENER, Archetype.ENCLAVE_DWELLER}
    assert step("bet").judge({"bet": "gardener_enclave"}).reason == "met"
    assert step("bet").judge({"bet": "plan_deal"}).reason == "other"


def test_conscript_and_echo_in_either_order_are_the_two_made_by_their_circumstances():
    one, other = sorted(MADE_BY_CIRCUMSTANCES)
    assert step("circumstances").judge({"one": one, "other": other}).right
    assert step("circumstances").judge({"one": other, "other": one}).right


def test_no_other_two_types_are():
    for one in Archetype:
        for other in Archetype:
            right = step("circumstances").judge({"one": str(one), "other": str(other)}).right
            assert right == ({one, other} == MADE_BY_CIRCUMSTANCES)


def test_somebody_with_one_of_the_two_is_told_which_one_and_who_took_one_twice_is_told_so():
    half = step("circumstances").judge({"one": "explorer", "other": "echo"})
    assert (half.reason, half.facts["found"]) == ("half", "echo")
    assert step("circumstances").judge({"one": "echo", "other": "echo"}).reason == "same"
    assert step("circumstances").judge({"one": "gardener", "other": "explorer"}).reason == "neither"
