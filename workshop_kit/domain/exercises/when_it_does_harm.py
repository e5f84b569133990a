"""Exercise 5: find where networking turns harmful, and which assumption made it so."""

import math

from workshop_kit.domain.activities.evening import Evening, read_evening
from workshop_kit.domain.errors import NetValueError
from workshop_kit.domain.exercises.bet import bet
from workshop_kit.domain.exercises.exercise import Exercise, Facts, Step, Verdict
from workshop_kit.domain.exercises.pick import pick
from workshop_kit.domain.exercises.written import written
from workshop_kit.domain.value import AVERAGE_IMPRESSION, BAD_WEIGHS, Opening, Reading

NEAR = 0.15
"""As close to nothing as this is on the line: three steps of the slider to either side."""
_ROUNDING = 1e-9
_FACTS = ("style", "person", "team", "weight")


def _line(reading: Reading) -> Step:
    """Return a step that asks for the place where an evening brings nothing and costs nothing."""
    other = next(each for each in Reading if each is not reading)

    def judge(answer: object) -> Verdict:
        try:
            evening = read_evening(answer)
        except NetValueError:
            return Verdict(right=False, reason="odd")
        reason = _where(evening, reading, other)
        return Verdict(right=reason == "found", reason=reason, facts=_facts(evening))

    there = round(float(Evening(b=BAD_WEIGHS).break_even(reading)), 2)
    elsewhere = round(float(Evening(b=BAD_WEIGHS).break_even(other)), 2)
    return Step(
        f"{reading}_line",
        judge,
        wrong=(
            _settings(style=elsewhere),
            _settings(style=0.5),
            _settings(style=0),
            _settings(style=there, b=1),
            _settings(style=there, cost=3.5),
        ),
        reasons={
            "odd": (),
            **dict.fromkeys(("elsewhere", "weight", "other_line", "gains", "costs", "found"), _FACTS),
        },
    )


def _where(evening: Evening, reading: Reading, other: Reading) -> str:
    if not _is_as_at_first(evening):
        return "elsewhere"
    if abs(evening.b - BAD_WEIGHS) > _ROUNDING:
        return "weight"
    value = _value(evening, reading)
    if abs(value) <= NEAR:
        return "found"
    if abs(_value(evening, other)) <= NEAR:
        return "other_line"
    return "gains" if value > 0 else "costs"


def _harmless(answer: object) -> Verdict:
    try:
        evening = read_evening(answer)
    except NetValueError:
        return Verdict(right=False, reason="odd")
    reason = _what_was_changed(evening)
    return Verdict(right=reason == "found", reason=reason, facts=_facts(evening))


def _what_was_changed(evening: Evening) -> str:
    if not _is_as_at_first(evening):
        return "elsewhere"
    if evening.break_even(Reading.PERSON) == -math.inf:
        return "found"
    if evening.b > BAD_WEIGHS - _ROUNDING:
        return "still"
    return "person_left" if evening.break_even(Reading.TEAM) == -math.inf else "less"


def _is_as_at_first(evening: Evening) -> bool:
    """Tell whether nothing is changed but the style and the weight."""
    return (
        evening.opening is Opening.NEUTRAL
        and evening.cost == 0
        and abs(evening.m - AVERAGE_IMPRESSION) <= _ROUNDING
    )


def _value(evening: Evening, reading: Reading) -> float:
    return float(evening.value(reading).value)


def _facts(evening: Evening) -> Facts:
    return {
        "style": round(100 * evening.style),
        "person": _value(evening, Reading.PERSON),
        "team": _value(evening, Reading.TEAM),
        "weight": evening.b,
    }


def _settings(
    *,
    style: float,
    b: float = BAD_WEIGHS,
    m: float = AVERAGE_IMPRESSION,
    cost: float = 0,
    opening: Opening = Opening.NEUTRAL,
) -> dict[str, object]:
    return {"style": style, "b": b, "m": m, "cost": cost, "opening": opening.value}


WHEN_IT_DOES_HARM = Exercise(
    "05_when_it_does_harm",
    (
        bet("harm", "even", "good", came="good"),
        _line(Reading.PERSON),
        _line(Reading.TEAM),
        pick("why_lower", "help", "more_people", "confident", "lighter", right="confident"),
        Step(
            "harmless",
            _harmless,
            wrong=(
                _settings(style=1),
                _settings(style=0, b=1.8),
                _settings(style=0, b=1.5),
                _settings(style=0, m=0.8),
                _settings(style=0, opening=Opening.RAPPORT_FIRST),
            ),
            reasons={
                "odd": (),
                **dict.fromkeys(("elsewhere", "still", "less", "person_left", "found"), _FACTS),
            },
        ),
        written("doubt"),
    ),
)
