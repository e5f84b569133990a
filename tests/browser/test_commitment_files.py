"""What a person takes home: a file for the calendar, a card as a page of its own, a card on paper."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from tests.browser.commitment_page import (
    DAY,
    begin_writing,
    choose_day,
    field,
    press,
    say,
    suggested,
    words,
    write_plan,
)
from tests.browser.test_commitment import HOSTILE, laptop, phone, shown_plan
from tests.conftest import PHONE
from tests.running import Program
from workshop_kit.content import languages
from workshop_kit.content.calendar_file import calendar_writer
from workshop_kit.domain.commitment import FOLLOW_UP_WEEKS, Plan, PlanField, follow_ups


def download(page: Page, button: str, folder: Path) -> tuple[str, Path]:
    """Press a button that saves something; return the name it was offered under, and the file."""
    with page.expect_download() as coming:
        press(page, button)
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return coming.value.suggested_filename, path


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
