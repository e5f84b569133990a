"""A person guesses, then writes plans in a real browser, by touch, mouse and keyboard; a reload loses nothing."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.commitment_page import (
    DAY,
    at,
    begin_writing,
    choose_day,
    field,
    open_commitment,
    place_guess,
    press,
    say,
    suggested,
    words,
    write_plan,
)
from tests.conftest import LAPTOP, PHONE
from tests.running import Program
from workshop_kit.content import load_words
from workshop_kit.content.commitment_words import Compared
from workshop_kit.domain.commitment import Hint, PlanField

HOSTILE = dict(
    zip(
        PlanField,
        [
            "<img src=x onerror=\"document.title='broken'\"> & </style></article>",
            "BEGIN:VEVENT; at the bar, \\n",
            "END:VCALENDAR 😀👩‍👩‍👧 {then}",
            "<script>document.title='broken'</script>",
            "Donaudampfschifffahrtsgesellschaftskapitän" * 4,
            "<a href='javascript:alert(1)'>go</a> ${1} %s",
        ],
        strict=True,
    )
)

phone = pytest.mark.parametrize("viewport", [PHONE], indirect=True, ids=["phone"])
laptop = pytest.mark.parametrize("viewport", [LAPTOP], indirect=True, ids=["laptop"])


def shown_plan(page: Page, place: int = 0) -> list[str]:
    """Return the six parts of a plan as the card shows them."""
    return page.locator(".wk-plan").nth(place).locator("dd").all_inner_texts()


@phone
@pytest.mark.parametrize(
    ("lang", "pairs", "compared"),
    [
        ("en", 9, Compared.HIGHER),
        ("de", 7, Compared.SAME),
        ("en", 6, Compared.LOWER),
        ("de", 2, Compared.OPPOSITE),
    ],
)
def test_a_guess_is_compared_with_what_studies_say_which_is_not_shown_before(
    site: Program, page: Page, lang: str, pairs: int, compared: Compared
) -> None:
    card = open_commitment(page, site.url, lang)
    expect(card.locator(".wk-commit__row")).to_have_count(0)
    place_guess(page, lang, pairs)
    expect(page.get_by_role("heading", name=say(lang).headline)).to_be_focused()
    text = say(lang).compared[compared].format(guess=pairs, answer=7, total=10)
    expect(card.get_by_text(text, exact=True)).to_be_visible()
    rows = card.locator(".wk-commit__row").all()
    assert [row.locator('.wk-pair[data-ahead="true"]').count() for row in rows] == [pairs, 7, 5]


@phone
def test_who_would_rather_not_guess_sees_what_studies_say_and_what_stands_behind_it(
    site: Program, page: Page
) -> None:
    card = open_commitment(page, site.url)
    place_guess(page, pairs=None)
    expect(card.get_by_text(say("en").no_guess.format(answer=7, total=10), exact=True)).to_be_visible()
    expect(card.locator(".wk-commit__row")).to_have_count(2)
    card.get_by_text(load_words("en").activity.table, exact=True).click()
    expect(card.locator("tbody tr")).to_have_text([f"{say('en').by_studies}7", f"{say('en').by_chance}5"])
    card.get_by_text(load_words("en").activity.behind, exact=True).click()
    for finding in load_words("en").evidence.cards["commitment"].measured:
        expect(card.get_by_role("listitem").filter(has_text=finding.text.strip())).to_be_visible()


@laptop
def test_the_keyboard_alone_suffices(site: Program, page: Page) -> None:
    labels, mine = say("en"), suggested("en")
    card = open_commitment(page, site.url)
    page.get_by_role("slider", name=labels.guess_label).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=labels.headline)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == labels.write_first:
            break
    page.keyboard.press("Enter")
    for name in PlanField:
        expect(page.get_by_role("heading", name=words("en").questions[name].question)).to_be_focused()
        page.keyboard.press("Tab")
        expect(field(page, "en", name)).to_be_focused()
        page.keyboard.type(mine[name])
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=labels.ready_title[1])).to_be_focused()
    assert shown_plan(page) == list(mine.values())
    remove = card.get_by_role("button", name=labels.remove.format(plan=1), exact=True)
    remove.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=labels.remove_no, exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(remove).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=labels.nothing_title)).to_be_focused()
    expect(card.locator(".wk-plan")).to_have_count(0)


@laptop
def test_a_screen_reader_hears_question_help_field_and_suggestions(site: Program, page: Page) -> None:
    begin_writing(page, site.url)
    press(page, words("en").questions[PlanField.WHEN].suggestions[0])
    expect(page.get_by_role("region", name=say("en").title)).to_match_aria_snapshot("""
    - button "Back"
    - text: Plan 1, question 1 of 6
    - heading "Which moment sets you off?" [level=3]
    - textbox "The moment": I have hung up my coat
    - button "Next"
    - button "Go to my card"
    - heading "To begin with" [level=4]
    - group "To begin with":
      - button "I have hung up my coat" [pressed]
      - button "I catch myself talking only to colleagues"
    - article:
      - heading "Your card so far" [level=4]
      - term: If
      - definition: I have hung up my coat
    """)
    described = re.escape(words("en").questions[PlanField.WHEN].help)
    expect(field(page, "en", PlanField.WHEN)).to_have_accessible_description(re.compile(described))


@phone
def test_hints_look_at_the_form_and_keep_nobody_from_going_on(site: Program, page: Page) -> None:
    labels = say("en")
    begin_writing(page, site.url)
    told = page.locator(".wk-commit__hints p")
    field(page, "en", PlanField.WHEN).fill("If I feel brave")
    expect(page.locator(".wk-plan__part--when dd")).to_have_text("I feel brave")  # the card says "If" itself
    expect(told).to_have_text([labels.hints[Hint.MOOD].strip(), labels.hint_end])
    field(page, "en", PlanField.WHEN).fill("the doors open")
    expect(told).to_have_count(0)
    press(page, labels.next)
    press(page, labels.next)
    field(page, "en", PlanField.THEN).fill("I will not hide and then I leave")
    expect(told).to_have_text(
        [labels.hints[Hint.NEGATION].strip(), labels.hints[Hint.TWO_ACTIONS].strip(), labels.hint_end]
    )
    press(page, labels.next)
    expect(page.get_by_role("heading", name=words("en").questions[PlanField.WHO].question)).to_be_focused()


@phone
def test_the_card_says_what_is_open_and_leads_there(site: Program, page: Page) -> None:
    labels = say("en")
    begin_writing(page, site.url)
    field(page, "en", PlanField.WHEN).fill("the doors open")
    press(page, labels.to_card)
    expect(page.get_by_role("heading", name=labels.open_title)).to_be_focused()
    expect(page.locator(".wk-choices button")).to_have_count(5)
    press(page, labels.open_part.format(plan=1, part=words("en").questions[PlanField.OBSTACLE].name))
    obstacle = field(page, "en", PlanField.OBSTACLE)
    expect(obstacle).to_have_attribute("aria-invalid", "true")
    expect(obstacle).to_have_accessible_description(re.compile(re.escape(labels.empty)))
    obstacle.fill("rain")
    expect(obstacle).to_have_attribute("aria-invalid", "false")
    expect(page.locator(".wk-commit__trouble")).to_be_empty()


@phone
def test_too_long_a_text_is_told_beside_the_field_and_is_not_lost(site: Program, page: Page) -> None:
    labels = say("en")
    begin_writing(page, site.url)
    when = field(page, "en", PlanField.WHEN)
    when.fill("x" * 1000)
    text = labels.too_long.format(count=1000, most=300)
    expect(page.locator(".wk-commit__trouble")).to_have_text(text)
    for button in (labels.next, labels.to_card):
        press(page, button)
        expect(when).to_be_focused()
        expect(when).to_have_value("x" * 1000)
    page.reload()
    at(page, "write")
    expect(when).to_have_value("x" * 1000)
    when.fill("x" * 300)
    press(page, labels.next)
    expect(field(page, "en", PlanField.WHERE)).to_be_visible()
    expect(page.locator(".wk-card__status")).to_be_empty()


@phone
def test_a_suggestion_takes_the_place_of_own_words_and_gives_them_back(site: Program, page: Page) -> None:
    begin_writing(page, site.url)
    when = field(page, "en", PlanField.WHEN)
    when.fill("my very own moment")
    press(page, words("en").questions[PlanField.WHEN].suggestions[0])
    press(page, words("en").questions[PlanField.WHEN].suggestions[1])
    expect(when).to_have_value(words("en").questions[PlanField.WHEN].suggestions[1])
    press(page, say("en").own_words)
    expect(when).to_have_value("my very own moment")
    expect(page.get_by_role("button", name=say("en").own_words)).to_be_hidden()
    assert when.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 16  # else iOS zooms in


@phone
def test_a_reload_loses_nothing_wherever_it_happens(site: Program, page: Page) -> None:
    labels = say("en")
    begin_writing(page, site.url)
    field(page, "en", PlanField.WHEN).fill("the doors open")
    page.reload()  # before Python has heard a word of it
    at(page, "write")
    expect(field(page, "en", PlanField.WHEN)).to_have_value("the doors open")
    for name, text in list(HOSTILE.items())[1:]:
        press(page, labels.next)
        field(page, "en", name).fill(text)
    press(page, labels.finish)
    choose_day(page, "en")
    press(page, labels.add[1])
    field(page, "en", PlanField.WHEN).fill("another moment")
    page.reload()
    expect(field(page, "en", PlanField.WHEN)).to_have_value("another moment")
    press(page, labels.to_card)
    press(page, labels.remove.format(plan=2))
    press(page, labels.remove_yes)
    expect(page.get_by_role("heading", name=labels.ready_title[1])).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name=labels.ready_title[1])).to_be_visible()
    assert shown_plan(page) == ["the doors open", *list(HOSTILE.values())[1:]]
    expect(page.get_by_label(labels.day_label)).to_have_value(DAY)
    press(page, labels.start_over)
    press(page, labels.start_over_yes)
    expect(page.get_by_role("heading", name=labels.guess_title)).to_be_focused()
    assert page.evaluate("Object.keys(sessionStorage).filter(key => key.includes('commitment'))") == []
    page.reload()
    expect(page.get_by_role("heading", name=labels.guess_title)).to_be_visible()


@phone
def test_what_a_tab_remembers_and_nobody_could_have_written_is_not_sent(site: Program, page: Page) -> None:
    open_commitment(page, site.url)
    place_guess(page)
    (key,) = page.evaluate("Object.keys(sessionStorage).filter(key => key.includes('commitment'))")
    for kept in (
        {"guess": 99, "plans": []},
        {"guess": 3, "plans": [{"when": 7}]},
        {"guess": 3, "plans": "x"},
        [1],
    ):
        page.evaluate("([key, kept]) => sessionStorage.setItem(key, kept)", [key, json.dumps(kept)])
        page.reload()
        expect(page.get_by_role("heading", name=say("en").guess_title)).to_be_visible()
        expect(page.locator(".wk-commit .wk-card__status")).to_be_empty()


@phone
def test_days_that_come_in_late_take_no_question_away_from_under_ones_finger(
    site: Program, page: Page
) -> None:
    labels = say("en")
    begin_writing(page, site.url)
    write_plan(page, "en", suggested("en"))
    press(page, labels.remove.format(plan=1))
    choose_day(page, "en")
    expect(page.locator(".wk-plan__dates li").first).to_contain_text("25")
    press(page, labels.remove_no)
    expect(page.get_by_role("button", name=labels.remove.format(plan=1), exact=True)).to_be_focused()
