"""A person bets on whom they meet most often, meets all eight, and looks back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.portraits_page import looked_back, name_of, onward, open_portraits, place_bet, say
from tests.conftest import LAPTOP, PHONE
from tests.running import Program
from workshop_kit import Archetype
from workshop_kit.content import languages, load_words

FIRST, SECOND, *_, LAST = Archetype

STAND_STILL = """e => new Promise(done => {
  e.scrollIntoView({block: 'center', behavior: 'instant'});
  let last = NaN, still = 0;
  const look = () => {
    const now = e.getBoundingClientRect().top;
    still = now === last ? still + 1 : 0;
    last = now;
    if (still > 10) done(); else requestAnimationFrame(look);
  };
  look();
})"""
"""Come into sight, and wait until the page has stopped moving."""

phone = pytest.mark.parametrize("viewport", [PHONE], indirect=True, ids=["phone"])
laptop = pytest.mark.parametrize("viewport", [LAPTOP], indirect=True, ids=["laptop"])


@phone
@pytest.mark.parametrize("lang", languages())
def test_after_a_bet_eight_people_are_met_one_by_one_and_looked_back_on(
    site: Program, page: Page, lang: str
) -> None:
    card = open_portraits(page, site.url, lang)
    scenes = load_words(lang).portraits.scenes
    expect(card).not_to_contain_text(scenes[FIRST].scene)
    place_bet(card, lang, Archetype.ECHO)
    for archetype in Archetype:
        expect(card.get_by_role("heading", name=name_of(lang, archetype), exact=True)).to_be_focused()
        expect(card.get_by_text(scenes[archetype].scene, exact=True)).to_be_visible()
        expect(card).to_contain_text(f"{say(lang).where} {scenes[archetype].where}")
        if archetype in (Archetype.GARDENER, Archetype.ECHO):
            met = card.get_by_role("button", name=say(lang).met, exact=True)
            met.tap()
            expect(met).to_have_attribute("aria-pressed", "true")
        onward(card, lang)
    expect(card.get_by_role("heading", name=say(lang).after)).to_be_focused()
    compared = say(lang).compared.met.format(archetype=name_of(lang, Archetype.ECHO))
    expect(card.get_by_text(compared, exact=True)).to_be_visible()
    known = [name_of(lang, archetype) for archetype in (Archetype.GARDENER, Archetype.ECHO)]
    expect(card.get_by_role("listitem")).to_have_text(known)


@laptop
def test_arrow_keys_turn_the_portraits_and_leave_those_of_other_fields_alone(
    site: Program, page: Page
) -> None:
    card = open_portraits(page, site.url)
    place_bet(card, archetype=None)
    page.keyboard.press("ArrowRight")
    expect(card.get_by_role("heading", name=name_of("en", SECOND))).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(card.get_by_role("heading", name=name_of("en", FIRST))).to_be_focused()
    steps = card.get_by_role("navigation", name=say("en").all)
    steps.get_by_role("button", name=name_of("en", LAST)).press("Enter")
    expect(card.get_by_role("heading", name=name_of("en", LAST))).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(card.get_by_text(say("en").compared.nobody_met, exact=True)).to_be_visible()


@phone
def test_a_finger_that_swipes_turns_the_portrait_and_one_that_scrolls_does_not(
    site: Program, page: Page
) -> None:
    card = open_portraits(page, site.url)
    place_bet(card)
    finger = page.context.new_cdp_session(page)

    def swipe(aside: float, down: float = 0) -> None:
        scene = card.locator(".wk-people__scene")
        scene.evaluate(STAND_STILL)  # the last one may have scrolled
        box = scene.bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        start = [{"x": x - aside / 2, "y": y - down / 2}]
        end = [{"x": x + aside / 2, "y": y + down / 2}]
        for kind, points in (("touchStart", start), ("touchMove", end), ("touchEnd", [])):
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    swipe(-120)
    expect(card.get_by_role("heading", name=name_of("en", SECOND))).to_be_visible()
    swipe(120)
    expect(card.get_by_role("heading", name=name_of("en", FIRST))).to_be_visible()
    swipe(-60, 60)  # at the end: what follows a scroll of this kind, a browser under test may swallow
    expect(card.get_by_role("heading", name=name_of("en", FIRST))).to_be_visible()


@phone
def test_bet_portrait_and_those_who_were_met_outlive_a_reload_and_another_bet_forgets_them(
    site: Program, page: Page
) -> None:
    card = open_portraits(page, site.url)
    place_bet(card, archetype=Archetype.GARDENER)
    onward(card)
    card.get_by_role("button", name=say("en").met, exact=True).click()
    page.wait_for_function("Object.values(sessionStorage).some(each => each.includes('[\"gardener\"]'))")
    page.reload()
    expect(card.get_by_role("heading", name=name_of("en", SECOND))).to_be_visible()
    expect(card.get_by_role("button", name=say("en").met, exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    for _ in range(7):
        onward(card)
    compared = say("en").compared.met.format(archetype=name_of("en", SECOND))
    expect(card.get_by_text(compared, exact=True)).to_be_visible()
    card.get_by_role("button", name=say("en").start_over, exact=True).click()
    expect(card.get_by_role("heading", name=say("en").question)).to_be_focused()
    page.reload()
    expect(card.get_by_role("heading", name=say("en").question)).to_be_visible()


@phone
@pytest.mark.parametrize("lang", languages())
def test_a_reload_on_the_last_screen_says_the_same_as_before_and_so_does_another(
    site: Program, page: Page, lang: str
) -> None:
    looked_back(page, site.url, lang)
    card = page.locator(".wk-people")
    compared = say(lang).compared.not_met.format(archetype=name_of(lang, Archetype.CONSCRIPT))
    known = [name_of(lang, archetype) for archetype in (FIRST, SECOND)]
    for _ in range(2):
        page.reload()
        expect(card.get_by_role("heading", name=say(lang).after)).to_be_visible()
        expect(card.get_by_text(compared, exact=True)).to_be_visible()
        expect(card.get_by_role("listitem")).to_have_text(known)
