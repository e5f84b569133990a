"""The glossary and the page for trainers, as words."""

import re

import pytest

from workshop_kit.content import languages, load_words
from workshop_kit.content.glossary_words import GlossaryWords
from workshop_kit.content.leader_room_words import RoomSection
from workshop_kit.content.leading_words import LeadingSection

WANTED = {
    "archetype", "associated", "assumed", "band", "break-even", "calibrated", "confidence", "correlation",
    "empowerment", "enabling", "enclave", "engagement", "entourage", "if-then-plan", "norms", "prior-tie",
    "privacy-floor", "psychological-safety", "rapport", "standard-deviation", "thin-slice",
}  # fmt: skip


@pytest.mark.parametrize("lang", languages())
def test_the_glossary_explains_each_term_once_and_in_a_few_short_sentences(lang: str):
    terms = load_words(lang).glossary.terms
    assert set(terms) >= WANTED
    assert len({entry.term for entry in terms.values()}) == len(terms)
    for entry in terms.values():
        sentences = re.split(r"(?<=[.!?“”])\s+", entry.meaning)
        assert len(sentences) <= 4
        assert max(len(sentence.split()) for sentence in sentences) <= 25
        assert entry.meaning.endswith((".", "”", "“"))


def test_terms_stand_in_the_order_of_the_alphabet_of_their_language():
    words = {"a": "Öffnung", "b": "Obst", "c": "ofen", "d": "Zahl"}
    terms = {name: {"term": term, "meaning": "Etwas."} for name, term in words.items()}
    glossary = GlossaryWords.model_validate({"title": "T", "lead": "L", "terms": terms})
    assert [entry.term for _, entry in glossary.in_order()] == ["Obst", "ofen", "Öffnung", "Zahl"]
    for lang in languages():
        assert [name for name, _ in load_words(lang).glossary.in_order()] != sorted(WANTED)


@pytest.mark.parametrize("name", ["Prior tie", "prior_tie", "tie-", "Bänder", ""])
def test_a_name_that_does_not_fit_an_address_is_refused(name: str):
    entry = {"term": "Tie", "meaning": "Something."}
    with pytest.raises(ValueError, match="small letters and hyphens"):
        GlossaryWords.model_validate({"title": "T", "lead": "L", "terms": {name: entry}})


@pytest.mark.parametrize("lang", languages())
def test_the_page_for_trainers_has_every_section_with_something_to_do_in_each(lang: str):
    page = load_words(lang).leader_room
    assert [section for section, _ in page.in_order()] == list(RoomSection)
    assert all(2 <= len(section.points) <= 6 for _, section in page.in_order())
    words = sum(len(point.split()) for _, section in page.in_order() for point in section.points)
    assert words <= 650  # a page or two


@pytest.mark.parametrize("lang", languages())
def test_sentences_to_say_aloud_stand_in_quotation_marks(lang: str):
    opening, closing = {"en": "“”", "de": "„“"}[lang]
    for sentence in load_words(lang).leader_room.sections[RoomSection.ALOUD].points:
        assert sentence.startswith(opening)
        assert sentence.endswith(closing)


@pytest.mark.parametrize("lang", languages())
def test_the_page_for_trainers_promises_no_screen_that_is_not_there_yet(lang: str):
    floor = " ".join(load_words(lang).leader_room.sections[RoomSection.FLOOR].points)
    assert re.search({"en": "no screen collects", "de": "sammelt kein Bildschirm"}[lang], floor)


def test_a_section_that_is_missing_is_told():
    page = load_words("en").leader_room.model_dump(mode="json")
    del page["sections"]["after"]
    with pytest.raises(ValueError, match="also these keys: after"):
        type(load_words("en").leader_room).model_validate(page)


@pytest.mark.parametrize("lang", languages())
def test_the_page_with_which_one_begins_to_lead_has_every_section_and_quotes_what_to_say(lang: str):
    page = load_words(lang).leading
    assert [section for section, _ in page.in_order()] == list(LeadingSection)
    opening, closing = {"en": "“”", "de": "„“"}[lang]
    assert all(
        said.startswith(opening) and said.endswith(closing)
        for said in page.sections[LeadingSection.ALOUD].points
    )
