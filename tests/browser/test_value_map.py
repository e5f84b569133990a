"""A person places a team, guesses, then moves the evening in a real browser, and sees what the model gives."""

import json
import math
import random

import pytest
from playwright.sync_api import Page, expect

from tests.browser.value_map_page import (
    evening,
    explore,
    guess,
    open_map,
    place_team,
    say,
    setting,
    words,
)
from tests.conftest import LAPTOP, PHONE
from tests.running import Program
from workshop_kit import Opening, Reading, net_value
from workshop_kit.content import languages, load_words
from workshop_kit.domain.activities.evening import EVENINGS, LIMITS, Evening, Sort
from workshop_kit.domain.activities.value_map import Verdict, verdict_on
from workshop_kit.domain.activities.value_tables import TOLERANCE

phone = pytest.mark.parametrize("viewport", [PHONE], indirect=True, ids=["phone"])
laptop = pytest.mark.parametrize("viewport", [LAPTOP], indirect=True, ids=["laptop"])

# Moves sliders and openings as a person would, and returns what stands there before anything else can happen: no
# message of Python's and no frame lies between.
MOVE = """settings => settings.map(({opening, ...values}) => {
    const card = document.querySelector('.wk-value');
    const inputs = [...card.querySelectorAll('input')]; // in the order of the page
    ['b', 'cost', 'style', 'm'].forEach((name, index) => {
        inputs[index].value = values[name];
        inputs[index].dispatchEvent(new Event('input', {bubbles: true}));
    });
    card.querySelector(`[data-name="${opening}"]`).click();
    const map = card.querySelector('.wk-value__map');
    return {
        ...map.dataset,
        headline: card.querySelector('.wk-card__heading').textContent,
        cells: [...card.querySelectorAll('tbody')].map(body => [...body.rows].map(row => row.cells[1].textContent)),
    };
})"""


def number(text: str) -> float:
    """Return a number that the page wrote."""
    return float(text.replace("−", "-").replace(",", "."))


@phone
def test_at_100_random_settings_the_face_says_what_python_says(site: Program, page: Page) -> None:
    chance = random.Random(20261124)
    settings = [
        {
            name: round(chance.randint(0, round((each.high - each.low) / each.step)) * each.step, 4)
            for name, each in LIMITS.items()
        }
        | {"opening": chance.choice(list(Opening)).value}
        for _ in range(100)
    ]
    explore(page, site.url)
    page.get_by_text(load_words("en").activity.table, exact=True).first.click()
    page.locator(".wk-value tbody").nth(1).wait_for()
    shown = page.evaluate(MOVE, settings)
    for where, found in zip(settings, shown, strict=True):
        at = Evening(**{**where, "opening": Opening(where["opening"])})
        for reading in Reading:
            value = float(at.value(reading).value)
            assert float(found[f"{reading}Value"]) == pytest.approx(value, abs=TOLERANCE)
            line = at.break_even(reading)
            told = {"never": -math.inf, "always": math.inf}.get(found[f"{reading}BreakEven"])
            if told is None:
                assert float(found[f"{reading}BreakEven"]) == pytest.approx(line, abs=0.005)
            elif told != line:  # so close to an end of the scale that it may be told either way
                end = 0 if told < 0 else 1
                assert net_value(
                    end, **{k: v for k, v in where.items() if k != "style"}, reading=reading
                ).value == pytest.approx(0, abs=TOLERANCE)
        value = float(found["teamValue"])
        assert verdict_on(value) in Verdict
        assert found["headline"].startswith(words("en").headlines[verdict_on(value)].split("{")[0])
        styles, people = found["cells"]
        evening_ = {k: v for k, v in where.items() if k != "style"}
        expected = net_value([0, 0.25, 0.5, 0.75, 1], **evening_).value
        assert [number(cell) for cell in styles[:5]] == pytest.approx(list(expected), abs=0.06)
        assert number(people[0]) == pytest.approx(at.value(Reading.PERSON).new_contacts, abs=0.51)


@phone
@pytest.mark.parametrize("lang", languages())
def test_a_guess_is_compared_with_what_the_model_says_which_is_not_shown_before(
    site: Program, page: Page, lang: str
) -> None:
    card = open_map(page, site.url, lang)
    labels, verdicts = say(lang), words(lang).verdicts
    assert card.locator(".wk-value__good").first.is_hidden()
    for style, b, told, answer in (
        (0.3, 2, Verdict.GOOD, Verdict.GOOD),
        (0.1, 4, Verdict.EVEN, Verdict.HARM),
    ):
        expect(page.get_by_role("heading", name=labels.place_question)).to_be_visible()
        place_team(page, lang, style, b)
        expect(page.get_by_role("heading", name=labels.ask_question)).to_be_focused()
        guess(page, lang, told)
        line = labels.compared_same if told == answer else labels.compared_other
        value = float(net_value(style, b=b, reading="team").value)
        written = f"{value:+.1f}".replace("-", "−").replace(".", "," if lang == "de" else ".")
        text = line.format(guess=verdicts[told], answer=verdicts[answer], value=written)
        expect(page.get_by_text(text, exact=True)).to_be_visible()
        expect(
            page.get_by_role("heading", name=words(lang).headlines[answer].format(value=written))
        ).to_be_focused()
        page.get_by_role("button", name=labels.guess_again, exact=True).click()
        expect(page.get_by_role("heading", name=labels.place_question)).to_be_focused()


@phone
def test_who_would_rather_not_guess_is_shown_the_map_and_may_move_the_mark_before(
    site: Program, page: Page
) -> None:
    open_map(page, site.url)
    place_team(page)
    page.get_by_role("button", name=say("en").back, exact=True).click()
    expect(setting(page, "en", "b")).to_have_js_property("value", "2")
    place_team(page, style=0.5, b=1)
    guess(page, verdict=None)
    text = say("en").no_guess.format(answer=words("en").verdicts[Verdict.GOOD], value="+3.3")
    expect(page.get_by_text(text, exact=True)).to_be_visible()


@laptop
def test_the_mark_is_dragged_over_the_map_with_a_mouse_and_the_sliders_follow(
    site: Program, page: Page
) -> None:
    card = explore(page, site.url)
    box = card.locator(".wk-value__frame").bounding_box()
    assert box
    page.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 0.5 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.8 * box["width"], box["y"] + 0.2 * box["height"], steps=8)
    page.mouse.up()
    assert float(setting(page, "en", "style").input_value()) == pytest.approx(0.8, abs=0.02)
    assert float(setting(page, "en", "b").input_value()) == pytest.approx(4, abs=0.11)
    mark = card.locator(".wk-value__mark").bounding_box()
    assert mark
    assert mark["x"] + mark["width"] / 2 == pytest.approx(box["x"] + 0.8 * box["width"], abs=5)


@phone
def test_a_finger_on_the_map_moves_the_mark_and_evenings_to_try_move_the_line(
    site: Program, page: Page
) -> None:
    card = explore(page, site.url)
    box = card.locator(".wk-value__frame").bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + 0.5 * box["width"], box["y"] + 0.8 * box["height"])
    expect(setting(page, "en", "style")).to_have_js_property("value", "0.5")
    expect(setting(page, "en", "b")).to_have_js_property("value", "1")
    expect(page.get_by_text(say("en").harm_never, exact=True)).to_be_visible()
    for sort, settings in EVENINGS.items():
        button = evening(page, "en", sort)
        button.tap()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_text(words("en").evenings[sort].look.strip())).to_be_visible()
        expected = net_value(0.5, **settings, reading="team").value
        drawn = card.locator(".wk-value__map").get_attribute("data-team-value")
        assert float(drawn or "nan") == pytest.approx(expected, abs=TOLERANCE)
        heading = card.locator(".wk-card__heading").text_content() or "nothing"
        expect(card.locator(".wk-unseen[role=status]")).to_contain_text(heading)
    setting(page, "en", "cost").fill("1")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(evening(page, "en", Sort.FAIR)).to_have_attribute("aria-pressed", "false")


@phone
@pytest.mark.parametrize("lang", languages())
def test_the_sliders_move_by_keyboard_and_say_what_they_mean_and_what_follows(
    site: Program, page: Page, lang: str
) -> None:
    explore(page, site.url, lang)
    labels, verdicts = say(lang), words(lang).verdicts
    weight = setting(page, lang, "b")
    weight.focus()
    page.keyboard.press("End")
    times = labels.b_more.format(times=5)
    spoken = labels.spoken.format(setting=times, verdict=verdicts[Verdict.HARM])
    expect(weight).to_have_attribute("aria-valuetext", spoken)
    page.keyboard.press("Home")
    spoken = labels.spoken.format(setting=labels.b_none, verdict=verdicts[Verdict.GOOD])
    expect(weight).to_have_attribute("aria-valuetext", spoken)
    cost = setting(page, lang, "cost")
    cost.focus()
    page.keyboard.press("End")
    expect(cost).to_have_attribute(
        "aria-valuetext",
        labels.spoken.format(setting=labels.cost_some.format(cost=6), verdict=verdicts[Verdict.HARM]),
    )
    picture = page.get_by_role("img", name=verdicts[Verdict.HARM])
    expect(picture).to_be_visible()
    expect(setting(page, lang, "m")).to_have_accessible_description(labels.m_note)


@phone
def test_guess_and_evening_outlive_a_reload_and_guessing_again_forgets_them(
    site: Program, page: Page
) -> None:
    explore(page, site.url)
    setting(page, "en", "cost").fill("2.5")
    page.get_by_role("button", name=words("en").openings[Opening.RAPPORT_FIRST], exact=True).click()
    page.wait_for_function(
        "Object.values(sessionStorage).some(each => each.includes('2.5') && each.includes('rapport_first'))"
    )
    page.reload()
    expect(page.get_by_text("You guessed: more good than harm.")).to_be_visible()
    expect(setting(page, "en", "cost")).to_have_js_property("value", "2.5")
    expect(setting(page, "en", "b")).to_have_js_property("value", "2")
    kept = page.evaluate("Object.values(sessionStorage).find(each => each.includes('verdict'))")
    assert json.loads(kept)["guess"] == {"verdict": "good", "style": 0.3, "b": 2}
    page.get_by_role("button", name=say("en").guess_again, exact=True).click()
    expect(page.get_by_role("heading", name=say("en").place_question)).to_be_focused()
    page.reload()
    expect(page.get_by_role("heading", name=say("en").place_question)).to_be_visible()


@phone
def test_a_movement_that_python_refuses_is_taken_back(site: Program, page: Page) -> None:
    card = explore(page, site.url)
    page.evaluate(
        """() => {
            const input = document.querySelector('.wk-value input');
            input.max = 9;
            input.value = 9;
            input.dispatchEvent(new Event('input', {bubbles: true}));
        }"""
    )
    expect(card.locator(".wk-card__status")).not_to_be_empty()
    expect(setting(page, "en", "b")).to_have_js_property("value", "2")
