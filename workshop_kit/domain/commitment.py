"""If-then plans: what belongs to one, what its form lacks, and when to look at it again.

Only the form of a plan is looked at, never the person who wrote it.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from statistics import NormalDist
from types import MappingProxyType

import numpy as np

from workshop_kit.domain.errors import DayError, PlanError

MOST_PLANS = 3
LONGEST = 300
"""Characters that one part of a plan may have."""

ONE_BREATH = 120
"""Characters beyond which a part can hardly be said in one breath: our judgement."""

FOLLOW_UP_WEEKS = (2, 6, 12)

STUDIES_SAY = 0.65
"""Difference between people with an if-then plan and people with an intention alone, in standard deviations
(94 tests; Gollwitzer & Sheeran 2006)."""

LATER_STUDIES_SAY = (0.27, 0.66)
"""The same in 642 later tests: from and to."""

_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]")
"""Characters that turn the direction of what follows, beyond their own part of a card, or that nobody types."""

_OPENING = 4  # words in which a "not" shows what a plan is about: "I will no longer …"
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SENTENCE_ENDS = re.compile(r"[.!?;]\s+\S")


class PlanField(StrEnum):
    """The parts of a plan, in the order in which they are asked."""

    WHEN = "when"
    WHERE = "where"
    THEN = "then"
    WHO = "who"
    OBSTACLE = "obstacle"
    ANSWER = "answer"


class Hint(StrEnum):
    """What the form of a plan may lack: to be told as a hint, not as a mistake."""

    MOOD = "mood"
    VAGUE = "vague"
    NEGATION = "negation"
    TWO_ACTIONS = "two_actions"
    LONG = "long"


CUE = frozenset({PlanField.WHEN, PlanField.WHERE})
ACTION = frozenset({PlanField.THEN, PlanField.ANSWER})


@dataclass(frozen=True)
class Plan:
    """If ``when`` and ``where``, then ``then``, with ``who``; and if ``obstacle``, then ``answer``.

    Any part may be empty while somebody is still writing. Line breaks and control characters become spaces; halves
    of characters, what is no character, and what turns the direction of the text around it are left out. Everything
    else stays as it was written, in every script.

    Raises
    ------
    PlanError
        If a part is no text, or longer than 300 characters.
    """

    when: str = ""
    where: str = ""
    then: str = ""
    who: str = ""
    obstacle: str = ""
    answer: str = ""

    def __post_init__(self) -> None:
        for each in fields(self):
            object.__setattr__(self, each.name, _check_text(each.name, getattr(self, each.name)))

    @property
    def missing(self) -> tuple[PlanField, ...]:
        """The parts that are still empty: a complete plan has all six."""
        return tuple(field for field in PlanField if not getattr(self, field))


@dataclass(frozen=True)
class WordLists:
    """Words and phrases of one language by which the form of a plan is looked at.

    Attributes
    ----------
    moods : tuple of str
        They make a cue a mood rather than a moment: one waits for it, and nobody sees it come.
    vague : tuple of str
        They leave open when something happens.
    negations : tuple of str
        They say what somebody will not do.
    joiners : tuple of str
        They tie a second action to the first.
    """

    moods: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()


def tidy(text: str) -> str:
    """Return a text as one line, with single spaces, and with characters only that somebody may have meant.

    Right-to-left texts need no turning: they are laid out by their letters. Marks of direction and joiners, of which
    words and emoji are made, stay. A text in which there is nothing to see is empty.
    """
    kept = (
        " " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign
        for sign in _UNSEEN.sub("", text)
        if unicodedata.category(sign) != "Cs" and not _is_noncharacter(sign)
    )
    line = " ".join("".join(kept).split())
    return line if any(unicodedata.category(sign) not in ("Cf", "Zs") for sign in line) else ""


def _is_noncharacter(sign: str) -> bool:
    """Tell whether Unicode has promised that this will never be a character; some programs refuse a file with one."""
    return 0xFDD0 <= ord(sign) <= 0xFDEF or ord(sign) & 0xFFFE == 0xFFFE  # noqa: PLR2004 - the ranges of Unicode


def without_beginning(field: PlanField, text: str, label: str) -> str:
    """Return a part without the words under which it stands, should somebody have written them, too.

    "If: If I have hung up my coat" reads "If: I have hung up my coat". Of a label such as "But if" either word may
    be written alone. "Where I work" is a place, and stays.
    """
    if field is PlanField.WHERE:
        return text
    maybe = (rf"(?:{re.escape(word)}[,:…]*\s+)?" for word in label.split())
    return re.sub(f"^{''.join(maybe)}", "", text, flags=re.IGNORECASE)


def _check_text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise PlanError(
            thing=name, value=value, expected="a text, empty or not", mend="Leave it empty while it is open."
        )
    text = tidy(value)
    if len(text) > LONGEST:
        raise PlanError(
            thing=name,
            value=value,
            expected=f"at most {LONGEST} characters, not {len(text)}",
            mend="Shorten it until it can be said in one breath.",
        )
    return text


def read_plan(record: object) -> Plan:
    """Return a plan from plain values, as a face or a notebook's parameters give them; what is left out is empty.

    Raises
    ------
    PlanError
        If it is no mapping, or names a part that no plan has, or a part is no text or too long.
    """
    if isinstance(record, Plan):
        return record
    if not isinstance(record, Mapping) or not set(record) <= set(PlanField):
        raise PlanError(
            thing="the plan",
            value=record,
            expected="a mapping with some of " + ", ".join(PlanField),
            mend="Write {'when': 'I have hung up my coat', 'then': 'I walk up to somebody', …}.",
        )
    return Plan(**{str(name): value for name, value in record.items()})


def hints(plan: Plan, lists: WordLists) -> Mapping[PlanField, tuple[Hint, ...]]:
    """Return what the form of a plan may lack, part by part; parts without a hint are left out.

    A cue should be a moment that can be noticed, not a mood. An action should be one thing that one does, not
    something that one leaves. Both should be short. The lists of words miss much and err at times: a hint is
    an offer.
    """
    found = {field: tuple(_hints(field, getattr(plan, field), lists)) for field in PlanField}
    return MappingProxyType({field: some for field, some in found.items() if some})


def _hints(field: PlanField, text: str, lists: WordLists) -> list[Hint]:
    words = _words(text)
    told = []
    if field is PlanField.WHEN and _has(words, lists.moods):
        told.append(Hint.MOOD)
    if field in CUE | {PlanField.THEN} and _has(words, lists.vague):
        told.append(Hint.VAGUE)
    if field in ACTION and _has(words[:_OPENING], lists.negations):
        told.append(Hint.NEGATION)
    if field is PlanField.THEN and (_has(words, lists.joiners) or _SENTENCE_ENDS.search(text)):
        told.append(Hint.TWO_ACTIONS)
    if len(text) > ONE_BREATH:
        told.append(Hint.LONG)
    return told


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "'").casefold())


def _has(words: list[str], phrases: tuple[str, ...]) -> bool:
    """Tell whether any of the phrases stands there as whole words."""
    text = f" {' '.join(words)} "
    return any(f" {' '.join(_words(phrase))} " in text for phrase in phrases)


def check_day(value: object) -> str:
    """Return a day of this century as ``YYYY-MM-DD``.

    Raises
    ------
    DayError
        If it is anything else.
    """
    try:
        if isinstance(value, str) and re.fullmatch(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", value):
            return str(np.datetime64(value, "D"))
    except ValueError:
        pass
    raise DayError(
        thing="the day",
        value=value,
        expected="a day from 2000 to 2099, written as in '2027-01-31'",
        mend="Choose a day that the calendar has.",
    )


def follow_ups(day: str) -> tuple[str, ...]:
    """Return the days 2, 6 and 12 weeks after a day, as ``YYYY-MM-DD``; all fall on the same day of the week.

    Raises
    ------
    DayError
        If the day is none.
    """
    start = np.datetime64(check_day(day), "D")
    return tuple(str(start + np.timedelta64(7 * weeks, "D")) for weeks in FOLLOW_UP_WEEKS)


def ahead_of_ten(difference: float) -> float:
    """Return in how many of ten pairs the one with a plan gets further than the one with an intention alone.

    With results spread like a bell of the same width in both groups, ``difference`` standard deviations apart,
    that is ``10 Φ(difference / √2)`` of pairs drawn by chance: 5 where plans make no difference.
    """
    return 10 * NormalDist(sigma=2**0.5).cdf(difference)
