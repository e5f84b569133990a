"""Exercise 3: the least enabling for a target, and the trap."""

import numpy as np
import pytest

from workshop_kit import Levers, team_confidence
from workshop_kit.domain.exercises.freedom_without_means import ENOUGH, FREEDOM_WITHOUT_MEANS, TARGET


def levers(empower: float, enable: float, encourage: float = 1, inspire: float = 1) -> dict[str, float]:
    return {"empower": empower, "enable": enable, "encourage": encourage, "inspire": inspire}


def judge(step: str, answer: object):
    found = FREEDOM_WITHOUT_MEANS.step(step)
    assert found
    return found.judge(answer)


def test_the_target_can_be_reached_with_enough_enabling_and_hardly_with_less():
    grid = np.round(np.linspace(0, 1, 101), 2)
    empower, enable = np.meshgrid(grid, grid)
    confidence = np.asarray(team_confidence(Levers(empower, enable, 1, 1)).confidence)
    least = float(enable[confidence >= TARGET].min())
    assert 0.2 < least <= ENOUGH < least + 0.03


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (levers(0.62, 0.24), "reached"),
        (levers(0.62, 0.25), "reached"),
        (levers(1, 1), "too_much"),
        (levers(1, 0.2), "trapped"),
        (levers(0.2, 0.2, 0.2, 0.2), "cold"),
        ({"empower": 1}, "odd"),
        ("much", "odd"),
    ],
)
def test_each_place_of_the_levers_is_told_why(answer: object, reason: str):
    verdict = judge("target", answer)
    assert verdict.reason == reason
    assert verdict.right == (reason == "reached")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (levers(0.9, 0.1), "met"),
        (levers(0.5, 0.4), "free"),
        (levers(0.2, 0.9), "behind"),
        (None, "odd"),
    ],
)
def test_the_trap_is_where_less_freedom_means_more_confidence(answer: object, reason: str):
    verdict = judge("trap", answer)
    assert verdict.reason == reason
    assert verdict.right == (reason == "met")


def test_what_the_bet_says_to_come_is_what_the_model_gives():
    all_of_it, a_little_less = (
        float(team_confidence(Levers(empower, 0, 0.5, 0.5)).confidence) for empower in (1, 0.9)
    )
    assert a_little_less > all_of_it
    assert judge("bet", {"bet": "rises"}).reason == "met"
