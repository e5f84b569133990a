"""The words of the twelve overheard sentences."""

from typing import Annotated, Literal, Self

from pydantic import model_validator

from workshop_kit.content.part import Part, Text, complete, text
from workshop_kit.domain.motives import MEANT, Motive

Group = Literal["differ", "two", "same"]
"""Where a sentence stands in the comparison: heard differently, ambiguous, heard alike."""


class MotiveWords(Part):
    """One motive: its name, and what it means."""

    name: Text
    meaning: Text


class SentenceWords(Part):
    """One overheard sentence, and why we meant it as we did."""

    said: Text
    why: Text


class ComparedWords(Part):
    """What is said of the bet, in each case of `Compared`."""

    as_expected: Annotated[str, text("expected")]
    among: Annotated[str, text("expected", "most")]
    elsewhere: Annotated[str, text("expected", "most")]
    nowhere: Annotated[str, text("expected")]
    no_bet: Annotated[str, text("most")]
    no_bet_nowhere: Text


class MotivesLabels(Part):
    """Everything the sorting says apart from motives and sentences."""

    title: Text
    question: Text
    before: Text
    rather_not: Text
    privacy: Text
    progress: Annotated[str, text("number", "total")]
    choose: Text
    choose_two: Text
    two: Text
    hard_to_tell: Text
    back: Text
    onward: Text
    keys: Text
    last_title: Text
    last: Text
    show: Text
    change: Text
    result_title: Text
    result_intro: Text
    compared: ComparedWords
    groups: dict[Group, Text]
    heard: Text
    meant: Text
    start_over: Text

    @model_validator(mode="after")
    def _every_case(self) -> Self:
        return complete(self, "groups", {"differ", "two", "same"})


class MotivesWords(Part):
    """``motives.yaml``: labels, four motives, twelve sentences."""

    labels: MotivesLabels
    motives: dict[Motive, MotiveWords]
    sentences: dict[str, SentenceWords]

    @model_validator(mode="after")
    def _every_key(self) -> Self:
        complete(self, "motives", set(Motive))
        return complete(self, "sentences", set(MEANT))
