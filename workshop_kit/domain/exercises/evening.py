"""The evening of exercise 2: one simulated evening with names, as somebody at the door might have written it down."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from workshop_kit.domain.room import simulate_room
from workshop_kit.domain.room_setup import RoomSetup

SEED = 975
"""Of many evenings the one with a clear enclave, a clear entourage, and a group that is nearly an enclave: chosen to
learn with, so nothing follows from how many of each there are."""
SETUP = RoomSetup(guests=24, organisations=4, minutes=60, style=0.2, conscripts=0.1, known_share=0.3)
NAMES = (
    *("Amara", "Bruno", "Chen", "Dalia", "Emil", "Farah", "Goran", "Hana", "Idris", "Jonas", "Kira", "Luca"),
    *("Mei", "Noor", "Oleg", "Priya", "Quentin", "Rosa", "Sami", "Tova", "Uma", "Vera", "Wim", "Yara"),
)
"""Of the guests, made up like everything about them."""
ORGANISATIONS = ("Aronia", "Halda", "Kestrel", "Tessel")
_DECIMALS = 1


@dataclass(frozen=True)
class Guest:
    """Somebody in the record.

    Attributes
    ----------
    name, organisation : str
    leads : bool
        Whether they lead their people.
    """

    name: str
    organisation: str
    leads: bool


@dataclass(frozen=True)
class Meeting:
    """A stretch of time for which two guests stood in one circle.

    Attributes
    ----------
    start, end : float
        Minutes since the evening began, with one decimal.
    guest, other : Guest
    known : bool
        Whether they knew each other before the evening.
    """

    start: float
    end: float
    guest: Guest
    other: Guest
    known: bool

    @property
    def minutes(self) -> float:
        """How long it was."""
        return self.end - self.start


@lru_cache(maxsize=1)
def one_evening() -> tuple[Meeting, ...]:
    """Return who met whom, in the order of their beginnings; what lasted no tenth of a minute is left out."""
    evening = simulate_room(SETUP, np.random.default_rng(SEED))
    guests = [
        Guest(name, ORGANISATIONS[team], bool(leads))
        for name, team, leads in zip(NAMES, evening.organisation, evening.leader, strict=True)
    ]
    found = evening.meetings
    columns = (found.start.tolist(), found.end.tolist(), found.one, found.other, found.known)
    meetings = [
        Meeting(round(start, _DECIMALS), round(end, _DECIMALS), guests[one], guests[other], bool(known))
        for start, end, one, other, known in zip(*columns, strict=True)
    ]
    kept = [meeting for meeting in meetings if meeting.end > meeting.start]
    return tuple(sorted(kept, key=lambda each: (each.start, each.end, each.guest.name, each.other.name)))
