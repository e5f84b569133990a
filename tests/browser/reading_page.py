"""The glossary and the pages for trainers."""

from collections.abc import Callable

from playwright.sync_api import Page


def glossary(page: Page, url: str, lang: str) -> None:
    """Open the glossary at a term."""
    page.goto(f"{url}/{lang}/glossary#privacy-floor")


def leading(page: Page, url: str, lang: str) -> None:
    """Open the page with which somebody begins to lead."""
    page.goto(f"{url}/{lang}/leading")


def leader_in_the_room(page: Page, url: str, lang: str) -> None:
    """Open the page for trainers."""
    page.goto(f"{url}/{lang}/leader-in-the-room")


PLACES: list[Callable[[Page, str, str], None]] = [glossary, leading, leader_in_the_room]


def shoot_states(page: Page, url: str, lang: str, shoot: Callable[..., None]) -> None:
    """Shoot these pages, and the landing page that leads to them."""
    page.goto(f"{url}/{lang}/")
    shoot("reading-landing", whole=True)
    page.goto(f"{url}/{lang}/glossary")
    shoot("glossary-top")
    glossary(page, url, lang)
    shoot("glossary-term")
    shoot("glossary-whole", whole=True)
    leading(page, url, lang)
    shoot("leading-top")
    shoot("leading-whole", whole=True)
    leader_in_the_room(page, url, lang)
    shoot("leader-room-top")
    shoot("leader-room-whole", whole=True)
