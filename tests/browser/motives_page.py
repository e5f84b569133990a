"""The overheard sentences, driven as a person would."""

from collections.abc import Callable, Mapping, Sequence

from playwright.sync_api import Locator, Page, expect

from workshop_kit.content import load_words
from workshop_kit.content.motives_words import MotivesLabels, MotivesWords
from workshop_kit.domain.motives import MEANT, Motive

MODULE = "01_why_we_network"
EARS: dict[str, tuple[Motive, ...]] = {**MEANT, "again": (Motive.PLAN,), "names": (Motive.PLAN,), "oil": ()}
"""Somebody who hears most sentences as they were meant: one differently, one in part, one not at all."""


def words(lang: str) -> MotivesWords:
    """Return the words of the sorting."""
    return load_words(lang).motives


def say(lang: str) -> MotivesLabels:
    """Return its labels."""
    return words(lang).labels


def open_motives(page: Page, url: str, lang: str = "en") -> Locator:
    """Open the module and return the card of the sorting, once it can be used."""
    page.goto(f"{url}/{lang}/{MODULE}")
    card = page.locator(".wk-ear")
    card.wait_for()
    return card


def place_bet(card: Locator, lang: str = "en", motive: Motive | None = Motive.SALE) -> None:
    """Say which motive will be hardest to hear, or that one only wants to listen."""
    if motive is None:
        card.get_by_role("button", name=say(lang).rather_not, exact=True).click()
    else:
        choice(card, motive).click()
    expect(said(card, lang, "again")).to_be_visible()


def choice(card: Locator, motive: Motive) -> Locator:
    """Return the button of a motive."""
    return card.locator(f'.wk-ear__choice[data-motive="{motive.value}"]')


def said(card: Locator, lang: str, sentence: str) -> Locator:
    """Return the heading with a sentence."""
    return card.get_by_role("heading", name=words(lang).sentences[sentence].said, exact=True)


def hear(card: Locator, lang: str, sentence: str, motives: Sequence[Motive]) -> None:
    """Tap what is heard in the sentence that is asked."""
    expect(said(card, lang, sentence)).to_be_visible()
    if not motives:
        card.get_by_role("button", name=say(lang).hard_to_tell, exact=True).click()
    if len(motives) > 1:
        card.get_by_role("button", name=say(lang).two, exact=True).click()
    for motive in motives:
        choice(card, motive).click()


def sort_all(card: Locator, lang: str, ears: Mapping[str, Sequence[Motive]] = EARS) -> None:
    """Sort all twelve and stop before the comparison."""
    for sentence in MEANT:
        hear(card, lang, sentence, ears[sentence])
    expect(card.get_by_role("heading", name=say(lang).last_title)).to_be_visible()


def compare(card: Locator, lang: str) -> None:
    """Ask how the sentences were meant."""
    card.get_by_role("button", name=say(lang).show, exact=True).click()
    card.page.locator('.wk-ear[data-screen="compare"]').wait_for()


def sentence(page: Page, url: str, lang: str) -> None:
    """Stand before the second sentence, half way through hearing two motives."""
    card = open_motives(page, url, lang)
    place_bet(card, lang)
    hear(card, lang, "again", [Motive.PEOPLE])
    expect(said(card, lang, "face")).to_be_visible()
    card.get_by_role("button", name=say(lang).two, exact=True).click()
    choice(card, Motive.SENT).click()


def compared(page: Page, url: str, lang: str) -> None:
    """Stand before the comparison, everything unfolded."""
    card = open_motives(page, url, lang)
    place_bet(card, lang)
    sort_all(card, lang)
    compare(card, lang)
    for summary in card.locator("summary").all():
        summary.click()


PLACES: list[Callable[[Page, str, str], None]] = [sentence, compared]


def shoot_states(page: Page, url: str, lang: str, shoot: Callable[[str], None]) -> None:
    """Shoot the bet, the longest sentence, the last screen and the comparison."""
    card = open_motives(page, url, lang)
    card.scroll_into_view_if_needed()
    shoot("ear-bet")
    place_bet(card, lang)
    longest = max(MEANT, key=lambda name: len(words(lang).sentences[name].said))
    for name in MEANT:
        expect(said(card, lang, name)).to_be_visible()
        if name == longest:
            shoot("ear-longest")
        if name == "names":
            card.get_by_role("button", name=say(lang).two, exact=True).click()
            choice(card, Motive.PLAN).click()
            shoot("ear-two")
            card.get_by_role("button", name=say(lang).two, exact=True).click()
        hear(card, lang, name, EARS[name])
    expect(card.get_by_role("heading", name=say(lang).last_title)).to_be_visible()
    shoot("ear-last")
    compare(card, lang)
    shoot("ear-compare")
