"""Model 2: what an evening brings, or costs, when a team is sent. See docs/evidence.md for what is assumed."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workshop_kit.domain.arrays import Values, plain, real_numbers
from workshop_kit.domain.errors import NetValueError
from workshop_kit.domain.leadership import TeamConfidence, team_confidence
from workshop_kit.domain.levers import Levers
from workshop_kit.domain.statistics import mean_above_zero, normal_nodes

ENCOUNTERS = 14
"""Conversations of a guest in an evening: published."""

KNOWN_SHARE = 1 / 3
"""Share of the room that a guest knows already: published."""

AVERAGE_IMPRESSION = 0.40
"""Impression that an average guest leaves, in SD of impressions; 0 is neither good nor bad: assumed."""

BAD_WEIGHS = 2.0
"""How many times a bad impression outweighs a good one: the direction is published, the size assumed."""

_KNOWN_TO_NEW = 2.0  # odds of turning to somebody known, at a confidence of 0, beside those of the room
_IMPRESSION_ON_PERSON = 0.39
_NODES = 16  # for a team: off by less than 0.000001, where b is 10 at most
_HALVINGS = 40
_FURTHEST = 700.0  # exp(700) is still a number


class Opening(StrEnum):
    """What somebody who meets a stranger begins with."""

    RAPPORT_FIRST = "rapport_first"
    NEUTRAL = "neutral"
    PITCH_FIRST = "pitch_first"


_ON_OPENING = {Opening.RAPPORT_FIRST: 0.2, Opening.NEUTRAL: 0.0, Opening.PITCH_FIRST: -0.4}


class Reading(StrEnum):
    """Of whom the model speaks: a typical person, or a team whose people differ."""

    PERSON = "person"
    TEAM = "team"


@dataclass(frozen=True, eq=False)
class NetValue:
    """What one person brings home from an evening: a typical person, or the average over a team.

    A unit of value is what one impression brings that is one standard deviation better than neutral, on somebody new.
    All arrays have the shape of all that went in, broadcast together.

    Attributes
    ----------
    new_contacts : float or ndarray
        Encounters with people not known before, of 14.
    impression : float or ndarray
        Mean impression left, in standard deviations of impressions; 0 is neither good nor bad.
    good, bad : float or ndarray
        What good impressions bring, and what bad ones would cost if they weighed no more than good ones; neither
        is negative.
    value : float or ndarray
        ``good − b · bad − cost``.
    """

    new_contacts: Values
    impression: Values
    good: Values
    bad: Values
    value: Values


def net_value(
    levers_or_style: Levers | ArrayLike,
    *,
    b: ArrayLike = BAD_WEIGHS,
    m: ArrayLike = AVERAGE_IMPRESSION,
    cost: ArrayLike = 0.0,
    outgoingness: ArrayLike = 0.0,
    opening: Opening | str = Opening.NEUTRAL,
    known_share: ArrayLike = KNOWN_SHARE,
    reading: Reading | str = Reading.PERSON,
) -> NetValue:
    """Return what to expect of an evening, for each person who is sent. Arrays broadcast.

    Parameters
    ----------
    levers_or_style : Levers or float or array_like
        What their leader does; a style from 0 to 1 is all four levers alike.
    b : float or array_like, default 2
        How many times a bad impression outweighs a good one; 0: bad ones do not count. Not negative: a bad
        impression brings nothing.
    m : float or array_like, default 0.40
        Impression that an average guest leaves, in standard deviations of impressions.
    cost : float or array_like, default 0
        Of attending, in units of value; not negative.
    outgoingness : float or array_like, default 0
        Of the person, in standard deviations; of a team, the mean: its people differ around it as people do.
    opening : Opening or str, default "neutral"
        What they begin with: rapport adds 0.2 to the impression, a pitch takes 0.4 away.
    known_share : float or array_like, default 1/3
        Share of the room that they know already.
    reading : Reading or str, default "person"
        ``"person"``: confidence and engagement at their expectation. ``"team"``: the average over the people of
        a team.

    Returns
    -------
    NetValue

    Raises
    ------
    LeversError
        If a style or a lever is no number from 0 to 1.
    ScoreError
        If `outgoingness` is not finite, or does not fit the levers.
    NetValueError
        If `b` or `cost` is negative or not finite, `m` is not finite, `known_share` is outside [0, 1], the
        opening or the reading is unknown, or shapes do not broadcast.

    Notes
    -----
    docs/evidence.md, model 2. With confidence C and engagement G, ::

        new contacts n = 14 (1 − k) / (1 − k + 2 k e^(−C))
        impression   I ~ N(m + 0.39 (G + C) / 2 + opening, 1)
        value          = n (E[max(I, 0)] − b E[max(−I, 0)]) − cost

    **A team.** By model 1 all that is left to chance is independent. Confidence takes up what empowerment, safety
    and outgoingness have of it, engagement only its own, so within a team C and G are independent and normal.
    Engagement enters the impression alone, and linearly: over it the average is exact, as that of an impression
    of variance 1 + (0.39/2)² Var G. Over confidence it is taken by Gauss–Hermite quadrature with 16 nodes, off
    by less than 0.000001 for b up to 10.
    """
    weight = _numbers("b", b, lowest=0)
    price = _numbers("cost", cost, lowest=0)
    reading_ = _one_of(Reading, "reading", reading)
    middle = _numbers("m", m) + _ON_OPENING[_one_of(Opening, "opening", opening)]
    known = _numbers("known_share", known_share, lowest=0, highest=1)
    levers = levers_or_style if isinstance(levers_or_style, Levers) else Levers.uniform(levers_or_style)
    people = team_confidence(levers, outgoingness)
    shape = _fit(
        levers_or_style=np.shape(people.confidence), b=weight.shape, m=middle.shape, cost=price.shape,
        known_share=known.shape,
    )  # fmt: skip
    met, impression, good, bad = _evening(people, middle, known, reading_)
    value = good - weight * bad - price
    return NetValue(*(plain(np.broadcast_to(each, shape)) for each in (met, impression, good, bad, value)))


def break_even_style(
    *,
    b: ArrayLike = BAD_WEIGHS,
    m: ArrayLike = AVERAGE_IMPRESSION,
    cost: ArrayLike = 0.0,
    outgoingness: ArrayLike = 0.0,
    opening: Opening | str = Opening.NEUTRAL,
    known_share: ArrayLike = KNOWN_SHARE,
    reading: Reading | str = Reading.PERSON,
) -> Values:
    """Return the style below which an evening does more harm than good. Arrays broadcast.

    Parameters
    ----------
    b, m, cost, outgoingness, opening, known_share, reading
        As for `net_value`.

    Returns
    -------
    float or ndarray
        A style from 0 to 1 at which the value is nothing; it is negative exactly below. ``-inf`` where no style
        makes it negative, ``inf`` where every style does. So ``style < break_even_style(…)`` always says whether
        there is harm.

    Raises
    ------
    NetValueError, ScoreError
        As for `net_value`.

    Notes
    -----
    There is at most one such style. More style means more new contacts and better impressions; once the value is
    not negative, both raise it. It is found by halving the scale 40 times.
    """

    def value(style: ArrayLike) -> NDArray[np.float64]:
        found = net_value(
            style,
            b=b,
            m=m,
            cost=cost,
            outgoingness=outgoingness,
            opening=opening,
            known_share=known_share,
            reading=reading,
        )
        return np.asarray(found.value)

    shape = np.shape(value(0))
    harm, fine = np.zeros(shape), np.ones(shape)
    never, always = value(harm) >= 0, value(fine) < 0
    for _ in range(_HALVINGS):
        middle = (harm + fine) / 2
        negative = value(middle) < 0
        harm, fine = np.where(negative, middle, harm), np.where(negative, fine, middle)
    return plain(np.where(never, -np.inf, np.where(always, np.inf, fine)))


def _evening(
    people: TeamConfidence, middle: NDArray[np.float64], known: NDArray[np.float64], reading: Reading
) -> tuple[NDArray[np.float64], ...]:
    """Return new contacts, impression, and what good and bad impressions amount to."""
    engagement, confidence = np.asarray(people.engagement), np.asarray(people.confidence)
    impression = middle + _IMPRESSION_ON_PERSON * (engagement + confidence) / 2
    if reading is Reading.PERSON:
        met, above = _new_contacts(confidence, known), mean_above_zero(impression, 1.0)
        return met, impression, met * above, met * np.maximum(0, above - impression)
    spread = math.sqrt(1 + (_IMPRESSION_ON_PERSON / 2 * people.engagement_sd) ** 2)
    total_met, total_good, total_bad = (np.zeros(()) for _ in range(3))
    for node, share in zip(*normal_nodes(_NODES), strict=True):
        away = node * people.confidence_sd
        met = share * _new_contacts(confidence + away, known)
        its_impression = impression + _IMPRESSION_ON_PERSON / 2 * away
        above = mean_above_zero(its_impression, spread)
        total_met = total_met + met
        total_good = total_good + met * above
        total_bad = total_bad + met * np.maximum(0, above - its_impression)
    return total_met, impression, total_good, total_bad


def _new_contacts(confidence: NDArray[np.float64], known: NDArray[np.float64]) -> NDArray[np.float64]:
    odds = _KNOWN_TO_NEW * np.exp(np.clip(-confidence, -_FURTHEST, _FURTHEST))
    return ENCOUNTERS * (1 - known) / (1 - known + odds * known)


def _numbers(
    thing: str, value: ArrayLike, *, lowest: float = -math.inf, highest: float = math.inf
) -> NDArray[np.float64]:
    array = real_numbers(value)
    if array is None or not np.all(np.isfinite(array) & (array >= lowest) & (array <= highest)):
        bounds = {
            (-math.inf, math.inf): "a finite number",
            (0, math.inf): "a finite number, 0 or more",
            (0, 1): "a number from 0 to 1",
        }
        raise NetValueError(
            thing=thing,
            value=value,
            expected=f"{bounds[lowest, highest]}, or an array of them",
            mend=_MEND[thing],
        )
    return array


_MEND = {
    "b": "1 lets a bad impression weigh as much as a good one.",
    "m": "An average guest has 0.4.",
    "cost": "It counts in units of value; 0 is an evening that costs nothing.",
    "known_share": "A third is usual.",
}

_Kind = TypeVar("_Kind", Opening, Reading)


def _one_of(kind: type[_Kind], thing: str, value: str) -> _Kind:
    try:
        return kind(value)
    except ValueError as error:
        raise NetValueError(
            thing=thing,
            value=value,
            expected="one of " + ", ".join(kind),
            mend=f"Use {kind.__name__}, or its text.",
        ) from error


def _fit(**shapes: tuple[int, ...]) -> tuple[int, ...]:
    try:
        return np.broadcast_shapes(*shapes.values())
    except ValueError as error:
        raise NetValueError(
            thing="the shapes of " + ", ".join(shapes),
            value=tuple(shapes.values()),
            expected="shapes that broadcast together",
            mend="Give numbers, or arrays of one shape; style[:, None] with b makes a map.",
        ) from error
