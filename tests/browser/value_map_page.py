"""The map of net value, driven as a person would."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from workshop_kit.content import load_words
from workshop_kit.content.value_map_words import ValueMapLabels, ValueMapWords
from workshop_kit.domain.activities.evening import Sort
from workshop_kit.domain.activities.value_map import Verdict

MODULE = "05_more_harm_than_good"
CHARTS = 2


def words(lang: str) -> ValueMapWords:
    """Return the words of the map."""
    return load_words(lang).value_map


def say(lang: str) -> ValueMapLabels:
    """Return its labels."""
    return words(lang).labels


def open_map(page: Page, url: str, lang: str = "en") -> Locator:
    """Open the module and return the card, once it can be used."""
    page.goto(f"{url}/{lang}/{MODULE}")
    card = page.locator(".wk-value")
    card.wait_for()
    return card


def setting(page: Page, lang: str, name: str) -> Locator:
    """Return the slider of a setting: style, b, cost or m."""
    return page.get_by_role("slider", name=getattr(say(lang), f"{name}_label"))


def place_team(page: Page, lang: str = "en", style: float = 0.3, b: float = 2) -> None:
    """Put the team on the map, and go on to the guess."""
    setting(page, lang, "style").fill(f"{style}")
    setting(page, lang, "b").fill(f"{b}")
    page.get_by_role("button", name=say(lang).place, exact=True).click()
    page.locator('.wk-value[data-screen="ask"]').wait_for()


def guess(page: Page, lang: str = "en", verdict: Verdict | None = Verdict.GOOD) -> None:
    """Say what comes out, or ask to be shown; wait for the map."""
    name = words(lang).verdicts[verdict] if verdict else say(lang).rather_not
    page.get_by_role("button", name=name, exact=True).click()
    page.locator('.wk-value[data-screen="explore"]').wait_for()


def explore(page: Page, url: str, lang: str = "en") -> Locator:
    """Open the module, place the team, guess."""
    card = open_map(page, url, lang)
    place_team(page, lang)
    guess(page, lang)
    return card


def evening(page: Page, lang: str, sort: Sort) -> Locator:
    """Return the button of an evening to try."""
    return page.get_by_role("button", name=words(lang).evenings[sort].name, exact=True)


def placing(page: Page, url: str, lang: str) -> None:
    """Go to the empty map, with all charts of the page drawn."""
    open_map(page, url, lang)
    expect(page.locator(".wk-chart[data-drawn]")).to_have_count(CHARTS, timeout=30_000)


def asking(page: Page, url: str, lang: str) -> None:
    """Go to the guess."""
    open_map(page, url, lang)
    place_team(page, lang)


def unfolded(page: Page, url: str, lang: str) -> None:
    """Go to the full map after an evening was tried, with everything unfolded."""
    explore(page, url, lang)
    evening(page, lang, Sort.COSTLY).click()
    for summary in page.locator(".wk-value summary").all():
        summary.click()


PLACES: list[Callable[[Page, str, str], None]] = [placing, asking, unfolded]


def shoot_states(page: Page, url: str, lang: str, shoot: Callable[[str], None]) -> None:
    """Walk through the activity and shoot each state."""
    open_map(page, url, lang).scroll_into_view_if_needed()
    shoot("card-value-place")
    place_team(page, lang)
    shoot("card-value-ask")
    guess(page, lang)
    shoot("value")
    shoot("card-value-explore")
    for sort in Sort:
        evening(page, lang, sort).click()
        shoot(f"card-value-{sort.value}")
    for summary in page.locator(".wk-value summary").all():
        summary.click()
    shoot("card-value-unfolded")
    page.locator(".wk-chart[data-drawn]").nth(CHARTS - 1).wait_for()
    for index, chart in enumerate(page.locator(".wk-chart").all()):
        chart.scroll_into_view_if_needed()
        shoot(f"chart-{index}-value")
