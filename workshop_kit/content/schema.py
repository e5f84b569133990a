"""What each content file must hold. A key too few or too many in one language is an error, not a gap."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from workshop_kit.content.claims import ClaimNumber
from workshop_kit.content.commitment_words import CommitmentWords
from workshop_kit.content.exercise_words import CourseWords, ExerciseWords
from workshop_kit.content.figure_words import FiguresWords
from workshop_kit.content.glossary_words import GlossaryWords
from workshop_kit.content.hub_words import HubWords
from workshop_kit.content.leader_mirror_words import LeaderMirrorWords
from workshop_kit.content.leader_room_words import LeaderRoomWords
from workshop_kit.content.leadership_words import LeadershipWords
from workshop_kit.content.leading_words import LeadingWords
from workshop_kit.content.mirror_words import MirrorWords
from workshop_kit.content.motives_words import MotivesWords
from workshop_kit.content.part import FILE_NAME, Part, Text, complete, text
from workshop_kit.content.portraits_words import PortraitsWords
from workshop_kit.content.rapport_words import RapportWords
from workshop_kit.content.record_words import RecordWords
from workshop_kit.content.room_words import RoomWords
from workshop_kit.content.take_along_words import TakeAlongWords
from workshop_kit.content.value_map_words import ValueMapWords
from workshop_kit.domain.archetypes import Archetype
from workshop_kit.domain.quiz import Level, Note, Sureness
from workshop_kit.domain.traits import ITEMS, RATINGS, Trait

Strength = Literal["strong", "moderate", "weak", "none"]


class ActivityWords(Part):
    """``activity.yaml``: what every activity says."""

    saving: Text
    not_saved: Text
    try_again: Text
    refused: Text
    callback_failed: Text
    table: Text
    behind: Text
    measured: Text
    not_found: Text
    assumed: Text


class ChartWords(Part):
    """``chart.yaml``: what stands around a chart."""

    name: Text
    caption: Text
    cut: Annotated[str, text("rows")]
    no_table: Text
    loading: Text
    failed: Text
    keys: Text
    columns: dict[Literal["series", "x", "y", "value"], Text]

    @model_validator(mode="after")
    def _every_column(self) -> Self:
        return complete(self, "columns", {"series", "x", "y", "value"})


class TraitWords(Part):
    """How one trait is called, and what its two ends look like."""

    name: Text
    low_end: Text
    high_end: Text
    levels: dict[Level, Text]

    @model_validator(mode="after")
    def _every_level(self) -> Self:
        return complete(self, "levels", set(Level))


Number = Literal["one", "other"]
"""How a language counts, as `Intl.PluralRules` in a browser names it."""


class QuizLabels(Part):
    """Everything the quiz says apart from its items."""

    title: Text
    intro: Text
    think_of: Text
    privacy: Text
    minutes: Text
    begin: Text
    carry_on: Annotated[str, text("count", "total")]
    carry_on_note: Text
    begin_afresh: Text
    progress: Annotated[str, text("number", "total")]
    choose: Text
    rather_not_say: Text
    back: Text
    skip_forward: Text
    keys: Text
    last_title: Text
    last_all: Text
    last_some: Annotated[str, text("count", "total")]
    show_profile: Text
    go_through_open: Text
    incomplete_title: Text
    incomplete_intro: Text
    incomplete_trait: Annotated[str, text("trait", "rated", "of", "needed")]
    incomplete_fine: Annotated[str, text("trait")]
    result_lean: Annotated[str, text("archetype")]
    result_between: Annotated[str, text("first", "second")]
    sureness: dict[Sureness, Annotated[str, text("in_ten", "first", "second")]]
    strength: Text
    watch_out: Text
    try_next: Text
    second: Annotated[str, text("archetype")]
    traits_title: Text
    traits_help: Text
    bar: Annotated[str, text("trait", "score", "from", "to")]
    table_caption: Text
    table_trait: Text
    table_score: Text
    table_band: Text
    notes: dict[Note, Text]
    left_out: dict[Number, Annotated[str, text("count", "total")]]
    not_title: Text
    not_points: list[Text]
    download: Text
    file_name: Annotated[str, FILE_NAME]
    print: Text
    change: Text
    start_over: Text
    start_over_sure: Text
    start_over_yes: Text
    start_over_no: Text
    norms: Annotated[str, text("version")]

    @model_validator(mode="after")
    def _every_case(self) -> Self:
        complete(self, "sureness", set(Sureness))
        complete(self, "left_out", {"one", "other"})
        return complete(self, "notes", set(Note))


class QuizWords(Part):
    """``quiz.yaml``: statements, the five choices, trait names and labels."""

    labels: QuizLabels
    choices: dict[int, Text]
    traits: dict[Trait, TraitWords]
    items: dict[str, Text]

    @model_validator(mode="after")
    def _every_key(self) -> Self:
        complete(self, "choices", set(RATINGS))
        complete(self, "traits", set(Trait))
        return complete(self, "items", {item.id for item in ITEMS})


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
        return complete(self, "archetypes", set(Archetype))


class Finding(Part):
    """Something measured, and how strong it is."""

    text: Text
    strength: Strength


class EvidenceCard(Part):
    """What stands behind a claim or a model."""

    title: Text
    claims: list[ClaimNumber]
    measured: list[Finding]
    assumed: list[Text]
    in_short: Text


class EvidenceFile(Part):
    """``evidence.yaml``: cards by name, and what the strength words are called."""

    strengths: dict[Strength, Text]
    cards: dict[str, EvidenceCard]

    @model_validator(mode="after")
    def _every_card(self) -> Self:
        complete(self, "strengths", {"strong", "moderate", "weak", "none"})
        return complete(self, "cards", CARDS)


CARDS = {
    "commitment",
    "leader_mirror",
    "leadership",
    "mirror",
    "motives",
    "quiz",
    "rapport",
    "room",
    "value",
}


class SiteWords(Part):
    """``site.yaml``: landing page, navigation, and what is said when something goes wrong."""

    language_name: Text
    title: Text
    subtitle: Text
    welcome: Text
    modules: Text
    minutes: Annotated[str, text("minutes")]
    total: Annotated[str, text("hours", "minutes")]
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
    part_failed: Text
    page_failed: Text
    connection_lost: Text
    connection_back: Text
    page_gone: Text
    begin_again: Text
    no_script: Text
    credit: Text
    more: Text
    glossary: Text
    for_trainers: Text
    not_found_title: Text
    not_found: Text
    error_title: Text
    error: Text
    home: Text
    reload: Text
    slider: Text
    full_title: Text
    full: Text
    full_line: Annotated[str, text("people")]
    full_next: Text
    full_no_script: Text


class Words(Part):
    """Everything in one language."""

    language: str
    activity: ActivityWords
    chart: ChartWords
    commitment: CommitmentWords
    record: RecordWords
    course: CourseWords
    exercises: dict[str, ExerciseWords]
    figures: FiguresWords
    glossary: GlossaryWords
    hub: HubWords
    leader_mirror: LeaderMirrorWords
    leader_room: LeaderRoomWords
    leadership: LeadershipWords
    leading: LeadingWords
    mirror: MirrorWords
    motives: MotivesWords
    portraits: PortraitsWords
    quiz: QuizWords
    rapport: RapportWords
    room: RoomWords
    take_along: TakeAlongWords
    value_map: ValueMapWords
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
        return complete(self, "marks", set(Archetype))
