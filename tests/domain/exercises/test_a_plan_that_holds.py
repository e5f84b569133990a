"""Exercise 8: the form of a plan, and the days to look again."""

import pytest

from workshop_kit.domain.commitment import STUDIES_SAY, Hint, PlanField, WordLists, ahead_of_ten, follow_ups
from workshop_kit.domain.exercises.a_plan_that_holds import (
    A_PLAN_THAT_HOLDS,
    WrittenPlan,
    day_of,
    plan_of,
)
from workshop_kit.domain.exercises.exercise import Verdict

LISTS = WordLists(moods=("brave",), vague=("some day",), negations=("not",), joiners=("and then",))
FIRST = {"when": "the door opens", "where": "at the Monday meeting", "then": "I ask what I overlooked"}
SECOND = {"who": "nobody for now", "obstacle": "we are late", "answer": "I ask for it again"}


def judged(step: str, answer: object) -> Verdict:
    found = A_PLAN_THAT_HOLDS.step(step)
    assert found
    return found.judge(answer)


def test_both_halves_of_a_plan_without_a_hint_are_right() -> None:
    assert judged("plan", WrittenPlan(FIRST, LISTS)).right
    assert judged("obstacle", WrittenPlan(SECOND, LISTS)).right


@pytest.mark.parametrize(
    ("step", "change", "part", "hint"),
    [
        ("plan", {"when": "I am brave"}, PlanField.WHEN, Hint.MOOD),
        ("plan", {"where": "there, some day"}, PlanField.WHERE, Hint.VAGUE),
        ("plan", {"then": "I do not hide"}, PlanField.THEN, Hint.NEGATION),
        ("plan", {"then": "I ask and then I go"}, PlanField.THEN, Hint.TWO_ACTIONS),
        ("plan", {"then": "I ask " * 30}, PlanField.THEN, Hint.LONG),
        ("obstacle", {"answer": "I do not care"}, PlanField.ANSWER, Hint.NEGATION),
    ],
)
def test_a_hint_of_the_card_is_told_with_its_part(
    step: str, change: dict[str, str], part: PlanField, hint: Hint
) -> None:
    whole = FIRST if step == "plan" else SECOND
    verdict = judged(step, WrittenPlan(whole | change, LISTS))
    assert (verdict.right, verdict.reason) == (False, "hint")
    assert (verdict.facts["part"], verdict.facts["hint"]) == (part, hint)


@pytest.mark.parametrize(
    ("value", "reason"), [(..., "open_still"), ("  ", "open_still"), (5, "no_text"), ("x" * 301, "too_long")]
)
def test_a_part_that_is_open_no_text_or_too_long_is_told(value: object, reason: str) -> None:
    verdict = judged("plan", WrittenPlan({**FIRST, "where": value}))
    assert (verdict.right, verdict.reason, verdict.facts["part"]) == (False, reason, PlanField.WHERE)


def test_a_text_alone_in_a_list_is_taken_out_of_it() -> None:
    assert judged("plan", WrittenPlan({**FIRST, "when": ["the door opens"]})).right
    assert plan_of({**FIRST, "when": ["the door opens"], "then": ..., "where": 5}).when == "the door opens"


@pytest.mark.parametrize("day", ["2026-12-01", "1.12.2026", "2026-12-1"])
def test_three_days_are_told_as_the_card_has_them(day: str) -> None:
    verdict = judged("reminders", day)
    assert verdict.reason == "days"
    assert tuple(str(verdict.facts[each]) for each in ("first", "second", "third")) == follow_ups(
        "2026-12-01"
    )


def test_a_weekend_is_right_and_told() -> None:
    assert judged("reminders", "2026-12-05").reason == "weekend"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("2026-02-30", "no_such_day"),
        ("31.11.2026", "no_such_day"),
        ("1999-12-01", "no_such_day"),
        ("12/01/2026", "slashes"),
        ("next Tuesday", "no_day"),
        (2026 - 12 - 10, "worked_out"),
    ],
)
def test_what_is_no_day_is_told_why(answer: object, reason: str) -> None:
    assert judged("reminders", answer).reason == reason
    assert day_of(answer) == (None, None)


def test_the_bet_comes_as_studies_say() -> None:
    assert round(ahead_of_ten(STUDIES_SAY)) == 7
    assert judged("bet", {"bet": "seven"}).reason == "met"
