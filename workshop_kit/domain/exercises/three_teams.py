"""Three teams, made up for exercise 4: how often people spoke up, held something back, and agreed.

Nobody measured any of this. The figures are chosen so that no single one of them tells where the echo is, as speaking
up and holding back are no opposites (Sherf et al. 2021, see ``docs/evidence.md``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

MEETINGS = 8
"""Over which the figures are averages."""


class Measure(StrEnum):
    """What was counted in a meeting, over all people of a team."""

    VOICE = "voice"
    """Somebody said something of their own."""
    SILENCE = "silence"
    """Somebody held something back that mattered; asked afterwards, without names."""
    AGREEMENT = "agreement"
    """Somebody agreed with the leader, or said the same again."""


class TeamOf(StrEnum):
    """The three leaders, in the order in which they are shown."""

    ALEX = "alex"
    KIM = "kim"
    ROBIN = "robin"


@dataclass(frozen=True)
class Counts:
    """What happened in a meeting, on average.

    Attributes
    ----------
    voice, silence, agreement : int
        Times in a meeting.
    """

    voice: int
    silence: int
    agreement: int

    def of(self, measure: Measure) -> int:
        """Return how often."""
        return {
            Measure.VOICE: self.voice,
            Measure.SILENCE: self.silence,
            Measure.AGREEMENT: self.agreement,
        }[measure]


TEAMS: Mapping[TeamOf, Counts] = MappingProxyType(
    {
        TeamOf.ALEX: Counts(voice=9, silence=9, agreement=8),
        TeamOf.KIM: Counts(voice=3, silence=8, agreement=9),
        TeamOf.ROBIN: Counts(voice=2, silence=1, agreement=10),
    }
)

_OFTEN = 6  # times in a meeting; no figure is near it
_ECHO = {Measure.VOICE: False, Measure.SILENCE: True, Measure.AGREEMENT: True}


def like_the_echo(measures: Iterable[Measure] = tuple(Measure)) -> tuple[TeamOf, ...]:
    """Return the teams that look like the echo to somebody who sees these measures alone.

    The echo: people say little of their own, hold much back, and agree much.
    """
    seen = tuple(measures)
    return tuple(
        team
        for team, counts in TEAMS.items()
        if all((counts.of(measure) >= _OFTEN) is _ECHO[measure] for measure in seen)
    )
