"""Words of a language become the names that judges know, and names become words."""

import numpy as np
import pytest

from workshop_kit.content import languages, load_words
from workshop_kit.courseware.check import Check
from workshop_kit.courseware.errors import NotYetError
from workshop_kit.courseware.language import read, told
from workshop_kit.domain.archetypes import Archetype
from workshop_kit.domain.commitment import Hint, PlanField
from workshop_kit.domain.exercises.a_plan_that_holds import A_PLAN_THAT_HOLDS, WrittenPlan
from workshop_kit.domain.exercises.exercise import Reads
from workshop_kit.domain.exercises.repair_a_talk import REPAIR_A_TALK
from workshop_kit.domain.exercises.score_by_hand import SCORE_BY_HAND, TYPES
from workshop_kit.domain.rapport_rule import Ending, Kind, Rung


@pytest.mark.parametrize("lang", languages())
def test_each_kind_is_known_by_its_word_its_name_in_any_case_and_without_its_article(lang: str) -> None:
    words = load_words(lang)
    for kind, name in words.rapport.kinds.items():
        forms = (name, name.upper(), f" {name} ", kind.value, kind.value.replace("_", " ").title())
        assert read(list(forms), Reads.KINDS, words) == (kind.value,) * len(forms)


@pytest.mark.parametrize(
    ("lang", "said", "kind"),
    [
        ("en", "offer", Kind.OFFER),
        ("en", "the offer", Kind.OFFER),
        ("en", "raport", Kind.RAPPORT),
        ("en", "comon ground", Kind.COMMON_GROUND),
        ("de", "Angebot", Kind.OFFER),
        ("de", "das Angebot", Kind.OFFER),
        ("de", "rat", Kind.ADVICE),
        ("de", "Vertrauheit", Kind.RAPPORT),
        ("de", "Glaubwuerdigkeit", Kind.CREDIBILITY),
    ],
)
def test_a_small_slip_is_forgiven(lang: str, said: str, kind: Kind) -> None:
    assert read([said], Reads.KINDS, load_words(lang)) == (kind.value,)


@pytest.mark.parametrize("word", ["hello", "A", "", 5, None, ..., "x" * 10_000])
def test_what_is_no_kind_stays_as_it_is(word: object) -> None:
    assert read([word, "offer"], Reads.KINDS, load_words("en")) == (word, Kind.OFFER.value)


def test_a_plan_is_read_with_the_lists_of_its_language() -> None:
    for lang in languages():
        words = load_words(lang)
        found = read({"when": "x"}, Reads.PLAN, words)
        assert found == WrittenPlan({"when": "x"}, words.commitment.form.lists())
    assert read(5, Reads.PLAN, words) == 5


def test_names_are_told_in_the_words_of_a_language() -> None:
    words = load_words("de")
    assert told(Kind.OFFER, words, "de") == words.rapport.kinds[Kind.OFFER]
    assert told((Rung.RAPPORT, Rung.OFFER), words, "de") == "Vertrautheit, Angebot"
    assert told(Ending.ADVICE, words, "de") == words.rapport.endings[Ending.ADVICE].name
    assert told(Archetype.GARDENER, words, "de") == "Gärtner"
    assert told(PlanField.WHEN, words, "de") == "Der Moment"
    assert told(Hint.MOOD, words, "de") == words.commitment.labels.hints[Hint.MOOD]
    assert told(np.datetime64("2026-12-01"), words, "de") == "01.12.2026"
    assert told(np.datetime64("2026-12-01"), words, "en") == "2026-12-01"
    assert (told(0.5, words, "de"), told("so", words, "de")) == (0.5, "so")


@pytest.mark.parametrize("lang", languages())
def test_the_hints_of_the_card_are_told_word_for_word(lang: str) -> None:
    words = load_words(lang)
    mood = words.commitment.form.lists().moods[0]
    check = Check(A_PLAN_THAT_HOLDS, lang=lang, folder=None)
    with pytest.raises(NotYetError) as caught:
        check("plan", {"when": mood, "where": "x", "then": "y"})
    assert words.commitment.labels.hints[Hint.MOOD] in str(caught.value)


@pytest.mark.parametrize("lang", languages())
def test_what_an_answer_was_taken_for_is_told_with_right_and_with_wrong_ones(lang: str) -> None:
    words = load_words(lang).course
    check = Check(SCORE_BY_HAND, lang=lang, folder=None)
    with pytest.raises(NotYetError) as caught:
        check("mean", (3, 38))
    point = "," if lang == "de" else "."
    assert words.taken["comma"].format(value=f"3{point}38") in str(caught.value)


@pytest.mark.parametrize("lang", languages())
def test_the_choices_of_types_are_called_as_everywhere(lang: str) -> None:
    words = load_words(lang)
    choices = words.exercises[SCORE_BY_HAND.name].sheets["unsure"].choices
    assert all(choices[kind.value] == words.archetypes.archetypes[kind].name for kind in TYPES)


@pytest.mark.parametrize(
    "exercise", [REPAIR_A_TALK, SCORE_BY_HAND, A_PLAN_THAT_HOLDS], ids=lambda each: each.name
)
@pytest.mark.parametrize("lang", languages())
def test_every_wrong_answer_is_refused_in_words_without_a_gap(exercise: object, lang: str) -> None:
    check = Check(exercise, lang=lang, folder=None)  # type: ignore[arg-type]
    for step in exercise.to_do:  # type: ignore[attr-defined]
        for answer in step.wrong:
            with pytest.raises(NotYetError) as caught:
                check(step.name, answer)
            assert not set("{}") & set(str(caught.value))
