"""The words of the glossary page."""

import re
from typing import Self

from pydantic import model_validator

from workshop_kit.content.part import Part, Text


class Term(Part):
    """A word of the workshop, and what it means in plain words."""

    term: Text
    meaning: Text


class GlossaryWords(Part):
    """``glossary.yaml``: terms by the name that they have in addresses, the same in every language."""

    title: Text
    lead: Text
    terms: dict[str, Term]

    @model_validator(mode="after")
    def _names_fit_an_address(self) -> Self:
        for name in self.terms:
            if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name):
                raise ValueError(f"under terms: names of small letters and hyphens, and not {name!r}")
        return self

    def in_order(self) -> list[tuple[str, Term]]:
        """Return the terms by name in the order of the alphabet, accents and case aside."""
        return sorted(self.terms.items(), key=lambda item: _plain(item[1].term))


def _plain(word: str) -> str:
    return word.casefold().translate(str.maketrans("äöü", "aou"))
