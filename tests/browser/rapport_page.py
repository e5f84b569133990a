"""The ladder, driven as a person would."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from workshop_kit.content import load_words
from workshop_kit.content.rapport_words import RapportLabels, RapportWords

MODULE = "06_one_big_room"
GOOD = ("same_mess", "one_list", "how_come_you", "tell_me_how")
MENDED = ("our_tool", "too_quick", "one_shop_first", "tell_me_how")
LEFT = ("our_tool", "really_free")


def words(lang: str) -> RapportWords:
    """Return the words of the ladder."""
    return load_words(lang).rapport


def say(lang: str) -> RapportLabels:
    """Return its labels."""
    return words(lang).labels


def open_rapport(page: Page, url: str, lang: str = "en") -> Locator:
    """Open the module and return the ladder's card, once it can be used."""
    page.goto(f"{url}/{lang}/{MODULE}")
    card = page.locator(".wk-rap")
    card.wait_for()
    return card


def choose(page: Page, scene: str = "forum") -> None:
    """Choose whom to talk to; wait for the guess, or for the talk where there is one already."""
    page.locator(f'[data-scene="{scene}"]').click()
    page.locator('.wk-rap:is([data-screen="guess"], [data-screen="talk"])').wait_for()


def guess(page: Page, ending: str | None = "advice", lang: str = "en") -> None:
    """Guess how far it will go, or just begin."""
    if ending is None:
        page.get_by_role("button", name=say(lang).guess_just, exact=True).click()
    else:
        page.locator(f'.wk-rap__guesses [data-ending="{ending}"]').click()
    page.locator('.wk-rap[data-screen="talk"]').wait_for()


def talk(page: Page, *moves: str) -> None:
    """Say one thing after the other."""
    for move in moves:
        page.locator(f'[data-move="{move}"]').click()
        page.locator(f'[data-move="{move}"]').wait_for(state="detached")


def ended(page: Page) -> str:
    """Wait for the end of a talk; return which it is."""
    result = page.locator(".wk-rap__result .wk-card__heading")
    result.wait_for()
    return result.get_attribute("data-ending") or ""


def again(page: Page, moves: int = 0) -> None:
    """Go back to where so many moves stay."""
    page.locator(f'.wk-rap__again [data-turn="{moves}"]').click()
    page.locator('.wk-rap[data-screen="talk"]').wait_for()


def whom(page: Page, url: str, lang: str) -> None:
    """Go to the four conversations."""
    open_rapport(page, url, lang)


def talking(page: Page, url: str, lang: str) -> None:
    """Go to the middle of a talk, with a thought unfolded."""
    open_rapport(page, url, lang)
    choose(page)
    guess(page, "advice", lang)
    talk(page, *GOOD[:2])
    page.locator(".wk-rap__thought summary").last.click()


def several_paths(page: Page, url: str, lang: str) -> None:
    """Go to the end of the third talk, with everything unfolded."""
    open_rapport(page, url, lang)
    choose(page)
    guess(page, "advice", lang)
    talk(page, *GOOD)
    again(page)
    talk(page, *LEFT)
    again(page, 1)
    talk(page, *MENDED[1:])
    page.locator(".wk-chart[data-drawn]").wait_for()
    for summary in page.locator("summary").all():
        summary.click()


PLACES: list[Callable[[Page, str, str], None]] = [whom, talking, several_paths]


def shoot_states(page: Page, url: str, lang: str, shoot: Callable[[str], None]) -> None:
    """Walk through the ladder and shoot each state."""
    card = open_rapport(page, url, lang)
    card.scroll_into_view_if_needed()
    shoot("card-rapport-choose")
    choose(page)
    shoot("card-rapport-guess")
    guess(page, "advice", lang)
    shoot("rapport-talk-0")
    for number, move in enumerate(GOOD[:-1], start=1):
        talk(page, move)
        shoot(f"rapport-talk-{number}")
    page.locator(".wk-rap__thought summary").last.click()
    shoot("card-rapport-thought")
    talk(page, GOOD[-1])
    shoot("rapport-end")
    shoot("card-rapport-end")
    again(page)
    talk(page, *LEFT)
    shoot("card-rapport-left")
    for moves in (MENDED, (*GOOD[:3], "if_it_bursts"), ("ten_years", "awful_swaps", *GOOD[2:])):
        again(page)
        talk(page, *moves)
    shoot("card-rapport-tree")
    page.get_by_role("button", name=say(lang).all_scenes, exact=True).click()
    page.locator('.wk-rap[data-screen="choose"]').wait_for()
    shoot("card-rapport-tried")
