"""The leadership slider as an activity: a guess first, then four levers and the team that goes with them."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import asdict, dataclass, replace
from functools import cache
from statistics import NormalDist
from typing import Any

import numpy as np

from workshop_kit.domain.activities.activity import Message
from workshop_kit.domain.arrays import whole_number
from workshop_kit.domain.errors import AnswerError, LeversError, MessageError
from workshop_kit.domain.leadership import (
    SHARE_OF_STYLE,
    TRAP_TURNS_AT,
    TeamConfidence,
    team_confidence,
)
from workshop_kit.domain.levers import PRESETS, Lever, Levers

TEAM_SIZE = 12
GUESS_ABOUT = Levers.uniform(1)
"""The leader whom the guess is about: does all four fully."""

_STEP = 0.05
_CURVE_REACH, _CURVE_POINTS = 3.0, 49


@dataclass(frozen=True)
class Guess:
    """How many of the twelve somebody expects above the middle; None: would rather not guess."""

    people: int | None


@dataclass(frozen=True)
class LeadershipState:
    """Where one person stands.

    Attributes
    ----------
    levers : Levers
        What their leader does now.
    guess : Guess or None
        None until it is placed: nothing of the answer is shown before.
    """

    levers: Levers
    guess: Guess | None = None


@dataclass(frozen=True)
class LeadershipActivity:
    """Messages: ``guess`` (people), ``set`` (levers), ``guess_again``.

    The first guess counts: who has seen the answer cannot better it, and begins anew with ``guess_again``.

    Parameters
    ----------
    start : Levers, optional
        Where the levers stand at first: by default at the leader whom the guess is about.
    """

    start: Levers = GUESS_ABOUT

    def __post_init__(self) -> None:
        if not isinstance(self.start, Levers) or self.start.shape != ():
            raise LeversError(
                thing="levers",
                value=self.start,
                expected="the levers of one leader, a number each",
                mend="Use Levers(empower=…, enable=…, encourage=…, inspire=…).",
            )

    def begin(self) -> LeadershipState:
        """Nothing is guessed, nothing is shown."""
        return LeadershipState(self.start)

    def receive(self, state: LeadershipState, message: Message) -> LeadershipState:
        """Return the state after one message.

        Raises
        ------
        AnswerError
            If a guess is not 0 to 12 or None.
        LeversError
            If levers are missing, too many, or outside [0, 1].
        MessageError
            If the type of the message is none of the three, or levers are set before the guess.
        """
        match message.get("type"):
            case "guess":
                guess = Guess(_check_guess(message))
                return state if state.guess else replace(state, guess=guess)
            case "set" if state.guess:
                return replace(state, levers=read_levers(message.get("levers")))
            case "guess_again":
                return self.begin()
            case other:
                raise MessageError(
                    thing="message['type']",
                    value=other,
                    expected="'guess', 'guess_again' or, once there is a guess, 'set'",
                    mend="The face and the package may be of different versions: reload the page.",
                )

    def show(self, state: LeadershipState) -> dict[str, object]:
        """``levers`` and ``guess``; after the guess also ``tables`` and ``result``, else empty and None."""
        return {
            "levers": levers_record(state.levers),
            "tables": deepcopy(tables()) if state.guess else {},
            "result": team_record(team_confidence(state.levers)) if state.guess else None,
            # last: a face that hears of the guess has all that it draws from
            "guess": None if state.guess is None else asdict(state.guess),
        }


def _check_guess(message: Message) -> int | None:
    value = message.get("people", "missing")
    if value is None:
        return None
    found = whole_number(value, 0, TEAM_SIZE)
    if found is None:
        raise AnswerError(
            thing="message['people']",
            value=value,
            expected=f"a whole number from 0 to {TEAM_SIZE}, or None for 'rather not guess'",
            mend="It counts people.",
        )
    return found


def read_levers(record: object) -> Levers:
    """Return levers from plain values, as a face or a notebook's parameters give them.

    Raises
    ------
    LeversError
        If it is no mapping with exactly the four levers, a number from 0 to 1 each.
    """
    if not isinstance(record, Mapping) or set(record) != set(Lever):
        raise LeversError(
            thing="levers",
            value=record,
            expected="a number for each of " + ", ".join(Lever),
            mend="Write {'empower': 0.5, 'enable': 0.5, 'encourage': 0.5, 'inspire': 0.5}.",
        )
    levers = Levers(**{str(name): value for name, value in record.items()})
    return LeadershipActivity(levers).start


def levers_record(levers: Levers) -> dict[str, Any]:
    """Return the levers of one leader as JSON values."""
    return {lever.value: value for lever, value in zip(Lever, levers.values(), strict=True)}


def team_record(result: TeamConfidence) -> dict[str, Any]:
    """Return what to expect of a team as JSON values, with how many of twelve stand above the middle."""
    return {**asdict(result), "above": people_above(result)}


def people_above(result: TeamConfidence) -> int:
    """Return how many of twelve typical people of a team are more confident than the average person."""
    return int(np.sum(result.confidence + np.array(_people(result.confidence_sd)) > 0))


def _people(sd: float) -> list[float]:
    """Where twelve typical people stand around their team's mean: the middles of twelve equal shares."""
    return [sd * NormalDist().inv_cdf((place + 0.5) / TEAM_SIZE) for place in range(TEAM_SIZE)]


@cache
def tables() -> dict[str, Any]:
    """Return all that a face needs to draw the team at once wherever the levers are.

    Returns
    -------
    dict
        ``mean``: expected values (SD of people) over the mean of the levers, with *empower* no further than
        *enable*. ``ahead``: what the trap adds to confidence over *empower* minus *enable*. Between entries,
        straight lines are good to 0.00001. ``sd``: spread within a team. ``people``: where twelve typical
        people stand around the mean. ``curve``: the bell, as pairs of distance from the mean and height from
        0 to 1. ``trap_turns_at``: how far ahead freedom may be before more of it costs. ``share``: of the
        differences between people under different leaders, what goes with style. ``answer``: to the guess.
        ``presets``: the levers of each.
    """
    middle = Levers.uniform(0.5)
    level = _grid(0, 1)
    ahead = _grid(-1, 1, 0.01)  # the steps of the sliders: there, the face says what Python says
    over_mean = team_confidence(Levers.uniform(level))
    over_ahead = team_confidence(
        Levers(middle.empower + ahead / 2, middle.enable - ahead / 2, middle.encourage, middle.inspire)
    )
    bell = NormalDist(0, over_mean.confidence_sd)
    reach = np.linspace(-_CURVE_REACH, _CURVE_REACH, _CURVE_POINTS)
    return {
        "mean": {
            "at": level.tolist(),
            **{
                name: np.asarray(getattr(over_mean, name)).tolist()
                for name in ("empowerment", "safety", "engagement", "confidence")
            },
        },
        "ahead": {
            "at": ahead.tolist(),
            "confidence": (over_ahead.confidence - np.asarray(team_confidence(middle).confidence)).tolist(),
        },
        "sd": {
            name: getattr(over_mean, f"{name}_sd")
            for name in ("empowerment", "safety", "engagement", "confidence")
        },
        "people": _people(over_mean.confidence_sd),
        "curve": [[float(x), bell.pdf(x) / bell.pdf(0)] for x in reach],
        "trap_turns_at": TRAP_TURNS_AT,
        "share": SHARE_OF_STYLE,
        "answer": people_above(team_confidence(GUESS_ABOUT)),
        "presets": {preset.value: levers_record(levers) for preset, levers in PRESETS.items()},
    }


def _grid(start: float, stop: float, step: float = _STEP) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.linspace(start, stop, round((stop - start) / step) + 1)
