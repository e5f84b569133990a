"""Everybody can use it: axe-core without violations, big targets, small screens, dark rooms, little motion."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.activities import PLACES as OTHERS
from tests.browser.leadership_page import explore, open_leadership, place_guess, words
from tests.browser.leadership_page import say as say_of_leadership
from tests.browser.quiz_page import answer_all, begin, open_module, say
from tests.conftest import LAPTOP, PHONE
from tests.running import Program
from workshop_kit import ITEMS, Preset
from workshop_kit.content import languages

NARROW = {"width": 320, "height": 640}


def landing(page: Page, url: str, lang: str) -> None:
    page.goto(f"{url}/{lang}/")


def missing(page: Page, url: str, lang: str) -> None:
    page.goto(f"{url}/{lang}/nothing")


def start(page: Page, url: str, lang: str) -> None:
    open_module(page, url, lang)


def question(page: Page, url: str, lang: str) -> None:
    open_module(page, url, lang)
    begin(page, lang)


def answered(page: Page, url: str, lang: str) -> None:
    question(page, url, lang)
    answer_all(page, lang, {item.id: 5 for item in ITEMS}, stop=1)
    page.get_by_role("button", name=say(lang).back, exact=True).click()


def result(page: Page, url: str, lang: str) -> None:
    question(page, url, lang)
    answer_all(page, lang, {item.id: 3 for item in ITEMS})
    page.get_by_role("button", name=say(lang).show_profile).click()
    page.locator('[data-screen="result"]').wait_for()
    for summary in page.locator(".wk-quiz summary").all():
        summary.click()


def incomplete(page: Page, url: str, lang: str) -> None:
    question(page, url, lang)
    answer_all(page, lang, {item.id: None for item in ITEMS})
    page.get_by_role("button", name=say(lang).show_profile).click()
    page.locator('[data-screen="result"]').wait_for()


def guess(page: Page, url: str, lang: str) -> None:
    open_leadership(page, url, lang)
    expect(page.locator(".wk-chart[data-drawn]")).to_have_count(3, timeout=30_000)


def team(page: Page, url: str, lang: str) -> None:
    explore(page, url, lang)
    expect(page.locator(".wk-chart[data-drawn]")).to_have_count(3, timeout=30_000)
    page.get_by_role("button", name=words(lang).presets[Preset.DELEGATOR].name, exact=True).click()
    for summary in page.locator("summary").all():
        summary.click()


PLACES: list[Callable[[Page, str, str], None]] = [
    landing,
    missing,
    start,
    question,
    answered,
    result,
    incomplete,
    guess,
    team,
    *OTHERS,
]


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def any_page(browser: Browser, scheme: str) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE if scheme == "dark" else LAPTOP, color_scheme=scheme)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_axe_finds_nothing_to_complain_about(
    site: Program, any_page: Page, place: Callable[..., None]
) -> None:
    place(any_page, site.url, "en")
    any_page.wait_for_timeout(300)  # colours still fade in
    found = Axe().run(any_page)
    assert found.response["passes"], "axe looked at nothing"
    assert found.violations_count == 0, found.generate_report()


@pytest.fixture
def narrow_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=NARROW, has_touch=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(
    "place",
    [landing, missing, answered, result, guess, team, *OTHERS],
    ids=lambda place: place.__name__,
)
def test_at_320_pixels_nothing_sticks_out(
    site: Program, narrow_page: Page, place: Callable[..., None], lang: str
) -> None:
    place(narrow_page, site.url, lang)
    assert narrow_page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    outside = narrow_page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(e => {
            if (e.closest('.wk-card__scroller, svg')) return false; // wide tables scroll, pictures clip
            const box = e.getBoundingClientRect();
            return box.width > 1 && (box.left < -0.5 || box.right > innerWidth + 0.5);
        }).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert outside == []


@pytest.mark.parametrize(
    "place",
    [landing, missing, start, answered, result, guess, team, *OTHERS],
    ids=lambda place: place.__name__,
)
def test_everything_to_tap_is_at_least_48_pixels_high(
    site: Program, narrow_page: Page, place: Callable[..., None]
) -> None:
    place(narrow_page, site.url, "de")
    small = narrow_page.evaluate(
        """() => [...document.querySelectorAll('a, button, summary, input, select')]
            .filter(e => e.checkVisibility() && !e.matches('.site-skip'))
            .filter(e => e.getBoundingClientRect().height < 48)
            .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_all_choices_fit_on_a_phone_without_scrolling(site: Program, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True)
    page = context.new_page()
    question(page, site.url, "de")
    page.wait_for_timeout(300)
    for button in page.locator(".wk-quiz__choice").all():
        box = button.bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= PHONE["height"]
    context.close()


def test_dark_and_light_differ_and_follow_the_system(site: Program, browser: Browser) -> None:
    colours = {}
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        start(page, site.url, "en")
        style = "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]"
        colours[scheme] = [page.locator(place).evaluate(style) for place in ("html", ".wk-quiz")]
        context.close()
    assert colours["light"] == [["rgb(251, 248, 242)", "rgb(30, 27, 23)"]] * 2
    assert colours["dark"] == [["rgb(22, 24, 27)", "rgb(237, 232, 223)"]] * 2


def test_reduced_motion_switches_every_transition_off(site: Program, browser: Browser) -> None:
    moving = """() => [...document.querySelectorAll('.wk-quiz *')].filter(e =>
        !['none', 'all'].includes(getComputedStyle(e).transitionProperty)).length"""
    counts = {}
    for wish in ("reduce", "no-preference"):
        context = browser.new_context(reduced_motion=wish)
        page = context.new_page()
        question(page, site.url, "en")
        counts[wish] = page.evaluate(moving)
        context.close()
    assert counts["reduce"] == 0
    assert counts["no-preference"] > 0


def test_a_screen_reader_hears_statement_question_and_choices(site: Program, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    answered(page, site.url, "en")
    expect(page.get_by_role("region", name=say("en").title)).to_match_aria_snapshot("""
    - button "Back"
    - progressbar "Statement 1 of 24"
    - heading "When there is someone I planned to meet, I go and find them." [level=3]
    - group "How much is this like you?":
      - button "Not like me at all"
      - button "Mostly not like me"
      - button "Partly like me"
      - button "Mostly like me"
      - button "Just like me" [pressed]
    - button "Rather not say"
    - button "Next"
    """)
    context.close()


def test_a_screen_reader_hears_levers_with_values_that_mean_something(
    site: Program, browser: Browser
) -> None:
    context = browser.new_context()
    page = context.new_page()
    explore(page, site.url, "en")
    say_so = "Fully. About 8 of 12 are more confident than the average person"
    picture = page.get_by_role("img", name="8 of 12 stand above the average person")
    expect(picture).to_be_visible()
    for name in ("Empower", "Enable", "Encourage", "Inspire"):
        slider = page.get_by_role("slider", name=name, exact=True)
        assert (slider.get_attribute("aria-valuetext") or "").capitalize() == say_so.capitalize()
    context.close()


def test_dragging_moves_nothing_slowly_and_jumps_only_with_motion_allowed(
    site: Program, browser: Browser
) -> None:
    durations = {}
    for wish in ("reduce", "no-preference"):
        context = browser.new_context(reduced_motion=wish)
        page = context.new_page()
        open_leadership(page, site.url, "en")
        place_guess(page, "en")
        team_style = "e => getComputedStyle(e).transitionDuration"
        dragged = page.locator(".wk-lead__team").first.evaluate(team_style)
        page.get_by_role("button", name=words("en").presets[Preset.ENABLER].name).click()
        durations[wish] = (dragged, page.locator(".wk-lead__team").first.evaluate(team_style))
        expect(page.get_by_role("button", name=say_of_leadership("en").unfold)).to_be_visible()
        context.close()
    assert durations == {"reduce": ("0s", "0s"), "no-preference": ("0s", "0.22s")}
