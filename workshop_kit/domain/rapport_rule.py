"""The ladder's words and numbers in one place: what a message can be, and by how much it warms or cools.

The order is experience from practice, told as a rule that can be played with. No study that we found has measured
it; each number in `Rule` is a teaching assumption.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Rung(StrEnum):
    """The ladder, from the ground up."""

    COMMON_GROUND = "common_ground"
    CREDIBILITY = "credibility"
    RAPPORT = "rapport"
    OFFER = "offer"


class Kind(StrEnum):
    """What a message of yours does, whatever its words."""

    COMMON_GROUND = "common_ground"
    CREDIBILITY = "credibility"
    ADVICE = "advice"
    RAPPORT = "rapport"
    OFFER = "offer"
    PUSHY = "pushy"
    PASSIVE = "passive"


class Effect(StrEnum):
    """Why it warmed or cooled."""

    IN_TURN = "in_turn"
    MORE = "more"
    TOO_SOON = "too_soon"
    WELCOME = "welcome"
    OFFER_TOO_SOON = "offer_too_soon"
    PUSHED = "pushed"
    DRIFTED = "drifted"


class Mark(StrEnum):
    """Warmth in words, from cold to warm."""

    GONE = "gone"
    GUARDED = "guarded"
    POLITE = "polite"
    INTERESTED = "interested"
    TRUSTING = "trusting"


class Tone(StrEnum):
    """How somebody answers who has not gone."""

    COOL = "cool"
    LUKEWARM = "lukewarm"
    WARM = "warm"


class Ending(StrEnum):
    """How far a talk came, from nowhere to furthest."""

    LEFT = "left"
    NOTHING = "nothing"
    OPEN_DOOR = "open_door"
    ADVICE = "advice"
    OFFER = "offer"


class Day(StrEnum):
    """What kind of day the other person has: luck, as nobody sees it from outside."""

    BAD = "bad"
    ORDINARY = "ordinary"
    GOOD = "good"


BUILDS = MappingProxyType(
    {
        Kind.COMMON_GROUND: Rung.COMMON_GROUND,
        Kind.CREDIBILITY: Rung.CREDIBILITY,
        Kind.ADVICE: Rung.CREDIBILITY,  # who helps has shown that they can
        Kind.RAPPORT: Rung.RAPPORT,
    }
)
"""Which rung a message adds when its time has come."""


TONES = MappingProxyType(
    {
        Mark.GUARDED: Tone.COOL,
        Mark.POLITE: Tone.LUKEWARM,
        Mark.INTERESTED: Tone.WARM,
        Mark.TRUSTING: Tone.WARM,
    }
)
"""The tone of an answer by warmth; who is gone gives none."""


def _fixed(**values: int) -> Mapping[Kind, int]:
    return MappingProxyType({Kind(name): value for name, value in values.items()})


@dataclass(frozen=True)
class Rule:
    """Every number of the rule, in steps of warmth. All of them are teaching assumptions.

    Attributes
    ----------
    coldest, warmest : int
        Ends of the scale. At the coldest, the other person is gone for good.
    start : Mapping[Day, int]
        Warmth of a stranger before the first message.
    first, more : Mapping[Kind, int]
        What a message adds that builds its rung, and what one adds whose rung stands.
    skipped : int
        What each rung that is missing below takes away from that: too soon, it is worth less.
    offer_early : int
        What an offer takes away for each rung that is missing, and once where only the warmth is.
    offer_welcome, pushy, passive : int
        What an offer adds in its time, and what pushing and drifting take away.
    polite, interested, trusting : int
        From where on the warmth is called so.
    asks : int
        From where on somebody who has seen all three rungs asks for the offer unprompted.
    """

    coldest: int = 0
    warmest: int = 10
    start: Mapping[Day, int] = field(
        default_factory=lambda: MappingProxyType({Day.BAD: 2, Day.ORDINARY: 4, Day.GOOD: 6})
    )
    first: Mapping[Kind, int] = field(
        default_factory=lambda: _fixed(common_ground=2, credibility=1, advice=2, rapport=2)
    )
    more: Mapping[Kind, int] = field(
        default_factory=lambda: _fixed(common_ground=0, credibility=0, advice=1, rapport=1)
    )
    skipped: int = -1
    offer_early: int = -1
    offer_welcome: int = 1
    pushy: int = -2
    passive: int = -1
    polite: int = 3
    interested: int = 6
    trusting: int = 8
    asks: int = 9

    def mark(self, warmth: int) -> Mark:
        """Return the word for a warmth."""
        if warmth <= self.coldest:
            return Mark.GONE
        steps = (
            (self.trusting, Mark.TRUSTING),
            (self.interested, Mark.INTERESTED),
            (self.polite, Mark.POLITE),
        )
        return next((mark for start, mark in steps if warmth >= start), Mark.GUARDED)


RULE = Rule()
