"""What each guest is apt to do: traits and confidence turned into chances and minutes."""

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workshop_kit.domain.archetypes import Archetype
from workshop_kit.domain.room_guests import Guests, on_grid
from workshop_kit.domain.room_rules import RoomRules


@dataclass(frozen=True, eq=False)
class Habits:
    """One entry a guest, in plain lists: in a loop over single people they are quicker than arrays of NumPy.

    Attributes
    ----------
    arrival, pause : list of float
        Minutes: when they come, and how long they are between two circles on average.
    boss : list of int
        Their leader; leaders are their own.
    knows : list of bytes
        Whom they know before the evening: a byte for each guest, 1 or 0.
    known : list of sequence of int
        The same as numbers of guests, to draw from.
    open : list of float
        Chance that somebody who could turn to them does so while they stand alone.
    turns_to_known, lingers, follows, wins, wins_near_boss : list of float
        Chances: see RoomRules. To win is to say something and to leave a good impression.
    """

    arrival: list[float]
    pause: list[float]
    boss: list[int]
    knows: list[bytes]
    known: list[Sequence[int]]
    open: list[float]
    turns_to_known: list[float]
    lingers: list[float]
    follows: list[float]
    wins: list[float]
    wins_near_boss: list[float]


def habits_of(guests: Guests, rules: RoomRules) -> Habits:
    """Return what the guests are apt to do."""
    approach, _, voice = guests.traits.T
    confidence = guests.confidence
    told = np.array([kind is Archetype.CONSCRIPT for kind in guests.archetype])
    pause = rules.pause * np.exp2(
        -rules.pause_on_approach * approach - rules.pause_on_confidence * confidence
    )
    lingers = rules.linger + rules.linger_on_approach * approach + rules.linger_on_confidence * confidence
    follows = _each(guests, rules.follow) * np.exp2(-rules.follow_on_confidence * confidence)
    follows[guests.leader] = 0.0
    speaks = rules.speaks + rules.speaks_on_voice * voice + rules.speaks_on_confidence * confidence
    wins = np.clip(speaks, rules.speaks_least, 1) * _liked(guests, rules)
    share = guests.known.sum(axis=1) / (len(told) - 1)
    odds = rules.known_odds * np.exp(-confidence)
    known: list[Sequence[int]] = [
        array("i", np.flatnonzero(row).astype("i").tobytes()) for row in guests.known
    ]
    return Habits(
        arrival=guests.arrival.tolist(),
        pause=_plain(np.minimum(pause * np.where(told, rules.aside, 1), rules.pause_longest)),
        boss=guests.leads[guests.organisation].tolist(),
        knows=[row.tobytes() for row in guests.known],
        known=known,
        open=np.where(told, rules.aside_open, 1.0).tolist(),
        turns_to_known=_plain(odds * share / (odds * share + 1 - share)),
        lingers=_plain(np.clip(lingers, 0, rules.linger_most)),
        follows=_plain(np.minimum(follows, rules.follow_most)),
        wins=_plain(wins),
        wins_near_boss=_plain(rules.near_leader * wins),
    )


def _liked(guests: Guests, rules: RoomRules) -> NDArray[np.float64]:
    """Return the chance that an impression is a good one (model 2)."""
    sure = (guests.engagement + guests.confidence) / 2
    mean = rules.impression + rules.impression_on_confidence * sure + _each(guests, rules.opening)
    return np.array([math.erfc(-each / math.sqrt(2)) / 2 for each in mean.tolist()])


def _each(guests: Guests, values: Mapping[Archetype, float]) -> NDArray[np.float64]:
    return np.array([values.get(kind, 0.0) for kind in guests.archetype])


def _plain(values: NDArray[np.float64]) -> list[float]:
    plain: list[float] = on_grid(values).tolist()
    return plain
