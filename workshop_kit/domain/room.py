"""Model 3: an evening in a room full of people. See docs/evidence.md for what is published and what assumed."""

import numpy as np
from numpy.typing import NDArray

from workshop_kit.domain.errors import RoomError
from workshop_kit.domain.room_evening import Evening, Meetings
from workshop_kit.domain.room_floor import Floor
from workshop_kit.domain.room_guests import Guests, invite
from workshop_kit.domain.room_habits import habits_of
from workshop_kit.domain.room_record import Record
from workshop_kit.domain.room_rules import RULES, RoomRules
from workshop_kit.domain.room_setup import RoomSetup


def simulate_room(setup: RoomSetup, rng: "np.random.Generator", *, rules: RoomRules = RULES) -> Evening:
    """Let an evening happen.

    Parameters
    ----------
    setup : RoomSetup
        How many guests, under what leaders, for how long.
    rng : numpy.random.Generator
        Where chance comes from. The same generator in the same state gives the same evening on every machine,
        and the same guests under other leaders: so two rooms can be compared.
    rules : RoomRules, optional
        How people behave. Others than these are for experiments.

    Returns
    -------
    Evening
        Who stood where when, whom they met, and what came of it.

    Raises
    ------
    RoomError
        If `setup` is no RoomSetup, `rng` no generator, or `rules` are no RoomRules.

    Notes
    -----
    docs/evidence.md, “How the room works”. Style works through confidence, and for new ties through engagement too.
    """
    for thing, value, kind, mend in (
        ("setup", setup, RoomSetup, "Use RoomSetup(), or RoomSetup(guests=20), for example."),
        ("rng", rng, np.random.Generator, "Use numpy.random.default_rng(1)."),
        ("rules", rules, RoomRules, "Leave them out."),
    ):
        if not isinstance(value, kind):
            raise RoomError(thing=thing, value=value, expected=f"a {kind.__name__}", mend=mend)
    guests = invite(setup, rules, rng)
    record = Floor(habits_of(guests, rules), rules, setup.minutes, rng).run()
    return _evening(setup, guests, record)


def _evening(setup: RoomSetup, guests: Guests, record: Record) -> Evening:
    n = setup.guests
    time = np.array(record.time)
    guest, circle = np.array(record.guest, dtype=np.intp), np.array(record.circle, dtype=np.intp)
    meetings = _meetings(guests, record)
    one, other = np.divmod(np.unique(meetings.one * n + meetings.other), n)  # each pair once
    before = guests.known[one, other]
    evening = Evening(
        setup=setup,
        archetype=guests.archetype,
        organisation=guests.organisation,
        leader=guests.leader,
        confidence=guests.confidence,
        known=guests.known,
        time=time,
        guest=guest,
        circle=circle,
        encounters=_times(n, one, other),
        encounters_known=_times(n, one[before], other[before]),
        new_ties=_times(n, meetings.one[meetings.kept], meetings.other[meetings.kept]),
        minutes_alone=_alone(setup, time, guest, circle),
        entourage=_entourage(setup, guests, meetings),
        meetings=meetings,
        circle_minutes=np.array(record.minutes),
    )
    for part in (evening, meetings):
        for value in vars(part).values():
            if isinstance(value, np.ndarray):
                value.flags.writeable = False
    return evening


def _meetings(guests: Guests, record: Record) -> Meetings:
    one, other = np.array(record.one, dtype=np.intp), np.array(record.other, dtype=np.intp)
    return Meetings(
        start=np.array(record.start, dtype=float),
        end=np.array(record.end, dtype=float),
        one=one,
        other=other,
        known=guests.known[one, other],
        kept=np.array(record.kept, dtype=bool),
    )


def _times(guests: int, one: NDArray[np.intp], other: NDArray[np.intp]) -> NDArray[np.intp]:
    return np.bincount(one, minlength=guests) + np.bincount(other, minlength=guests)


def _alone(
    setup: RoomSetup, time: NDArray[np.float64], guest: NDArray[np.intp], circle: NDArray[np.intp]
) -> NDArray[np.float64]:
    order = np.argsort(guest, kind="stable")  # guest by guest, each in the order of time
    who, since, alone = guest[order], time[order], circle[order] < 0
    until = np.append(since[1:], setup.minutes)
    until[np.append(who[1:] != who[:-1], True)] = setup.minutes
    # bincount adds one by one, in order: a sum in another order may differ in the last digit
    minutes = np.bincount(who[alone], (until - since)[alone], minlength=setup.guests)
    return minutes.astype(np.float64)


def _entourage(setup: RoomSetup, guests: Guests, meetings: Meetings) -> NDArray[np.float64]:
    own = guests.organisation[meetings.one] == guests.organisation[meetings.other]
    with_own = np.zeros(setup.guests)
    for person in (meetings.one, meetings.other):
        with_own += np.bincount(person[own], meetings.minutes[own], minlength=setup.guests)
    return np.where(guests.leader, with_own / (setup.minutes - guests.arrival), np.nan)
