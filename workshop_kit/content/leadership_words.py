"""The words of the leadership slider."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from workshop_kit.content.part import Part, Text, complete, text
from workshop_kit.domain.levers import Lever, Preset

STEPS = 5
"""Words for a lever from one end to the other; a face takes the nearest."""


class Compared(StrEnum):
    """How a guess compares with what the model says."""

    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"
    OPPOSITE = "opposite"


class TrapAt(StrEnum):
    """Where the freedom that a leader gives stands beside the means."""

    AWAY = "away"
    BEGUN = "begun"
    COSTS = "costs"


class LeverWords(Part):
    """One lever: its name, and what people notice of it."""

    name: Text
    meaning: Text


class PresetWords(Part):
    """A leader to compare oneself with."""

    name: Text
    portrait: Text


class OutcomeWords(Part):
    """What goes with leadership, as rows of a table."""

    empowerment: Text
    safety: Text
    engagement: Text
    confidence: Text


class LeadershipLabels(Part):
    """Everything the slider says apart from levers, leaders and outcomes."""

    title: Text
    question: Annotated[str, text("total")]
    before: Annotated[str, text("total", "half")]
    ask: Annotated[str, text("total")]
    guess_label: Text
    guess_value: Annotated[str, text("count", "total")]
    place: Text
    rather_not: Text
    privacy: Text
    headline: Annotated[str, text("count", "total")]
    counted: Annotated[str, text("count", "total")]
    exact: Annotated[str, text("confidence")]
    compared: dict[Compared, Annotated[str, text("guess", "answer", "total")]]
    no_guess: Annotated[str, text("answer", "total")]
    drag: Text
    together: Text
    low_end: Text
    high_end: Text
    style_steps: Annotated[list[Text], Field(min_length=STEPS, max_length=STEPS)]
    style_value: Annotated[str, text("style", "count", "total")]
    mixed: Text
    unfold: Text
    fold: Text
    lever_steps: Annotated[list[Text], Field(min_length=STEPS, max_length=STEPS)]
    lever_value: Annotated[str, text("step", "count", "total")]
    picture: Annotated[str, text("count", "total", "mean", "from", "to")]
    axis_low: Text
    axis_high: Text
    middle: Text
    average: Text
    band: Text
    share: Annotated[str, text("percent")]
    trap: dict[TrapAt, Text]
    trap_begins: Text
    trap_turns: Text
    presets: Text
    table_caption: Text
    table_outcome: Text
    table_mean: Text
    table_sd: Text
    guess_again: Text

    @model_validator(mode="after")
    def _every_case(self) -> Self:
        complete(self, "trap", set(TrapAt))
        return complete(self, "compared", set(Compared))


class LeadershipWords(Part):
    """``leadership.yaml``: labels, the four levers, three leaders, four outcomes."""

    labels: LeadershipLabels
    levers: dict[Lever, LeverWords]
    presets: dict[Preset, PresetWords]
    outcomes: OutcomeWords

    @model_validator(mode="after")
    def _every_key(self) -> Self:
        complete(self, "levers", set(Lever))
        return complete(self, "presets", set(Preset))
