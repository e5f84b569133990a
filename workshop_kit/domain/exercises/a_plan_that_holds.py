"""Exercise 8: write an if-then plan that passes its own check, and set its reminders."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from workshop_kit.domain.commitment import (
    LONGEST,
    Plan,
    PlanField,
    WordLists,
    check_day,
    follow_ups,
    hints,
    read_plan,
)
from workshop_kit.domain.errors import DayError
from workshop_kit.domain.exercises.bet import bet
from workshop_kit.domain.exercises.exercise import Exercise, Facts, Reads, Step, Taken, Verdict, is_open
from workshop_kit.domain.exercises.reading import read_day
from workshop_kit.domain.exercises.written import written

FIRST = (PlanField.WHEN, PlanField.WHERE, PlanField.THEN)
SECOND = (PlanField.WHO, PlanField.OBSTACLE, PlanField.ANSWER)
_WORKED_OUT = range(1900, 2100)
_SLASHES = re.compile(r"\d{1,4}\s*/\s*\d{1,2}\s*/\s*\d{1,4}")


@dataclass(frozen=True)
class WrittenPlan:
    """Parts of a plan as somebody has written them, and the lists of their language."""

    parts: Mapping[str, object]
    lists: WordLists = field(default_factory=WordLists)


def plain_parts(parts: Mapping[str, object]) -> dict[str, str]:
    """Return the parts of a plan that are texts; one that stands alone in a list is taken out of it."""
    alone = {
        name: value[0] if isinstance(value, list | tuple) and len(value) == 1 else value
        for name, value in parts.items()
    }
    return {
        name: value
        for name, value in alone.items()
        if name in set(PlanField) and isinstance(value, str) and not is_open(value) and len(value) <= LONGEST
    }


def plan_of(parts: Mapping[str, object]) -> Plan:
    """Return the plan that these parts make so far."""
    return read_plan(plain_parts(parts))


def day_of(answer: object) -> tuple[str | None, Taken | None]:
    """Return a day of this century as ``YYYY-MM-DD``, and what it was taken for; None if there is none."""
    found, taken = read_day(answer)
    try:
        return (check_day(str(found)), taken) if found is not None else (None, None)
    except DayError:
        return None, None


def _part_judge(*wanted: PlanField, right: str) -> Step:
    def judge(answer: object) -> Verdict:
        given = answer if isinstance(answer, WrittenPlan) else WrittenPlan(_mapping(answer))
        texts = plain_parts(given.parts)
        for part in wanted:
            value = given.parts.get(part)
            if part not in texts:
                return _no_text(part, value)
        found = hints(read_plan(texts), given.lists)
        for part in wanted:
            if part in found:
                facts: Facts = {"part": part, "hint": found[part][0], "text": texts[part]}
                return Verdict(right=False, reason="hint", facts=facts)
        return Verdict(right=True, reason="whole")

    def wrong(*texts: object) -> dict[str, object]:
        return dict(zip((part.value for part in wanted), texts, strict=True))

    long = "and because of that " * 7
    refused = (
        (
            wrong("the coffee is gone", ..., "I ask"),
            wrong("the coffee is gone", "at work", long),
            wrong(1, 2, 3),
        )
        if right == "plan"
        else (wrong("a friend", long, "I ask"), wrong("a friend", "noise", ...), wrong([], {}, 0))
    )
    return Step(
        right,
        judge,
        wrong=refused,
        reasons={
            "open_still": ("part",),
            "no_text": ("part",),
            "too_long": ("part", "count", "most"),
            "hint": ("part", "hint", "text"),
            "whole": (),
        },
        reads=Reads.PLAN,
    )


def _mapping(answer: object) -> Mapping[str, object]:
    return MappingProxyType(dict(answer)) if isinstance(answer, Mapping) else MappingProxyType({})


def _no_text(part: PlanField, value: object) -> Verdict:
    if is_open(value):
        return Verdict(right=False, reason="open_still", facts={"part": part})
    if isinstance(value, str):
        facts: Facts = {"part": part, "count": len(value), "most": LONGEST}
        return Verdict(right=False, reason="too_long", facts=facts)
    return Verdict(right=False, reason="no_text", facts={"part": part})


def _reminders(answer: object) -> Verdict:
    day, taken = day_of(answer)
    if day is not None:
        first, second, third = (np.datetime64(each, "D") for each in follow_ups(day))
        facts: Facts = {"first": first, "second": second, "third": third}
        weekend = not np.is_busday(first)
        return Verdict(right=True, reason="weekend" if weekend else "days", facts=facts, taken=taken)
    if isinstance(answer, int) and not isinstance(answer, bool) and answer in _WORKED_OUT:
        return Verdict(right=False, reason="worked_out", facts={"result": answer})
    text = answer.strip() if isinstance(answer, str) else ""
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s*\.\s*\d{1,2}\s*\.\s*\d{4}", text):
        return Verdict(right=False, reason="no_such_day", facts={"day": text})
    if _SLASHES.fullmatch(text):
        return Verdict(right=False, reason="slashes", facts={"day": text})
    if text:
        return Verdict(right=False, reason="no_day", facts={"day": text[:60]})
    return Verdict(right=False)


A_PLAN_THAT_HOLDS = Exercise(
    "08_a_plan_that_holds",
    (
        bet("five", "seven", "nine", came="seven"),
        _part_judge(*FIRST, right="plan"),
        _part_judge(*SECOND, right="obstacle"),
        Step(
            "reminders",
            _reminders,
            wrong=("2026-02-30", "31.11.2026", "12/01/2026", "next Tuesday", 2026 - 12 - 10, "1999-12-01"),
            reasons={
                "worked_out": ("result",),
                "no_such_day": ("day",),
                "slashes": ("day",),
                "no_day": ("day",),
                "days": ("first", "second", "third"),
                "weekend": ("first", "second", "third"),
            },
        ),
        written("seen"),
    ),
)
