"""The words of the page with which somebody who leads the workshop begins."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from workshop_kit.content.leader_room_words import SectionWords
from workshop_kit.content.part import Part, Text, complete


class LeadingSection(StrEnum):
    """The sections of the page, in their order."""

    BEFORE = "before"
    NEEDED = "needed"
    TIME = "time"
    PHONES = "phones"
    NOTES = "notes"
    EXERCISES = "exercises"
    ALOUD = "aloud"


class LeadingWords(Part):
    """``leading.yaml``."""

    title: Text
    lead: Text
    sections: dict[LeadingSection, SectionWords]

    @model_validator(mode="after")
    def _every_section(self) -> Self:
        return complete(self, "sections", set(LeadingSection))

    def in_order(self) -> list[tuple[LeadingSection, SectionWords]]:
        """Return the sections as the page shows them."""
        return [(section, self.sections[section]) for section in LeadingSection]
