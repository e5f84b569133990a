"""The networking room, driven as a person would."""

from playwright.sync_api import Locator, Page

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
