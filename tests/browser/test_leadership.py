"""A person guesses, then moves a leader's levers in a real browser, and sees the team that the model gives."""

import random
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.leadership_page import (
    explore,
    open_leadership,
    place_guess,
    say,
    shown_confidence,
    single,
    together,
    words,
)
from tests.conftest import LAPTOP, PHONE
from tests.running import Program
from workshop_kit import PRESETS, Levers, team_confidence
from workshop_kit.content import languages, load_words
from workshop_kit.content.leadership_words import Compared, TrapAt
from workshop_kit.domain.activities.leadership import people_above
from workshop_kit.domain.levers import Lever, Preset

# Moves the four levers as an input event does, and returns what stands there before anything else can happen:
# no message of Python's and no frame lies between.
MOVE = """settings => settings.map(setting => {
    const inputs = [...document.querySelectorAll('.wk-lead__four input')];
    setting.forEach((value, index) => {
        inputs[index].value = value;
        inputs[index].dispatchEvent(new Event('input', {bubbles: true}));
    });
    const card = document.querySelector('.wk-lead');
    return {
        drawn: Number(card.querySelector('.wk-lead__picture').dataset.confidence),
        cells: [...card.querySelectorAll('tbody tr')].map(row => row.cells[1].textContent),
        headline: card.querySelector('.wk-card__heading').textContent,
        filled: card.querySelectorAll('.wk-lead__one[data-above=true]').length,
    };
})"""


def in_language(value: float, lang: str) -> str:
    """Return a number with two decimals as the page writes it."""
    text = f"{value:.2f}"
    return ("0.00" if text == "-0.00" else text).replace(".", "," if lang == "de" else ".").replace("-", "−")


@pytest.mark.parametrize("lang", languages())
def test_at_200_random_settings_the_picture_and_the_table_agree_with_the_model_at_once(
    site: Program, page: Page, lang: str
) -> None:
    chance = random.Random(20261123)
    settings = [[round(chance.random(), 2) for _ in Lever] for _ in range(196)]
    settings += [[0, 0, 0, 0], [1, 1, 1, 1], [1, 0, 0, 0], [0, 1, 0.5, 0.5]]
    explore(page, site.url, lang)
    shown = page.evaluate(MOVE, settings)
    assert len(shown) == 200
    for setting, found in zip(settings, shown, strict=True):
        expected = team_confidence(Levers(*setting))
        assert found["drawn"] == pytest.approx(expected.confidence, abs=0.001)
        numbers = [float(cell.replace("−", "-").replace(",", ".")) for cell in found["cells"]]
        model = [expected.empowerment, expected.safety, expected.engagement, expected.confidence]
        assert numbers == pytest.approx(model, abs=0.01)
        assert found["headline"] == say(lang).headline.format(count=found["filled"], total=12)
        drawn = replace(expected, confidence=found["drawn"])
        assert found["filled"] == people_above(drawn)


@pytest.mark.parametrize("lang", languages())
def test_a_guess_is_compared_with_what_the_model_says_which_is_not_shown_before(
    site: Program, page: Page, lang: str
) -> None:
    card = open_leadership(page, site.url, lang)
    for guess, compared in (
        (11, Compared.HIGHER),
        (8, Compared.SAME),
        (7, Compared.LOWER),
        (2, Compared.OPPOSITE),
    ):
        expect(card.locator(".wk-lead__picture")).to_have_count(0)
        place_guess(page, lang, guess)
        text = say(lang).compared[compared].format(guess=guess, answer=8, total=12)
        expect(page.get_by_text(text, exact=True)).to_be_visible()
        heading = say(lang).headline.format(count=8, total=12)
        expect(page.get_by_role("heading", name=heading)).to_be_focused()
        page.get_by_role("button", name=say(lang).guess_again, exact=True).click()
        expect(page.get_by_role("heading", name=say(lang).question.format(total=12))).to_be_focused()


def test_who_would_rather_not_guess_is_shown_the_team_all_the_same(site: Program, page: Page) -> None:
    open_leadership(page, site.url)
    place_guess(page, people=None)
    expect(page.get_by_text(say("en").no_guess.format(answer=8, total=12), exact=True)).to_be_visible()


@pytest.mark.parametrize("viewport", [LAPTOP], indirect=True, ids=["laptop"])
def test_the_one_slider_is_dragged_with_a_mouse(site: Program, page: Page) -> None:
    open_leadership(page, site.url)
    place_guess(page)
    slider = together(page)
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] - 18, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=12)
    assert shown_confidence(page) == pytest.approx(0, abs=0.02)
    page.mouse.up()
    expect(slider).to_have_js_property("value", "0.5")


@pytest.mark.parametrize("viewport", [PHONE], indirect=True, ids=["phone"])
def test_the_one_slider_is_dragged_with_a_finger(site: Program, page: Page) -> None:
    open_leadership(page, site.url)
    place_guess(page)
    slider = together(page)
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    finger = page.context.new_cdp_session(page)
    y = box["y"] + box["height"] / 2
    start, end = box["x"] + box["width"] - 18, box["x"] + 18

    def touch(kind: str, *points: float) -> None:
        touches = [{"x": x, "y": y} for x in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    touch("touchStart", start)
    for step in range(1, 21):
        touch("touchMove", start + (end - start) * step / 20)
    touch("touchEnd")
    expect(page.get_by_role("heading", name=say("en").headline.format(count=4, total=12))).to_be_visible()
    assert shown_confidence(page) == pytest.approx(-0.45, abs=0.02)


@pytest.mark.parametrize("lang", languages())
def test_the_sliders_move_by_keyboard_and_say_what_they_mean(site: Program, page: Page, lang: str) -> None:
    explore(page, site.url, lang)
    slider = together(page, lang)
    slider.focus()
    page.keyboard.press("Home")
    controls = say(lang).style_value.format(style=say(lang).style_steps[0], count=4, total=12)
    expect(slider).to_have_attribute("aria-valuetext", controls)
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_js_property("value", "0.01")
    enable = single(page, lang, Lever.ENABLE)
    enable.focus()
    page.keyboard.press("End")
    spoken = enable.get_attribute("aria-valuetext") or ""
    assert spoken.startswith(say(lang).lever_steps[4])
    assert "0." not in spoken
    expect(enable).to_have_accessible_description(words(lang).levers[Lever.ENABLE].meaning)


@pytest.mark.parametrize("lang", languages())
def test_the_trap_is_visible_where_it_starts_and_where_it_turns(site: Program, page: Page, lang: str) -> None:
    explore(page, site.url, lang)
    together(page, lang).fill("0.4")
    line = page.locator(".wk-lead__trap")
    for value, at in (
        ("0.4", TrapAt.AWAY),
        ("0.41", TrapAt.BEGUN),
        ("0.77", TrapAt.BEGUN),
        ("0.78", TrapAt.COSTS),
    ):
        single(page, lang, Lever.EMPOWER).fill(value)
        expect(line).to_have_text(say(lang).trap[at].strip())
    zone, begun, costs = (
        page.locator(f".wk-lead__{name}").first.bounding_box() for name in ("zone", "begun", "costs")
    )
    assert zone
    assert begun
    assert costs
    assert (begun["x"] - zone["x"]) / zone["width"] == pytest.approx(0.4, abs=0.01)
    assert (costs["x"] - zone["x"]) / zone["width"] == pytest.approx(0.775, abs=0.01)


def test_a_leader_to_try_sets_the_four_levers_and_is_left_when_one_of_them_moves(
    site: Program, page: Page
) -> None:
    open_leadership(page, site.url)
    place_guess(page)
    page.get_by_role("button", name=say("en").unfold, exact=True).click()
    above = {}
    for preset, levers in PRESETS.items():
        found = page.get_by_role("button", name=words("en").presets[preset].name, exact=True)
        found.click()
        expect(found).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_text(words("en").presets[preset].portrait.strip())).to_be_visible()
        above[preset] = page.locator('.wk-lead__one[data-above="true"]').count()
        counted = say("en").counted.format(count=above[preset], total=12)
        expect(page.locator(".wk-lead__stay .wk-lead__count")).to_have_text(counted)
        for lever, value in zip(Lever, levers.values(), strict=True):
            expect(single(page, "en", lever)).to_have_js_property("value", f"{value:g}")
        assert shown_confidence(page) == pytest.approx(team_confidence(levers).confidence, abs=0.001)
        single(page, "en", Lever.INSPIRE).fill("0.33")
        expect(found).to_have_attribute("aria-pressed", "false")
    # As the portrait says: far more say, and nobody more confident for it.
    assert above[Preset.DELEGATOR] == above[Preset.CONTROLLER]


def test_guess_and_levers_outlive_a_reload_and_guessing_again_forgets_them(site: Program, page: Page) -> None:
    explore(page, site.url)
    single(page, "en", Lever.EMPOWER).fill("0.2")
    page.wait_for_function("Object.values(sessionStorage).some(each => each.includes('0.2'))")
    page.reload()
    expect(page.get_by_text("You guessed 11 of 12.")).to_be_visible()
    expect(single(page, "en", Lever.EMPOWER)).to_have_js_property("value", "0.2")
    page.get_by_role("button", name=say("en").guess_again, exact=True).click()
    expect(page.get_by_role("heading", name=say("en").question.format(total=12))).to_be_focused()
    page.reload()
    expect(page.get_by_role("heading", name=say("en").question.format(total=12))).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE], indirect=True, ids=["phone"])
@pytest.mark.parametrize("lang", languages())
def test_beside_the_slider_stand_how_little_style_explains_what_is_measured_and_what_is_assumed(
    site: Program, page: Page, lang: str
) -> None:
    card = open_leadership(page, site.url, lang)
    place_guess(page, lang)
    expect(card.get_by_text(say(lang).share.format(percent=5).strip(), exact=True)).to_be_visible()
    shared, evidence = load_words(lang).activity, load_words(lang).evidence
    card.get_by_text(shared.behind, exact=True).click()
    for finding in evidence.cards["leadership"].measured:
        line = card.get_by_role("listitem").filter(has_text=finding.text.strip())
        expect(line).to_contain_text(f"({evidence.strengths[finding.strength]})")
    expect(card.get_by_text(shared.not_found, exact=True)).to_have_count(0)
    for assumption in evidence.cards["leadership"].assumed:
        expect(card.get_by_text(assumption.strip(), exact=True)).to_be_visible()


def test_whoever_guesses_again_while_a_lever_still_moves_gets_no_complaint(site: Program, page: Page) -> None:
    card = explore(page, site.url)
    page.evaluate(
        """text => {
            const input = document.querySelector('.wk-lead__four input');
            input.value = 0.3;
            input.dispatchEvent(new Event('input', {bubbles: true}));
            [...document.querySelectorAll('.wk-lead button')].find(each => each.textContent === text).click();
        }""",
        say("en").guess_again,
    )
    expect(page.get_by_role("heading", name=say("en").question.format(total=12))).to_be_visible()
    place_guess(page)
    expect(card.locator(".wk-card__status")).to_be_empty()
    expect(together(page)).to_have_js_property("value", "1")


def test_a_movement_that_python_refuses_is_taken_back(site: Program, page: Page) -> None:
    card = explore(page, site.url)
    before = together(page).input_value()
    page.evaluate(
        """() => {
            const input = document.querySelector('.wk-lead__four input');
            input.max = 7;
            input.value = 7;
            input.dispatchEvent(new Event('input', {bubbles: true}));
        }"""
    )
    expect(card.locator(".wk-card__status")).not_to_be_empty()
    expect(together(page)).to_have_js_property("value", before)


def test_levers_of_the_page_do_not_change_which_leader_the_guess_is_about(site: Program, page: Page) -> None:
    explore(page, site.url)
    for preset in ("controller", "delegator"):
        page.get_by_role("button", name=load_words("en").leadership.presets[preset].name, exact=True).click()
        expect(
            page.get_by_text("For a leader who does all four fully, the model says about 8")
        ).to_be_visible()
    expect(page.get_by_role("heading", name="Under this leader, about 5 of 12")).to_be_visible()
