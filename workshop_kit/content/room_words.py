"""The words of the networking room."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from workshop_kit.content.part import Part, Text, complete, text

STEPS = 5
"""Words for a leader's style from one end to the other; a face takes the nearest."""


class Difference(StrEnum):
    """How the difference between the rooms that somebody guessed compares with the one there was."""

    CLOSE = "close"
    LARGER = "larger"
    SMALLER = "smaller"
    OPPOSITE = "opposite"


class Moment(StrEnum):
    """Still pictures of an evening."""

    ARRIVAL = "arrival"
    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    END = "end"


class RoomLabels(Part):
    """Everything the room says."""

    title: Text
    rooms: Annotated[list[Text], Field(min_length=2, max_length=2)]
    question: Text
    before: Annotated[str, text("guests", "minutes")]
    ask: Text
    guess_label: Annotated[str, text("room", "style")]
    guess_value: Annotated[str, text("count")]
    place: Text
    rather_not: Text
    privacy: Text
    headline: Text
    lead: Annotated[str, text("guests")]
    style_steps: Annotated[list[Text], Field(min_length=STEPS, max_length=STEPS)]
    compared: dict[Difference, Annotated[str, text("left", "right", "answer_left", "answer_right")]]
    no_guess: Annotated[str, text("answer_left", "answer_right")]
    not_yet: Annotated[str, text("left", "right")]
    show_end: Text
    why: Text
    your_evening: Annotated[str, text("contacts_left", "alone_left", "contacts_right", "alone_right")]
    look_alike: Text
    look_ask: Text
    play: Text
    play_again: Text
    pause: Text
    speed: Annotated[str, text("times")]
    minute_label: Text
    minute_value: Annotated[str, text("minute", "minutes")]
    moments_title: Text
    moments: dict[Moment, Text]
    counter_contacts: Text
    counter_alone: Text
    counter_entourage: Text
    race_title: Text
    race_guess: Annotated[str, text("room", "count")]
    race_end: Annotated[str, text("minutes")]
    bar: Text
    buffet: Text
    door: Text
    you: Text
    picture: Annotated[str, text("room", "minute", "circles", "aside", "contacts")]
    guest: Annotated[str, text("number", "archetype")]
    of_firm: Annotated[str, text("guest", "firm")]
    leads_firm: Annotated[str, text("guest", "firm")]
    follow_label: Text
    follow_hint: Text
    follow_story: Annotated[str, text("archetype")]
    follow_nobody: Text
    follow_you: Text
    group_leaders: Text
    group_guests: Text
    follow_absent: Text
    follow_alone: Annotated[str, text("minutes")]
    follow_with: Annotated[str, text("people")]
    follow_known: Annotated[str, text("who")]
    follow_leader: Annotated[str, text("who")]
    follow_made: Annotated[str, text("people")]
    follow_so_far: Annotated[str, text("contacts", "alone")]
    legend_title: Text
    legend_hint: Text
    legend_leaders: Text
    legend_entourage: Text
    legend_enclave: Text
    legend_tie: Text
    turn_title: Text
    style_label: Annotated[str, text("room")]
    low_end: Text
    high_end: Text
    conscripts: Text
    conscripts_note: Text
    known: Text
    known_note: Text
    about: Annotated[str, text("count", "total")]
    evenings_title: Text
    evenings_note: Text
    evening: Annotated[str, text("number", "left", "right")]
    evening_open: Annotated[str, text("number")]
    evenings_sum: Annotated[str, text("more", "total")]
    another: Text
    walk_title: Text
    walk_ask: Text
    walk_in: Text
    walk_missing: Text
    walk_incomplete: Text
    walk_quiz: Text
    walk_quiz_lab: Text
    walk_done: Annotated[str, text("archetype")]
    walk_out: Text
    summary_minute: Annotated[str, text("minute")]
    summary_room: Annotated[str, text("room", "contacts", "alone", "entourage")]
    table_minutes: Text
    table_minute: Text
    table_groups: Annotated[str, text("room")]
    table_archetype: Text
    table_guests: Text
    table_encounters: Text
    guess_again: Text

    @model_validator(mode="after")
    def _every_case(self) -> Self:
        complete(self, "moments", set(Moment))
        return complete(self, "compared", set(Difference))


class RoomWords(Part):
    """``room.yaml``: labels."""

    labels: RoomLabels
