"""What kind of evening it is: how many guests, under what leaders, and who of them came because they had to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import partial
from types import MappingProxyType
from typing import Self

from workshop_kit.domain.arrays import real_number, whole_number
from workshop_kit.domain.errors import RoomError
from workshop_kit.domain.traits import Trait

FEWEST_GUESTS, MOST_GUESTS = 2, 500
SHORTEST_EVENING, LONGEST_EVENING = 1.0, 600.0
FARTHEST_TRAIT = 5.0


@dataclass(frozen=True, kw_only=True)
class RoomSetup:
    """An evening in a room.

    Parameters
    ----------
    guests : int, default 60
        From 2 to 500.
    organisations : int, default 6
        Teams, each with one leader among its guests. With fewer than two guests a team there are fewer teams.
    minutes : float, default 90
        How long the evening is, from 1 to 600.
    style : float, default 0.5
        Of every leader, from 0 (controls) to 1 (empowers, enables, encourages and inspires fully).
    conscripts : float, default 0.12
        Share of the guests who were told to come, from 0 to 1. Leaders never are.
    known_share : float, default 1/3
        Share of the room that a guest knows before the evening, on average, from 0 to 1.
    visitor : mapping of Trait to float, optional
        Somebody's own profile, in standard deviations: they walk in as guest 0, and lead nobody.

    Raises
    ------
    RoomError
        If one of them is not what it should be.
    """

    guests: int = 60
    organisations: int = 6
    minutes: float = 90.0
    style: float = 0.5
    conscripts: float = 0.12
    known_share: float = 1 / 3
    visitor: Mapping[Trait, float] | None = field(default=None, hash=False)

    def __post_init__(self) -> None:
        people = f"a whole number from {FEWEST_GUESTS} to {MOST_GUESTS}"
        self._keep(
            "guests", whole_number(self.guests, FEWEST_GUESTS, MOST_GUESTS), people, "Sixty fill a room."
        )
        teams = f"a whole number from 1 to {MOST_GUESTS}"
        self._keep(
            "organisations", whole_number(self.organisations, 1, MOST_GUESTS), teams, "Six make a mix."
        )
        long = f"a number from {SHORTEST_EVENING:g} to {LONGEST_EVENING:g}"
        minutes = real_number(self.minutes, SHORTEST_EVENING, LONGEST_EVENING)
        self._keep("minutes", minutes, long, "An evening is 90 minutes.")
        for name, mend in (
            ("style", "Half way is 0.5."),
            ("conscripts", "One in eight is 0.12."),
            ("known_share", "A third is 1/3."),
        ):
            self._keep(name, real_number(getattr(self, name), 0, 1), "a number from 0 to 1", mend)
        if self.visitor is not None:
            object.__setattr__(self, "visitor", _profile(self.visitor))

    @property
    def teams(self) -> int:
        """Number of organisations that find two guests each: at least one, at most `organisations`."""
        return min(self.organisations, self.guests // 2)

    def _keep(self, name: str, found: float | None, expected: str, mend: str) -> None:
        if found is None:
            raise RoomError(thing=name, value=getattr(self, name), expected=expected, mend=mend)
        object.__setattr__(self, name, found)

    def __reduce__(self) -> tuple[Callable[..., Self], tuple[()]]:
        """Be made anew where one is copied or unpickled: a copy is as unchangeable as this."""
        given = {each.name: getattr(self, each.name) for each in fields(self)}
        if self.visitor is not None:
            given["visitor"] = dict(self.visitor)
        return partial(type(self), **given), ()


def _profile(visitor: object) -> Mapping[Trait, float]:
    if not isinstance(visitor, Mapping) or set(visitor) != set(Trait):
        raise RoomError(
            thing="visitor",
            value=visitor,
            expected="a mapping with approach, giving and voice",
            mend="Take the scores of a profile, or None for an evening without a visitor.",
        )
    found = {trait: real_number(visitor[trait], -FARTHEST_TRAIT, FARTHEST_TRAIT) for trait in Trait}
    for trait, score in found.items():
        if score is None:
            raise RoomError(
                thing=f"visitor[{str(trait)!r}]",
                value=visitor[trait],
                expected=f"a number of standard deviations from −{FARTHEST_TRAIT:g} to {FARTHEST_TRAIT:g}",
                mend="The average person is 0.",
            )
    return MappingProxyType({trait: score for trait, score in found.items() if score is not None})
