"""The networking room, driven as a person would."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from workshop_kit import ITEMS
from workshop_kit.content import load_words
from workshop_kit.content.room_words import RoomLabels

MODULE = "04_the_room"


def say(lang: str) -> RoomLabels:
    """Return the labels of the room."""
    return load_words(lang).room.labels


def open_room(page: Page, url: str, lang: str = "en") -> Locator:
    """Open the module and return the room's card, once it can be used."""
    page.goto(f"{url}/{lang}/{MODULE}")
    card = page.locator(".wk-room")
    card.wait_for()
    return card


def open_doors(page: Page, url: str, lang: str = "en", guess: tuple[int, int] | None = (3, 8)) -> Locator:
    """Open the module, guess or ask to be shown, and wait for the two rooms."""
    card = open_room(page, url, lang)
    if guess is None:
        page.get_by_role("button", name=say(lang).rather_not, exact=True).click()
    else:
        for people, slider in zip(guess, card.get_by_role("slider").all(), strict=True):
            slider.fill(str(people))
        page.get_by_role("button", name=say(lang).place, exact=True).click()
    page.locator('.wk-room[data-screen="evening"]').wait_for()
    return card


def scrub(page: Page, minute: int, lang: str = "en") -> None:
    """Pull the clock to a minute."""
    page.get_by_role("slider", name=say(lang).minute_label, exact=True).fill(str(minute))


def at_home(page: Page, minute: int, lang: str = "en") -> None:
    """Stop the evening at a minute, with the rooms in sight."""
    scrub(page, minute, lang)
    page.locator(".wk-room__rooms").evaluate("rooms => rooms.scrollIntoView({block: 'start'})")


def doors(page: Page, url: str, lang: str) -> None:
    """Stand before the guess."""
    open_room(page, url, lang)


def evening(page: Page, url: str, lang: str) -> None:
    """Follow a guest at half time, with everything unfolded."""
    open_doors(page, url, lang)
    scrub(page, 45, lang)
    page.locator(".wk-room select").select_option(index=8)
    page.locator(".wk-room__legend button").nth(3).click()
    page.get_by_role("button", name=say(lang).another, exact=True).click()
    page.locator(".wk-room__evenings button").nth(1).wait_for()
    for summary in page.locator("summary").all():
        summary.click()


def ended(page: Page, url: str, lang: str) -> None:
    """See the guess beside what happened, having looked for oneself in vain."""
    open_doors(page, url, lang)
    page.get_by_role("button", name=say(lang).show_end, exact=True).click()
    page.get_by_role("button", name=say(lang).walk_in, exact=True).click()


PLACES: list[Callable[[Page, str, str], None]] = [doors, evening, ended]


def shoot_states(page: Page, url: str, lang: str, shoot: Callable[[str], None]) -> None:
    """Walk through the evening, and shoot each state."""
    open_room(page, url, lang)
    shoot("card-room-guess")
    open_doors(page, url, lang)
    for minute in (3, 12, 45, 75):
        at_home(page, minute, lang)
        shoot(f"room-{minute}")
    page.locator(".wk-room select").select_option(index=8)
    at_home(page, 60, lang)
    shoot("room-followed")
    page.locator(".wk-room__legend button").nth(3).click()
    at_home(page, 45, lang)
    shoot("room-conscripts")
    page.locator(".wk-room__legend button").nth(3).click()
    scrub(page, 90, lang)
    page.get_by_role("button", name=say(lang).another, exact=True).click()
    page.locator(".wk-room__evenings button").nth(1).wait_for()
    for summary in page.locator(".wk-room summary").all():
        summary.click()
    shoot("card-room")
    page.evaluate(
        "quiz => sessionStorage.setItem('workshop-kit:quiz', JSON.stringify(quiz))",
        {item.id: 1 if item.reversed else 5 for item in ITEMS},
    )
    page.get_by_role("button", name=say(lang).walk_in, exact=True).click()
    page.get_by_role("button", name=say(lang).walk_out, exact=True).wait_for()
    at_home(page, 50, lang)
    shoot("room-you")
