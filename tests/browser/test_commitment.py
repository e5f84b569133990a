"""A person writes a plan in a real browser, and takes it home as a card and as a file for the calendar."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

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
from workshop_kit.content import languages, load_words
from workshop_kit.content.calendar_file import calendar_writer
from workshop_kit.content.commitment_words import Compared
from workshop_kit.domain.commitment import FOLLOW_UP_WEEKS, Hint, Plan, PlanField, follow_ups

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


def download(page: Page, button: str, folder: Path) -> tuple[str, Path]:
    """Press a button that saves something; return the name it was offered under, and the file."""
    with page.expect_download() as coming:
        press(page, button)
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return coming.value.suggested_filename, path


def shown_plan(page: Page, place: int = 0) -> list[str]:
    """Return the six parts of a plan as the card shows them."""
    return page.locator(".wk-plan").nth(place).locator("dd").all_inner_texts()


def long_date(page: Page, day: str, lang: str) -> str:
    """Return a day as the browser writes it."""
    return page.evaluate(
        """([day, lang]) => new Intl.DateTimeFormat(lang, {weekday: 'short', day: 'numeric', month: 'short',
            year: 'numeric', timeZone: 'UTC'}).format(new Date(day))""",
        [day, lang],
    )


@phone
@pytest.mark.parametrize("lang", languages())
def test_a_plan_is_written_by_touch_and_taken_home_as_a_calendar_file_and_a_card(
    site: Program, page: Page, lang: str, tmp_path: Path
) -> None:
    labels, mine = say(lang), suggested(lang)
    begin_writing(page, site.url, lang)
    for name in PlanField:
        asked = words(lang).questions[name]
        suggestion = page.get_by_role("button", name=mine[name], exact=True)
        suggestion.tap()
        expect(suggestion).to_have_attribute("aria-pressed", "true")
        expect(field(page, lang, name)).to_have_value(asked.suggestions[0])
        expect(page.locator(f".wk-plan__part--{name} dd")).to_have_text(mine[name])
        page.get_by_role(
            "button", name=labels.finish if name is PlanField.ANSWER else labels.next, exact=True
        ).tap()
    expect(page.get_by_role("heading", name=labels.ready_title[1])).to_be_focused()
    choose_day(page, lang)
    days = [long_date(page, day, lang) for day in follow_ups(DAY)]
    expect(page.locator(".wk-commit__days strong")).to_have_text(days)
    expect(page.locator(".wk-plan__dates li")).to_have_text(days)

    name, path = download(page, labels.save_calendar, tmp_path)
    assert name == f"{labels.calendar_file}.ics"
    assert path.read_bytes().decode() == calendar_writer(lang)([Plan(**mine)], DAY)
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert [event["DTSTART"].dt for event in events] == [
        date.fromisoformat(DAY) + timedelta(weeks=weeks) for weeks in FOLLOW_UP_WEEKS
    ]
    expect(page.get_by_text(labels.saved, exact=True)).to_be_visible()

    name, path = download(page, labels.save_card, tmp_path)
    assert name == f"{labels.card_file}.html"
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f'<!doctype html><html lang="{lang}">')
    assert all(part in text for part in [*mine.values(), *days])
    assert not re.search(r"<script|<button|https?:", text)


@laptop
def test_hostile_words_stay_words_on_the_page_in_the_calendar_and_in_the_saved_card(
    site: Program, page: Page, browser: Browser, tmp_path: Path
) -> None:
    begin_writing(page, site.url)
    title = page.title()
    write_plan(page, "en", HOSTILE)
    choose_day(page, "en")
    assert shown_plan(page) == list(HOSTILE.values())
    assert page.title() == title
    _, path = download(page, say("en").save_calendar, tmp_path)
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert [str(event["DESCRIPTION"]).split("\n\n")[1] for event in events] == [
        words("en").events.plan.format(**HOSTILE)
    ] * 3
    _, path = download(page, say("en").save_card, tmp_path)
    alone = browser.new_context(viewport=PHONE)
    saved = alone.new_page()
    saved.goto(path.as_uri())
    assert shown_plan(saved) == list(HOSTILE.values())
    assert saved.title() == words("en").events.calendar
    assert saved.locator("script, img, a").count() == 0
    assert saved.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    alone.close()


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
    field(page, "en", PlanField.WHEN).fill("I feel brave")
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


@laptop
def test_three_plans_fit_each_can_be_changed_and_all_are_printed_alone(site: Program, page: Page) -> None:
    labels = say("en")
    begin_writing(page, site.url)
    for number in range(3):
        write_plan(page, "en", {name: f"{name} {number}" for name in PlanField})
        if number < 2:
            press(page, labels.add[number + 1])
    expect(page.get_by_role("heading", name=labels.ready_title[3])).to_be_focused()
    expect(page.get_by_role("button", name=labels.add[2])).to_have_count(0)
    press(page, labels.change.format(plan=2))
    write_plan(page, "en", {name: f"better {name}" for name in PlanField})
    assert [shown_plan(page, place)[0] for place in range(3)] == ["when 0", "better when", "when 2"]
    page.evaluate("void (window.print = () => { window.printed = (window.printed ?? 0) + 1 })")
    press(page, labels.print)
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    expect(page.locator(".wk-sheet .wk-plan")).to_have_count(3)
    expect(page.locator("main")).to_be_hidden()
    expect(page.locator(".wk-sheet button")).to_have_count(0)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator(".wk-sheet")).to_have_count(0)


@phone
def test_the_weeks_count_from_today_until_another_day_is_chosen_and_a_day_that_is_none_is_told(
    site: Program, page: Page
) -> None:
    labels = say("en")
    begin_writing(page, site.url)
    write_plan(page, "en", suggested("en"))
    today = page.evaluate("new Intl.DateTimeFormat('sv').format(new Date())")
    day = page.get_by_label(labels.day_label)
    expect(day).to_have_value(today)
    expect(page.locator(".wk-commit__days strong").first).to_have_text(
        long_date(page, follow_ups(today)[0], "en")
    )
    day.fill("")
    expect(page.locator(".wk-commit__trouble")).to_have_text(labels.day_missing)
    press(page, labels.save_calendar)
    expect(day).to_be_focused()
    expect(day).to_have_attribute("aria-invalid", "true")
    with page.expect_download() as coming:  # at once, before Python has heard of the day
        page.evaluate(
            """([day, name]) => {
                const input = document.querySelector('.wk-commit input[type=date]');
                input.value = day;
                input.dispatchEvent(new Event('change', {bubbles: true}));
                [...document.querySelectorAll('.wk-commit button')].find(e => e.textContent === name).click();
            }""",
            [DAY, labels.save_calendar],
        )
    assert f"DTSTART;VALUE=DATE:{follow_ups(DAY)[0].replace('-', '')}" in coming.value.path().read_text(
        encoding="utf-8"
    )
    expect(page.locator(".wk-commit__trouble")).to_be_empty()


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
