"""Whose company somebody kept: what a record of meetings says about guests, pairs and groups."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import combinations

from workshop_kit.domain.exercises.evening import Guest, Meeting


class Company:
    """A record, counted.

    Parameters
    ----------
    meetings : sequence of Meeting
    """

    def __init__(self, meetings: Sequence[Meeting]) -> None:
        self.meetings = tuple(meetings)

    @cached_property
    def guests(self) -> dict[str, Guest]:
        """Everybody in the record, by name, in the order of names."""
        found = {guest.name: guest for each in self.meetings for guest in (each.guest, each.other)}
        return dict(sorted(found.items()))

    @cached_property
    def _pairs(self) -> dict[frozenset[str], float]:
        parts: dict[frozenset[str], list[float]] = defaultdict(list)
        for each in self.meetings:
            parts[frozenset((each.guest.name, each.other.name))].append(each.minutes)
        return {pair: math.fsum(minutes) for pair, minutes in parts.items()}

    @cached_property
    def known(self) -> frozenset[frozenset[str]]:
        """Pairs of those who met and had known each other before."""
        return frozenset(
            frozenset((each.guest.name, each.other.name)) for each in self.meetings if each.known
        )

    def minutes(self, one: str, other: str) -> float:
        """Return for how many minutes two people stood together."""
        return self._pairs.get(frozenset((one, other)), 0.0)

    def met(self, name: str) -> frozenset[str]:
        """Return everybody whom somebody stood with."""
        return frozenset(other for other in self.guests if other != name and self.minutes(name, other))

    def all_minutes(self, name: str) -> float:
        """Return the minutes that somebody stood with others; with two at once they count twice."""
        return math.fsum(self.minutes(name, other) for other in self.met(name))

    def known_minutes(self, name: str) -> float:
        """Return how many of these were with people known before."""
        return math.fsum(
            self.minutes(name, other) for other in self.met(name) if frozenset((name, other)) in self.known
        )

    @property
    def known_share(self) -> float:
        """Share of all minutes that was spent with people known before."""
        whole = math.fsum(each.minutes for each in self.meetings)
        return math.fsum(each.minutes for each in self.meetings if each.known) / whole

    @property
    def known_before(self) -> float:
        """Share of all pairs of whom the record says that they knew each other; others it does not know."""
        everybody = len(self.guests)
        return len(self.known) / (everybody * (everybody - 1) / 2)

    def inside(self, group: Iterable[str]) -> float:
        """Return the share of their minutes that people of a group spent with each other: the least of them."""
        people = sorted(group)
        return min(
            math.fsum(self.minutes(one, other) for other in people if other != one) / self.all_minutes(one)
            for one in people
        )

    def together(self, group: Iterable[str]) -> float:
        """Return for how many minutes any two of a group stood together at the least."""
        return min(self.minutes(one, other) for one, other in combinations(sorted(group), 2))

    def outside(self, group: Iterable[str]) -> int:
        """Return how many others the people of a group stood with, all of them together."""
        people = frozenset(group)
        return len(frozenset[str]().union(*(self.met(one) for one in people)) - people)

    def own_people(self, leader: str) -> dict[str, float]:
        """Return for how many minutes each of a leader's people stood with the leader, most first."""
        home = self.guests[leader].organisation
        own = {
            guest.name: self.minutes(leader, guest.name)
            for guest in self.guests.values()
            if guest.organisation == home and guest.name != leader
        }
        return dict(sorted(own.items(), key=lambda each: (-each[1], each[0])))

    def met_side_by_side(self, one: str, other: str) -> int:
        """Return how many third people two stood with while they stood together."""
        pair = {one, other}
        stretches = [each for each in self.meetings if {each.guest.name, each.other.name} == pair]
        return sum(
            any(
                self._overlap(stretch, one, third) and self._overlap(stretch, other, third)
                for stretch in stretches
            )
            for third in self.met(one) & self.met(other)
        )

    def _overlap(self, stretch: Meeting, name: str, third: str) -> bool:
        pair = {name, third}
        return any(
            {each.guest.name, each.other.name} == pair
            and min(each.end, stretch.end) > max(each.start, stretch.start)
            for each in self.meetings
        )
