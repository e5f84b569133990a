"""Charts in a real browser: plotly comes once a page, then only data; by keyboard, in the dark, on paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.leadership_page import MODULE
from tests.conftest import LAPTOP, PHONE
from tests.running import Program
from tests.site.broken import opened, serving_folder, write_notebook
from workshop_kit.content import languages, load_words

PEOPLE = 9 * 12

IMPORTS = """
import ipywidgets, numpy as np, plotly.graph_objects as go
from workshop_kit.widgets import Chart
"""
ODD = """
kinds = [go.Scatter(x=[1, 2, None], y=[2.5, float("nan"), 1], name="dots"), go.Bar(x=["a", "b"], y=[3, 1], name="bars")]
round = [go.Scatterpolar(r=[1, 2], theta=["n", "e"], name="line"), go.Barpolar(r=[2, 1], theta=["n", "e"], name="wedge")]
charts = [Chart(go.Figure([each], layout_title_text=each.type)) for each in kinds + round]
charts += [Chart(go.Figure(go.Heatmap(z=np.eye(3)), layout_title_text="heatmap")), Chart(go.Figure())]
charts += [Chart(go.Figure(go.Scatter(y=[1], name="<img src=x onerror=alert(1)>"), layout_title_text="<b>&"))]
ipywidgets.VBox(charts)
"""
CHANGING = """
chart = Chart(go.Figure(go.Bar(x=["a", "b"], y=[3, 1]), layout_title_text="Before"))
button = ipywidgets.Button(description="Other data")
after = go.Figure(go.Bar(x=["a", "b", "c"], y=[1, 2, 3]), layout_title_text="After")
button.on_click(lambda _: setattr(chart, "figure", after))
ipywidgets.VBox([chart, button])
"""
NAMED = """
titles = dict(xaxis_title_text="Style", yaxis_title_text="Trap")
map = go.Figure(go.Heatmap(x=[10, 20], y=["down", "up"], z=[[1, 2], [3, 4]]), dict(title_text="Map", **titles))
two = go.Figure([go.Scatter(x=[1], y=[-0.5]), go.Bar(x=[1], y=[7], name="known")], dict(title_text="Two", xaxis_title_text="Days"))
one = go.Figure(go.Scatter(x=["2026-03-01", "2026-05-01"], y=[1, 2]), dict(title_text="One"))
ipywidgets.VBox([Chart(map), Chart(two), Chart(one)])
"""
TOLD = """
told = go.Scatter(x=[0.1, 0.9], y=[0.4, 0.2], hovertext=["Ann<br>Bo: 3 min", ""], hovertemplate="%{hovertext}<extra></extra>")
Chart(go.Figure(told, dict(title_text="Told")))
"""
GERMAN = """
eins = go.Figure(go.Scatter(x=["2026-03-01", "2026-05-01"], y=[1.5, 2]), dict(title_text="Eins", xaxis_tickformat="%B"))
Chart(eins, lang="de")
"""


@pytest.fixture(scope="module")
def charts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """Return a workshop with charts of every kind, and one whose figure changes."""
    folder = tmp_path_factory.mktemp("charts")
    write_notebook(folder, "01_odd", IMPORTS, ODD)
    write_notebook(folder, "02_changing", IMPORTS, CHANGING)
    write_notebook(folder, "03_named", IMPORTS, NAMED)
    write_notebook(folder, "04_deutsch", IMPORTS, GERMAN)
    write_notebook(folder, "05_told", IMPORTS, TOLD)
    with serving_folder(Path(folder)) as program:
        yield opened(program)


def drawn(page: Page, count: int = 3) -> None:
    """Wait until so many charts are drawn."""
    expect(page.locator(".wk-chart[data-drawn]")).to_have_count(count, timeout=30_000)


def bundles(page: Page) -> list[int]:
    """Return a list that fills with the size on the wire of each answer that brings plotly."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    asked: set[str] = set()
    sizes: list[int] = []

    def started(event: dict[str, object]) -> None:
        if "plotly" in event["response"]["url"]:
            asked.add(str(event["requestId"]))

    session.on("Network.responseReceived", started)
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.append(event["encodedDataLength"]) if event["requestId"] in asked else None,
    )
    return sizes


@pytest.mark.parametrize("lang", languages())
def test_three_charts_fetch_plotly_once_in_less_than_half_a_megabyte_and_the_next_visit_fetches_nothing(
    site: Program, page: Page, lang: str
) -> None:
    sizes = bundles(page)
    page.goto(f"{site.url}/{lang}/{MODULE}")
    drawn(page)
    assert len(sizes) == 1
    assert 200_000 < sizes[0] < 500_000
    page.goto(f"{site.url}/{lang}/{MODULE}")
    drawn(page)
    assert sum(sizes[1:]) == 0


@pytest.mark.parametrize("lang", languages())
def test_the_picture_holds_everybody_and_the_table_says_the_same(
    site: Program, page: Page, lang: str
) -> None:
    page.goto(f"{site.url}/{lang}/{MODULE}")
    drawn(page)
    words = load_words(lang)
    chart = page.get_by_role("region", name=words.figures.style.headline)
    expect(chart.locator(".scatterlayer .point")).to_have_count(PEOPLE)
    chart.get_by_text(words.activity.table, exact=True).click()
    rows = chart.locator("tbody tr")
    expect(rows).to_have_count(9)
    expect(rows.first.locator("td").nth(1)).to_have_text("−0,45" if lang == "de" else "−0.45")


def test_every_kind_of_trace_is_drawn_and_nothing_in_a_figure_is_taken_for_code(
    charts: Program, browser: Browser
) -> None:
    context = browser.new_context()
    page = context.new_page()
    troubles: list[str] = []
    page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(f"{charts.url}/en/01_odd")
    drawn(page, 7)
    for title, marks in {
        "scatter": ".scatterlayer .point",
        "bar": ".barlayer .point",
        "scatterpolar": ".polarlayer .scatter path",
        "barpolar": ".polarlayer .point",
        "heatmap": ".heatmaplayer image",
    }.items():
        assert page.get_by_role("region", name=title, exact=True).locator(marks).count() > 0, title
    expect(page.get_by_role("heading", name="<b>&", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name=load_words("en").chart.name, exact=True)).to_be_visible()
    assert troubles == []
    context.close()


def test_another_figure_sends_data_alone(charts: Program, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    received: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))))
    page.goto(f"{charts.url}/en/02_changing")
    drawn(page, 1)
    sizes = bundles(page)
    page.wait_for_load_state("networkidle")
    received.clear()
    page.get_by_role("button", name="Other data").click()
    expect(page.get_by_role("heading", name="After")).to_be_visible()
    expect(page.locator(".barlayer .point")).to_have_count(3)
    assert sizes == []
    assert sum(received) < 30_000
    context.close()


def test_a_chart_is_walked_through_by_keyboard_and_each_point_is_read_out(
    site: Program, browser: Browser
) -> None:
    context = browser.new_context(viewport=LAPTOP)
    page = context.new_page()
    page.goto(f"{site.url}/en/{MODULE}")
    drawn(page)
    words = load_words("en")
    chart = page.get_by_role("region", name=words.figures.leaders.headline)
    frame = chart.get_by_role("application")
    page.evaluate("document.activeElement.blur()")
    chart.get_by_text(words.activity.table, exact=True).focus()
    page.keyboard.press("Shift+Tab")
    expect(frame).to_be_focused()
    expect(chart.get_by_text(words.chart.keys)).to_be_visible()
    page.keyboard.press("ArrowRight")
    spoken = chart.get_by_role("status")
    expect(spoken).to_contain_text("−0.29")
    expect(chart.locator(".hoverlayer .hovertext")).to_be_visible()
    page.keyboard.press("End")
    expect(spoken).to_contain_text("0.45")
    page.keyboard.press("Escape")
    expect(spoken).to_be_empty()
    context.close()


def walk(page: Page, title: str, *keys: str) -> list[str]:
    """Return what is read out in a chart after each key."""
    chart = page.get_by_role("region", name=title, exact=True)
    chart.get_by_role("application").focus()
    heard = []
    for key in keys:
        page.keyboard.press(key)
        heard.append(chart.get_by_role("status").text_content() or "")
    return heard


def test_by_keyboard_a_map_is_walked_in_rows_upwards_and_sideways(charts: Program, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{charts.url}/en/03_named")
    drawn(page, 3)
    assert walk(page, "Map", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp", "Home") == [
        "Style 10, Trap up, 3",
        "10, down, 1",
        "20, down, 2",
        "20, up, 4",
        "10, up, 3",
    ]
    context.close()


def test_by_keyboard_groups_without_a_name_are_counted_and_one_alone_needs_none(
    charts: Program, browser: Browser
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{charts.url}/en/03_named")
    drawn(page, 3)
    assert walk(page, "Two", "ArrowRight", "ArrowDown") == ["Group 1, Days 1, −0.5", "known, 1, 7"]
    assert walk(page, "One", "ArrowRight", "ArrowRight") == ["2026-03-01, 1", "2026-05-01, 2"]
    context.close()


def test_by_keyboard_what_is_written_at_a_point_is_read_out_in_place_of_where_it_lies(
    charts: Program, browser: Browser
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{charts.url}/en/05_told")
    drawn(page, 1)
    assert walk(page, "Told", "ArrowRight", "ArrowRight") == ["Ann. Bo: 3 min", "0.9, 0.2"]
    context.close()


def test_dates_and_numbers_are_written_as_the_language_does(charts: Program, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{charts.url}/en/04_deutsch")
    drawn(page, 1)
    expect(page.locator(".xtick").filter(has_text="März").first).to_be_visible()
    assert walk(page, "Eins", "ArrowRight") == ["2026-03-01, 1,5"]
    context.close()


def test_on_paper_a_chart_has_the_width_of_a_sheet_whatever_the_screen(
    site: Program, browser: Browser
) -> None:
    for viewport in (PHONE, {"width": 1920, "height": 1080}):
        context = browser.new_context(viewport=viewport)
        page = context.new_page()
        page.goto(f"{site.url}/en/{MODULE}")
        drawn(page)
        picture = page.locator(".wk-chart .main-svg").first
        screen = picture.get_attribute("width") or ""
        assert screen != "640"
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        expect(picture).to_have_attribute("width", "640")
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        expect(picture).to_have_attribute("width", screen)
        context.close()


def test_a_chart_follows_the_light(site: Program, browser: Browser) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{site.url}/en/{MODULE}")
    drawn(page)
    line = page.locator(".scatterlayer .js-line").nth(1)
    expect(line).to_have_css("stroke", "rgb(11, 85, 99)")
    page.emulate_media(color_scheme="dark")
    expect(line).to_have_css("stroke", "rgb(138, 212, 223)")
    context.close()


def test_on_paper_a_chart_is_light_and_its_table_is_open(site: Program, browser: Browser) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{site.url}/en/{MODULE}")
    drawn(page)
    line = page.locator(".scatterlayer .js-line").nth(1)
    table = page.locator(".wk-chart__table").first
    expect(line).to_have_css("stroke", "rgb(138, 212, 223)")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(line).to_have_css("stroke", "rgb(11, 85, 99)")
    expect(table).to_have_attribute("open", "")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(line).to_have_css("stroke", "rgb(138, 212, 223)")
    expect(table).not_to_have_attribute("open", "")
    assert len(page.pdf()) > 30_000
    context.close()


def test_a_chart_keeps_to_the_width_of_its_page(site: Program, browser: Browser) -> None:
    context = browser.new_context(viewport=LAPTOP)
    page = context.new_page()
    page.goto(f"{site.url}/en/{MODULE}")
    drawn(page)
    picture = page.locator(".wk-chart .main-svg").first
    wide = int(picture.get_attribute("width") or 0)
    assert wide > 600
    page.set_viewport_size(PHONE)
    expect(picture).not_to_have_attribute("width", str(wide))
    narrow = int(picture.get_attribute("width") or 0)
    assert narrow < PHONE["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()


def abort(route: Route) -> None:
    route.abort()


def test_without_the_file_on_the_site_the_kernel_hands_it_over(site: Program, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route(re.compile("plotly.min.js"), abort)
    page.goto(f"{site.url}/en/{MODULE}")
    drawn(page)
    context.close()


def test_a_chart_that_cannot_be_drawn_says_so_and_opens_its_table(charts: Program, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route(re.compile("plotly.min.js"), abort)
    page.add_init_script(
        """const real = URL.createObjectURL;
        URL.createObjectURL = blob => {
            if (blob.size > 500000) throw new Error('not the big one');
            return real.call(URL, blob);
        };"""
    )
    page.goto(f"{charts.url}/en/02_changing")
    expect(page.get_by_text(load_words("en").chart.failed)).to_be_visible()
    expect(page.get_by_role("cell", name="3", exact=True)).to_be_visible()
    expect(page.get_by_text(load_words("en").chart.loading)).to_have_count(0)
    context.close()
