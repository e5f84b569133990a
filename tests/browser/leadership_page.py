"""The leadership slider, driven as a person would."""

from playwright.sync_api import Locator, Page

from workshop_kit.content import load_words
from workshop_kit.content.leadership_words import LeadershipLabels, LeadershipWords
from workshop_kit.domain.levers import Lever

MODULE = "03_follow_my_leader"


def words(lang: str) -> LeadershipWords:
    """Return the words of the slider."""
    return load_words(lang).leadership


def say(lang: str) -> LeadershipLabels:
    """Return its labels."""
    return words(lang).labels


def open_leadership(page: Page, url: str, lang: str = "en") -> Locator:
    """Open the module and return the slider's card, once it can be used."""
    page.goto(f"{url}/{lang}/{MODULE}")
    card = page.locator(".wk-lead")
    card.wait_for()
    return card


def place_guess(page: Page, lang: str = "en", people: int | None = 11) -> None:
    """Place a guess, or ask to be shown; wait for the team."""
    if people is None:
        page.get_by_role("button", name=say(lang).rather_not, exact=True).click()
    else:
        page.get_by_role("slider", name=say(lang).guess_label).fill(str(people))
        page.get_by_role("button", name=say(lang).place, exact=True).click()
    page.locator('.wk-lead[data-screen="explore"]').wait_for()


def explore(page: Page, url: str, lang: str = "en") -> Locator:
    """Open the module, guess, unfold the four levers."""
    card = open_leadership(page, url, lang)
    place_guess(page, lang)
    page.get_by_role("button", name=say(lang).unfold, exact=True).click()
    return card


def together(page: Page, lang: str = "en") -> Locator:
    """Return the one slider."""
    return page.get_by_role("slider", name=say(lang).together)


def single(page: Page, lang: str, lever: Lever) -> Locator:
    """Return one of the four."""
    return page.get_by_role("slider", name=words(lang).levers[lever].name, exact=True)


def shown_confidence(page: Page) -> float:
    """Return where the picture shows the team."""
    return float(page.locator(".wk-lead__picture").get_attribute("data-confidence") or "nan")
