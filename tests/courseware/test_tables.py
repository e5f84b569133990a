"""Tables for scoring by hand, and the card from the lines of an exercise."""

import pytest

from workshop_kit.content import languages, load_words
from workshop_kit.courseware import answers_table, chances_table, plan_card
from workshop_kit.courseware.told import Told
from workshop_kit.domain.commitment import PlanField, follow_ups
from workshop_kit.domain.exercises.kim import KIM
from workshop_kit.domain.quiz import score_quiz
from workshop_kit.domain.traits import ITEMS, Trait
from workshop_kit.widgets import CommitmentCard

PARTS = {part.value: f"my {part.value}" for part in PlanField}


@pytest.mark.parametrize("lang", languages())
def test_answers_stand_beside_their_statements_and_the_marked_ones_are_those_to_turn(lang: str) -> None:
    words = load_words(lang)
    items = [item for item in ITEMS if item.trait is Trait.GIVING]
    rows = answers_table(KIM, trait="giving", lang=lang).rows
    assert [row[0] for row in rows] == [words.quiz.items[item.id] for item in items]
    assert [int(row[1]) for row in rows] == [KIM[item.id] for item in items]
    assert [bool(row[2]) for row in rows] == [item.reversed for item in items]
    assert len(answers_table(KIM, lang=lang).rows) == len(ITEMS)


@pytest.mark.parametrize("lang", languages())
def test_chances_are_those_of_the_quiz_most_first(lang: str) -> None:
    found = score_quiz(KIM)
    rows = chances_table(KIM, lang=lang).rows
    counts = [int(row[1]) for row in rows]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == round(100 * found.probabilities[found.nearest[0]])
    assert rows[0][0] == load_words(lang).archetypes.archetypes[found.nearest[0]].name


def test_a_table_has_heads_for_its_columns_and_a_caption() -> None:
    shown = chances_table(KIM)._repr_mimebundle_()["text/html"]
    assert shown.count('<th scope="col"') == 2
    assert "<caption" in shown


def test_a_whole_plan_and_a_day_make_the_card_with_its_calendar() -> None:
    card = plan_card(**PARTS, day="1.12.2026")
    assert isinstance(card, CommitmentCard)
    assert (card.day, tuple(card.dates)) == ("2026-12-01", follow_ups("2026-12-01"))
    assert card.ready
    assert card.calendar.count("BEGIN:VEVENT") == 3


@pytest.mark.parametrize("lang", languages())
def test_as_long_as_something_is_open_a_line_names_it(lang: str) -> None:
    words = load_words(lang)
    told = plan_card(**{**PARTS, "where": ...}, day=..., lang=lang)
    assert isinstance(told, Told)
    assert told.points == (
        words.commitment.questions[PlanField.WHERE].name,
        words.commitment.labels.day_label,
    )
