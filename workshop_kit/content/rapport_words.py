"""The words of the ladder: four conversations, with an answer for each tone in which one can come."""

from typing import Annotated, Literal, Self

from pydantic import model_validator

from workshop_kit.content.part import Part, Text, complete, text
from workshop_kit.domain.rapport_rule import Day, Effect, Ending, Kind, Mark, Rung, Tone
from workshop_kit.domain.rapport_scenes import PLOTS, Scene, endings, tones

Count = Literal["one", "two", "three", "four", "never"]
COUNTS: tuple[Count, ...] = ("one", "two", "three", "four", "never")
SOONEST: tuple[Count, ...] = ("two", "three")


class RapportLabels(Part):
    """Everything the ladder says apart from the conversations."""

    title: Text
    choose_title: Text
    choose: Text
    not_yet: Text
    so_far: Annotated[str, text("ending")]
    guess_title: Text
    guess_ask: Annotated[str, text("person")]
    guess_just: Text
    privacy: Text
    all_scenes: Text
    log: Annotated[str, text("person")]
    you: Text
    writes: Annotated[str, text("person")]
    your_turn: Text
    turn: Annotated[str, text("number")]
    keys: Text
    thought: Annotated[str, text("person")]
    ladder: Text
    rung_stands: Text
    rung_open: Text
    warmth: Annotated[str, text("person", "mark")]
    warmth_help: Text
    guessed: Annotated[str, text("guess", "ending")]
    guessed_same: Annotated[str, text("ending")]
    not_guessed: Annotated[str, text("ending")]
    when: Text
    welcome_after: dict[Count, Text]
    soonest: dict[Count, Text]
    luck: Text
    luck_help: Annotated[str, text("person")]
    days: dict[Day, Text]
    your_day: Text
    luck_same: Text
    luck_differs: Text
    tree_title: Text
    tree_help: Text
    tree: Annotated[str, text("person", "count")]
    table_caption: Annotated[str, text("person")]
    table_talk: Text
    table_said: Text
    table_did: Text
    table_warmth: Annotated[str, text("person")]
    table_end: Text
    talk: Annotated[str, text("number")]
    again_title: Text
    again_first: Text
    again_from: Annotated[str, text("said")]
    why: Text

    @model_validator(mode="after")
    def _every_case(self) -> Self:
        complete(self, "days", set(Day))
        complete(self, "soonest", SOONEST)
        return complete(self, "welcome_after", COUNTS)


class EndingWords(Part):
    """One ending: its name, to be read after a colon, and what it means."""

    name: Text
    meaning: Text


class SceneWords(Part):
    """One conversation: where it is, with whom, how it begins, and what comes of it."""

    name: Text
    person: Text
    where: Text
    setting: Text
    opening: Text
    endings: dict[Ending, Text]


class MoveWords(Part):
    """One thing to say, what the other person thought, and the answer in each tone that can come."""

    say: Text
    thought: Text
    replies: dict[Tone, Text]


class RapportWords(Part):
    """``rapport.yaml``: labels, the ladder, four scenes and their moves."""

    labels: RapportLabels
    rungs: dict[Rung, Text]
    kinds: dict[Kind, Text]
    marks: dict[Mark, Text]
    effects: dict[Effect, Text]
    endings: dict[Ending, EndingWords]
    scenes: dict[Scene, SceneWords]
    moves: dict[str, MoveWords]

    @model_validator(mode="after")
    def _every_key(self) -> Self:
        for field, wanted in (
            ("rungs", Rung),
            ("kinds", Kind),
            ("marks", Mark),
            ("effects", Effect),
            ("endings", Ending),
            ("scenes", Scene),
        ):
            complete(self, field, set(wanted))
        return complete(self, "moves", {name for plot in PLOTS.values() for name in plot.moves})

    @model_validator(mode="after")
    def _what_can_be_heard_and_no_more(self) -> Self:
        for scene, words in self.scenes.items():
            complete(words, "endings", endings(scene))
            for name, heard in tones(scene).items():
                try:
                    complete(self.moves[name], "replies", heard)
                except ValueError as error:
                    raise ValueError(f"in move {name}, {error}") from None
        return self
