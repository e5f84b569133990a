"""The words of the map of net value."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from workshop_kit.content.part import Part, Text, complete, text
from workshop_kit.domain.activities.evening import Sort
from workshop_kit.domain.activities.value_map import Verdict
from workshop_kit.domain.activities.value_tables import PEOPLE
from workshop_kit.domain.value import Opening

STEPS = 5
"""Words for a style from one end to the other; a face takes the nearest."""

PLACES = 7
"""Words for where on the map the harm begins, from left to right; a face takes the nearest."""


class SortWords(Part):
    """An evening to try: its name, and what to look for."""

    name: Text
    look: Text


class ValueMapLabels(Part):
    """Everything the map says apart from verdicts, openings and evenings."""

    title: Text
    place_question: Text
    place_intro: Text
    place: Text
    ask_question: Text
    ask_intro: Text
    back: Text
    rather_not: Text
    privacy: Text
    compared_same: Annotated[str, text("guess", "value")]
    compared_other: Annotated[str, text("guess", "answer", "value")]
    no_guess: Annotated[str, text("answer", "value")]
    unit: Text
    harm_never: Text
    harm_below: Annotated[str, text("at")]
    harm_places: Annotated[list[Text], Field(min_length=PLACES, max_length=PLACES)]
    harm_always: Text
    empty_map: Annotated[str, text("style", "b")]
    map: Annotated[str, text("style", "b", "verdict", "where")]
    tap: Text
    axis_low: Text
    axis_high: Text
    axis_y: Text
    line_team: Text
    line_person: Text
    you: Text
    style_label: Text
    style_steps: Annotated[list[Text], Field(min_length=STEPS, max_length=STEPS)]
    b_label: Text
    b_note: Text
    b_none: Text
    b_less: Annotated[str, text("times")]
    b_equal: Text
    b_more: Annotated[str, text("times")]
    cost_label: Text
    cost_note: Text
    cost_none: Text
    cost_some: Annotated[str, text("cost")]
    m_label: Text
    m_note: Text
    m_value: Annotated[str, text("count")]
    spoken: Annotated[str, text("setting", "verdict")]
    opening_title: Text
    evenings_title: Text
    evenings_prompt: Text
    twice_title: Text
    twice: Annotated[str, text("person", "team")]
    person: Text
    team: Text
    met: Text
    brings: Text
    costs: Text
    attending: Text
    left: Text
    why: Text
    honest: Text
    styles_caption: Text
    styles_column: Text
    break_even: Text
    nowhere: Text
    everywhere: Text
    people_caption: Text
    people_column: Text
    people: Annotated[list[Text], Field(min_length=PEOPLE, max_length=PEOPLE)]
    guess_again: Text


class ValueMapWords(Part):
    """``value_map.yaml``: labels, what comes out, openings, four evenings."""

    labels: ValueMapLabels
    verdicts: dict[Verdict, Text]
    headlines: dict[Verdict, Annotated[str, text("value")]]
    openings: dict[Opening, Text]
    evenings: dict[Sort, SortWords]

    @model_validator(mode="after")
    def _every_key(self) -> Self:
        complete(self, "verdicts", set(Verdict))
        complete(self, "headlines", set(Verdict))
        complete(self, "openings", set(Opening))
        return complete(self, "evenings", set(Sort))
