"""The site in a real browser: pages, navigation, the connection, and nothing from outside."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.quiz_page import MODULE, answer_all, begin, open_module, say, statement
from tests.running import NAME, Program, serving
from tests.site.broken import opened, serving_folder, write_notebook
from workshop_kit.content import languages, load_modules, load_words


@pytest.mark.parametrize("lang", languages())
def test_from_the_landing_page_to_a_module_and_back(site: Program, page: Page, lang: str) -> None:
    words = load_words(lang).site
    page.goto(f"{site.url}/{lang}/")
    expect(page.get_by_role("heading", level=1, name=words.title)).to_be_visible()
    module = load_modules(lang)[0]
    page.get_by_role("link", name=module.title).click()
    expect(page.get_by_role("heading", level=1, name=module.title)).to_be_visible()
    page.get_by_role("link", name=words.all_modules).click()
    expect(page.get_by_role("heading", level=1, name=words.title)).to_be_visible()


def test_the_language_switch_stays_on_the_same_module(site: Program, page: Page) -> None:
    open_module(page, site.url, "en")
    page.get_by_role("link", name="Deutsch").click()
    page.wait_for_url(f"**/de/{MODULE}")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.get_by_role("button", name=say("de").begin, exact=True)).to_be_visible()


def test_the_story_can_be_read_before_the_activity_is_there(site: Program, page: Page) -> None:
    page.goto(f"{site.url}/en/{MODULE}", wait_until="commit")
    expect(page.get_by_role("heading", level=2, name="What to take along")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text=load_words("en").site.loading)).to_be_visible()
    page.locator(".wk-quiz").wait_for()
    expect(page.get_by_text(load_words("en").site.loading)).to_have_count(0)


def test_no_request_leaves_the_machine_and_the_page_is_no_secure_context(
    site: Program, page: Page, ambassador: dict[str, int]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("requestfailed", lambda request: problems.append(request.url))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(f"{site.url}/en/", wait_until="networkidle")
    open_module(page, site.url)
    begin(page)
    answer_all(page, "en", ambassador)
    page.get_by_role("button", name=say("en").show_profile).click()
    page.get_by_role("heading", name="Today you lean").wait_for()
    assert page.evaluate("window.isSecureContext") is False
    outside = [
        url
        for url in asked
        if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).hostname != NAME
    ]
    assert len(asked) > 10
    assert outside == []
    assert problems == []


def test_a_lost_connection_is_told_and_so_is_its_return(site: Program, page: Page) -> None:
    words = load_words("en").site
    open_module(page, site.url)
    begin(page)
    page.context.set_offline(True)
    expect(page.get_by_text(words.connection_lost)).to_be_visible(timeout=15_000)
    page.context.set_offline(False)
    expect(page.get_by_text(words.connection_lost)).to_have_count(0, timeout=30_000)
    answer_all(page, "en", {}, stop=0)


def test_a_page_that_slept_and_lost_its_socket_says_so_and_begins_again(
    site: Program, page: Page, ambassador: dict[str, int]
) -> None:
    words = load_words("en").site
    open_module(page, site.url)
    begin(page)
    answer_all(page, "en", ambassador, stop=2)
    page.evaluate("Object.defineProperty(WebSocket.prototype, 'readyState', { get: () => WebSocket.CLOSED })")
    expect(page.get_by_text(words.connection_lost)).to_be_visible(timeout=15_000)
    expect(page.get_by_text(words.page_gone)).to_be_visible(timeout=45_000)
    page.get_by_role("button", name=words.begin_again).click()
    expect(page.get_by_role("button", name=say("en").carry_on.format(count=2, total=24))).to_be_visible()


def test_a_server_that_is_closed_and_opened_again_loses_no_answer(
    page: Page, ambassador: dict[str, int]
) -> None:
    words = load_words("en").site
    with serving() as first:
        open_module(page, first.url)
        begin(page)
        answer_all(page, "en", ambassador, stop=4)
        port = first.port
    expect(page.get_by_text(words.connection_lost)).to_be_visible(timeout=15_000)
    with serving("--port", str(port)):
        expect(page.get_by_text(words.page_gone)).to_be_visible(timeout=30_000)
        page.get_by_role("button", name=words.begin_again).click()
        page.get_by_role("button", name=say("en").carry_on.format(count=4, total=24)).click()
        expect(statement(page, "en", 4)).to_be_visible()


def test_leaving_the_page_ends_its_kernel(site: Program, page: Page) -> None:
    before = {process.pid for process in site.descendants()}
    open_module(page, site.url)
    (kernel,) = [process for process in site.descendants() if process.pid not in before]
    page.goto(f"{site.url}/en/")
    assert kernel.wait(timeout=30) is None


def test_the_site_tells_visitors_apart_by_no_cookie(site: Program, page: Page) -> None:
    open_module(page, site.url)
    begin(page)
    assert {cookie.get("name"): cookie.get("expires") for cookie in page.context.cookies()} == {"_xsrf": -1}


def test_a_wrong_address_leads_home(site: Program, page: Page) -> None:
    words = load_words("de").site
    page.goto(f"{site.url}/de/nichts-hier")
    expect(page.get_by_role("heading", name=words.not_found_title)).to_be_visible()
    page.get_by_role("link", name=words.home).click()
    expect(page.get_by_role("heading", level=1, name=words.title)).to_be_visible()


def test_what_a_cell_prints_and_widgets_of_others_are_shown_too(page: Page, tmp_path: Path) -> None:
    slider = "import ipywidgets\nprint('a < b')\nipywidgets.IntSlider(description='Size')"
    write_notebook(tmp_path, "01_others", slider, "print('only printed')")
    with serving_folder(tmp_path) as program:
        page.goto(f"{opened(program).url}/en/01_others")
        expect(page.locator(".widget-slider")).to_be_visible()
        expect(page.get_by_text("a < b", exact=True)).to_be_visible()
        expect(page.get_by_text("only printed", exact=True)).to_be_visible()
        expect(page.locator("#site-loading")).to_have_count(0)


def test_a_cell_that_fails_says_so_where_its_activity_would_be(page: Page, tmp_path: Path) -> None:
    write_notebook(tmp_path, "01_broken", "1 / 0")
    with serving_folder(tmp_path) as program:
        page.goto(f"{opened(program).url}/en/01_broken")
        expect(page.get_by_text(load_words("en").site.cell_failed)).to_be_visible()
        expect(page.locator("#site-loading")).to_have_count(0)
        expect(page.get_by_text("The last words of the story.")).to_be_visible()
