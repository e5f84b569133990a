"""The archetype quiz, driven as a person would."""

from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from workshop_kit import ITEMS
from workshop_kit.content import load_words
from workshop_kit.content.schema import QuizLabels

MODULE = "01_why_we_network"


def say(lang: str) -> QuizLabels:
    """Return the labels of the quiz."""
    return load_words(lang).quiz.labels


def open_module(page: Page, url: str, lang: str = "en") -> Locator:
    """Open the module and return the quiz, once it can be used."""
    page.goto(f"{url}/{lang}/{MODULE}")
    quiz = page.locator(".wk-quiz")
    quiz.wait_for()
    return quiz


def begin(page: Page, lang: str = "en") -> None:
    """Go from the first screen to the first statement."""
    page.get_by_role("button", name=say(lang).begin, exact=True).click()


def statement(page: Page, lang: str, index: int) -> Locator:
    """Return the heading with the statement at this place of the order."""
    words = load_words(lang).quiz.items[ITEMS[index].id]
    return page.get_by_role("heading", name=words, exact=True)


def answer_all(page: Page, lang: str, answers: Mapping[str, int | None], *, stop: int = len(ITEMS)) -> None:
    """Tap an answer for each statement, each time waiting for the one that is asked."""
    choices = load_words(lang).quiz.choices
    for index, item in enumerate(ITEMS[:stop]):
        expect(statement(page, lang, index)).to_be_visible()
        value = answers[item.id]
        text = say(lang).rather_not_say if value is None else choices[value]
        page.get_by_role("button", name=text, exact=True).click()
    if stop < len(ITEMS):
        expect(statement(page, lang, stop)).to_be_visible()
    else:
        page.get_by_role("button", name=say(lang).show_profile).wait_for()
