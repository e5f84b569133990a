"""A person overhears twelve sentences, sorts them, and sees what was heard beside what was meant."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.motives_page import (
    EARS,
    choice,
    compare,
    hear,
    open_motives,
    place_bet,
    said,
    say,
    sort_all,
    words,
)
from tests.conftest import LAPTOP, PHONE
from tests.running import Program
from workshop_kit.content import languages, load_words
from workshop_kit.domain.motives import MEANT, Motive, hearing

phone = pytest.mark.parametrize("viewport", [PHONE], indirect=True, ids=["phone"])
laptop = pytest.mark.parametrize("viewport", [LAPTOP], indirect=True, ids=["laptop"])


@phone
@pytest.mark.parametrize("lang", languages())
def test_after_the_last_sentence_and_not_before_each_stands_beside_how_it_was_meant_and_why(
    site: Program, page: Page, lang: str
) -> None:
    card = open_motives(page, site.url, lang)
    place_bet(card, lang, Motive.SALE)
    sort_all(card, lang)
    html = page.content()
    assert not [name for name, each in words(lang).sentences.items() if each.why in html]
    compare(card, lang)
    expect(card.get_by_role("heading", name=say(lang).result_title)).to_be_focused()
    names = {motive: words(lang).motives[motive].name for motive in Motive}
    elsewhere = say(lang).compared.elsewhere.format(expected=names[Motive.SALE], most=names[Motive.PEOPLE])
    expect(card.get_by_text(elsewhere, exact=True)).to_be_visible()
    card.get_by_text(say(lang).groups["same"], exact=True).click()
    for sentence, meant in MEANT.items():
        one = card.locator(f'[data-sentence="{sentence}"]')
        expect(one).to_have_attribute("data-hearing", hearing(EARS[sentence], meant).value)
        expect(one.get_by_text(words(lang).sentences[sentence].why, exact=True)).to_be_visible()
        heard = [names[motive] for motive in EARS[sentence]] or [say(lang).hard_to_tell]
        expect(one.locator("dd").first.locator("span")).to_have_text(heard)
        expect(one.locator("dd").last.locator("span")).to_have_text([names[motive] for motive in meant])
    two = card.get_by_role("heading", name=say(lang).groups["two"])
    expect(two).to_be_visible()
    text = card.inner_text().split(load_words(lang).activity.behind)[0]
    assert not re.search(r"\d", text), "nothing is counted"


@laptop
def test_keys_sort_go_back_and_hear_two(site: Program, page: Page) -> None:
    card = open_motives(page, site.url)
    place_bet(card, motive=None)
    page.keyboard.press("2")
    expect(said(card, "en", "face")).to_be_focused()
    page.keyboard.press("5")
    expect(card.get_by_role("button", name=say("en").two, exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    page.keyboard.press("4")
    expect(said(card, "en", "face")).to_be_visible()
    page.keyboard.press("1")
    expect(said(card, "en", "north")).to_be_focused()
    page.keyboard.press("0")
    expect(said(card, "en", "cards")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(card.get_by_role("button", name=say("en").hard_to_tell, exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    page.keyboard.press("ArrowLeft")
    for motive in Motive:
        chosen = str(motive in (Motive.PLAN, Motive.SENT)).lower()
        expect(choice(card, motive)).to_have_attribute("aria-pressed", chosen)


@phone
def test_one_goes_one_back_from_every_sentence_but_the_first_and_from_the_last_screen(
    site: Program, page: Page
) -> None:
    card = open_motives(page, site.url)
    back = card.get_by_role("button", name=say("en").back, exact=True)
    place_bet(card)
    expect(back).to_have_count(0)
    where = "each => each.getBoundingClientRect().top - each.closest('.wk-ear').getBoundingClientRect().top"
    before = choice(card, Motive.PLAN).evaluate(where)
    hear(card, "en", "again", EARS["again"])
    expect(said(card, "en", "face")).to_be_focused()
    assert abs(choice(card, Motive.PLAN).evaluate(where) - before) < 1, "the choices stay under the thumb"
    back.tap()
    expect(said(card, "en", "again")).to_be_focused()
    sort_all(card, "en")
    back.tap()
    last = list(MEANT)[-1]
    expect(said(card, "en", last)).to_be_focused()
    hear(card, "en", last, EARS[last])
    expect(card.get_by_role("heading", name=say("en").last_title)).to_be_focused()


@phone
@pytest.mark.parametrize("lang", languages())
def test_a_bet_on_one_of_two_that_differ_equally_often_is_not_named_as_the_one_that_won(
    site: Program, page: Page, lang: str
) -> None:
    card = open_motives(page, site.url, lang)
    place_bet(card, lang, Motive.SALE)
    sort_all(card, lang, {**MEANT, "again": (Motive.PLAN,), "oil": (Motive.PEOPLE,)})
    compare(card, lang)
    names = {motive: words(lang).motives[motive].name for motive in Motive}
    line = card.locator(".wk-ear__compared")
    expect(line).to_contain_text(say(lang).compared.among.split("{expected}")[0] + names[Motive.SALE])
    expect(line).to_contain_text(names[Motive.PEOPLE])
    assert line.inner_text().count(names[Motive.SALE]) == 2


@phone
def test_what_was_heard_outlives_a_reload_before_and_after_the_comparison_and_sorting_once_more_forgets_it(
    site: Program, page: Page
) -> None:
    card = open_motives(page, site.url)
    place_bet(card, motive=Motive.PEOPLE)
    hear(card, "en", "again", EARS["again"])
    hear(card, "en", "face", [Motive.SENT, Motive.SALE])
    expect(said(card, "en", "north")).to_be_visible()
    page.wait_for_function("Object.values(sessionStorage).some(each => each.includes('\"face\"'))")
    page.reload()
    expect(said(card, "en", "north")).to_be_visible()
    for sentence in list(MEANT)[2:]:
        hear(card, "en", sentence, EARS[sentence])
    compare(card, "en")
    page.wait_for_function("Object.values(sessionStorage).some(each => each.includes('\"finished\":true'))")
    page.reload()
    expect(card.get_by_role("heading", name=say("en").result_title)).to_be_visible()
    expect(card.locator('[data-sentence="face"]')).to_have_attribute("data-hearing", "partly")
    card.get_by_role("button", name=say("en").start_over, exact=True).click()
    expect(card.get_by_role("heading", name=say("en").question)).to_be_focused()
    page.reload()
    expect(card.get_by_role("heading", name=say("en").question)).to_be_visible()
