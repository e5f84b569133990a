"""What an evening was: who stood where when, whom they met, and what came of it."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workshop_kit.domain.archetypes import Archetype
from workshop_kit.domain.room_setup import RoomSetup

CROWD = 5
"""People in a circle from which on one conversation no longer reaches everybody."""


@dataclass(frozen=True, eq=False)
class Meetings:
    """Every stretch of time for which two guests stood in one circle; arrays of one length, in order of `end`.

    Attributes
    ----------
    start, end : ndarray of float
        Minutes since the evening began.
    one, other : ndarray of int
        The two guests, the smaller number first.
    known : ndarray of bool
        Whether they knew each other before the evening.
    kept : ndarray of bool
        Whether they had not known each other before, and this conversation made a tie.
    """

    start: NDArray[np.float64]
    end: NDArray[np.float64]
    one: NDArray[np.intp]
    other: NDArray[np.intp]
    known: NDArray[np.bool_]
    kept: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.start)

    @property
    def minutes(self) -> NDArray[np.float64]:
        """How long each lasted."""
        return self.end - self.start


@dataclass(frozen=True)
class RoomSummary:
    """An evening in six figures.

    Attributes
    ----------
    encounters : float
        Different people talked to, mean over guests.
    known_share : float
        Share of them known before; NaN if nobody talked to anybody.
    new_ties : float
        New people with whom a tie was made, mean over guests.
    minutes_alone : float
        Mean over guests.
    entourage : float
        Own people standing round a leader, mean over time and leaders.
    crowded : float
        Share of circle-minutes in circles of five and more; 0 if there was no circle.
    """

    encounters: float
    known_share: float
    new_ties: float
    minutes_alone: float
    entourage: float
    crowded: float


@dataclass(frozen=True, eq=False)
class Evening:
    """A simulated evening. All arrays are read-only.

    Attributes
    ----------
    setup : RoomSetup
        What was asked for.
    archetype : tuple of Archetype
        Of each guest.
    organisation : ndarray of int, shape (guests,)
        Which team each guest belongs to.
    leader : ndarray of bool, shape (guests,)
        Whether a guest leads their team.
    confidence : ndarray of float, shape (guests,)
        In standard deviations of people.
    known : ndarray of bool, shape (guests, guests)
        Who knew whom before; symmetric, and nobody counts as knowing themselves.
    time, guest, circle : ndarray, shape (events,)
        The log, sorted by time: at `time` (minutes) `guest` goes to `circle`; −1 is: stands alone. A guest's
        first event is their arrival. Circles are numbered from 0, and no number is used twice.
    encounters, encounters_known : ndarray of int, shape (guests,)
        Different people talked to, and how many of those were known before.
    new_ties : ndarray of int, shape (guests,)
        New people with whom a conversation went well enough to be kept.
    minutes_alone : ndarray of float, shape (guests,)
        From the arrival on.
    entourage : ndarray of float, shape (guests,)
        Own people in a leader's circle, mean over the time since the leader came; NaN for others.
    meetings : Meetings
        All pairs.
    circle_minutes : ndarray of float, shape (guests + 1,)
        Minutes that circles of each size lasted, all together.
    """

    setup: RoomSetup
    archetype: tuple[Archetype, ...]
    organisation: NDArray[np.intp]
    leader: NDArray[np.bool_]
    confidence: NDArray[np.float64]
    known: NDArray[np.bool_]
    time: NDArray[np.float64]
    guest: NDArray[np.intp]
    circle: NDArray[np.intp]
    encounters: NDArray[np.intp]
    encounters_known: NDArray[np.intp]
    new_ties: NDArray[np.intp]
    minutes_alone: NDArray[np.float64]
    entourage: NDArray[np.float64]
    meetings: Meetings
    circle_minutes: NDArray[np.float64]

    def summary(self) -> RoomSummary:
        """Return the evening in six figures, the same to the last digit on every machine."""
        guests, talked = len(self.archetype), int(self.encounters.sum())
        circles = math.fsum(self.circle_minutes)
        return RoomSummary(
            encounters=talked / guests,
            known_share=int(self.encounters_known.sum()) / talked if talked else math.nan,
            new_ties=int(self.new_ties.sum()) / guests,
            minutes_alone=math.fsum(self.minutes_alone) / guests,
            entourage=math.fsum(self.entourage[self.leader]) / int(self.leader.sum()),
            crowded=math.fsum(self.circle_minutes[CROWD:]) / circles if circles else 0.0,
        )
