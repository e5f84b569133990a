"""What the people around somebody who reacts in a certain way may have learned: counts, and no score."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from workshop_kit.domain.errors import AnswerError
from workshop_kit.domain.levers import Lever
from workshop_kit.domain.situations import REACTIONS, Lesson, Situation

Reactions = Mapping[str, str | None]
"""Situation → the reaction chosen there, or None for "rather not say"."""


class Compared(StrEnum):
    """How a guess compares with how often the door stayed open."""

    MORE = "more"
    FEWER = "fewer"
    SAME = "same"
    PARTLY = "partly"
    """Some situations were kept to oneself, so that the two numbers do not speak of the same."""
    NO_GUESS = "no_guess"


@dataclass(frozen=True)
class Reflection:
    """What the people around somebody who reacts like this may have learned; no score, no type.

    Attributes
    ----------
    told : int
        Situations in which a reaction was chosen.
    open : int
        Of these, how often the door stayed open for contradiction.
    lessons : Mapping[Lesson, int]
        How often each lesson may have been learned, the most frequent first; none that never was.
    levers : Mapping[Lever, int]
        How many of the reactions touch each lever.
    no_lever : int
        How many touch none.
    """

    told: int
    open: int
    lessons: Mapping[Lesson, int]
    levers: Mapping[Lever, int]
    no_lever: int


def reflect(reactions: Reactions) -> Reflection:
    """Count what reactions may have taught.

    Parameters
    ----------
    reactions : Mapping[str, str or None]
        Situation → reaction, or None for "rather not say"; not all eight are needed.

    Raises
    ------
    AnswerError
        If a situation or a reaction does not exist.
    """
    chosen = [
        REACTIONS[Situation(situation)][name]
        for situation, name in check_reactions(reactions).items()
        if name is not None
    ]
    lessons = Counter(reaction.teaches for reaction in chosen)
    order = list(Lesson)
    return Reflection(
        told=len(chosen),
        open=sum(reaction.leaves_door_open for reaction in chosen),
        lessons=MappingProxyType(
            dict(sorted(lessons.items(), key=lambda item: (-item[1], order.index(item[0]))))
        ),
        levers=MappingProxyType(
            {lever: sum(lever in reaction.levers for reaction in chosen) for lever in Lever}
        ),
        no_lever=sum(not reaction.levers for reaction in chosen),
    )


def compare(guess: int | None, found: Reflection) -> Compared:
    """Say how a guess about all eight situations compares with what came of them."""
    if guess is None:
        return Compared.NO_GUESS
    if found.told < len(Situation):
        return Compared.PARTLY
    if found.open == guess:
        return Compared.SAME
    return Compared.MORE if found.open > guess else Compared.FEWER


def check_reactions(reactions: object) -> dict[str, str | None]:
    """Return reactions from plain values, as a notebook's parameters give them.

    Raises
    ------
    AnswerError
        If it is no mapping, or a situation or a reaction does not exist.
    """
    if not isinstance(reactions, Mapping):
        raise AnswerError(
            thing="reactions",
            value=reactions,
            expected="a mapping from situations to reactions",
            mend="Write {'no_questions': 'stay_quiet'}.",
        )
    checked = [check_reaction(situation, name) for situation, name in reactions.items()]
    return {situation.value: name for situation, name in checked}


def check_reaction(situation: object, name: object) -> tuple[Situation, str | None]:
    """Return a situation and a reaction to it, or None for "rather not say"; refuse what there is not."""
    if not isinstance(situation, str) or situation not in set(Situation):
        raise AnswerError(
            thing="the situation",
            value=situation,
            expected="one of " + ", ".join(Situation),
            mend="See workshop_kit.domain.situations.",
        )
    found = Situation(situation)
    if name is not None and (not isinstance(name, str) or name not in REACTIONS[found]):
        raise AnswerError(
            thing=f"reactions[{found.value!r}]",
            value=name,
            expected="one of " + ", ".join(REACTIONS[found]) + ", or None for 'rather not say'",
            mend="See workshop_kit.domain.situations.",
        )
    return found, name
