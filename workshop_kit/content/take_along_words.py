"""The words of what a laptop takes along: the page, the READ-ME of the folder, and its starters."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, model_validator

from workshop_kit.content.part import Part, Text, complete, text

SystemName = Literal["windows", "macos", "linux"]
_SYSTEMS = ("windows", "macos", "linux")


def _check_plain(value: str) -> str:
    if not value.isascii():
        raise ValueError("letters that every terminal has, without umlauts")
    return value


class LaptopWords(Part):
    """How one kind of laptop is made ready."""

    name: Text
    unpack: Text
    steps: list[Text]
    refused_title: Text
    refused: Text
    no_python: Annotated[str, text("pythons")]
    no_python_steps: list[Text]


class StarterWords(Part):
    """What the starter says in its window."""

    first_time: Text
    update: Text
    progress: Annotated[str, text("done", "total")]
    finishing: Text
    ready: Text
    your_work: Annotated[str, text("folder")]
    again: Annotated[str, text("file")]
    no_room: Annotated[str, text("needed", "free")]
    read_only: Annotated[str, text("folder")]
    busy: Text
    not_whole: Annotated[str, text("file")]
    failed: Annotated[str, text("file")]
    older_kept: Text
    newer_kept: Text
    no_port: Text
    stopped: Text
    gone: Text


class TakeAlongWords(Part):
    """``take_along.yaml``."""

    title: Text
    lead: Text
    page_lead: Text
    link: Text
    download: Annotated[str, text("system")]
    size: Annotated[str, text("megabytes")]
    laptops: dict[SystemName, LaptopWords]
    one_line_title: Text
    one_line: Text
    python_title: Text
    python: Annotated[str, text("pythons")]
    work_title: Text
    work: Text
    privacy_title: Text
    privacy: Text
    made: Annotated[str, text("version")]
    installers: Annotated[str, text("pythons")]
    unpack_first: Annotated[str, text(), AfterValidator(_check_plain)]
    starter: StarterWords

    @model_validator(mode="after")
    def _every_laptop(self) -> Self:
        return complete(self, "laptops", set(_SYSTEMS))
