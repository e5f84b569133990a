"""Eight situations in which a leader meets agreement, silence or contradiction, and what a reaction may teach.

Nobody measured any of this: the situations and what they teach are made up to think with, from practice and from
two findings (Sherf et al. 2021: speaking up and holding back are no opposites; Frazier et al. 2017: a good tie with
the leader is associated with feeling safe to speak). See ``docs/evidence.md``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from workshop_kit.domain.levers import Lever


class Meets(StrEnum):
    """What a leader meets."""

    AGREEMENT = "agreement"
    SILENCE = "silence"
    CONTRADICTION = "contradiction"


class Situation(StrEnum):
    """The eight, in their order."""

    PLAN_DOUBTED = "plan_doubted"
    NO_QUESTIONS = "no_questions"
    ALWAYS_YES = "always_yes"
    LATE_NEWS = "late_news"
    NEWCOMER = "newcomer"
    CORRECTED = "corrected"
    YOU_DECIDE = "you_decide"
    DELETED_LINE = "deleted_line"


class Lesson(StrEnum):
    """What people around a leader may learn to do next time."""

    SPEAK_UP = "speak_up"
    """Say at once, and aloud, what does not fit."""
    SPEAK_ALONE = "speak_alone"
    """Say it, but later, and to the leader alone."""
    DECIDE = "decide"
    """Decide for themselves, and say so."""
    WAIT = "wait"
    """Wait and see what the leader wants."""
    AGREE = "agree"
    """Agree aloud, and keep the doubt."""
    SOLUTIONS = "solutions"
    """Come with a solution, or not at all."""
    HAND_UP = "hand_up"
    """Leave it to the leader."""


DOOR_OPEN = frozenset({Lesson.SPEAK_UP, Lesson.SPEAK_ALONE, Lesson.DECIDE})
"""Lessons after which a different view still finds its way to the leader."""


@dataclass(frozen=True, kw_only=True)
class Reaction:
    """Something that many leaders would do.

    Attributes
    ----------
    teaches : Lesson
        What the other person may do next time.
    levers : tuple of Lever
        Those of the four that it touches, in their order; often none.
    """

    teaches: Lesson
    levers: tuple[Lever, ...] = ()

    @property
    def leaves_door_open(self) -> bool:
        """Whether a different view still finds its way to the leader."""
        return self.teaches in DOOR_OPEN


_EMPOWER, _ENABLE, _ENCOURAGE, _INSPIRE = Lever

MEETS: Mapping[Situation, Meets] = MappingProxyType(
    {
        Situation.PLAN_DOUBTED: Meets.CONTRADICTION,
        Situation.NO_QUESTIONS: Meets.SILENCE,
        Situation.ALWAYS_YES: Meets.AGREEMENT,
        Situation.LATE_NEWS: Meets.SILENCE,
        Situation.NEWCOMER: Meets.CONTRADICTION,
        Situation.CORRECTED: Meets.CONTRADICTION,
        Situation.YOU_DECIDE: Meets.AGREEMENT,
        Situation.DELETED_LINE: Meets.SILENCE,
    }
)

REACTIONS: Mapping[Situation, Mapping[str, Reaction]] = MappingProxyType(
    {
        Situation.PLAN_DOUBTED: {
            "explain": Reaction(teaches=Lesson.WAIT, levers=(_INSPIRE,)),
            "ask_what": Reaction(teaches=Lesson.SPEAK_UP, levers=(_EMPOWER, _ENCOURAGE)),
            "afterwards": Reaction(teaches=Lesson.SPEAK_ALONE, levers=(_ENCOURAGE,)),
            "your_way": Reaction(teaches=Lesson.SOLUTIONS, levers=(_EMPOWER,)),
        },
        Situation.NO_QUESTIONS: {
            "call_by_name": Reaction(teaches=Lesson.AGREE, levers=(_ENCOURAGE,)),
            "on_time": Reaction(teaches=Lesson.WAIT),
            "stay_quiet": Reaction(teaches=Lesson.SPEAK_UP, levers=(_EMPOWER,)),
            "on_cards": Reaction(teaches=Lesson.SPEAK_ALONE, levers=(_ENABLE,)),
        },
        Situation.ALWAYS_YES: {
            "weak_spot": Reaction(teaches=Lesson.SPEAK_UP, levers=(_EMPOWER,)),
            "be_glad": Reaction(teaches=Lesson.AGREE, levers=(_ENCOURAGE,)),
            "hand_over": Reaction(teaches=Lesson.DECIDE, levers=(_EMPOWER, _ENCOURAGE)),
        },
        Situation.LATE_NEWS: {
            "take_over": Reaction(teaches=Lesson.HAND_UP, levers=(_ENABLE,)),
            "why_not": Reaction(teaches=Lesson.SOLUTIONS),
            "what_helps": Reaction(teaches=Lesson.SPEAK_UP, levers=(_ENABLE,)),
        },
        Situation.NEWCOMER: {
            "show_me": Reaction(teaches=Lesson.SPEAK_UP, levers=(_EMPOWER, _ENCOURAGE)),
            "first_learn": Reaction(teaches=Lesson.WAIT, levers=(_ENABLE,)),
            "write_up": Reaction(teaches=Lesson.SOLUTIONS, levers=(_ENCOURAGE,)),
        },
        Situation.CORRECTED: {
            "make_joke": Reaction(teaches=Lesson.WAIT),
            "quietly": Reaction(teaches=Lesson.SPEAK_ALONE),
            "thank_aloud": Reaction(teaches=Lesson.SPEAK_UP, levers=(_ENCOURAGE,)),
        },
        Situation.YOU_DECIDE: {
            "say_how": Reaction(teaches=Lesson.HAND_UP, levers=(_ENABLE, _INSPIRE)),
            "what_need": Reaction(teaches=Lesson.DECIDE, levers=(_EMPOWER, _ENABLE)),
            "all_yours": Reaction(teaches=Lesson.AGREE, levers=(_EMPOWER,)),
        },
        Situation.DELETED_LINE: {
            "let_it_be": Reaction(teaches=Lesson.WAIT),
            "in_the_round": Reaction(teaches=Lesson.AGREE, levers=(_ENCOURAGE,)),
            "write_after": Reaction(teaches=Lesson.SPEAK_ALONE, levers=(_ENCOURAGE,)),
            "doubt_first": Reaction(teaches=Lesson.SPEAK_UP, levers=(_ENABLE, _INSPIRE)),
        },
    }
)
"""For each situation the reactions to choose from, in the order in which they are shown."""
