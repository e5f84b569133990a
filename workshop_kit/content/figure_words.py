"""The words in and around figures."""

from typing import Annotated, Self

from pydantic import model_validator

from workshop_kit.content.part import Part, Text, complete, text
from workshop_kit.domain.exercises.three_teams import Measure, TeamOf


class FigureText(Part):
    """What stands around every figure: what is seen, what to look for, and the table's caption."""

    headline: Text
    caption: Text


class StyleFigureWords(FigureText):
    """People under leaders of different styles."""

    sentence: Annotated[str, text("leaders", "people")]
    x: Text
    low: Text
    high: Text
    y: Text
    less: Text
    average: Text
    more: Text
    people: Text
    expected: Text
    band: Text
    columns: tuple[Text, Text, Text, Text, Text]


class LeadersFigureWords(FigureText):
    """A few leaders side by side."""

    sentence: Text
    x: Text
    middle: Text
    you: Text
    columns: tuple[Text, Text, Text, Text]


class TrapFigureWords(FigureText):
    """A say, with and without the means."""

    sentence: Text
    x: Text
    y: Text
    low: Text
    high: Text
    value: Text
    begins: Text
    turns: Text
    most: Text
    least: Text
    corner: Text
    column: Annotated[str, text("say")]


class OrdersFigureWords(FigureText):
    """The same messages in different orders."""

    sentence: Text
    x: Text
    orders: dict[str, Text]
    columns: tuple[Text, Text, Text, Text, Text, Text]

    @model_validator(mode="after")
    def _every_order(self) -> Self:
        return complete(self, "orders", {"last", "second", "first"})


class EchoFigureWords(FigureText):
    """Three teams side by side."""

    sentence: Text
    x: Text
    team: Text
    teams: dict[TeamOf, Text]
    measures: dict[Measure, Text]

    @model_validator(mode="after")
    def _every_bar(self) -> Self:
        complete(self, "teams", set(TeamOf))
        return complete(self, "measures", set(Measure))


class ValueMapFigureWords(FigureText):
    """What an evening brings a team."""

    sentence: Text
    x: Text
    y: Text
    low: Text
    high: Text
    value: Text
    harm: Text
    good: Text
    you: Text
    corner: Text
    column: Annotated[str, text("style")]


class ValueTwiceFigureWords(FigureText):
    """The same evening twice."""

    sentence: Text
    person: Text
    team: Text
    harm: Text
    good: Text
    who: Text


class EveningFigureWords(FigureText):
    """Who stood with whom."""

    sentence: Annotated[str, text("guests", "minutes")]
    known: Text
    new: Text
    leads: Annotated[str, text("name")]
    point: Annotated[str, text("name", "organisation", "people")]
    beside: Annotated[str, text("name", "minutes")]
    columns: tuple[Text, Text, Text, Text, Text]


class CompanyFigureWords(FigureText):
    """How much of everybody's talk was with people known before."""

    sentence: Text
    x: Text
    known: Text
    new: Text
    everybody: Text
    people: Text
    known_part: Annotated[str, text("name", "share", "minutes")]
    new_part: Annotated[str, text("name", "share", "minutes")]
    columns: tuple[Text, Text, Text, Text, Text]


class FiguresWords(Part):
    """``figures.yaml``: one entry a figure."""

    style: StyleFigureWords
    leaders: LeadersFigureWords
    trap: TrapFigureWords
    orders: OrdersFigureWords
    echo: EchoFigureWords
    value_map: ValueMapFigureWords
    value_twice: ValueTwiceFigureWords
    evening: EveningFigureWords
    company: CompanyFigureWords
