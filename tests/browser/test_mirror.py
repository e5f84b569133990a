"""A person lets ten people in, reads them as hints, and turns the rivals on."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.mirror_page import (
    WALL,
    bring_in,
    hint,
    open_mirror,
    place_bet,
    read,
    rival,
    say,
    stepper,
    words,
)
from tests.conftest import LAPTOP, PHONE
from tests.running import Program
from workshop_kit import Archetype
from workshop_kit.content import languages, load_words
from workshop_kit.domain.mirror import Mix, Rival, Standing, Subject, read_mix, standing

phone = pytest.mark.parametrize("viewport", [PHONE], indirect=True, ids=["phone"])
laptop = pytest.mark.parametrize("viewport", [LAPTOP], indirect=True, ids=["laptop"])
MIX = Mix.of(WALL)


@phone
@pytest.mark.parametrize("lang", languages())
def test_ten_people_become_the_hints_of_the_domain_each_with_rivals_and_a_strength_word(
    site: Program, page: Page, lang: str
) -> None:
    card = open_mirror(page, site.url, lang)
    place_bet(card, lang, "trust")
    bring_in(card, lang)
    read(card, lang)
    signals = read_mix(MIX)
    assert len(signals) == 3
    expect(card.get_by_role("heading", name=say(lang).headlines[3])).to_be_focused()
    strengths = load_words(lang).evidence.strengths
    for signal in signals:
        section = hint(card, signal.subject)
        about = words(lang).hints[signal.subject]
        numbers = {"people": say(lang).numbers[signal.people], "others": say(lang).numbers[signal.others]}
        sentence = getattr(about, signal.direction).format(**numbers)
        expect(section).to_contain_text(sentence[0].upper() + sentence[1:])
        expect(section).to_contain_text(say(lang).standings[standing(signal)])
        expect(section).to_contain_text(say(lang).tested.format(strength=strengths[signal.strength.value]))
        expect(section.locator(".wk-mirror__rival")).to_have_count(len(signal.rivals))
        for which in signal.rivals:
            text = f"{words(lang).rivals[which]} {about.rivals[signal.direction][which]}"
            expect(rival(card, signal.subject, which)).to_have_text(text)
        named = [
            f"{WALL[kind]} × {load_words(lang).archetypes.archetypes[kind].name}" for kind in signal.sources
        ]
        expect(section.get_by_role("listitem")).to_have_text(named)


@phone
def test_rivals_let_a_hint_fade_and_the_bet_is_compared_with_what_is_left(site: Program, page: Page) -> None:
    card = open_mirror(page, site.url)
    place_bet(card, about="engagement")
    bring_in(card)
    read(card)
    labels, subject = say("en"), words("en").bets["engagement"].in_text
    expect(card.get_by_text(labels.compared.hint_there.format(subject=subject), exact=True)).to_be_visible()
    for which, left in ((Rival.ROLE, Standing.FAINT), (Rival.SENIORITY, Standing.LITTLE)):
        rival(card, Subject.ENGAGEMENT, which).tap()
        expect(hint(card, Subject.ENGAGEMENT)).to_have_attribute("data-standing", left.value)
        expect(hint(card, Subject.ENGAGEMENT)).to_contain_text(labels.standings[left])
        expect(rival(card, Subject.ENGAGEMENT, which)).to_be_focused()
    expect(card.get_by_text(labels.compared.faded_there.format(subject=subject), exact=True)).to_be_visible()
    expect(card.get_by_text(labels.left_some.format(subjects="Hierarchy and Trust"))).to_be_visible()
    for which in (Rival.ROLE, Rival.LANGUAGE):
        rival(card, Subject.HIERARCHY, which).tap()
    rival(card, Subject.TRUST, Rival.ROLE).tap()
    expect(card.get_by_text(labels.left_none, exact=True)).to_be_visible()


@laptop
def test_by_keyboard_people_come_in_and_go_and_there_are_never_more_than_ten(
    site: Program, page: Page
) -> None:
    card = open_mirror(page, site.url)
    place_bet(card, about=None)
    status = card.locator(".wk-mirror__status")
    more = stepper(card, "en", Archetype.GARDENER)
    more.focus()
    for _ in range(5):
        page.keyboard.press("Enter")
    for _ in range(4):
        page.keyboard.press("+")
    expect(status).to_have_text(say("en").placed.format(placed=9, total=10, waiting=1))
    card.get_by_role("button", name=say("en").read, exact=True).press("Enter")
    expect(status).to_have_text(say("en").still_waiting.format(waiting=1))
    more.press("Space")
    more.press("Space")
    expect(status).to_have_text(say("en").none_waiting)
    expect(card.get_by_role("group", name="Gardener: 10")).to_be_visible()
    stepper(card, "en", Archetype.GARDENER, fewer=True).press("Enter")
    stepper(card, "en", Archetype.ECHO, fewer=True).press("Enter")
    expect(card.get_by_role("group", name="Echo: 0")).to_be_visible()
    stepper(card, "en", Archetype.ECHO).press("Enter")
    expect(status).to_have_text(say("en").all_placed.format(total=10))
    expect(card.get_by_role("img", name=say("en").all_placed.format(total=10))).to_be_visible()
    read(card)
    expect(card.get_by_role("heading", name=say("en").headlines[2])).to_be_focused()
    expect(card.get_by_text(say("en").silent.format(subjects="hierarchy"))).to_be_visible()


@phone
def test_nothing_is_lost_by_a_reload_wherever_one_stands_and_another_bet_forgets_it(
    site: Program, page: Page
) -> None:
    card = open_mirror(page, site.url)
    place_bet(card)
    bring_in(card, "en", {Archetype.ECHO: 7})
    page.reload()
    expect(card.get_by_role("group", name="Echo: 7")).to_be_visible()
    bring_in(card, "en", {Archetype.EXPLORER: 3})
    read(card)
    rival(card, Subject.TRUST, Rival.ROLE).click()
    page.wait_for_function('Object.values(sessionStorage).some(each => each.includes(\'"trust":["role"]\'))')
    page.reload()
    expect(hint(card, Subject.TRUST)).to_have_attribute("data-standing", "faint")
    expect(rival(card, Subject.TRUST, Rival.ROLE)).to_have_attribute("aria-pressed", "true")
    shared = json.loads(page.evaluate("sessionStorage.getItem('workshop-kit:mix')"))
    assert shared == Mix.of({"echo": 7, "explorer": 3}).record()
    card.get_by_role("button", name=say("en").change, exact=True).click()
    expect(card.get_by_role("group", name="Echo: 7")).to_be_visible()
    read(card)
    expect(hint(card, Subject.TRUST)).to_have_attribute("data-standing", "hint")
    card.get_by_role("button", name=say("en").start_over, exact=True).click()
    expect(card.get_by_role("heading", name=say("en").question)).to_be_focused()
    assert page.evaluate("sessionStorage.getItem('workshop-kit:mix')") is None
    page.reload()
    expect(card.get_by_role("heading", name=say("en").question)).to_be_visible()


@phone
def test_a_tick_outlives_a_reload_before_python_has_heard_of_it(site: Program, page: Page) -> None:
    card = open_mirror(page, site.url)
    place_bet(card)
    bring_in(card)
    read(card)
    rival(card, Subject.TRUST, Rival.ROLE).click()
    expect(rival(card, Subject.TRUST, Rival.ROLE)).to_have_attribute("aria-pressed", "true")
    taps = """([first, second]) => { for (const each of [first, second]) document.querySelector(each).click();
        return Object.values(sessionStorage).join(); }"""
    place = '.wk-mirror__hint[data-subject="{}"] [data-rival="{}"]'.format
    kept = page.evaluate(taps, [place("trust", "role"), place("engagement", "seniority")])
    assert '"trust":[]' in kept
    assert '"engagement":["seniority"]' in kept
    page.reload()
    expect(rival(card, Subject.ENGAGEMENT, Rival.SENIORITY)).to_have_attribute("aria-pressed", "true")
    expect(rival(card, Subject.TRUST, Rival.ROLE)).to_have_attribute("aria-pressed", "false")


@phone
def test_while_ten_people_are_placed_and_read_the_page_asks_for_nothing_and_keeps_no_cookie_of_them(
    site: Program, page: Page
) -> None:
    card = open_mirror(page, site.url)
    place_bet(card)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    bring_in(card)
    read(card)
    assert asked == []
    assert page.evaluate("localStorage.length") == 0
    assert {cookie.get("name") for cookie in page.context.cookies()} <= {"_xsrf"}
