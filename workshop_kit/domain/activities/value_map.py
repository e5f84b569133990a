"""The map of net value as an activity: place your team, guess, then move the evening and see where harm begins."""

import math
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from workshop_kit.domain.activities.activity import Message
from workshop_kit.domain.activities.evening import (
    LIMITS,
    Evening,
    check_setting,
    evening_record,
    read_evening,
)
from workshop_kit.domain.activities.value_tables import tables
from workshop_kit.domain.errors import AnswerError, MessageError, NetValueError
from workshop_kit.domain.value import NetValue, Reading

EVEN_WITHIN = 0.5
"""As close to nothing as this, an evening is called about even."""


class Verdict(StrEnum):
    """What comes out of an evening."""

    HARM = "harm"
    EVEN = "even"
    GOOD = "good"


class Harm(StrEnum):
    """Where on the scale of style an evening does more harm than good."""

    NEVER = "never"
    BELOW = "below"
    ALWAYS = "always"


@dataclass(frozen=True)
class Guess:
    """What somebody expects of their team's evening, and what the model says of it.

    Attributes
    ----------
    verdict : Verdict or None
        None: would rather not guess.
    style, b : float
        Where they placed their team, and what a bad impression weighs for them.
    answer : Verdict
        What the model says of the team there.
    value : float
        The same as a number.
    """

    verdict: Verdict | None
    style: float
    b: float
    answer: Verdict
    value: float


@dataclass(frozen=True)
class ValueMapState:
    """Where one person stands.

    Attributes
    ----------
    evening : Evening
        As it is set now.
    guess : Guess or None
        None until it is placed: nothing of the answer is shown before.
    """

    evening: Evening
    guess: Guess | None = None


@dataclass(frozen=True)
class ValueMapActivity:
    """Messages: ``guess`` (verdict, style, b), ``set`` (settings), ``guess_again``.

    The first guess counts: who has seen the answer cannot better it, and begins anew with ``guess_again``.

    Parameters
    ----------
    start : Evening, optional
        How the evening is at first; style and weight are where a reader begins to look for their own.
    """

    start: Evening = field(default_factory=Evening)

    def __post_init__(self) -> None:
        if not isinstance(self.start, Evening):
            raise NetValueError(
                thing="start", value=self.start, expected="an Evening", mend="Use Evening(style=…, b=…)."
            )

    def begin(self) -> ValueMapState:
        """Nobody is placed, nothing is shown."""
        return ValueMapState(self.start)

    def receive(self, state: ValueMapState, message: Message) -> ValueMapState:
        """Return the state after one message.

        Raises
        ------
        AnswerError
            If a guess is none of the three verdicts or None.
        NetValueError
            If settings are missing, too many, or outside their limits.
        MessageError
            If the type of the message is none of the three, or the evening is changed before the guess.
        """
        match message.get("type"):
            case "guess":
                placed = self._place(message)
                return state if state.guess else placed
            case "set" if state.guess:
                return replace(state, evening=read_evening(message.get("settings")))
            case "guess_again":
                return self.begin()
            case other:
                raise MessageError(
                    thing="message['type']",
                    value=other,
                    expected="'guess', 'guess_again' or, once there is a guess, 'set'",
                    mend="The face and the package may be of different versions: reload the page.",
                )

    def show(self, state: ValueMapState) -> dict[str, object]:
        """Return ``settings`` and ``guess``; after the guess also ``tables`` and ``result``, else empty and None."""
        return {
            "settings": evening_record(state.evening),
            "tables": {**deepcopy(tables()), "even_within": EVEN_WITHIN} if state.guess else {},
            "result": result_record(state.evening) if state.guess else None,
            # last: a face that hears of the guess has all that it draws from
            "guess": state.guess and guess_record(state.guess),
        }

    def _place(self, message: Message) -> ValueMapState:
        verdict = _check_verdict(message)
        style, b = (check_setting(name, message.get(name), LIMITS[name]) for name in ("style", "b"))
        evening = replace(self.start, style=style, b=b)
        found = float(evening.value(Reading.TEAM).value)
        guess = Guess(verdict=verdict, style=style, b=b, answer=verdict_on(found), value=found)
        return ValueMapState(evening, guess)


def _check_verdict(message: Message) -> Verdict | None:
    value = message.get("verdict", "missing")
    if value is None:
        return None
    if value not in list(Verdict):
        raise AnswerError(
            thing="message['verdict']",
            value=value,
            expected="one of " + ", ".join(Verdict) + ", or None for 'rather not guess'",
            mend="It says what comes out of the evening.",
        )
    return Verdict(str(value))


def verdict_on(value: float) -> Verdict:
    """Return what a value is called: about even within half a unit of nothing."""
    if abs(value) < EVEN_WITHIN:
        return Verdict.EVEN
    return Verdict.GOOD if value > 0 else Verdict.HARM


def guess_record(guess: Guess) -> dict[str, Any]:
    """Return a guess as JSON values."""
    return {
        **asdict(guess),
        "verdict": guess.verdict and guess.verdict.value,
        "answer": guess.answer.value,
    }


def result_record(evening: Evening) -> dict[str, Any]:
    """Return what the model says of an evening as JSON values, for a typical person and for the team."""
    return {
        reading.value: _record(evening.value(reading), evening.break_even(reading)) for reading in Reading
    }


def _record(found: NetValue, break_even: float) -> Mapping[str, Any]:
    harm = {-math.inf: Harm.NEVER, math.inf: Harm.ALWAYS}.get(break_even, Harm.BELOW)
    return {
        **asdict(found),
        "harm": harm.value,
        "break_even": break_even if harm is Harm.BELOW else None,
    }
