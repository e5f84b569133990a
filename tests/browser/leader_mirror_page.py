"""The leader's mirror, driven as a person would."""

from collections.abc import Callable, Mapping

from playwright.sync_api import Locator, Page, expect

from workshop_kit.content import load_words
from workshop_kit.content.leader_mirror_words import LeaderMirrorLabels, LeaderMirrorWords
from workshop_kit.domain.situations import REACTIONS, Situation

MODULE = "03_follow_my_leader"

FIRST = {situation: next(iter(REACTIONS[situation])) for situation in Situation}
"""Whoever takes the first of the reactions everywhere."""

MIXED: dict[Situation, str | None] = {
    **FIRST,
    Situation.NO_QUESTIONS: "stay_quiet",
    Situation.LATE_NEWS: None,
    Situation.CORRECTED: "thank_aloud",
}


def words(lang: str) -> LeaderMirrorWords:
    """Return the words of the mirror."""
    return load_words(lang).leader_mirror


def say(lang: str) -> LeaderMirrorLabels:
    """Return its labels."""
    return words(lang).labels


def open_mirror(page: Page, url: str, lang: str = "en") -> Locator:
    """Open the module and return the mirror's card, once it can be used."""
    page.goto(f"{url}/{lang}/{MODULE}")
    card = page.locator(".wk-lmirror")
    card.wait_for()
    return card


def place_guess(page: Page, lang: str = "en", times: int | None = 6) -> None:
    """Place a guess, or begin without; wait for the first situation."""
    if times is None:
        page.get_by_role("button", name=say(lang).rather_not, exact=True).click()
    else:
        page.get_by_role("slider", name=say(lang).guess_label).and_(page.locator(".wk-lmirror input")).fill(
            str(times)
        )
        page.locator(".wk-lmirror").get_by_role("button", name=say(lang).place, exact=True).click()
    page.locator('.wk-lmirror[data-screen="situation"]').wait_for()


def scene(page: Page, lang: str, situation: Situation) -> Locator:
    """Return the heading of a situation."""
    title = words(lang).situations[situation].title
    return page.locator(".wk-lmirror").get_by_role("heading", name=title, exact=True)


def choice(page: Page, lang: str, situation: Situation, reaction: str | None) -> Locator:
    """Return the button of a reaction, or of "rather not say"."""
    text = (
        say(lang).rather_not_say
        if reaction is None
        else words(lang).situations[situation].reactions[reaction].do
    )
    return page.locator(".wk-lmirror").get_by_role("button", name=text, exact=True)


def onward(page: Page, lang: str, situation: Situation) -> Locator:
    """Return the button that leads on from a situation."""
    text = say(lang).look if situation is list(Situation)[-1] else say(lang).next
    return page.locator(".wk-lmirror").get_by_role("button", name=text, exact=True)


def react_to_all(
    page: Page, lang: str, reactions: Mapping[Situation, str | None], *, stop: int = len(Situation)
) -> None:
    """Pick a reaction in each situation, each time waiting for the one that is asked, and read what comes of it."""
    for situation in list(Situation)[:stop]:
        expect(scene(page, lang, situation)).to_be_visible()
        choice(page, lang, situation, reactions[situation]).click()
        if reactions[situation] is not None:
            told = page.locator(".wk-lmirror__later")
            expect(told).to_have_text(
                words(lang).situations[situation].reactions[str(reactions[situation])].later.strip()
            )
            onward(page, lang, situation).click()
    if stop == len(Situation):
        page.locator('.wk-lmirror[data-screen="mirror"]').wait_for()


# Places that the accessibility tests go to


def mirror_guess(page: Page, url: str, lang: str) -> None:
    """Stand before the guess."""
    open_mirror(page, url, lang)


def mirror_told(page: Page, url: str, lang: str) -> None:
    """Hear what comes of a reaction that touches two levers."""
    open_mirror(page, url, lang)
    place_guess(page, lang)
    choice(page, lang, Situation.PLAN_DOUBTED, "ask_what").click()
    page.locator('.wk-lmirror[data-screen="told"]').wait_for()


def mirror_situation(page: Page, url: str, lang: str) -> None:
    """Stand before a situation whose reaction was picked already."""
    mirror_told(page, url, lang)
    page.locator(".wk-lmirror").get_by_role("button", name=say(lang).change, exact=True).click()
    scene(page, lang, Situation.PLAN_DOUBTED).wait_for()


def mirror_end(page: Page, url: str, lang: str) -> None:
    """Look into the mirror, with everything unfolded."""
    open_mirror(page, url, lang)
    place_guess(page, lang)
    react_to_all(page, lang, MIXED)
    for summary in page.locator(".wk-lmirror summary").all():
        summary.click()


PLACES: list[Callable[[Page, str, str], None]] = [mirror_guess, mirror_situation, mirror_told, mirror_end]


def shoot_states(page: Page, url: str, lang: str, shoot: Callable[..., None]) -> None:
    """Walk through the mirror and shoot each state."""
    page.goto(f"{url}/{lang}/")
    page.evaluate("sessionStorage.clear()")
    open_mirror(page, url, lang).scroll_into_view_if_needed()
    shoot("page-lmirror-guess")
    shoot("lmirror-guess")
    place_guess(page, lang)
    shoot("page-lmirror-situation")
    shoot("lmirror-situation")
    choice(page, lang, Situation.PLAN_DOUBTED, "ask_what").click()
    page.locator('.wk-lmirror[data-screen="told"]').wait_for()
    shoot("page-lmirror-told")
    shoot("lmirror-told")
    page.locator(".wk-lmirror").get_by_role("button", name=say(lang).change, exact=True).click()
    shoot("lmirror-changed")
    react_to_all(page, lang, MIXED)
    shoot("page-lmirror-end")
    shoot("lmirror-end")
    for summary in page.locator(".wk-lmirror summary").all():
        summary.click()
    shoot("lmirror-unfolded")
    page.locator(".wk-lmirror").get_by_role("button", name=say(lang).start_over, exact=True).click()
    place_guess(page, lang, None)
    react_to_all(page, lang, dict.fromkeys(Situation))
    shoot("lmirror-empty")
