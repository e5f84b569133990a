"""The words of the leader's mirror."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from workshop_kit.content.part import Part, Text, complete, text
from workshop_kit.domain.situations import REACTIONS, Lesson, Meets, Situation

COUNTS = len(Situation) + 1
"""From never to every time."""


class ComparedWords(Part):
    """How the guess compares with what came of it, one sentence for each `Compared`."""

    more: Annotated[str, text("guess", "times")]
    fewer: Annotated[str, text("guess", "times")]
    same: Annotated[str, text("guess", "times")]
    partly: Annotated[str, text("guess", "told", "total", "times")]
    no_guess: Annotated[str, text("told", "total", "times")]


class Door(StrEnum):
    """What a reaction may do to the door."""

    OPEN = "open"
    CLOSED = "closed"
    UNTOLD = "untold"


class ReactionWords(Part):
    """A reaction to pick, and what the other person tells of the next time."""

    do: Text
    later: Text


class SituationWords(Part):
    """A situation, whose eyes tell what comes of it, and the reactions to pick from."""

    title: Text
    scene: Text
    eyes: Text
    reactions: dict[str, ReactionWords]


class LeaderMirrorLabels(Part):
    """Everything the mirror says apart from situations and lessons."""

    title: Text
    question: Text
    before: Annotated[str, text("total")]
    ask: Annotated[str, text("total")]
    guess_label: Text
    place: Text
    rather_not: Text
    privacy: Text
    progress: Annotated[str, text("number", "total")]
    meets: dict[Meets, Text]
    choose: Text
    rather_not_say: Text
    back: Text
    told_by: Annotated[str, text("eyes")]
    you_picked: Text
    may_learn: Annotated[str, text("eyes")]
    touches: Text
    touches_none: Text
    next: Text
    look: Text
    change: Text
    mirror_title: Text
    compared: ComparedWords
    door_means: Text
    row_guess: Text
    row_you: Text
    row_text: Annotated[str, text("name", "times")]
    doors: dict[Door, Text]
    levers_title: Text
    lever_times: Annotated[str, text("lever", "times")]
    no_lever: Annotated[str, text("times")]
    levers_note: Text
    not_measured: Text
    empty_title: Text
    empty: Annotated[str, text("total")]
    table_caption: Text
    table_situation: Text
    table_reaction: Text
    table_lesson: Text
    table_door: Text
    table_levers: Text
    start_over: Text

    @model_validator(mode="after")
    def _every_case(self) -> Self:
        complete(self, "meets", set(Meets))
        return complete(self, "doors", set(Door))


class LeaderMirrorWords(Part):
    """``leader_mirror.yaml``: labels, counts in words, lessons, and the eight situations."""

    labels: LeaderMirrorLabels
    times: Annotated[list[Text], Field(min_length=COUNTS, max_length=COUNTS)]
    numbers: Annotated[list[Text], Field(min_length=COUNTS, max_length=COUNTS)]
    lessons: dict[Lesson, Text]
    situations: dict[Situation, SituationWords]

    @model_validator(mode="after")
    def _every_key(self) -> Self:
        complete(self, "lessons", set(Lesson))
        complete(self, "situations", set(Situation))
        for situation, words in self.situations.items():
            complete(words, "reactions", set(REACTIONS[situation]))
        return self
