"""A person guesses, then watches the evening in a real browser, and sees what Python has counted."""

from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.room_page import at_home, open_doors, open_room, say, scrub
from tests.conftest import LAPTOP, PHONE
from tests.running import Program
from workshop_kit import Evening, RoomSetup, Trait, score_quiz, simulate_room
from workshop_kit.content import languages
from workshop_kit.content.room_words import Difference, Moment
from workshop_kit.domain.activities.evening_record import evening_record

QUIZ = "workshop-kit:quiz"
STORE = "([key, quiz]) => sessionStorage.setItem(key, JSON.stringify(quiz))"
FRAMES = """count => new Promise(done => {
    const next = left => left > 0 ? requestAnimationFrame(() => next(left - 1)) : done();
    next(count);
})"""
"""Lets so many frames go by."""

on_a_phone = pytest.mark.parametrize("viewport", [PHONE], indirect=True, ids=["phone"])
on_a_laptop = pytest.mark.parametrize("viewport", [LAPTOP], indirect=True, ids=["laptop"])


def evening_of(style: float, seed: int = 1, **more: float) -> Evening:
    return simulate_room(RoomSetup(style=style, **more), np.random.default_rng(seed))


def written(value: float, lang: str) -> str:
    return f"{value:.1f}".replace(".", "," if lang == "de" else ".")


def counters(page: Page, side: int) -> list[str]:
    return page.locator(".wk-room__room").nth(side).locator("dd").all_text_contents()


def counted(evening: Evening, minute: int, lang: str) -> list[str]:
    means = evening_record(evening)["means"]
    return [written(means[name][minute], lang) for name in ("contacts", "alone", "entourage")]


def own_evening(answers: dict[str, int], lang: str) -> str:
    """Return what is said of the evening of somebody with these answers of the quiz."""
    traits = score_quiz(answers).traits
    visitor = {trait: traits[trait].score for trait in Trait}
    values = {}
    for side, style in (("left", 0.1), ("right", 0.9)):
        evening = simulate_room(RoomSetup(style=style, visitor=visitor), np.random.default_rng(1))
        values[f"contacts_{side}"] = int(evening.new_ties[0])
        values[f"alone_{side}"] = int(evening.minutes_alone[0] + 1e-6)
    return say(lang).your_evening.strip().format(**values)


@on_a_phone
@pytest.mark.parametrize("lang", languages())
def test_counters_picture_and_comparison_say_what_python_counted(
    site: Program, page: Page, lang: str
) -> None:
    rooms = [evening_of(0.1), evening_of(0.9)]
    open_doors(page, site.url, lang, guess=(3, 8))
    expect(page.get_by_role("heading", name=say(lang).headline)).to_be_focused()
    for minute in (0, 31, 90):
        scrub(page, minute, lang)
        for side, evening in enumerate(rooms):
            expect(page.locator(".wk-room__room").nth(side).locator("dd").first).to_have_text(
                counted(evening, minute, lang)[0]
            )
            assert counters(page, side) == counted(evening, minute, lang)
            means = evening_record(evening)["means"]
            picture = say(lang).picture.format(
                room=say(lang).rooms[side],
                minute=minute,
                circles=means["circles"][minute],
                aside=means["aside"][minute],
                contacts=written(means["contacts"][minute], lang),
            )
            expect(page.get_by_role("img", name=picture, exact=True)).to_be_visible()
    left, right = (evening_record(evening)["summary"]["contacts"] for evening in rooms)
    told = (
        say(lang)
        .compared[Difference.LARGER]
        .format(left=3, right=8, answer_left=written(left, lang), answer_right=written(right, lang))
    )
    expect(page.get_by_text(told, exact=True)).to_be_visible()


@on_a_phone
def test_before_the_end_only_the_guess_is_told_and_who_did_not_guess_learns_it_too(
    site: Program, page: Page
) -> None:
    open_doors(page, site.url, guess=(2, 3))
    scrub(page, 50)
    expect(page.get_by_text(say("en").not_yet.format(left=2, right=3), exact=True)).to_be_visible()
    expect(page.locator(".wk-room__told")).to_have_count(0)
    going_on = page.get_by_role("button", name=say("en").evening_open.format(number=1), exact=True)
    expect(going_on).to_be_visible()
    expect(page.locator(".wk-room__after")).to_be_empty()
    page.get_by_role("button", name=say("en").guess_again, exact=True).click()
    expect(page.get_by_role("heading", name=say("en").question)).to_be_focused()
    page.get_by_role("button", name=say("en").rather_not, exact=True).click()
    page.get_by_role("button", name=say("en").show_end, exact=True).click()
    expect(page.locator(".wk-room__told")).to_contain_text("On the first evening, the average guest")
    expect(going_on).to_have_count(0)
    expect(page.get_by_text(say("en").look_alike.strip(), exact=True)).to_be_visible()
    scrub(page, 50)  # once seen, it may be told
    expect(page.get_by_role("button", name="Evening 1: 0.9 and 2.9", exact=True)).to_be_visible()


@on_a_phone
def test_with_little_motion_there_are_still_moments_and_the_clock_can_be_pulled(
    site: Program, page: Page
) -> None:
    card = open_doors(page, site.url)
    expect(card.get_by_role("button", name=say("en").play, exact=True)).to_be_hidden()
    for name, minute in zip(say("en").moments.values(), (6, 23, 45, 68, 90), strict=True):
        moment = card.get_by_role("button", name=name, exact=True)
        moment.click()
        expect(moment).to_have_attribute("aria-pressed", "true")
        expect(card.get_by_role("slider", name="Minute", exact=True)).to_have_js_property(
            "value", str(minute)
        )
    still = "() => [...document.querySelectorAll('canvas')].map(each => each.toDataURL()).join()"
    scrub(page, 40)
    page.wait_for_function("document.querySelector('.wk-room dd').textContent !== ''")
    pictures = [page.evaluate(f"() => ({FRAMES})(5).then({still})") for _ in range(3)]
    assert len(set(pictures)) == 1


@pytest.fixture
def lively(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=LAPTOP, reduced_motion="no-preference")
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    yield opened
    context.close()


def test_the_evening_plays_by_itself_pauses_by_keyboard_and_goes_faster(site: Program, lively: Page) -> None:
    card = open_doors(lively, site.url)
    clock = card.get_by_role("slider", name="Minute", exact=True)
    lively.wait_for_function("Number(document.querySelector('.wk-room__player input').value) >= 2")
    card.get_by_role("button", name=say("en").pause, exact=True).focus()
    lively.keyboard.press("Enter")
    expect(card.get_by_role("button", name=say("en").play, exact=True)).to_be_focused()
    before = clock.input_value()
    lively.evaluate(f"({FRAMES})(20)")
    assert clock.input_value() == before
    card.get_by_role("button", name=say("en").speed.format(times=1), exact=True).click()
    expect(card.get_by_role("button", name=say("en").speed.format(times=2), exact=True)).to_be_visible()
    scrub(lively, 88)
    lively.keyboard.press("Tab")
    card.get_by_role("button", name=say("en").play, exact=True).click()
    expect(card.locator(".wk-room__told")).to_be_visible()
    expect(card.get_by_role("button", name=say("en").play_again, exact=True)).to_be_visible()


@on_a_phone
@pytest.mark.parametrize("lang", languages())
def test_one_guest_is_followed_through_both_rooms_from_the_list_or_by_a_tap(
    site: Program, page: Page, lang: str
) -> None:
    card = open_doors(page, site.url, lang)
    at_home(page, 60, lang)
    guests = card.get_by_role("combobox", name=say(lang).follow_label)
    guests.select_option("17")
    for side, evening in enumerate((evening_of(0.1), evening_of(0.9))):
        meetings = evening.meetings
        ours = (meetings.one == 17) | (meetings.other == 17)
        contacts = int((meetings.kept & ours & (np.rint(meetings.end * 60) <= 3600)).sum())
        line = card.locator(".wk-room__line").nth(side)
        told = say(lang).follow_so_far.split("{contacts}")[0] + str(contacts)
        expect(line).to_contain_text(told)
    card.get_by_role("button", name=say(lang).follow_story.split("{")[0]).first.click()
    expect(guests).not_to_have_value("17")
    guests.select_option("")
    expect(card.locator(".wk-room__line").first).to_be_hidden()
    canvas = card.locator("canvas").first
    box = canvas.bounding_box()
    assert box
    for part in np.linspace(0.2, 0.8, 12):
        canvas.tap(position={"x": box["width"] * part, "y": box["height"] * 0.5})
        if guests.input_value():
            break
    assert guests.input_value()
    expect(card.locator(".wk-room__line").first).to_be_visible()


@on_a_laptop
def test_what_is_turned_changes_the_evening_to_the_one_that_python_simulates(
    site: Program, page: Page
) -> None:
    card = open_doors(page, site.url)
    scrub(page, 90)
    sliders = {
        side: card.get_by_role("slider", name=say("en").style_label.format(room=room), exact=True)
        for side, room in zip(("left", "right"), say("en").rooms, strict=True)
    }
    sliders["right"].focus()
    page.keyboard.press("Home")
    expect(sliders["right"]).to_have_attribute("aria-valuetext", say("en").style_steps[0])
    card.get_by_role("slider", name=say("en").conscripts, exact=True).fill("0.5")
    expected = counted(evening_of(0.0, conscripts=0.5), 90, "en")
    for counter, value in zip(
        card.locator(".wk-room__room").nth(1).locator("dd").all(), expected, strict=True
    ):
        expect(counter).to_have_text(value)
    conscripts = card.get_by_role("button", name="Conscript", exact=True)
    conscripts.click()
    expect(conscripts).to_have_attribute("aria-pressed", "true")
    conscripts.click()
    expect(conscripts).to_have_attribute("aria-pressed", "false")


@on_a_laptop
def test_another_evening_has_the_next_chance_and_the_first_can_be_gone_back_to(
    site: Program, page: Page
) -> None:
    card = open_doors(page, site.url)
    scrub(page, 90)
    card.get_by_role("button", name=say("en").another, exact=True).click()
    seconds = [evening_record(evening_of(style, 2))["summary"]["contacts"] for style in (0.1, 0.9)]
    second = card.get_by_role(
        "button", name=f"Evening 2: {written(seconds[0], 'en')} and {written(seconds[1], 'en')}", exact=True
    )
    expect(second).to_have_attribute("aria-pressed", "true")
    expect(card.get_by_text("of 2 evenings")).to_be_visible()
    expect(card.get_by_role("button", name=say("en").another, exact=True)).to_be_focused()
    card.get_by_role("button", name="Evening 1:").click()
    expect(second).to_have_attribute("aria-pressed", "false")
    expect(card.locator("dd").first).to_have_text(counted(evening_of(0.1), 90, "en")[0])


@on_a_phone
def test_a_person_walks_in_with_the_quiz_of_this_tab_and_a_reload_loses_nothing(
    site: Program, page: Page, ambassador: dict[str, int]
) -> None:
    card = open_doors(page, site.url)
    scrub(page, 90)
    page.get_by_role("button", name=say("en").walk_in, exact=True).click()
    expect(page.get_by_text(say("en").walk_missing, exact=True)).to_be_visible()
    to_quiz = page.get_by_role("link", name=say("en").walk_quiz, exact=True)
    expect(to_quiz).to_have_js_property("href", f"{site.url}/en/01_why_we_network")
    page.evaluate(STORE, [QUIZ, dict(list(ambassador.items())[:9])])
    page.get_by_role("button", name=say("en").walk_in, exact=True).click()
    expect(page.get_by_text(say("en").walk_incomplete, exact=True)).to_be_visible()
    page.evaluate(STORE, [QUIZ, ambassador])
    page.get_by_role("button", name=say("en").walk_in, exact=True).click()
    done = page.get_by_text(say("en").walk_done.format(archetype="Ambassador"), exact=True)
    expect(done).to_be_visible()
    expect(to_quiz).to_have_count(0)
    guests = card.get_by_role("combobox", name=say("en").follow_label)
    expect(guests).to_have_value("0")
    first = card.get_by_role("button", name=say("en").moments[Moment.ARRIVAL], exact=True)
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(first).to_be_focused()
    expect(card.locator("canvas").first).to_be_in_viewport()
    expect(page.get_by_text(say("en").evening_open.format(number=1), exact=True)).to_be_visible()
    scrub(page, 90)
    expect(page.get_by_text(own_evening(ambassador, "en"), exact=True)).to_be_visible()
    card.get_by_role("slider", name=say("en").known, exact=True).fill("0.6")
    scrub(page, 70)
    page.wait_for_function(
        "Object.values(sessionStorage).some(each => each.includes('0.6') && each.includes('\"minute\":70'))"
    )
    page.reload()
    expect(done).to_be_visible()
    expect(guests).to_have_value("0")
    expect(card.get_by_role("slider", name="Minute", exact=True)).to_have_js_property("value", "70")
    expect(card.get_by_role("slider", name=say("en").known, exact=True)).to_have_js_property("value", "0.6")
    expect(card.locator(".wk-card__status")).to_be_empty()
    page.get_by_role("button", name=say("en").walk_out, exact=True).click()
    expect(page.get_by_text(say("en").walk_ask.strip(), exact=True)).to_be_visible()
    expect(guests).to_have_value("")


def test_who_walks_in_late_sees_the_own_evening_from_its_beginning(
    site: Program, lively: Page, ambassador: dict[str, int]
) -> None:
    card = open_doors(lively, site.url, "de")
    lively.evaluate(STORE, [QUIZ, ambassador])
    scrub(lively, 90, "de")
    card.get_by_role("button", name=say("de").walk_in, exact=True).press("Enter")
    pause = card.get_by_role("button", name=say("de").pause, exact=True)
    expect(pause).to_be_focused()
    expect(card.locator("canvas").first).to_be_in_viewport()
    expect(card.locator(".wk-room__after")).to_be_empty()
    lively.wait_for_function("Number(document.querySelector('.wk-room__player input').value) >= 1")
    pause.press("Enter")
    scrub(lively, 90, "de")
    expect(lively.get_by_text(own_evening(ambassador, "de"), exact=True)).to_be_visible()


def test_the_guess_is_made_by_keyboard(site: Program, lively: Page) -> None:
    card = open_room(lively, site.url)
    first, second = card.get_by_role("slider").all()
    first.focus()
    lively.keyboard.press("Home")
    second.focus()
    lively.keyboard.press("End")
    expect(second).to_have_attribute("aria-valuetext", say("en").guess_value.format(count=12))
    card.get_by_role("button", name=say("en").place, exact=True).press("Enter")
    expect(card.get_by_text(say("en").not_yet.format(left=0, right=12), exact=True)).to_be_visible()
