"""An evening as a face receives it: packed tightly, with every number that it may show already counted."""

from base64 import b64encode
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workshop_kit.domain.archetypes import Archetype
from workshop_kit.domain.room_evening import Evening

TICKS = 60
"""Ticks a minute: the log is told to the second."""

_DECIMALS = 3  # one is shown: two more, so that it is rounded once

_ENCLAVE_KNOWN, _ENCLAVE_PEOPLE, _ENCLAVE_MINUTES = 0.75, 3, 5.0
"""From when on a circle is drawn as an enclave: a choice of the picture, which no count rests on."""


def evening_record(evening: Evening) -> dict[str, Any]:
    """Return an evening as JSON values.

    Parameters
    ----------
    evening : Evening
        As `simulate_room` gives it.

    Returns
    -------
    dict
        ``archetype`` (an index each), ``organisation``, ``leaders`` (guests), ``minutes``, ``ticks`` (a minute).
        Packed, see `packed`: ``log`` (ticks since the entry before, guest, circle + 1; 0 is alone), ``ties``
        (ticks since the one before, one, other: a new contact of both), ``alone`` (minutes since the entry
        before, guest: one whole minute more alone). ``enclaves``: numbers of circles where most knew each other
        before. ``known``: who knows whom, a bit for each pair above the diagonal, row by row. ``means``: over
        minutes, of all guests, new contacts and minutes alone so far; of all leaders, own people round them so
        far; and how many circles and people alone there are then. ``summary`` and ``groups``: what came of it, of all and of each archetype.
    """
    minutes = np.arange(int(evening.setup.minutes) + 1)
    ties = new_ties(evening)
    alone = minutes_alone(evening, minutes)
    summary = evening.summary()
    kinds = np.array([list(Archetype).index(kind) for kind in evening.archetype])
    people = len(kinds)
    circles, aside = _crowd(evening, minutes)
    return {
        "archetype": kinds.tolist(),
        "organisation": evening.organisation.tolist(),
        "leaders": np.flatnonzero(evening.leader).tolist(),
        "minutes": int(evening.setup.minutes),
        "ticks": TICKS,
        "known": _text(np.packbits(evening.known[np.triu_indices(people, 1)]).tobytes()),
        "log": packed(_ticks(evening.time), evening.guest, evening.circle + 1),
        "ties": packed(_ticks(ties[:, 0]), ties[:, 1].astype(int), ties[:, 2].astype(int)),
        "alone": packed(*_steps(alone)),
        "enclaves": _enclaves(evening),
        "means": {
            "contacts": _rounded(2 * np.searchsorted(ties[:, 0], minutes, side="right") / people),
            "alone": _rounded(alone.mean(axis=0)),
            "entourage": _rounded(_entourage(evening, minutes)),
            "circles": circles,
            "aside": aside,
        },
        "summary": {
            "contacts": round(float(summary.new_ties), _DECIMALS),
            "encounters": round(float(summary.encounters), _DECIMALS),
            "alone": round(float(summary.minutes_alone), _DECIMALS),
            "entourage": round(float(summary.entourage), _DECIMALS),
        },
        "groups": _groups(evening, kinds),
    }


def packed(times: NDArray[np.int_], *columns: NDArray[np.int_]) -> str:
    """Return rows of whole numbers as text: the first as the step from the row before, all in as few bytes as do.

    Each number is written seven bits a byte, the lowest first, and the eighth bit says that more follow; the
    bytes are written in base 64.
    """
    rows = np.column_stack([np.diff(times, prepend=0), *columns])
    return _text(bytes(byte for value in rows.ravel().tolist() for byte in _sevens(value)))


def _sevens(value: int) -> Iterable[int]:
    while value > 127:  # noqa: PLR2004 - what seven bits hold
        yield value & 127 | 128
        value >>= 7
    yield value


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _ticks(times: NDArray[np.float64]) -> NDArray[np.int_]:
    return np.rint(times * TICKS).astype(int)


def _rounded(values: NDArray[np.float64]) -> list[float]:
    return np.round(values, _DECIMALS).tolist()  # type: ignore[no-any-return]


def new_ties(evening: Evening) -> NDArray[np.float64]:
    """Return when new contacts were made, and between whom: a row of minute, one, other each, in their order.

    A contact is new where two had not known each other, and counts once, when their conversation ends.
    """
    meetings = evening.meetings
    fresh = np.asarray(meetings.kept) & ~np.asarray(meetings.known)
    rows = np.column_stack([meetings.end, meetings.one, meetings.other])[fresh].astype(float)
    rows = rows[np.argsort(rows[:, 0], kind="stable")]
    pairs = np.sort(rows[:, 1:], axis=1)
    first = np.unique(pairs, axis=0, return_index=True)[1]
    return rows[np.sort(first)]


def minutes_alone(evening: Evening, minutes: NDArray[np.int_]) -> NDArray[np.float64]:
    """Return for each guest the minutes alone up to each of some minutes, (guests, minutes)."""
    order = np.lexsort((np.arange(len(evening.time)), evening.guest))
    guest, start, circle = evening.guest[order], evening.time[order], evening.circle[order]
    end = np.append(start[1:], 0.0)
    last = np.append(guest[1:] != guest[:-1], True)
    end[last] = evening.setup.minutes
    alone = circle < 0
    found = np.zeros((len(evening.archetype), len(minutes)))
    spent = np.clip(minutes - start[alone, None], 0, (end - start)[alone, None])
    np.add.at(found, guest[alone], spent)
    return found


def _steps(alone: NDArray[np.float64]) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """In which minutes whose count of whole minutes grows by one."""
    whole = np.floor(alone + 1e-6).astype(int)
    minute, guest = np.nonzero(np.diff(whole, axis=1, prepend=0).T > 0)
    return minute, guest


def _entourage(evening: Evening, minutes: NDArray[np.int_]) -> NDArray[np.float64]:
    """Mean number of own people round a leader, from the leader's arrival up to each minute, over those who have come."""
    moves = list(zip(evening.time.tolist(), evening.guest.tolist(), evening.circle.tolist(), strict=True))
    found = np.full((int(evening.leader.sum()), len(minutes)), np.nan)
    for row, leader in enumerate(np.flatnonzero(evening.leader)):
        where = dict.fromkeys(
            np.flatnonzero(evening.organisation == evening.organisation[leader]).tolist(), -1
        )
        own = [move for move in moves if move[1] in where]
        around = []
        for _, guest, circle in own:
            where[guest] = circle
            here = where[int(leader)]
            around.append(list(where.values()).count(here) - 1 if here >= 0 else 0)
        arrival = next(time for time, guest, _ in own if guest == leader)
        time = np.array([move[0] for move in own] + [evening.setup.minutes])
        total = np.append(0.0, np.cumsum(np.diff(time) * np.array(around)))
        here_for = np.maximum(minutes - arrival, 0)
        found[row] = np.interp(minutes, time, total) / np.where(here_for > 0, here_for, np.nan)
    come = ~np.isnan(found)
    return np.where(come, found, 0).sum(axis=0) / np.maximum(come.sum(axis=0), 1)  # type: ignore[no-any-return]


def _crowd(evening: Evening, minutes: NDArray[np.int_]) -> tuple[list[int], list[int]]:
    """How many circles there are, and how many people stand alone, at each minute."""
    where: dict[int, int] = {}
    moves = list(zip(evening.time.tolist(), evening.guest.tolist(), evening.circle.tolist(), strict=True))
    circles, aside = [], []
    done = 0
    for minute in minutes.tolist():
        while done < len(moves) and moves[done][0] <= minute:
            where[moves[done][1]] = moves[done][2]
            done += 1
        circles.append(len(set(where.values()) - {-1}))
        aside.append(list(where.values()).count(-1))
    return circles, aside


def _enclaves(evening: Evening) -> list[int]:
    people: dict[int, list[int]] = {}
    times: dict[int, list[float]] = {}
    left: dict[int, int] = {}
    moves = zip(evening.time.tolist(), evening.guest.tolist(), evening.circle.tolist(), strict=True)
    for time, guest, circle in moves:
        for place in (left.get(guest, -1), circle):
            times.setdefault(place, []).append(time)
        left[guest] = circle
        if guest not in people.setdefault(circle, []):
            people[circle].append(guest)
    for circle in set(left.values()):
        times[circle].append(evening.setup.minutes)
    return sorted(
        circle
        for circle, members in people.items()
        if circle >= 0
        and len(members) >= _ENCLAVE_PEOPLE
        and times[circle][-1] - times[circle][0] >= _ENCLAVE_MINUTES
        and _known_share(evening, members) >= _ENCLAVE_KNOWN
    )


def _known_share(evening: Evening, members: list[int]) -> float:
    among = evening.known[np.ix_(members, members)]
    return float(among.sum() / (len(members) * (len(members) - 1)))


def _groups(evening: Evening, kinds: NDArray[np.int_]) -> list[dict[str, float]]:
    return [
        {
            "archetype": int(kind),
            "guests": int(here.sum()),
            "contacts": round(float(evening.new_ties[here].mean()), _DECIMALS),
            "encounters": round(float(evening.encounters[here].mean()), _DECIMALS),
            "alone": round(float(evening.minutes_alone[here].mean()), _DECIMALS),
        }
        for kind in range(len(Archetype))
        if (here := kinds == kind).any()
    ]
