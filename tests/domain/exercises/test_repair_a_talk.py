"""Exercise 6: what repairs a talk, and what does not."""

from itertools import permutations

import pytest

from workshop_kit.domain.exercises.exercise import Verdict
from workshop_kit.domain.exercises.repair_a_talk import BEGUN, REPAIR_A_TALK, SPOILT, WENT_WRONG
from workshop_kit.domain.rapport import talk
from workshop_kit.domain.rapport_rule import Effect, Ending, Kind, Rung
from workshop_kit.domain.rapport_scenes import Scene, hear, options


def judged(step: str, answer: object) -> Verdict:
    found = REPAIR_A_TALK.step(step)
    assert found
    return found.judge(answer)


def test_the_talk_that_went_wrong_is_the_one_of_the_scene() -> None:
    heard = hear(Scene.GROUP, BEGUN)
    assert tuple(step.kind for step in heard.steps) == SPOILT
    assert heard.steps[1].effect is Effect.OFFER_TOO_SOON


def test_of_the_three_third_messages_only_one_saves_the_talk() -> None:
    moves = [move.name for move in options(Scene.GROUP, BEGUN)]
    right = [move for move in moves if judged("talk", [*BEGUN, move]).right]
    assert right == ["one_page_for_all"]
    assert hear(Scene.GROUP, [*BEGUN, *right]).ending is Ending.ADVICE


@pytest.mark.parametrize(
    ("moves", "reason"),
    [
        (["list_on_fridge", "who_says_no", "one_page_for_all"], "another"),
        (["our_tool"], "another"),
        ([*BEGUN], "not_over"),
        ([*BEGUN, "an_hour_together"], "cold"),
        (["nonsense"], "not_begun"),
    ],
)
def test_another_or_an_unfinished_talk_is_told_apart(moves: list[str], reason: str) -> None:
    assert judged("talk", moves).reason == reason


def test_the_offer_is_welcome_in_exactly_those_orders_in_which_it_comes_last() -> None:
    for order in permutations(WENT_WRONG):
        verdict = judged("order", order)
        assert verdict.right == (order[-1] is Kind.OFFER)
        assert verdict.right == (Rung.OFFER in talk(order).standing)


def test_the_order_of_the_ladder_is_the_one_in_which_nothing_comes_too_soon() -> None:
    best = [order for order in permutations(WENT_WRONG) if judged("order", order).reason == "welcome"]
    assert best == [(Kind.COMMON_GROUND, Kind.ADVICE, Kind.RAPPORT, Kind.OFFER)]


def test_an_early_offer_is_told_with_its_place_and_what_it_costs() -> None:
    verdict = judged("order", WENT_WRONG)
    assert verdict.reason == "early"
    assert (verdict.facts["number"], verdict.facts["cost"], verdict.facts["warmth"]) == (2, 2, 4)
    assert verdict.facts["lacking"] == (Rung.CREDIBILITY, Rung.RAPPORT)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (["common_ground", "advice", "rapport"], "missing"),
        (["common_ground", "advice", "advice", "offer"], "twice"),
        (["common_ground", "credibility", "advice", "offer"], "twice"),
        (["pushy", "common_ground", "rapport", "offer"], "not_here"),
        (["hello", "advice", "rapport", "offer"], "unknown"),
        (["common_ground", ..., "rapport", "offer"], "open_still"),
    ],
)
def test_a_list_of_other_messages_is_told_what_is_wrong_with_it(answer: list[object], reason: str) -> None:
    assert judged("order", answer).reason == reason


def test_credibility_will_do_in_the_place_of_advice() -> None:
    assert judged("order", ["common_ground", "credibility", "rapport", "offer"]).right


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        (["advice", "rapport"], "open"),
        (["rapport", "advice"], "open"),
        (["credibility", "rapport", "offer"], "open"),
        (["common_ground", "offer", "advice", "rapport"], "open"),
        (["advice", "advice"], "lacking"),
        (["offer"], "cools"),
        (["advice", "offer", "rapport"], "cools"),
        (["pushy", "advice", "rapport"], "cools"),
        (["passive", "advice", "rapport"], "cools"),
        (["advice"] * 5, "many"),
    ],
)
def test_after_the_slip_two_rungs_are_to_be_built_and_nothing_may_cool(after: list[str], reason: str) -> None:
    verdict = judged("save", after)
    assert (verdict.right, verdict.reason) == (reason == "open", reason)


def test_the_bet_comes_as_the_rule_says() -> None:
    assert talk([*SPOILT, "advice", "rapport"]).is_open_to_an_offer
    assert judged("bet", {"bet": "welcome"}).reason == "met"
