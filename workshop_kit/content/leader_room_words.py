"""The words of the page for trainers whose participants have their leader in the room."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from workshop_kit.content.part import Part, Text, complete


class RoomSection(StrEnum):
    """The sections of the page, in their order."""

    BEFORE = "before"
    SEATING = "seating"
    ALONE = "alone"
    FLOOR = "floor"
    ALOUD = "aloud"
    SIGNS = "signs"
    THEN = "then"
    AFTER = "after"


class SectionWords(Part):
    """A heading, a sentence, and what to do or to say."""

    title: Text
    lead: Text
    points: list[Text]


class LeaderRoomWords(Part):
    """``leader_room.yaml``."""

    title: Text
    lead: Text
    sections: dict[RoomSection, SectionWords]

    @model_validator(mode="after")
    def _every_section(self) -> Self:
        return complete(self, "sections", set(RoomSection))

    def in_order(self) -> list[tuple[RoomSection, SectionWords]]:
        """Return the sections as the page shows them."""
        return [(section, self.sections[section]) for section in RoomSection]
