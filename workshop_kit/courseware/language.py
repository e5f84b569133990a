"""Between the words of a language and the plain names that judges know, in both directions."""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

import numpy as np

from workshop_kit.content.schema import Words
from workshop_kit.domain.archetypes import Archetype
from workshop_kit.domain.commitment import Hint, PlanField
from workshop_kit.domain.exercises.a_plan_that_holds import WrittenPlan
from workshop_kit.domain.exercises.exercise import Fact, Facts, Reads
from workshop_kit.domain.exercises.reading import read_words
from workshop_kit.domain.rapport_rule import Ending, Kind, Rung

_CLOSE = 0.8
_DAYS = {"de": "{day}.{month}.{year}"}


def read(answer: object, reads: Reads, words: Words) -> object:
    """Return an answer as its judge takes it, where that depends on a language."""
    if reads is Reads.KINDS:
        return tuple(_kind(word, words) for word in read_words(answer))
    if reads is Reads.PLAN and isinstance(answer, Mapping):
        return WrittenPlan(answer, words.commitment.form.lists())
    return answer


def named(facts: Facts, words: Words, lang: str) -> dict[str, float | str]:
    """Return facts with a language's words in the place of names."""
    return {name: told(value, words, lang) for name, value in facts.items()}


def told(fact: Fact, words: Words, lang: str) -> float | str:
    """Return one fact in the words of a language; numbers and plain texts stay."""
    if isinstance(fact, tuple):
        return ", ".join(str(told(each, words, lang)) for each in fact)
    if isinstance(fact, np.datetime64):
        year, month, day = str(fact).split("-")
        return _DAYS.get(lang, "{year}-{month}-{day}").format(year=year, month=month, day=day)
    find = _NAMED.get(type(fact))
    return find(words, fact) if find else fact


_NAMED: Mapping[type, Callable[[Words, Any], str]] = MappingProxyType(
    {
        Kind: lambda words, fact: words.rapport.kinds[fact],
        Rung: lambda words, fact: words.rapport.rungs[fact],
        Ending: lambda words, fact: words.rapport.endings[fact].name,
        Archetype: lambda words, fact: words.archetypes.archetypes[fact].name,
        Hint: lambda words, fact: words.commitment.labels.hints[fact],
        PlanField: lambda words, fact: words.commitment.questions[fact].name,
    }
)
"""Where a language has the words for the members of an enum."""


def _kind(word: object, words: Words) -> object:
    """Return the name of a kind of message for a word that means it, whatever its case, article or small slips."""
    if not isinstance(word, str):
        return word
    known: dict[str, str] = {}
    for kind, name in words.rapport.kinds.items():
        for text in (kind.value, name):
            known |= dict.fromkeys(_forms(text), kind.value)
    for form in _forms(word):
        if form in known:
            return known[form]
    close = get_close_matches(_forms(word)[0], known, n=1, cutoff=_CLOSE) if len(word) < 60 else []  # noqa: PLR2004
    return known[close[0]] if close else word


def _forms(text: str) -> tuple[str, ...]:
    """Return a text in small letters with single spaces, whole and without its first word."""
    found = re.findall(r"[^\W_]+", text.casefold())
    return " ".join(found), *([" ".join(found[1:])] if len(found) > 1 else [])
