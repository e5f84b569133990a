"""What ten people at an event may say about where they work, and what else may be behind it. Never a score.

Nothing validates how people network as a measure of culture (see ``docs/evidence.md``). So a mix of archetypes
is read as hints in words, each beside its rival explanations, and all rules and thresholds here are judgements.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workshop_kit.domain.archetypes import Archetype
from workshop_kit.domain.arrays import whole_number
from workshop_kit.domain.errors import AnswerError, MixError


class Subject(StrEnum):
    """What a hint is about."""

    ENGAGEMENT = "engagement"
    HIERARCHY = "hierarchy"
    TRUST = "trust"


class Direction(StrEnum):
    """Which way a hint points: to less or more of its subject, or both ways at once."""

    LESS = "less"
    MORE = "more"
    BOTH = "both"


class Rival(StrEnum):
    """What may lie behind a hint just as well."""

    ROLE = "role"
    LANGUAGE = "language"
    INTROVERSION = "introversion"
    DISABILITY = "disability"
    SENIORITY = "seniority"


class Strength(StrEnum):
    """How strong the evidence is, in the words of the evidence cards."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    NONE = "none"


class Standing(StrEnum):
    """What is left of a hint beside the rivals that apply."""

    HINT = "hint"
    FAINT = "faint"
    LITTLE = "little"


PEOPLE = 10
"""So many people make a mix."""

ENOUGH = 4
"""A side needs so many of the ten. A judgement: fewer are a table, not a pattern."""

LEAD = 2
"""… and so many more than the other side. A judgement: a guess is easily one person off, and one person who
changes sides must not turn a hint into its opposite."""

BOTH_ENOUGH = 3
"""If neither side leads, so many on each make it point both ways. A judgement, as above."""

SILENCING = 2
"""With so many rivals, a hint says little. A judgement: one other reason is a doubt, two are an explanation."""

STRENGTH = Strength.NONE
"""Of every hint: no study we found has tested the step from an evening to an organisation. When one does, say so here."""


@dataclass(frozen=True)
class Rule:
    """Which archetypes point to less of a subject, and which to more (a judgement, after claims 2 to 5)."""

    less: tuple[Archetype, ...]
    more: tuple[Archetype, ...]


RULES: dict[Subject, Rule] = {
    Subject.ENGAGEMENT: Rule(
        less=(Archetype.CONSCRIPT, Archetype.ENCLAVE_DWELLER),
        more=(Archetype.GARDENER, Archetype.AMBASSADOR, Archetype.EXPLORER),
    ),
    Subject.HIERARCHY: Rule(
        less=(Archetype.PLAN_BUILDER, Archetype.AMBASSADOR),
        more=(Archetype.CONSCRIPT, Archetype.ECHO),
    ),
    Subject.TRUST: Rule(
        less=(Archetype.ENCLAVE_DWELLER, Archetype.ECHO),
        more=(Archetype.GARDENER, Archetype.EXPLORER),
    ),
}
"""The Deal Hunter stands nowhere: selling alone says more about how somebody is paid."""

_HANGING_BACK = tuple(Rival)
_COMING_FORWARD = (Rival.ROLE, Rival.LANGUAGE, Rival.INTROVERSION, Rival.SENIORITY)
_BOTH_WAYS = (Rival.ROLE, Rival.LANGUAGE, Rival.SENIORITY)

RIVALS: dict[Subject, dict[Direction, tuple[Rival, ...]]] = {
    Subject.ENGAGEMENT: {
        Direction.LESS: _HANGING_BACK,
        Direction.MORE: _COMING_FORWARD,
        Direction.BOTH: _BOTH_WAYS,
    },
    Subject.HIERARCHY: {
        Direction.LESS: _COMING_FORWARD,
        Direction.MORE: _HANGING_BACK,
        Direction.BOTH: _BOTH_WAYS,
    },
    Subject.TRUST: {
        Direction.LESS: _HANGING_BACK,
        Direction.MORE: _COMING_FORWARD,
        Direction.BOTH: _BOTH_WAYS,
    },
}
"""What else may be behind each hint: never fewer than three."""


@dataclass(frozen=True)
class Mix:
    """Ten people of one organisation at an event, as somebody guesses them.

    Parameters
    ----------
    counts : tuple of int, shape (8,)
        How many are like each archetype, in the order of `Archetype`; they sum to ten.

    Raises
    ------
    MixError
        If these are not eight whole numbers from 0 that sum to ten.
    """

    counts: tuple[int, ...]

    def __post_init__(self) -> None:
        whole = (
            isinstance(self.counts, tuple)
            and len(self.counts) == len(Archetype)
            and all(whole_number(each, 0, PEOPLE) is not None for each in self.counts)
        )
        if not whole or sum(int(each) for each in self.counts) != PEOPLE:
            raise MixError(
                thing="counts",
                value=self.counts,
                expected=f"{len(Archetype)} whole numbers from 0 that sum to {PEOPLE}",
                mend=f"Place each of the {PEOPLE} people once.",
            )
        object.__setattr__(self, "counts", tuple(int(each) for each in self.counts))

    @classmethod
    def of(cls, people: object) -> "Mix":
        """Return the mix that a mapping of archetypes to numbers describes; who is not named is not there.

        Raises
        ------
        MixError
            If it is no mapping, names somebody who is none of the eight, or the numbers make no mix.
        """
        if not isinstance(people, Mapping) or not set(people) <= set(Archetype):
            raise MixError(
                thing="the mix",
                value=people,
                expected="a number for each of " + ", ".join(Archetype),
                mend="Write {'gardener': 6, 'echo': 4}: who is not named is not there.",
            )
        return cls(tuple(people.get(archetype, 0) for archetype in Archetype))

    def people(self, *archetypes: Archetype) -> int:
        """Return how many of the ten are like one of these."""
        return sum(
            count for archetype, count in zip(Archetype, self.counts, strict=True) if archetype in archetypes
        )

    def record(self) -> dict[str, int]:
        """Return the mix as JSON values, all eight named."""
        return {archetype.value: count for archetype, count in zip(Archetype, self.counts, strict=True)}


@dataclass(frozen=True)
class Signal:
    """A hint, and what it rests on.

    Attributes
    ----------
    subject, direction
        What it is about, and which way it points.
    people : int
        How many of the ten point that way; where it points both ways, how many point to more.
    others : int
        How many point the other way.
    sources : tuple of Archetype
        Which archetypes gave rise to it.
    rivals : tuple of Rival
        What else may be behind it: at least three.
    strength : Strength
        How strong the evidence is.
    """

    subject: Subject
    direction: Direction
    people: int
    others: int
    sources: tuple[Archetype, ...]
    rivals: tuple[Rival, ...]
    strength: Strength = STRENGTH


def read_mix(mix: Mix) -> tuple[Signal, ...]:
    """Return the hints of a mix, at most one for each subject; on the other subjects it is silent."""
    found = (_read(mix, subject) for subject in Subject)
    return tuple(signal for signal in found if signal)


def _read(mix: Mix, subject: Subject) -> Signal | None:
    rule = RULES[subject]
    less, more = mix.people(*rule.less), mix.people(*rule.more)
    if max(less, more) >= ENOUGH and abs(more - less) >= LEAD:
        direction = Direction.MORE if more > less else Direction.LESS
    elif min(less, more) >= BOTH_ENOUGH:
        direction = Direction.BOTH
    else:
        return None
    sides = {
        Direction.LESS: (less, more, rule.less),
        Direction.MORE: (more, less, rule.more),
        Direction.BOTH: (more, less, rule.more + rule.less),
    }
    people, others, archetypes = sides[direction]
    return Signal(
        subject,
        direction,
        people,
        others,
        tuple(archetype for archetype in archetypes if mix.people(archetype)),
        RIVALS[subject][direction],
    )


def standing(signal: Signal, applying: Collection[Rival] = ()) -> Standing:
    """Say what is left of a hint beside the rivals that apply; one that points both ways is faint from the start.

    Raises
    ------
    AnswerError
        If one of them is no rival of this hint.
    """
    strangers = set(applying) - set(signal.rivals)
    if strangers:
        raise AnswerError(
            thing="the rival",
            value=sorted(strangers)[0],
            expected="one of " + ", ".join(signal.rivals),
            mend="A rival belongs to a hint that the mix gives.",
        )
    doubts = len(set(applying)) + (signal.direction is Direction.BOTH)
    if doubts >= SILENCING:
        return Standing.LITTLE
    return Standing.FAINT if doubts else Standing.HINT
