"""Every number that the room goes by, in one place, each with its origin."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from workshop_kit.domain.archetypes import Archetype


class Origin(StrEnum):
    """Where a number comes from."""

    PUBLISHED = "published"
    """Measured by somebody; docs/evidence.md names the study."""
    DERIVED = "derived"
    """Follows from published numbers, or from another part of the model."""
    ASSUMED = "assumed"
    """Chosen to teach with, or so that the room meets what is published."""


def _rule(value: Any, origin: Origin) -> Any:
    return field(default=value, metadata={"origin": origin})


def _each(values: Mapping[Archetype, float], origin: Origin) -> Any:
    return field(default_factory=lambda: MappingProxyType(dict(values)), metadata={"origin": origin})


_SHARES = {
    Archetype.PLAN_BUILDER: 0.265,
    Archetype.GARDENER: 0.133,
    Archetype.DEAL_HUNTER: 0.069,
    Archetype.ENCLAVE_DWELLER: 0.122,
    Archetype.ECHO: 0.142,
    Archetype.AMBASSADOR: 0.070,
    Archetype.EXPLORER: 0.090,
}
_FOLLOWING = {
    Archetype.PLAN_BUILDER: 0.05,
    Archetype.GARDENER: 0.10,
    Archetype.DEAL_HUNTER: 0.05,
    Archetype.CONSCRIPT: 0.25,
    Archetype.ENCLAVE_DWELLER: 0.15,
    Archetype.ECHO: 0.80,
    Archetype.AMBASSADOR: 0.05,
    Archetype.EXPLORER: 0.05,
}
_OPENING = {
    Archetype.GARDENER: 0.2,
    Archetype.EXPLORER: 0.2,
    Archetype.DEAL_HUNTER: -0.4,
}


@dataclass(frozen=True, kw_only=True)
class RoomRules:
    """How people behave in the room. Minutes are minutes, traits and confidence standard deviations.

    Attributes
    ----------
    shares : mapping of Archetype to float
        Of the guests who were not told to come, in proportion. The quiz finds these among its simulated people.
    trait_spread : float
        How far guests of one type differ on each trait, in SD.
    colleague_distance, field_distance : float
        Who knows whom: the pairs with the smallest product of chance, distance of their fields (0 to 0.5, plus
        `field_distance`) and, for colleagues, `colleague_distance`.
    arrival : float
        Minutes until all have come; teams come together. In a short evening, a tenth of it at most.
    arrival_together : float
        Share of an arrival that a guest has in common with the team.
    pause : float
        Minutes between two circles, for the average guest, mean.
    pause_on_approach, pause_on_confidence : float
        Doublings of the pause for each standard deviation less.
    pause_longest : float
        In the mean.
    pause_unsuccessful : float
        Part of a pause after which somebody who found no company looks again.
    aside : float
        How much longer Conscripts pause.
    aside_open : float
        How often somebody who could turn to a Conscript standing aside does so.
    known_odds : float
        Odds of turning to somebody known at a confidence of 0, where known and unknown people are equally many
        (model 2).
    again : float
        Chance of turning to somebody known with whom one has talked this evening already.
    tries : int
        People whom somebody considers before giving up for the moment.
    compares : int
        Known people among whom one chooses the one in the most familiar company.
    open_to_known, open_to_strangers : tuple of float
        Chance that 1, 2, 3, … people let somebody join whom one of them knows; or nobody knows.
    stay_shortest, stay_longest : float
        Minutes after which somebody wants to move on: the longer, the rarer, with density in proportion to
        minutes^(−4/3).
    linger : float
        Chance of staying on for as long again where one knows everybody, for the average guest.
    linger_on_approach, linger_on_confidence : float
        The same for each standard deviation more.
    linger_most : float
        And at the most.
    follow : mapping of Archetype to float
        Chance of walking along when one's leader moves on, and of going to the leader when alone.
    follow_on_confidence : float
        Halvings of that chance for each standard deviation of confidence.
    follow_most : float
        And at the most.
    entourage_most : int
        People who walk along with a leader at the most.
    split_from : int
        A circle of so many people falls apart.
    split_after : float
        Minutes until it does, mean.
    talk_for_tie : float
        Minutes that two people need in one circle to make a tie.
    impression : float
        Mean impression that an average guest leaves, in SD (model 2).
    impression_on_confidence : float
        For each SD of the mean of engagement and confidence (model 2).
    opening : mapping of Archetype to float
        Added to the impression: rapport first, pitch first (model 2).
    speaks : float
        Chance that the average guest says something of their own in a conversation.
    speaks_on_voice, speaks_on_confidence : float
        The same for each standard deviation more.
    speaks_least : float
        And at the least.
    near_leader : float
        What is left of that chance where one's own leader stands in the circle.
    """

    shares: Mapping[Archetype, float] = _each(_SHARES, Origin.DERIVED)
    trait_spread: float = _rule(0.35, Origin.ASSUMED)
    colleague_distance: float = _rule(0.15, Origin.ASSUMED)
    field_distance: float = _rule(0.1, Origin.ASSUMED)
    arrival: float = _rule(6.0, Origin.ASSUMED)
    arrival_together: float = _rule(0.8, Origin.ASSUMED)
    pause: float = _rule(3.6, Origin.ASSUMED)
    pause_on_approach: float = _rule(0.5, Origin.ASSUMED)
    pause_on_confidence: float = _rule(0.7, Origin.ASSUMED)
    pause_longest: float = _rule(12.0, Origin.ASSUMED)
    pause_unsuccessful: float = _rule(0.5, Origin.ASSUMED)
    aside: float = _rule(3.0, Origin.ASSUMED)
    aside_open: float = _rule(0.3, Origin.ASSUMED)
    known_odds: float = _rule(2.0, Origin.DERIVED)
    again: float = _rule(0.1, Origin.ASSUMED)
    tries: int = _rule(12, Origin.ASSUMED)
    compares: int = _rule(4, Origin.ASSUMED)
    open_to_known: tuple[float, ...] = _rule((1.0, 0.8, 0.5, 0.15, 0.05), Origin.ASSUMED)
    open_to_strangers: tuple[float, ...] = _rule((1.0, 0.5, 0.25, 0.05, 0.02), Origin.ASSUMED)
    stay_shortest: float = _rule(2.5, Origin.ASSUMED)
    stay_longest: float = _rule(90.0, Origin.ASSUMED)
    linger: float = _rule(0.35, Origin.ASSUMED)
    linger_on_approach: float = _rule(-0.2, Origin.ASSUMED)
    linger_on_confidence: float = _rule(-0.1, Origin.ASSUMED)
    linger_most: float = _rule(0.9, Origin.ASSUMED)
    follow: Mapping[Archetype, float] = _each(_FOLLOWING, Origin.ASSUMED)
    follow_on_confidence: float = _rule(0.8, Origin.ASSUMED)
    follow_most: float = _rule(0.95, Origin.ASSUMED)
    entourage_most: int = _rule(3, Origin.ASSUMED)
    split_from: int = _rule(5, Origin.PUBLISHED)
    split_after: float = _rule(0.6, Origin.ASSUMED)
    talk_for_tie: float = _rule(2.0, Origin.ASSUMED)
    impression: float = _rule(0.40, Origin.ASSUMED)
    impression_on_confidence: float = _rule(0.39, Origin.PUBLISHED)
    opening: Mapping[Archetype, float] = _each(_OPENING, Origin.ASSUMED)
    speaks: float = _rule(0.75, Origin.ASSUMED)
    speaks_on_voice: float = _rule(0.15, Origin.ASSUMED)
    speaks_on_confidence: float = _rule(0.1, Origin.ASSUMED)
    speaks_least: float = _rule(0.05, Origin.ASSUMED)
    near_leader: float = _rule(0.6, Origin.ASSUMED)

    @classmethod
    def origins(cls) -> Mapping[str, Origin]:
        """Return where each number comes from, by its name."""
        return MappingProxyType({each.name: each.metadata["origin"] for each in fields(cls)})


RULES = RoomRules()
"""The rules of every evening; docs/evidence.md has the same numbers and what comes of them."""
