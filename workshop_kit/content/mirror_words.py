"""The words of the mirror of an organisation."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from workshop_kit.content.part import Part, Text, complete, text
from workshop_kit.domain.activities.mirror import BETS
from workshop_kit.domain.mirror import PEOPLE, RIVALS, Direction, Rival, Standing, Subject

SUBJECTS = len(Subject)


class BetWords(Part):
    """Something to bet on: what it is called, also within a sentence, and what it means."""

    name: Text
    in_text: Text
    meaning: Text


class HintWords(Part):
    """What a hint about one subject says, whichever way it points, and what else may be behind it."""

    less: Annotated[str, text("people")]
    more: Annotated[str, text("people")]
    both: Annotated[str, text("people", "others")]
    rivals: dict[Direction, dict[Rival, Text]]
    ask: Text


class ComparedWords(Part):
    """What is said of the bet, in each case of `Compared`."""

    hint_there: Annotated[str, text("subject")]
    faded_there: Annotated[str, text("subject")]
    nothing_there: Annotated[str, text("subject")]
    little_right: Text
    little_not_yet: Text
    no_bet: Text


class MirrorLabels(Part):
    """Everything the mirror says apart from its subjects and hints."""

    title: Text
    question: Text
    before: Text
    rather_not: Text
    privacy: Text
    mix_title: Text
    mix_ask: Text
    placed: Annotated[str, text("placed", "total", "waiting")]
    all_placed: Annotated[str, text("total")]
    more: Annotated[str, text("archetype")]
    fewer: Annotated[str, text("archetype")]
    none_waiting: Text
    still_waiting: Annotated[str, text("waiting")]
    read: Text
    take_back: Text
    headlines: Annotated[list[Text], Field(min_length=SUBJECTS + 1, max_length=SUBJECTS + 1)]
    never: Text
    numbers: Annotated[list[Text], Field(min_length=PEOPLE + 1, max_length=PEOPLE + 1)]
    compared: ComparedWords
    silent: Annotated[str, text("subjects")]
    tested: Annotated[str, text("strength")]
    standings: dict[Standing, Text]
    rivals: Text
    left_some: Annotated[str, text("subjects")]
    left_none: Text
    ask: Text
    table_caption: Text
    table_who: Text
    table_count: Text
    change: Text
    start_over: Text

    @model_validator(mode="after")
    def _every_case(self) -> Self:
        return complete(self, "standings", set(Standing))


class MirrorWords(Part):
    """``mirror.yaml``: labels, what to bet on, rivals by name, and hints about three subjects."""

    labels: MirrorLabels
    bets: dict[str, BetWords]
    rivals: dict[Rival, Text]
    hints: dict[Subject, HintWords]

    @model_validator(mode="after")
    def _every_key(self) -> Self:
        complete(self, "bets", set(BETS))
        complete(self, "rivals", set(Rival))
        complete(self, "hints", set(Subject))
        for subject, hint in self.hints.items():
            for direction in complete(hint, "rivals", set(Direction)).rivals:
                _complete_rivals(hint, direction, set(RIVALS[subject][direction]))
        return self


def _complete_rivals(hint: HintWords, direction: Direction, wanted: set[Rival]) -> None:
    found = set(hint.rivals[direction])
    if found != wanted:
        names = ", ".join(sorted(wanted ^ found))
        raise ValueError(f"under rivals.{direction}: exactly the rivals of the domain; look at {names}")
