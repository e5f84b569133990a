"""Our own front end for module pages: every kind of output, the connection, and the places that pages take."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.conftest import PHONE
from tests.running import Program, Wire
from tests.site.broken import opened, serving_folder, write_notebook
from workshop_kit.content import load_words

WORDS = load_words("en").site
KINDS = (
    "import ipywidgets as w\nfrom IPython.display import display, HTML, Image, SVG\nprint('printed <b>as it is</b>')",
    "display(HTML('<p id=html>from <em>HTML</em></p><script>window.ran = 6 * 7</script>'))",
    """display(SVG('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'))
display(Image(b'GIF89a\\x01\\x00\\x01\\x00\\x00\\x00\\x00,\\x00\\x00\\x00\\x00\\x01\\x00\\x01\\x00\\x00\\x02\\x00;', format='gif'))""",
    "{'a plain': 'value'}",
    """slider = w.IntSlider(description='How much', min=0, max=10, value=3)
said = w.Label()
out = w.Output()
def moved(change):
    said.value = f"it is {change['new']}"
    with out:
        print('heard', change['new'])
slider.observe(moved, 'value')
with out:
    print('at first')
button = w.Button(description='Press me')
def pressed(_):
    out.clear_output(wait=True)
    with out:
        display(HTML('<b id=pressed>pressed</b>'))
button.on_click(pressed)
w.VBox([slider, w.IntRangeSlider(description='Between'), said, button, out])""",
    "w.Tab([w.Text(description='Name'), w.Dropdown(options=['one', 'two'])], titles=['First', 'Second'])",
)


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """Return a site whose one page shows every kind of output."""
    folder = tmp_path_factory.mktemp("kinds")
    write_notebook(folder, "01_kinds", *KINDS)
    with serving_folder(folder, front_end="light") as program:
        yield opened(program)


@pytest.fixture
def shown(kinds: Program, page: Page) -> Page:
    """Return the page with every kind of output."""
    page.goto(f"{kinds.url}/en/01_kinds")
    page.get_by_role("slider", name="How much").wait_for()
    return page


def kernel_of(page: Page) -> str:
    """Return the id of a page's kernel."""
    return str(page.evaluate("site.kernel"))


def violations(page: Page) -> list[str]:
    """Return what axe-core complains about."""
    found = Axe().run(page)
    assert found.response["passes"], "axe looked at nothing"
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found.response["violations"]]


def pulse(page: Page, program: Program, kernel: str) -> int:
    """Ask whether a kernel lives, from outside its page."""
    return page.context.request.get(f"{program.local_url}/pulse/{kernel}").status


def test_each_kind_of_output_is_shown(shown: Page) -> None:
    expect(shown.get_by_text("printed <b>as it is</b>")).to_be_visible()
    expect(shown.locator("#html em")).to_have_text("HTML")
    assert shown.evaluate("window.ran") == 42
    expect(shown.locator(".site-image")).to_have_count(2)
    assert shown.locator(".site-image").first.evaluate("e => e.naturalWidth") == 9
    expect(shown.get_by_text("{'a plain': 'value'}")).to_be_visible()
    expect(shown.get_by_role("tab", name="Second")).to_be_visible()
    expect(shown.get_by_text(WORDS.loading)).to_have_count(0)


def test_controls_speak_with_python_and_output_widgets_catch_what_it_prints(shown: Page) -> None:
    expect(shown.get_by_text("at first")).to_be_visible()
    slider = shown.get_by_role("slider", name="How much")
    slider.focus()
    shown.keyboard.press("ArrowRight")
    expect(shown.get_by_text("it is 4")).to_be_visible()
    expect(shown.get_by_text("heard 4")).to_be_visible()
    shown.get_by_role("button", name="Press me").click()
    expect(shown.locator("#pressed")).to_be_visible()
    expect(shown.get_by_text("heard 4")).to_have_count(0)


def test_sliders_have_names_and_handles_as_large_as_a_thumb(shown: Page) -> None:
    for name in ("How much", "Between (1)", "Between (2)"):
        box = shown.get_by_role("slider", name=name).bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    expect(shown.get_by_role("textbox", name="How much")).to_have_text("3")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(shown: Page, scheme: str) -> None:
    shown.emulate_media(color_scheme=scheme)
    assert violations(shown) == []


def test_the_first_visit_is_light_and_the_second_almost_nothing(kinds: Program, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE)
    sizes = []
    for _ in range(2):
        page = context.new_page()
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        seen: list[float] = []
        wire.on("Network.loadingFinished", lambda event, seen=seen: seen.append(event["encodedDataLength"]))
        page.goto(f"{kinds.url}/en/01_kinds")
        page.get_by_role("slider", name="How much").wait_for()
        sizes.append((len(seen), sum(seen)))
        page.close()
    context.close()
    (requests, first), (_, second) = sizes
    assert requests <= 12
    assert first < 350_000
    assert second < 30_000


def test_a_widget_that_it_does_not_know_is_left_to_voilas_own_front_end(tmp_path: Path, page: Page) -> None:
    stranger = (
        "import ipywidgets as w, traitlets as t\n"
        "class Stranger(w.DOMWidget):\n"
        "    _model_name = t.Unicode('StrangerModel').tag(sync=True)\n"
        "    _model_module = t.Unicode('nobody-knows').tag(sync=True)\n"
        "    _model_module_version = t.Unicode('1.0.0').tag(sync=True)\n"
        "w.VBox([w.IntSlider(description='Known'), Stranger()])"
    )
    write_notebook(tmp_path, "01_stranger", stranger)
    with serving_folder(tmp_path, front_end="light") as program:
        page.goto(f"{opened(program).url}/en/01_stranger")
        page.wait_for_url("**/01_stranger?front=stock")
        expect(page.get_by_role("slider", name="Known")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE], indirect=True, ids=["phone"])
@pytest.mark.parametrize(
    ("code", "shown_as"),
    [
        ("from IPython.display import Latex, display\ndisplay(Latex('$x^2$'))", ".jp-RenderedLatex"),
        ("import ipywidgets as w\nw.Label(r'$\\alpha$ is a letter')", ".widget-label"),
        ("from IPython.display import Javascript\nJavascript('element.id = \"ran\"')", "#ran"),
    ],
    ids=["formula", "formula-in-a-label", "script"],
)
def test_an_output_that_it_does_not_know_is_left_to_voilas_own_front_end(
    tmp_path: Path, page: Page, code: str, shown_as: str
) -> None:
    write_notebook(tmp_path, "01_other", code)
    with serving_folder(tmp_path, front_end="light") as program:
        page.goto(f"{opened(program).url}/en/01_other")
        page.wait_for_url("**/01_other?front=stock")
        page.locator(shown_as).first.wait_for(state="attached")


@pytest.mark.parametrize("viewport", [PHONE], indirect=True, ids=["phone"])
def test_what_goes_wrong_with_one_output_keeps_no_other_from_being_shown(tmp_path: Path, page: Page) -> None:
    write_notebook(
        tmp_path,
        "01_trouble",
        "import ipywidgets as w, plotly.graph_objects as go\nfrom IPython.display import display\n"
        "closed = w.IntProgress()\ndisplay(closed)\nclosed.close()",
        "button, out = w.Button(description='Break it'), w.Output()\n"
        "def broken(_):\n    with out:\n        1 / 0\n"
        "button.on_click(broken)\nw.VBox([button, out])",
        "go.Figure(go.Scatter(y=[1, 2]), {'title': {'text': 'As plotly shows it'}})",
        "go.Figure(go.Pie(values=[1, 2], labels=['one', 'two']))",
        "while True: pass",
    )
    with serving_folder(tmp_path, front_end="light") as program:
        page.goto(f"{opened(program).url}/en/01_trouble?front=nonsense")
        page.get_by_role("button", name="Break it").click()
        expect(page.get_by_text(WORDS.part_failed)).to_be_visible()
        expect(page.get_by_text("ZeroDivisionError")).to_have_count(0)
        expect(page.get_by_role("heading", name="As plotly shows it")).to_be_visible()
        expect(page.locator(".pielayer .slice")).to_have_count(2)
        expect(page.get_by_text(WORDS.cell_failed)).to_be_visible()
        expect(page.get_by_text(WORDS.loading)).to_have_count(0)


@pytest.mark.parametrize("viewport", [PHONE], indirect=True, ids=["phone"])
@pytest.mark.parametrize("front_end", ["light", "stock"])
def test_a_page_on_which_nothing_is_put_out_is_ready_all_the_same(
    tmp_path: Path, page: Page, front_end: str
) -> None:
    write_notebook(tmp_path, "01_silent", "x = 1")
    with serving_folder(tmp_path, front_end=front_end) as program:
        page.goto(f"{opened(program).url}/en/01_silent")
        expect(page.get_by_text(WORDS.loading)).to_have_count(0)


def test_with_voilas_own_front_end_the_page_works_as_well(kinds: Program, page: Page) -> None:
    page.goto(f"{kinds.url}/en/01_kinds?front=stock")
    slider = page.get_by_role("slider", name="How much")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("it is 4")).to_be_visible()


def test_a_cut_connection_comes_back_by_itself_with_the_same_kernel(kinds: Program, page: Page) -> None:
    wire = Wire(kinds.port)
    try:
        page.goto(f"{wire.url}/en/01_kinds")
        slider = page.get_by_role("slider", name="How much")
        slider.focus()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_text("it is 4")).to_be_visible()
        kernel = kernel_of(page)
        wire.cut()
        expect(page.get_by_text(WORDS.connection_lost)).to_be_visible(timeout=30_000)
        wire.mend()
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # as a phone that wakes up
        expect(page.get_by_text(WORDS.connection_back)).to_be_visible()
        slider.focus()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_text("it is 5")).to_be_visible()
        assert kernel_of(page) == kernel
    finally:
        wire.close()


def test_when_the_kernel_is_killed_the_page_says_so_and_begins_again_at_the_same_place(
    kinds: Program, shown: Page
) -> None:
    before = kernel_of(shown)
    end = shown.get_by_text("The last words of the story.")
    end.scroll_into_view_if_needed()
    place = end.bounding_box()
    for each in kinds.kernels():
        each.kill()
    again = shown.get_by_role("button", name=WORDS.begin_again)
    again.click()
    shown.get_by_role("slider", name="How much").wait_for()
    assert kernel_of(shown) != before
    expect(shown.get_by_text(WORDS.page_gone)).to_have_count(0)
    now = end.bounding_box()
    assert place
    assert now
    assert now["y"] == pytest.approx(place["y"], abs=60)


def test_a_page_that_is_left_ends_its_kernel(kinds: Program, shown: Page) -> None:
    kernel = kernel_of(shown)
    assert pulse(shown, kinds, kernel) == 204
    shown.goto(f"{kinds.url}/en/")
    shown.wait_for_function(
        "kernel => fetch(`/pulse/${kernel}`).then(answer => answer.status === 410)", arg=kernel
    )


def test_the_way_back_opens_the_page_anew(kinds: Program, shown: Page) -> None:
    before = kernel_of(shown)
    shown.goto(f"{kinds.url}/en/")
    shown.go_back()
    shown.get_by_role("slider", name="How much").wait_for()
    expect(shown.get_by_text("IntSlider(")).to_have_count(0)
    expect(shown.get_by_text(WORDS.page_gone)).to_have_count(0)
    assert kernel_of(shown) != before


def test_a_kernel_that_has_died_takes_no_place(tmp_path: Path, browser: Browser) -> None:
    write_notebook(tmp_path, "01_one", "import os", "os.getppid()", "'still here'")
    with serving_folder(tmp_path, front_end="light", max_kernels=1) as program:
        page = browser.new_context(viewport=PHONE).new_page()
        page.goto(f"{opened(program).url}/en/01_one")
        expect(page.get_by_text("still here")).to_be_visible()
        (kernel,) = program.kernels()
        kernel.kill()
        kernel.wait(timeout=30)
        other = page.context.new_page()
        other.goto(f"{program.url}/en/01_one")
        expect(other.get_by_text("still here")).to_be_visible()
        page.context.close()


def test_when_every_place_is_taken_a_page_waits_and_opens_by_itself(tmp_path: Path, browser: Browser) -> None:
    write_notebook(tmp_path, "01_one", "import ipywidgets\nipywidgets.IntSlider(description='Mine')")
    with serving_folder(tmp_path, front_end="light", max_kernels=1) as program:
        address = f"{opened(program).url}/en/01_one"
        first, second, third = (browser.new_context(viewport=PHONE).new_page() for _ in range(3))
        first.goto(address)
        first.get_by_role("slider", name="Mine").wait_for()
        answer = second.goto(address)
        assert answer
        assert answer.status == 503
        expect(second.get_by_role("heading", level=1, name=WORDS.full_title)).to_be_visible()
        expect(second.get_by_text(WORDS.full_next)).to_be_visible()
        assert violations(second) == []
        third.goto(address)
        expect(third.get_by_text(WORDS.full_line.format(people=1))).to_be_visible()
        first.goto(f"{program.url}/en/")
        second.get_by_role("slider", name="Mine").wait_for()
        assert re.search(r"[?&]place=", second.url)
        expect(third.get_by_text(WORDS.full_next)).to_be_visible()
        for each in (first, second, third):
            each.context.close()
