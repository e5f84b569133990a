"""The same widget in JupyterLab: opened by ``workshop lab``, run and answered by a person."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, ViewportSize, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser import commitment_page, leader_mirror_page
from tests.browser.leadership_page import MODULE as LEADERSHIP
from tests.browser.leadership_page import place_guess
from tests.browser.leadership_page import say as say_of_leadership
from tests.browser.quiz_page import MODULE, answer_all, begin, say, statement
from tests.browser.test_leadership import MOVE
from tests.browser.test_quiz import expect_profile, some_answers
from tests.conftest import LAPTOP, PHONE
from tests.running import Program, free_port, running
from workshop_kit import ITEMS, Levers, score_quiz, team_confidence
from workshop_kit.content import languages, notebooks_folder
from workshop_kit.domain.commitment import PlanField


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Program, str, Path]]:
    """Return JupyterLab on a copy of the notebooks, its token, and the copy."""
    home = tmp_path_factory.mktemp("lab")
    port = free_port()
    command = [sys.executable, "-m", "workshop_kit.cli", "lab", "--no-browser", "--host", "0.0.0.0"]
    folders = {
        name: str(home / name.lower()) for name in ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    }
    with running(
        *command, "--port", str(port), "--to", str(home / "mine"), port=port, env=folders
    ) as program:
        token = program.wait_for(r"127\.0\.0\.1:\d+/\S*\?token=([0-9a-f]+)")[1]
        yield program, token, home / "mine"


@pytest.fixture
def lab_page(
    browser: Browser, lab: tuple[Program, str, Path], request: pytest.FixtureRequest
) -> Iterator[Page]:
    """Return the English or German notebook, open and run in JupyterLab."""
    program, token, _ = lab
    lang, scheme = request.param
    context = browser.new_context(viewport=LAPTOP, color_scheme=scheme)
    page = context.new_page()
    run_all(page, program, token, f"{lang}/{MODULE}", ".wk-quiz")
    yield page
    context.close()


def run_all(page: Page, program: Program, token: str, notebook: str, card: str) -> None:
    """Open a notebook and run it from the top until the card is there, as a person would on a laptop."""
    page.set_default_timeout(90_000)
    page.goto(f"{program.url}/lab/tree/modules/{notebook}.ipynb?token={token}&reset")
    page.locator(".jp-Notebook .jp-MarkdownOutput h1").wait_for()
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(state="attached")
    for patience in (30_000, 60_000):  # a click on JupyterLab's menu is lost now and then while it starts
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        with suppress(PlaywrightTimeout):
            return page.locator(card).wait_for(timeout=patience)
    return expect(page.locator(card)).to_be_visible()


@pytest.mark.parametrize(("lang", "size"), [("en", LAPTOP), ("de", PHONE)], ids=["laptop-en", "phone-de"])
def test_levers_and_charts_in_jupyterlab_show_what_the_model_says(
    browser: Browser, lab: tuple[Program, str, Path], lang: str, size: ViewportSize
) -> None:
    program, token, _ = lab
    context = browser.new_context(viewport=LAPTOP)
    page = context.new_page()
    bundles: list[str] = []
    page.on("request", lambda request: bundles.append(request.url) if "plotly.min" in request.url else None)
    run_all(page, program, token, f"{lang}/{LEADERSHIP}", ".wk-lead")
    page.keyboard.press("Control+b")  # the file browser would take all of a phone
    page.set_viewport_size(size)
    place_guess(page, lang)
    page.get_by_role("button", name=say_of_leadership(lang).unfold, exact=True).click()
    settings = [[0.1, 0.3, 0.5, 0.7], [1, 0.1, 0.4, 0.5], [0, 0, 0, 0]]
    for setting, found in zip(settings, page.evaluate(MOVE, settings), strict=True):
        assert found["drawn"] == pytest.approx(team_confidence(Levers(*setting)).confidence, abs=0.001)
    chart = page.locator(".wk-chart").first
    chart.scroll_into_view_if_needed()
    expect(chart.locator(".scatterlayer .point")).to_have_count(9 * 12)
    assert bundles == []  # there is no site here: the kernel has handed it over
    frame = chart.get_by_role("application")
    frame.focus()
    page.keyboard.press("ArrowRight")
    expect(chart.get_by_role("status")).not_to_be_empty()
    context.close()


def test_the_leaders_mirror_in_jupyterlab_tells_what_a_reaction_may_teach_and_shows_the_mirror(
    browser: Browser, lab: tuple[Program, str, Path]
) -> None:
    program, token, _ = lab
    context = browser.new_context(viewport=LAPTOP)
    page = context.new_page()
    run_all(page, program, token, f"de/{LEADERSHIP}", ".wk-lmirror")
    leader_mirror_page.place_guess(page, "de", 3)
    leader_mirror_page.react_to_all(page, "de", leader_mirror_page.FIRST)
    words = leader_mirror_page.words("de")
    compared = words.labels.compared.fewer.format(guess=words.times[3], times=words.times[2])
    expect(page.get_by_text(compared, exact=True)).to_be_visible()
    context.close()


def test_in_jupyterlab_a_plan_is_typed_without_harm_to_the_notebook_and_its_days_are_saved(
    browser: Browser, lab: tuple[Program, str, Path]
) -> None:
    program, token, _ = lab
    context = browser.new_context(viewport=LAPTOP)
    page = context.new_page()
    run_all(page, program, token, f"de/{commitment_page.MODULE}", ".wk-commit")
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    commitment_page.place_guess(page, "de")
    commitment_page.press(page, commitment_page.say("de").write_first)
    for name in PlanField:
        commitment_page.field(page, "de", name).click()
        page.keyboard.type(f"add 00 xyz {name}")  # each a key by which JupyterLab adds, deletes, restarts
        page.keyboard.press("Enter")
    commitment_page.choose_day(page, "de")
    assert page.locator(".wk-plan dd").all_inner_texts() == [f"add 00 xyz {name}" for name in PlanField]
    term, meaning = (page.locator(f".wk-plan {tag}").first.bounding_box() for tag in ("dt", "dd"))
    assert term
    assert meaning
    assert (term["x"], term["width"]) == (meaning["x"], meaning["width"])  # nothing floats
    with page.expect_download() as coming:
        commitment_page.press(page, commitment_page.say("de").save_calendar)
    events = Calendar.from_ical(coming.value.path().read_bytes()).walk("VEVENT")
    assert ["add 00 xyz answer" in str(event["DESCRIPTION"]) for event in events] == [True] * 3
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    context.close()


@pytest.mark.parametrize("lab_page", [("en", "light"), ("de", "dark")], indirect=True, ids=["en", "de"])
def test_the_quiz_in_jupyterlab_shows_the_profile_of_the_answers_given(
    lab_page: Page, request: pytest.FixtureRequest
) -> None:
    lang = request.node.callspec.params["lab_page"][0]
    answers = some_answers(7)
    begin(lab_page, lang)
    answer_all(lab_page, lang, answers)
    lab_page.get_by_role("button", name=say(lang).show_profile).click()
    expect_profile(lab_page, lang, score_quiz(answers))
    expect(lab_page.get_by_text("Jupyter news")).to_have_count(0)


@pytest.mark.parametrize("lab_page", [("en", "light")], indirect=True, ids=["en"])
def test_in_jupyterlab_keys_answer_the_quiz_and_do_nothing_to_the_notebook(
    lab_page: Page, ambassador: dict[str, int]
) -> None:
    cells = lab_page.locator(".jp-Notebook .jp-Cell").count()
    begin(lab_page)
    for index, item in enumerate(ITEMS):
        expect(statement(lab_page, "en", index)).to_be_focused()
        lab_page.keyboard.press(str(ambassador[item.id]))
    lab_page.get_by_role("button", name=say("en").show_profile).click()
    expect_profile(lab_page, "en", score_quiz(ambassador))
    assert lab_page.locator(".jp-Notebook .jp-Cell").count() == cells


@pytest.mark.parametrize("lab_page", [("en", "dark")], indirect=True, ids=["en"])
def test_in_jupyterlab_the_quiz_follows_the_theme_of_jupyterlab_which_follows_the_system(
    lab_page: Page,
) -> None:
    colour = "e => getComputedStyle(e).backgroundColor"
    assert lab_page.locator("body").get_attribute("data-jp-theme-light") == "false"
    assert lab_page.locator(".wk-quiz").evaluate(colour) == "rgb(22, 24, 27)"
    lab_page.locator("body").evaluate("e => e.setAttribute('data-jp-theme-light', 'true')")
    assert lab_page.locator(".wk-quiz").evaluate(colour) == "rgb(251, 248, 242)"


@pytest.mark.parametrize("lab_page", [("en", "light")], indirect=True, ids=["en"])
def test_in_jupyterlab_too_a_kernel_comes_from_a_warm_process(
    lab: tuple[Program, str, Path], lab_page: Page
) -> None:
    program, _, _ = lab
    kernels = [each for each in program.descendants() if "ipykernel_launcher" in each.cmdline()]
    assert kernels == []
    assert any("workshop_kit.site.kernel_process" in each.cmdline() for each in program.descendants())


CARDS = {
    "01_why_we_network": ("people", "quiz", "ear"),
    "02_what_your_networking_says": ("mirror",),
    "03_follow_my_leader": ("lead", "lmirror", "chart"),
    "04_the_room": ("room",),
    "05_more_harm_than_good": ("value", "chart"),
    "06_one_big_room": ("rap", "chart"),
    "07_from_insight_to_action": ("commit",),
}


def test_the_list_of_modules_is_whole() -> None:
    assert list(CARDS) == sorted(path.stem for path in notebooks_folder().glob("en/*.ipynb"))


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("module", CARDS)
def test_in_jupyterlab_each_module_runs_to_its_end_and_shows_its_activities(
    browser: Browser, lab: tuple[Program, str, Path], module: str, lang: str
) -> None:
    program, token, _ = lab
    context = browser.new_context(viewport=LAPTOP)
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    first, *others = CARDS[module]
    run_all(page, program, token, f"{lang}/{module}", f".wk-{first}")
    for card in others:
        page.locator(f".wk-{card}").first.wait_for(state="attached")
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(state="attached")
    expect(page.locator(".jp-Notebook [data-mime-type='application/vnd.jupyter.stderr']")).to_have_count(0)
    assert troubles == []
    context.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there, a program cannot become another")
def test_the_command_becomes_jupyterlab_so_that_whatever_ends_it_leaves_nothing_behind(
    lab: tuple[Program, str, Path],
) -> None:
    program, _, _ = lab
    assert "jupyterlab" in psutil.Process(program.process.pid).cmdline()


def test_lab_works_on_a_copy(lab: tuple[Program, str, Path]) -> None:
    program, _, mine = lab
    first = json.loads((mine / "modules" / "en" / f"{MODULE}.ipynb").read_text())
    assert re.match("# ", first["cells"][0]["source"][0])
    assert f"Your exercises are in {mine}" in program.output
