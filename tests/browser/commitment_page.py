"""The commitment card, driven as a person would."""

from collections.abc import Callable, Mapping

from playwright.sync_api import Locator, Page, expect

from workshop_kit.content import load_words
from workshop_kit.content.commitment_words import CommitmentLabels, CommitmentWords
from workshop_kit.domain.commitment import PlanField

MODULE = "07_from_insight_to_action"
DAY = "2027-01-11"
HARD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsveranstaltung " * 3


def words(lang: str) -> CommitmentWords:
    """Return the words of the card."""
    return load_words(lang).commitment


def say(lang: str) -> CommitmentLabels:
    """Return its labels."""
    return words(lang).labels


def suggested(lang: str, place: int = 0) -> dict[PlanField, str]:
    """Return a plan made of the suggestions at one place."""
    return {field: asked.suggestions[place] for field, asked in words(lang).questions.items()}


def open_commitment(page: Page, url: str, lang: str = "en") -> Locator:
    """Open the module and return the card, once it can be used."""
    page.goto(f"{url}/{lang}/{MODULE}")
    card = page.locator(".wk-commit")
    card.wait_for()
    return card


def press(page: Page, name: str) -> None:
    """Press a button of this name."""
    page.get_by_role("button", name=name, exact=True).click()


def at(page: Page, screen: str) -> None:
    """Wait until a screen is there."""
    page.locator(f'.wk-commit[data-screen="{screen}"]').wait_for()


def place_guess(page: Page, lang: str = "en", pairs: int | None = 9) -> None:
    """Place a guess, or ask to be shown; wait for what studies say."""
    if pairs is None:
        press(page, say(lang).rather_not)
    else:
        page.get_by_role("slider", name=say(lang).guess_label).fill(str(pairs))
        press(page, say(lang).place)
    at(page, "studies")


def begin_writing(page: Page, url: str, lang: str = "en") -> None:
    """Open the module, guess, and come to the first question."""
    open_commitment(page, url, lang)
    place_guess(page, lang)
    press(page, say(lang).write_first)
    at(page, "write")


def field(page: Page, lang: str, name: PlanField) -> Locator:
    """Return the field of one part, once it is asked for."""
    return page.get_by_role("textbox", name=words(lang).questions[name].name, exact=True)


def write_plan(page: Page, lang: str, plan: Mapping[PlanField, str]) -> None:
    """Answer the six questions, from the first."""
    for name in PlanField:
        expect(page.get_by_role("heading", name=words(lang).questions[name].question)).to_be_focused()
        field(page, lang, name).fill(plan.get(name, ""))
        press(page, say(lang).finish if name is PlanField.ANSWER else say(lang).next)
    at(page, "cards")


def choose_day(page: Page, lang: str, day: str = DAY) -> None:
    """Choose the day from which the weeks count."""
    page.get_by_label(say(lang).day_label).fill(day)
    expect(page.locator(".wk-commit__days > div")).to_have_count(3)


# States that are hardest to get right, for the tests of accessibility


def commitment_guess(page: Page, url: str, lang: str) -> None:
    """Open the guess."""
    open_commitment(page, url, lang)


def commitment_question(page: Page, url: str, lang: str) -> None:
    """Come to a question whose answer is too long and full of long words."""
    begin_writing(page, url, lang)
    field(page, lang, PlanField.WHEN).fill(HARD)
    press(page, say(lang).next)
    field(page, lang, PlanField.WHERE).fill("x" * 301)
    page.locator(".wk-commit__trouble").get_by_text("301").wait_for()


def commitment_cards(page: Page, url: str, lang: str) -> None:
    """Come to a whole card with long words, all of it unfolded."""
    begin_writing(page, url, lang)
    write_plan(page, lang, {**suggested(lang), PlanField.WHERE: HARD})
    choose_day(page, lang)
    for summary in page.locator(".wk-commit summary").all():
        summary.click()


PLACES: list[Callable[[Page, str, str], None]] = [commitment_guess, commitment_question, commitment_cards]


def shoot_states(page: Page, url: str, lang: str, shoot: Callable[[str], None]) -> None:
    """Walk through the card and shoot each state."""
    open_commitment(page, url, lang).scroll_into_view_if_needed()
    shoot("card-commit-guess")
    place_guess(page, lang)
    shoot("card-commit-studies")
    press(page, say(lang).write_first)
    shoot("card-commit-empty")
    press(page, words(lang).questions[PlanField.WHEN].suggestions[0])
    press(page, say(lang).next)
    press(page, words(lang).questions[PlanField.WHERE].suggestions[0])
    press(page, say(lang).next)
    vague = words(lang).form.vague.split(", ")[0]
    field(page, lang, PlanField.THEN).fill(f"{words(lang).questions[PlanField.THEN].suggestions[0]}, {vague}")
    page.locator(".wk-commit__hints p").first.wait_for()
    shoot("card-commit-hint")
    press(page, say(lang).to_card)
    at(page, "cards")
    shoot("card-commit-open")
    page.locator(".wk-commit .wk-choices button").first.click()
    shoot("card-commit-missing")
    for name in (PlanField.WHO, PlanField.OBSTACLE, PlanField.ANSWER):
        field(page, lang, name).fill(words(lang).questions[name].suggestions[0])
        press(page, say(lang).finish if name is PlanField.ANSWER else say(lang).next)
    at(page, "cards")
    choose_day(page, lang)
    shoot("card-commit-ready")
    press(page, say(lang).add[1])
    write_plan(page, lang, suggested(lang, 1))
    press(page, say(lang).remove.format(plan=2))
    shoot("card-commit-two-sure")
