"""The words of the commitment card, and those by which the form of a plan is looked at."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from workshop_kit.content.part import FILE_NAME, Part, Text, complete, text
from workshop_kit.domain.commitment import FOLLOW_UP_WEEKS, MOST_PLANS, Hint, PlanField, WordLists

Sentence = Annotated[str, text(*PlanField)]


class Compared(StrEnum):
    """How a guess compares with what studies say."""

    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"
    OPPOSITE = "opposite"


class QuestionWords(Part):
    """One screen of the writing: what is asked, what helps, and some answers to begin with."""

    question: Text
    help: Text
    name: Text
    label: Text
    blank: Text
    suggestions: Annotated[list[Text], Field(min_length=2, max_length=4)]


class FollowUpWords(Part):
    """One day to look again: what the calendar calls it, and what it asks."""

    title: Text
    question: Text


class EventWords(Part):
    """What is written into the calendar file."""

    calendar: Text
    plan: Sentence
    follow_ups: dict[int, FollowUpWords]

    @model_validator(mode="after")
    def _every_week(self) -> Self:
        return complete(self, "follow_ups", set(FOLLOW_UP_WEEKS))


class FormWords(Part):
    """Words and phrases by which the form of a plan is looked at, with commas between them."""

    moods: Text
    vague: Text
    negations: Text
    joiners: Text

    def lists(self) -> WordLists:
        """Return them as the domain wants them."""
        return WordLists(**{name: tuple(some.split(", ")) for name, some in self.model_dump().items()})


class CommitmentLabels(Part):
    """Everything the card says apart from its questions."""

    title: Text
    guess_title: Text
    before: Text
    ask: Annotated[str, text("total")]
    guess_label: Text
    guess_value: Annotated[str, text("count", "total")]
    plan_ahead: Text
    plan_behind: Text
    place: Text
    rather_not: Text
    privacy: Text
    headline: Text
    compared: dict[Compared, Annotated[str, text("guess", "answer", "total")]]
    no_guess: Annotated[str, text("answer", "total")]
    your_guess: Text
    by_studies: Text
    by_chance: Text
    later: Annotated[str, text("from", "to", "total")]
    not_kept: Text
    table_caption: Annotated[str, text("total")]
    table_source: Text
    table_pairs: Text
    write_first: Text
    to_card: Text
    progress: Annotated[str, text("plan", "number", "total")]
    suggestions: Text
    change_freely: Text
    own_words: Text
    next: Text
    back: Text
    finish: Text
    hints: dict[Hint, Text]
    hint_end: Text
    too_long: Annotated[str, text("count", "most")]
    empty: Text
    preview: Text
    plan: Annotated[str, text("plan")]
    open_title: Text
    open_intro: Text
    open_part: Annotated[str, text("plan", "part")]
    nothing_title: Text
    nothing_intro: Text
    ready_title: dict[int, Text]
    ready_intro: Text
    change: Annotated[str, text("plan")]
    remove: Annotated[str, text("plan")]
    remove_sure: Annotated[str, text("plan")]
    remove_yes: Text
    remove_no: Text
    add: dict[int, Text]
    dates_title: Text
    day_label: Text
    day_help: Text
    day_missing: Text
    weeks: Annotated[str, text("weeks")]
    save_calendar: Text
    calendar_file: Annotated[str, FILE_NAME]
    calendar_note: Text
    save_card: Text
    card_file: Annotated[str, FILE_NAME]
    print: Text
    saved: Text
    start_over: Text
    start_over_sure: Text
    start_over_yes: Text
    start_over_no: Text

    @model_validator(mode="after")
    def _every_case(self) -> Self:
        complete(self, "compared", set(Compared))
        complete(self, "hints", set(Hint))
        complete(self, "add", set(range(1, MOST_PLANS)))
        return complete(self, "ready_title", set(range(1, MOST_PLANS + 1)))


class CommitmentWords(Part):
    """``commitment.yaml``: labels, the six questions, the calendar, and lists of words."""

    labels: CommitmentLabels
    questions: dict[PlanField, QuestionWords]
    events: EventWords
    form: FormWords

    @model_validator(mode="after")
    def _every_question(self) -> Self:
        return complete(self, "questions", set(PlanField))
