"""Take a picture of every page and state: two languages, four sizes, light and dark. For people to look at.

Name sizes, languages and schemes, or activities, to take fewer: ``make pictures ARGS="phone-en-light room"``.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import leadership_page
from tests.browser.activities import CARDS, PAGES
from tests.browser.chromium import FLAGS, HELP, find_chromium
from tests.browser.quiz_page import answer_all, open_module, say
from tests.running import serving
from workshop_kit import ITEMS, PRESETS
from workshop_kit.domain.levers import Lever

SIZES = {"phone": (390, 844), "laptop": (1280, 800), "wall": (1920, 1080), "narrow": (320, 640)}
ECHO = {item.id: (4 if item.reversed else 2) if item.trait == "voice" else 3 for item in ITEMS}

CLEAR = {item.id: 1 if item.reversed else 5 for item in ITEMS}
THIN: dict[str, int | None] = {**CLEAR, **{item.id: None for item in ITEMS[:18]}}


def quiz_states(page: Page, lang: str, shoot: Callable[[str], None]) -> None:
    """Walk through the quiz and shoot each state."""
    words = say(lang)
    page.locator(".wk-quiz").scroll_into_view_if_needed()
    shoot("quiz-start")
    page.get_by_role("button", name=words.begin, exact=True).click()
    shoot("quiz-first")
    longest = max(range(len(ITEMS)), key=lambda index: len(_item(lang, index)))
    answer_all(page, lang, dict(list(CLEAR.items())[:longest]), stop=longest)
    shoot("quiz-longest")
    page.get_by_role("button", name=words.back, exact=True).click()
    shoot("quiz-back")


def results(page: Page, lang: str, shoot: Callable[[str], None]) -> None:
    """Shoot the results that differ in kind."""
    words = say(lang)
    for name, answers in (
        ("clear", CLEAR),
        ("between", dict.fromkeys(CLEAR, 3)),
        ("echo", ECHO),
        ("thin", THIN),
    ):
        page.get_by_role("button", name=words.begin, exact=True).click()
        answer_all(page, lang, answers)
        shoot(f"quiz-last-{name}")
        page.get_by_role("button", name=words.show_profile).click()
        page.locator('[data-screen="result"]').wait_for()
        shoot(f"profile-{name}")
        shoot(f"result-{name}")
        if name == "clear":
            for summary in page.locator(".wk-quiz summary").all():
                summary.click()
            shoot("result-unfolded")
        page.get_by_role("button", name=words.start_over, exact=True).click()
        if name == "clear":
            shoot("result-sure")
        page.get_by_role("button", name=words.start_over_yes).click()


def leadership_states(page: Page, url: str, lang: str, shoot: Callable[[str], None]) -> None:
    """Walk through the leadership slider and the charts, and shoot each state."""
    words = leadership_page.words(lang)
    leadership_page.open_leadership(page, url, lang).scroll_into_view_if_needed()
    shoot("card-guess")
    leadership_page.place_guess(page, lang)
    shoot("slider")
    shoot("card-explore")
    for preset in PRESETS:
        page.get_by_role("button", name=words.presets[preset].name, exact=True).click()
        shoot(f"card-{preset.value}")
    page.get_by_role("button", name=words.labels.unfold, exact=True).click()
    leadership_page.together(page, lang).fill("0.4")
    leadership_page.single(page, lang, Lever.EMPOWER).fill("0.6")
    shoot("card-begun")
    for summary in page.locator(".wk-lead summary").all():
        summary.click()
    shoot("card-unfolded")
    page.locator(".wk-chart[data-drawn]").nth(2).wait_for()
    for index, chart in enumerate(page.locator(".wk-chart").all()):
        chart.scroll_into_view_if_needed()
        shoot(f"chart-{index}")
    page.locator(".wk-chart summary").first.click()
    page.locator(".wk-chart__frame").first.focus()
    page.keyboard.press("ArrowRight")
    shoot("chart-0-by-keyboard")


def _item(lang: str, index: int) -> str:
    from workshop_kit.content import load_words

    return load_words(lang).quiz.items[ITEMS[index].id]


def modules(page: Page, url: str, lang: str, shoot: Callable[..., None]) -> None:
    """Shoot the pages around the activities, and the two activities that came first."""
    page.goto(f"{url}/{lang}/")
    shoot("landing")
    page.goto(f"{url}/{lang}/nothing-here")
    shoot("missing")
    open_module(page, url, lang)
    shoot("module-top")
    shoot("module-whole", whole=True)
    quiz_states(page, lang, shoot)
    page.evaluate("sessionStorage.clear()")
    open_module(page, url, lang)
    page.evaluate("sessionStorage.clear()")
    results(page, lang, shoot)


WALKS = {
    "modules": modules,
    "leadership": leadership_states,
    **{name: each.shoot_states for name, each in PAGES.items()},
}


def shoot_all(browser: Browser, url: str, folder: Path, only: list[str]) -> None:
    """Shoot every activity in every size, language and scheme, or only those named."""
    walks = [name for name in WALKS if name in only] or list(WALKS)
    tags = [
        f"{size}-{lang}-{scheme}" for size in SIZES for lang in ("en", "de") for scheme in ("light", "dark")
    ]
    for tag in [tag for tag in tags if tag in only] or tags:
        size, lang, scheme = tag.split("-")
        width, height = SIZES[size]
        for walk in walks:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
            )
            page = context.new_page()

            def shoot(name: str, page: Page = page, tag: str = tag, *, whole: bool = False) -> None:
                page.wait_for_timeout(250)
                path = folder / f"{name}-{tag}.png"
                if card := next((place for start, place in CARDS.items() if name.startswith(start)), None):
                    page.locator(card).first.screenshot(path=path)
                elif name.startswith("chart"):
                    page.locator(".wk-chart").nth(int(name[6])).screenshot(path=path)
                else:
                    page.screenshot(path=path, full_page=whole)

            WALKS[walk](page, url, lang, shoot)
            context.close()


def main() -> None:
    """Take the pictures into ``pictures/``."""
    chromium = find_chromium()
    if not chromium:
        sys.exit(HELP)
    folder = Path("pictures")
    folder.mkdir(exist_ok=True)
    with serving() as program, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        shoot_all(browser, program.url, folder, sys.argv[1:])
        browser.close()


if __name__ == "__main__":
    main()
