"""The words of the eight portraits."""

from typing import Annotated, Self

from pydantic import model_validator

from workshop_kit.content.part import Part, Text, complete, text
from workshop_kit.domain.archetypes import Archetype


class SceneWords(Part):
    """One portrait: in a line, as a scene, and where one might meet them."""

    in_a_line: Text
    scene: Text
    where: Text


class ComparedWords(Part):
    """What is said of the bet, in each case of `Compared`."""

    met: Annotated[str, text("archetype")]
    not_met: Annotated[str, text("archetype")]
    nobody_met: Text
    no_bet: Text


class PortraitsLabels(Part):
    """Everything the gallery says apart from the scenes."""

    title: Text
    question: Text
    before: Text
    rather_not: Text
    privacy: Text
    count: Annotated[str, text("number", "total")]
    where: Text
    met: Text
    met_short: Text
    next: Text
    previous: Text
    last: Text
    all: Text
    keys: Text
    after: Text
    compared: ComparedWords
    recognised: Text
    counted: Text
    look_again: Text
    start_over: Text


class PortraitsWords(Part):
    """``portraits.yaml``: labels and eight scenes."""

    labels: PortraitsLabels
    scenes: dict[Archetype, SceneWords]

    @model_validator(mode="after")
    def _every_scene(self) -> Self:
        return complete(self, "scenes", set(Archetype))
