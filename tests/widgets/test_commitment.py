"""The commitment card in a notebook: what it is called, what it is given, and what its face may do."""

import re

import pytest
from icalendar import Calendar

from workshop_kit.content import ContentError, languages, load_words
from workshop_kit.content.calendar_file import calendar_writer
from workshop_kit.content.commitment_words import CommitmentLabels, QuestionWords
from workshop_kit.domain.commitment import FOLLOW_UP_WEEKS, Plan, PlanField
from workshop_kit.domain.errors import DayError, PlanError
from workshop_kit.widgets import CommitmentCard
from workshop_kit.widgets.activity import HERE, face

WHOLE = {field.value: f"some {field}" for field in PlanField}
DAY = "2026-11-24"
FACE = face("commitment")


def send(card: CommitmentCard, *messages: dict[str, object]) -> None:
    """Let the face say something."""
    for message in messages:
        card.take_in({"id": f"m{len(card._taken)}", **message})


GUESS = {"type": "guess", "pairs": 8}


def test_a_card_says_how_many_plans_there_are_and_not_what_they_say():
    assert repr(CommitmentCard()) == "CommitmentCard(lang='en', plans=0, complete=0)"
    card = CommitmentCard(lang="de", plans=[WHOLE, {"when": "secret"}], day=DAY)
    assert repr(card) == "CommitmentCard(lang='de', plans=2, complete=1, day='2026-11-24')"


def test_before_the_guess_nothing_of_the_answer_leaves_python():
    assert CommitmentCard(plans=[WHOLE]).get_state()["answer"] == {}


@pytest.mark.parametrize("lang", languages())
def test_a_plan_written_in_the_face_becomes_the_calendar_file(lang: str):
    card = CommitmentCard(lang=lang)
    send(card, GUESS, {"type": "add"}, {"type": "edit", "plan": 0, "fields": WHOLE}, {"type": "done"})
    assert (card.ready, card.calendar) == (True, "")
    send(card, {"type": "day", "day": DAY})
    assert card.written == (Plan(**WHOLE),)
    assert card.calendar == calendar_writer(lang)(card.written, DAY)
    assert [
        str(event["DTSTART"].dt) for event in Calendar.from_ical(card.calendar).walk("VEVENT")
    ] == card.dates


@pytest.mark.parametrize("plan", [WHOLE, Plan(**WHOLE)], ids=["mapping", "plan"])
def test_plans_given_in_the_notebook_are_there_from_the_start(plan: Plan | dict[str, str]):
    card = CommitmentCard(plans=[plan], day=DAY)
    assert card.written == (Plan(**WHOLE),)
    assert card.start == {"plans": [WHOLE], "day": DAY}
    assert card.ready


def test_a_part_that_is_too_long_is_refused_and_the_one_before_is_kept():
    card = CommitmentCard(plans=[WHOLE])
    send(card, GUESS, {"type": "edit", "plan": 0, "fields": {"when": "x" * 1000}})
    assert card.problem["kind"] == "refused"
    assert card.plans == [WHOLE]


def test_what_is_wrong_in_the_notebook_is_told_with_our_own_errors():
    with pytest.raises(PlanError):
        CommitmentCard(plans=[{"why": "x"}])
    with pytest.raises(PlanError):
        CommitmentCard(plans=[WHOLE] * 4)
    with pytest.raises(DayError):
        CommitmentCard(day="2026-02-30")
    with pytest.raises(ContentError):
        CommitmentCard(lang="xx")


@pytest.mark.parametrize("lang", languages())
def test_the_face_gets_all_its_words_in_one_language_and_no_list_of_words_to_check_by(lang: str):
    words = CommitmentCard(lang=lang).words
    source = load_words(lang)
    assert words["lang"] == lang
    assert words["labels"]["title"] == source.commitment.labels.title
    assert words["evidence"]["title"] == source.evidence.cards["commitment"].title
    assert list(words["questions"]) == list(PlanField)
    assert words["weeks"] == list(FOLLOW_UP_WEEKS)
    assert "form" not in words


def test_every_label_is_used_by_the_face_and_every_label_it_uses_exists():
    used = set(re.findall(r"\bsay\.(\w+)", FACE))
    shared = set(type(load_words("en").activity).model_fields)
    assert used - shared == set(CommitmentLabels.model_fields)
    assert set(QuestionWords.model_fields) == {"question", "help", "name", "label", "blank", "suggestions"}


def test_the_face_speaks_all_the_messages_of_the_activity_and_no_others():
    spoken = set(re.findall(r'send\(\{\s*type: "(\w+)"', FACE))
    assert spoken == {"guess", "add", "edit", "remove", "day", "done", "start_over"}


def test_the_face_reads_only_fields_that_the_widget_has():
    read = set(re.findall(r'model\.get\("(\w+)"\)', FACE)) | set(
        re.findall(r'model\s*\.get\("(\w+)"\)', FACE)
    )
    assert read <= set(CommitmentCard().trait_names(sync=True))
    assert {"guess", "answer", "plans", "hints", "missing", "dates", "calendar", "ready"} <= read


@pytest.mark.parametrize("forbidden", [r"model\.set\b", "save_changes", "randomUUID", "clipboard", "innerHTML", r"https?://(?!www\.w3\.org)"])  # fmt: skip
def test_the_face_never_uses_what_it_may_not(forbidden: str):
    assert re.findall(forbidden, FACE) == []


def test_the_face_holds_no_number_of_the_studies_or_limits():
    own = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("commitment*.js"))
    assert not re.search(r"\b(0\.65|0\.27|0\.66|300|94|642)\b", own)
