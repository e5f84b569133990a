"""What each content file must hold. A key too few or too many in one language is an error, not a gap."""

import re
from collections.abc import Collection
from typing import Annotated, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from workshop_kit.domain.archetypes import Archetype
from workshop_kit.domain.quiz import Level, Note, Sureness
from workshop_kit.domain.traits import ITEMS, RATINGS, Trait

_PLACEHOLDER = re.compile(r"\{(\w*)\}")


def _text(*placeholders: str) -> AfterValidator:
    """Accept a non-empty text with exactly these placeholders in braces."""

    def check(value: str) -> str:
        if not value.strip():
            raise ValueError("a text that is not empty")
        if set(_PLACEHOLDER.findall(value)) != set(placeholders):
            wanted = ", ".join("{" + name + "}" for name in placeholders) or "none"
            raise ValueError(f"a text with these placeholders: {wanted}")
        return value

    return AfterValidator(check)


def _check_file_name(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+", name):
        raise ValueError("a file name of small letters, digits and hyphens, without an ending")
    return name


_FILE_NAME = AfterValidator(_check_file_name)
Text = Annotated[str, _text()]
Strength = Literal["strong", "moderate", "weak", "none"]


class Part(BaseModel):
    """A piece of content: frozen, and strict about its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


PartT = TypeVar("PartT", bound=Part)


class TraitWords(Part):
    """How one trait is called, and what its two ends look like."""

    name: Text
    low_end: Text
    high_end: Text
    levels: dict[Level, Text]

    @model_validator(mode="after")
    def _every_level(self) -> Self:
        return _complete(self, "levels", set(Level))


class QuizLabels(Part):
    """Everything the quiz says apart from its items."""

    title: Text
    intro: Text
    think_of: Text
    privacy: Text
    minutes: Text
    begin: Text
    carry_on: Annotated[str, _text("count", "total")]
    carry_on_note: Text
    begin_afresh: Text
    progress: Annotated[str, _text("number", "total")]
    choose: Text
    rather_not_say: Text
    back: Text
    skip_forward: Text
    keys: Text
    saving: Text
    not_saved: Text
    try_again: Text
    last_title: Text
    last_all: Text
    last_some: Annotated[str, _text("count", "total")]
    show_profile: Text
    go_through_open: Text
    incomplete_title: Text
    incomplete_intro: Text
    incomplete_trait: Annotated[str, _text("trait", "rated", "of", "needed")]
    incomplete_fine: Annotated[str, _text("trait")]
    result_lean: Annotated[str, _text("archetype")]
    result_between: Annotated[str, _text("first", "second")]
    sureness: dict[Sureness, Annotated[str, _text("in_ten", "first", "second")]]
    strength: Text
    watch_out: Text
    try_next: Text
    second: Annotated[str, _text("archetype")]
    traits_title: Text
    traits_help: Text
    bar: Annotated[str, _text("trait", "score", "from", "to")]
    table: Text
    table_caption: Text
    table_trait: Text
    table_score: Text
    table_band: Text
    notes: dict[Note, Text]
    left_out: Annotated[str, _text("count", "total")]
    not_title: Text
    not_points: list[Text]
    behind: Text
    measured: Text
    assumed: Text
    download: Text
    file_name: Annotated[str, _FILE_NAME]
    print: Text
    change: Text
    start_over: Text
    start_over_sure: Text
    start_over_yes: Text
    start_over_no: Text
    norms: Annotated[str, _text("version")]
    refused: Text
    callback_failed: Text

    @model_validator(mode="after")
    def _every_case(self) -> Self:
        _complete(self, "sureness", set(Sureness))
        return _complete(self, "notes", set(Note))


class QuizWords(Part):
    """``quiz.yaml``: statements, the five choices, trait names and labels."""

    labels: QuizLabels
    choices: dict[int, Text]
    traits: dict[Trait, TraitWords]
    items: dict[str, Text]

    @model_validator(mode="after")
    def _every_key(self) -> Self:
        _complete(self, "choices", set(RATINGS))
        _complete(self, "traits", set(Trait))
        return _complete(self, "items", {item.id for item in ITEMS})


class ArchetypeWords(Part):
    """One archetype, in words."""

    name: Text
    a_name: Text
    portrait: Text
    strength: Text
    watch_out: Text
    try_next: Text


class ArchetypesFile(Part):
    """``archetypes.yaml``: the eight of them."""

    archetypes: dict[Archetype, ArchetypeWords]

    @model_validator(mode="after")
    def _every_archetype(self) -> Self:
        return _complete(self, "archetypes", set(Archetype))


class Finding(Part):
    """Something measured, and how strong it is."""

    text: Text
    strength: Strength


class EvidenceCard(Part):
    """What stands behind a claim or a model."""

    title: Text
    claims: list[Annotated[int, Field(ge=1, le=11)]]
    measured: list[Finding]
    assumed: list[Text]
    in_short: Text


class EvidenceFile(Part):
    """``evidence.yaml``: cards by name, and what the strength words are called."""

    strengths: dict[Strength, Text]
    cards: dict[str, EvidenceCard]

    @model_validator(mode="after")
    def _every_card(self) -> Self:
        _complete(self, "strengths", {"strong", "moderate", "weak", "none"})
        return _complete(self, "cards", CARDS)


CARDS = {"motives", "quiz"}


class SiteWords(Part):
    """``site.yaml``: landing page, navigation, and what is said when something goes wrong."""

    language_name: Text
    title: Text
    subtitle: Text
    welcome: Text
    modules: Text
    minutes: Annotated[str, _text("minutes")]
    start: Text
    all_modules: Text
    previous: Text
    next: Text
    language: Text
    skip_to_content: Text
    no_modules: Text
    loading: Text
    loading_long: Text
    cell_failed: Text
    page_failed: Text
    connection_lost: Text
    connection_back: Text
    page_gone: Text
    begin_again: Text
    no_script: Text
    credit: Text
    not_found_title: Text
    not_found: Text
    error_title: Text
    error: Text
    home: Text
    reload: Text


class Words(Part):
    """Everything in one language."""

    language: str
    quiz: QuizWords
    archetypes: ArchetypesFile
    evidence: EvidenceFile
    site: SiteWords


class Mark(Part):
    """How an archetype is drawn everywhere: a shape and a colour, never the colour alone."""

    shape: Text
    path: Annotated[str, Field(pattern=r"^[MLCAZHV0-9 .,\-]+$")]
    colour: Annotated[str, Field(pattern=r"^#[0-9A-F]{6}$")]


class Marks(Part):
    """``marks.yaml``, the same in every language."""

    marks: dict[Archetype, Mark]

    @model_validator(mode="after")
    def _every_archetype(self) -> Self:
        return _complete(self, "marks", set(Archetype))


def _complete(part: PartT, field: str, wanted: Collection[object]) -> PartT:
    found = set(getattr(part, field))
    missing = ", ".join(sorted(str(key) for key in set(wanted) - found))
    extra = ", ".join(sorted(str(key) for key in found - set(wanted)))
    if missing or extra:
        parts = [f"also these keys: {missing}"] if missing else []
        parts += [f"no keys such as: {extra}"] if extra else []
        raise ValueError(f"under {field}: " + "; ".join(parts))
    return part
