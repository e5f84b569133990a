"""A real hub with its proxy, and two people in two browsers: each at a desk of their own."""

import pwd
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.conftest import LAPTOP, PHONE
from tests.hubs import Hub, ended_afterwards, hub_open, needs_root
from workshop_kit.content import languages, load_words

pytestmark = needs_root


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    data = tmp_path_factory.mktemp("hub") / "data"
    with ended_afterwards(data), hub_open(data, seats=2) as opened:
        yield opened


@pytest.fixture
def visitor(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(**getattr(request, "param", {"viewport": LAPTOP}))
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def come_in(page: Page, hub: Hub, code: str) -> None:
    page.goto(hub.url)
    page.get_by_label(load_words("en").hub.code).fill(code)
    page.get_by_role("button", name=load_words("en").hub.come_in).click()


def run_all(page: Page) -> None:
    """Run the notebook with which JupyterLab has opened, as a person would."""
    page.locator(".jp-Notebook .jp-MarkdownOutput h1").wait_for(timeout=90_000)
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(state="attached")
    table = page.locator(".jp-OutputArea table").first
    for patience in (30_000, 60_000):  # a click on JupyterLab's menu is lost now and then while it starts
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        with suppress(PlaywrightTimeout):
            return table.wait_for(state="attached", timeout=patience)
    return expect(table).to_be_attached()


def test_two_people_come_in_each_with_a_code_and_each_sees_and_runs_only_what_is_theirs(
    browser: Browser, hub: Hub
) -> None:
    contexts = [browser.new_context(viewport=LAPTOP) for _ in hub.codes]
    pages = [context.new_page() for context in contexts]
    for page, code in zip(pages, hub.codes, strict=True):
        come_in(page, hub, code.lower())
    for page, name in zip(pages, hub.names, strict=True):
        run_all(page)
        assert re.search(rf"/user/{name}/doc/tree/exercises/en/00_start_here", page.url), page.url
        home = Path(pwd.getpwnam(name).pw_dir) / "workshop"
        (home / f"only-{name}.txt").touch()
        page.get_by_role("tab", name="File Browser").click()
        page.locator(".jp-BreadCrumbs-home").first.click()
        page.locator("[data-command='filebrowser:refresh']").first.click()
        files = page.locator(".jp-DirListing-itemText")
        expect(files.filter(has_text="only-")).to_have_text([f"only-{name}.txt"])
        assert set(files.all_inner_texts()) == {each.name for each in home.iterdir() if each.name[0] != "."}
    expect(pages[1].locator(".jp-NotebookPanel")).to_have_count(1)
    answer = pages[0].goto(f"{hub.url}/user/{hub.names[1]}/lab")
    assert answer
    assert answer.status in (403, 404)
    expect(pages[0].get_by_text(load_words("en").hub.missing)).to_be_visible()
    for context in contexts:
        context.close()


@pytest.mark.parametrize("lang", languages())
def test_a_wrong_code_gets_a_kind_word_and_may_be_mended(hub: Hub, visitor: Page, lang: str) -> None:
    words = load_words(lang).hub
    visitor.goto(f"{hub.url}/hub/login?lang={lang}")
    visitor.get_by_label(words.code).fill("abc def")
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("alert")).to_have_text(words.wrong)
    field = visitor.get_by_label(words.code)
    expect(field).to_have_value("abc def")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(f"{words.hint} {words.wrong}")
    expect(visitor.locator("html")).to_have_attribute("lang", lang)


SIGHTS = [
    {"viewport": viewport, "color_scheme": scheme}
    for viewport in (PHONE, LAPTOP, {"width": 320, "height": 640})
    for scheme in ("light", "dark")
]


@pytest.mark.parametrize(
    "visitor",
    SIGHTS,
    indirect=True,
    ids=lambda sight: f"{sight['viewport']['width']}-{sight['color_scheme']}",
)
def test_axe_finds_nothing_to_complain_about_and_everything_fits(hub: Hub, visitor: Page) -> None:
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    for place in ("/hub/login", "/hub/nothing", "/hub/logout"):
        visitor.goto(f"{hub.url}{place}")
        found = Axe().run(visitor)
        assert found.response["passes"], "axe looked at nothing"
        assert found.violations_count == 0, found.generate_report()
        assert visitor.evaluate("document.documentElement.scrollWidth <= innerWidth")
        small = visitor.evaluate(
            """() => [...document.querySelectorAll('a, button, input:not([type=hidden])')]
                .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 48)
                .map(e => e.outerHTML)"""
        )
        assert small == []
    assert [url for url in asked if not url.startswith((hub.url, "data:"))] == [], "nothing from elsewhere"
