"""What we know from a page about a study, and not from the study, says so wherever it is told."""

import json

import pytest

from workshop_kit.content import languages, load_words, notebooks_folder

FOUND_ON_OTHER_PAGES = [
    "feeling safe to speak",
    "evening event",
    "not drawn to others like themselves",
    "Circles in which all talk together",
    "Sensors on people",
]
"""What stands in the English cards for each finding that docs/evidence.md flags V2 or calls second-hand."""

TOLD_IN = {
    "02_what_your_networking_says": ["explain"],
    "03_follow_my_leader": ["explain", "mirror-compare"],
    "04_the_room": ["explain"],
    "05_more_harm_than_good": ["doubt"],
}
"""The cells that tell one of these findings."""


def second_hand(lang: str) -> str:
    """Return how a language says it, as the glossary explains it."""
    return load_words(lang).glossary.terms["second-hand"].term.casefold()


PLACES = [
    pytest.param(name, place, id=f"{name}-{place}")
    for name, card in load_words("en").evidence.cards.items()
    for place, finding in enumerate(card.measured)
    if any(part in finding.text for part in FOUND_ON_OTHER_PAGES)
]


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(("name", "place"), PLACES)
def test_a_card_says_what_it_knows_second_hand(lang: str, name: str, place: int):
    finding = load_words(lang).evidence.cards[name].measured[place]
    assert second_hand(lang) in finding.text.casefold()


@pytest.mark.parametrize("part", FOUND_ON_OTHER_PAGES)
def test_each_finding_from_other_pages_stands_on_a_card(part: str):
    texts = [finding.text for card in load_words("en").evidence.cards.values() for finding in card.measured]
    assert any(part in text for text in texts)


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(
    ("module", "cell"), [(module, cell) for module, cells in TOLD_IN.items() for cell in cells]
)
def test_a_module_says_what_it_knows_second_hand(lang: str, module: str, cell: str):
    cells = json.loads((notebooks_folder() / lang / f"{module}.ipynb").read_text(encoding="utf-8"))["cells"]
    (text,) = ["".join(each["source"]) for each in cells if each["id"] == cell]
    assert second_hand(lang) in text.casefold()
