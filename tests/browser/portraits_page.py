"""The eight portraits, driven as a person would."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from workshop_kit import Archetype
from workshop_kit.content import load_words
from workshop_kit.content.portraits_words import PortraitsLabels

MODULE = "01_why_we_network"


def say(lang: str) -> PortraitsLabels:
    """Return the labels of the gallery."""
    return load_words(lang).portraits.labels


def name_of(lang: str, archetype: Archetype) -> str:
    """Return what an archetype is called."""
    return load_words(lang).archetypes.archetypes[archetype].name


def open_portraits(page: Page, url: str, lang: str = "en") -> Locator:
    """Open the module and return the gallery's card, once it can be used."""
    page.goto(f"{url}/{lang}/{MODULE}")
    card = page.locator(".wk-people")
    card.wait_for()
    return card


def place_bet(card: Locator, lang: str = "en", archetype: Archetype | None = Archetype.CONSCRIPT) -> None:
    """Say whom one expects to meet most often, or that one only wants to look."""
    if archetype is None:
        card.get_by_role("button", name=say(lang).rather_not, exact=True).click()
    else:
        card.locator(f'.wk-people__bet[data-kind="{archetype.value}"]').click()
    card.page.locator('.wk-people[data-screen="portrait"]').wait_for()


def onward(card: Locator, lang: str = "en") -> None:
    """Go to the next portrait, or from the last one to the look back."""
    card.locator(".wk-button--main").click()


def bet(page: Page, url: str, lang: str) -> None:
    """Stand before the bet."""
    open_portraits(page, url, lang)


def portrait(page: Page, url: str, lang: str) -> None:
    """Stand before the second portrait, the first of which was recognised."""
    card = open_portraits(page, url, lang)
    place_bet(card, lang)
    card.get_by_role("button", name=say(lang).met, exact=True).click()
    onward(card, lang)
    card.get_by_role("heading", name=name_of(lang, Archetype.GARDENER)).wait_for()


def looked_back(page: Page, url: str, lang: str) -> None:
    """Stand after the last portrait, with two recognised."""
    portrait(page, url, lang)
    card = page.locator(".wk-people")
    card.get_by_role("button", name=say(lang).met, exact=True).click()
    card.locator('.wk-people__step[data-met="true"]').nth(1).wait_for()
    for _ in range(len(Archetype) - 1):
        onward(card, lang)
    page.locator('.wk-people[data-screen="after"]').wait_for()


PLACES: list[Callable[[Page, str, str], None]] = [portrait, looked_back]


def shoot_states(page: Page, url: str, lang: str, shoot: Callable[[str], None]) -> None:
    """Shoot the bet, every portrait and the look back."""
    card = open_portraits(page, url, lang)
    card.scroll_into_view_if_needed()
    shoot("people-bet")
    place_bet(card, lang)
    for archetype in Archetype:
        card.get_by_role("button", name=say(lang).met, exact=True).click()
        shoot(f"people-{archetype.value}")
        onward(card, lang)
    shoot("people-after")
