"""A person guesses, leads through eight situations in a real browser, and looks into the mirror."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.leader_mirror_page import (
    FIRST,
    MIXED,
    choice,
    onward,
    open_mirror,
    place_guess,
    react_to_all,
    say,
    scene,
    words,
)
from tests.conftest import LAPTOP, PHONE
from tests.running import Program
from workshop_kit.content import languages, load_words
from workshop_kit.domain.reflection import reflect
from workshop_kit.domain.situations import MEETS, REACTIONS, Situation

phone = pytest.mark.parametrize("viewport", [PHONE], indirect=True, ids=["phone"])
laptop = pytest.mark.parametrize("viewport", [LAPTOP], indirect=True, ids=["laptop"])

SITUATIONS = list(Situation)


@phone
@pytest.mark.parametrize("lang", languages())
def test_by_touch_from_the_guess_to_the_mirror_which_says_what_python_counts(
    site: Program, page: Page, lang: str
) -> None:
    card = open_mirror(page, site.url, lang)
    expect(card.locator("[data-door=open]")).to_have_count(4)
    place_guess(page, lang, 6)
    for situation in SITUATIONS:
        expect(scene(page, lang, situation)).to_be_focused()
        expect(card.get_by_text(say(lang).meets[MEETS[situation]], exact=True)).to_be_visible()
        reaction = MIXED[situation]
        choice(page, lang, situation, reaction).tap()
        if reaction is None:
            continue
        text, found = words(lang).situations[situation], REACTIONS[situation][reaction]
        expect(card.get_by_role("heading", name=say(lang).told_by.format(eyes=text.eyes))).to_be_focused()
        expect(card.locator(".wk-lmirror__later")).to_have_text(text.reactions[reaction].later.strip())
        expect(card.locator(".wk-lmirror__lesson")).to_have_text(words(lang).lessons[found.teaches])
        levers = load_words(lang).leadership.levers
        expect(card.locator(".wk-lmirror__levers li")).to_have_text(
            [levers[lever].name for lever in found.levers]
        )
        onward(page, lang, situation).tap()
    expect(card.get_by_role("heading", name=say(lang).mirror_title)).to_be_focused()
    _same_as_python(page, lang)


def _same_as_python(page: Page, lang: str) -> None:
    """Compare the mirror on the screen with the sums of Python, for a guess of six and mixed reactions."""
    card, text = page.locator(".wk-lmirror"), words(lang)
    found = reflect(MIXED)
    compared = say(lang).compared.partly.format(
        guess=text.times[6],
        told=text.numbers[found.told],
        total=text.numbers[8],
        times=text.times[found.open],
    )
    expect(card.get_by_text(compared, exact=True)).to_be_visible()
    for name, times in ((say(lang).row_guess, 6), (say(lang).row_you, found.open)):
        row = card.get_by_role("img", name=say(lang).row_text.format(name=name, times=text.times[times]))
        expect(row.locator("[data-door=open]")).to_have_count(times)
    shown = [
        (line.get_attribute("data-lesson"), line.locator(".wk-lmirror__often").inner_text().lower())
        for line in card.locator("[data-lesson]").all()
    ]
    assert shown == [(lesson.value, text.times[times].lower()) for lesson, times in found.lessons.items()]
    for lever, times in found.levers.items():
        name = load_words(lang).leadership.levers[lever].name
        line = say(lang).lever_times.format(lever=name, times=text.times[times])
        expect(card.get_by_role("listitem").filter(has_text=line)).to_be_visible()
    assert "8" not in card.inner_text()
    card.get_by_text(load_words(lang).activity.table, exact=True).click()
    rows = card.locator("tbody tr")
    expect(rows).to_have_count(8)
    for index, situation in enumerate(SITUATIONS):
        expect(rows.nth(index).get_by_role("rowheader")).to_have_text(text.situations[situation].title)
        picked = MIXED[situation]
        did = say(lang).rather_not_say if picked is None else text.situations[situation].reactions[picked].do
        expect(rows.nth(index).locator("td").first).to_have_text(did)


@laptop
def test_by_keyboard_alone_a_reaction_is_picked_changed_and_gone_back_to(site: Program, page: Page) -> None:
    card = open_mirror(page, site.url)
    slider = card.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", words("en").times[0])
    page.keyboard.press("ArrowRight")
    expect(card.locator("[data-door=open]")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(scene(page, "en", SITUATIONS[0])).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(card.locator(".wk-lmirror__lesson")).to_have_text(words("en").lessons["wait"])
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    first = choice(page, "en", SITUATIONS[0], FIRST[SITUATIONS[0]])
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(scene(page, "en", SITUATIONS[0])).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(card.locator(".wk-lmirror__lesson")).to_have_text(words("en").lessons["speak_up"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(scene(page, "en", SITUATIONS[1])).to_be_focused()
    page.keyboard.press("Shift+Tab")  # back
    page.keyboard.press("Enter")
    expect(scene(page, "en", SITUATIONS[0])).to_be_focused()
    expect(choice(page, "en", SITUATIONS[0], "ask_what")).to_have_attribute("aria-pressed", "true")
    onward(page, "en", SITUATIONS[0]).press("Enter")
    expect(scene(page, "en", SITUATIONS[1])).to_be_focused()


@laptop
def test_by_mouse_all_eight_kept_to_oneself_leave_the_mirror_empty_and_one_may_begin_again(
    site: Program, page: Page
) -> None:
    card = open_mirror(page, site.url)
    place_guess(page, "en", None)
    react_to_all(page, "en", dict.fromkeys(SITUATIONS))
    expect(card.get_by_role("heading", name=say("en").empty_title)).to_be_focused()
    expect(card.locator("[data-door]")).to_have_count(0)
    card.get_by_role("button", name=say("en").start_over, exact=True).click()
    expect(card.get_by_role("heading", name=say("en").question)).to_be_focused()
    page.reload()
    card.wait_for()
    expect(card.get_by_role("heading", name=say("en").question)).to_be_visible()
    place_guess(page, "en", 2)
    react_to_all(page, "en", FIRST)
    same = say("en").compared.same.format(guess="twice", times="twice")
    expect(card.get_by_text(same, exact=True)).to_be_visible()
    card.get_by_text(load_words("en").activity.behind, exact=True).click()
    *found, missed = load_words("en").evidence.cards["leader_mirror"].measured
    for finding in found:
        expect(card.get_by_text(finding.text.strip())).to_be_visible()
    expect(card.get_by_text(load_words("en").activity.not_found, exact=True)).to_be_visible()
    expect(card.locator(".wk-card__evidence ul").nth(1)).to_have_text(missed.text.strip())


@phone
def test_a_reload_loses_neither_guess_nor_reactions_nor_the_mirror(site: Program, page: Page) -> None:
    card = open_mirror(page, site.url)
    place_guess(page, "en", 7)
    react_to_all(page, "en", MIXED, stop=5)
    expect(scene(page, "en", SITUATIONS[5])).to_be_visible()
    page.reload()
    card.wait_for()
    expect(scene(page, "en", SITUATIONS[5])).to_be_visible()
    for situation in SITUATIONS[5:]:
        choice(page, "en", situation, MIXED[situation]).click()
        onward(page, "en", situation).click()
    end = "You expected to leave the door open seven times."
    expect(card.get_by_text(end)).to_be_visible()
    page.reload()
    card.wait_for()
    expect(card.get_by_text(end)).to_be_visible()
    expect(card.locator("[data-lesson]")).to_have_count(len(reflect(MIXED).lessons))
