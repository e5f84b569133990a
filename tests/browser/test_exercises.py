"""Exercises in a real JupyterLab: growing hints, a green line, and everything there again after a restart."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.exercise_page import cell, expect_said, idle, lab_on, open_exercise, run_cell
from tests.browser.leadership_page import place_guess
from tests.browser.leadership_page import say as say_of_leadership
from tests.browser.test_leadership import MOVE
from tests.conftest import LAPTOP
from tests.running import Program
from workshop_kit.content import load_words

NAME = "03_freedom_without_means"
WORDS = load_words("en").exercises[NAME]
COLD, DEAR, GOOD = [0.2, 0.2, 0.2, 0.2], [1, 1, 1, 1], [0.62, 0.24, 1, 1]


@pytest.fixture
def lab_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=LAPTOP)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Program, str, Path]]:
    home = tmp_path_factory.mktemp("exercises") / "mine"
    with lab_on(home) as (program, token):
        yield program, token, home


def begin(page: Page) -> None:
    for code in ('lang = "en"', "begin(", 'check.ask("bet")', "LeadershipSlider(lang"):
        run_cell(page, code)


def unfold(page: Page) -> None:
    place_guess(page, "en", 8)
    page.get_by_role("button", name=say_of_leadership("en").unfold, exact=True).click()


def check_target(page: Page, levers: list[float]) -> Locator:
    page.locator(".wk-lead__four input").first.focus()
    page.evaluate(MOVE, [levers])
    return run_cell(page, 'check("target"')


def test_hints_grow_a_right_answer_is_green_and_a_restart_loses_nothing(
    lab_page: Page, tmp_path: Path
) -> None:
    home = tmp_path / "mine"
    with lab_on(home) as (program, token):
        open_exercise(lab_page, program, token, NAME)
        too_early = run_cell(lab_page, "begin(")
        expect_said(too_early, "Python does not know “lang” yet")
        expect(too_early).not_to_contain_text("Traceback")
        begin(lab_page)
        lab_page.get_by_label(WORDS.sheets["bet"].choices["rises"]).check()
        expect_said(run_cell(lab_page, 'check("target"'), "Nothing is answered here yet")
        unfold(lab_page)
        hints = WORDS.steps["target"].hints
        first = check_target(lab_page, COLD)
        expect_said(first, f"Hint 1 of 3: {hints[0].format(enough='0.25')}")
        expect(first).not_to_contain_text("Traceback")
        expect_said(check_target(lab_page, DEAR), f"Hint 2 of 3: {hints[1].format(enough='0.25')}")
        expect_said(check_target(lab_page, GOOD), WORDS.steps["target"].right)
        run_cell(lab_page, 'check.ask("why")')
        lab_page.get_by_label(WORDS.sheets["why"].questions["why"]).fill(
            "What do they need to be able to decide?"
        )
        expect_said(run_cell(lab_page, 'check("why"'), "Nobody grades it")
        expect_said(run_cell(lab_page, 'check("bet"'), "You bet that it rises")
        os.kill(program.process.pid, signal.SIGKILL)
    with lab_on(home) as (program, token):
        open_exercise(lab_page, program, token, NAME)
        begin(lab_page)
        expect_said(cell(lab_page, "begin("), "2 of 3 steps done")
        expect(lab_page.get_by_label(WORDS.sheets["bet"].choices["rises"])).to_be_checked()
        run_cell(lab_page, 'check.ask("why")')
        expect(lab_page.get_by_label(WORDS.sheets["why"].questions["why"])).to_have_value(
            "What do they need to be able to decide?"
        )
        unfold(lab_page)
        expect_said(check_target(lab_page, [0.9, 0.9, 1, 1]), "Hint 3 of 3")
        lab_page.goto(f"{program.url}/doc/tree/exercises/en/00_start_here.ipynb")
        idle(lab_page)
        run_cell(lab_page, 'lang = "en"')
        expect_said(run_cell(lab_page, "overview("), "2 of 3 steps")
        lab_page.get_by_role("link", name="3 Freedom without means").click()
        lab_page.locator(".jp-Notebook h1").filter(has_text="Freedom without means").wait_for()


def test_a_kernel_that_is_killed_in_the_middle_costs_no_answer(
    lab_page: Page, lab: tuple[Program, str, Path]
) -> None:
    program, token, _ = lab
    open_exercise(lab_page, program, token, NAME)
    begin(lab_page)
    lab_page.get_by_label(WORDS.sheets["bet"].choices["same"]).check()
    unfold(lab_page)
    check_target(lab_page, GOOD)
    for kernel in program.descendants():
        if "kernel_process" in " ".join(kernel.cmdline()) and kernel.ppid() != program.process.pid:
            kernel.kill()
    lab_page.locator(".jp-Dialog .jp-mod-accept").click()
    program.wait_for(r"kernel \S+ restarted")
    lab_page.locator(".jp-Notebook-ExecutionIndicator:not([data-status=idle])").wait_for(state="detached")
    idle(lab_page)
    begin(lab_page)
    expect_said(cell(lab_page, "begin("), "1 of 3 steps done")
    expect(lab_page.get_by_label(WORDS.sheets["bet"].choices["same"])).to_be_checked()


def test_a_newer_version_comes_beside_edited_work_and_the_work_is_as_it_was(tmp_path: Path) -> None:
    home = tmp_path / "mine"
    with lab_on(home):
        pass
    mine = home / "exercises" / "en" / f"{NAME}.ipynb"
    record = home / ".workshop" / "copied.json"
    old = {**json.loads(record.read_text()), f"exercises/en/{NAME}.ipynb": "an older edition"}
    record.write_text(json.dumps(old))
    mine.write_text(mine.read_text().replace("Place your bet", "My own notes"))
    work = mine.read_bytes()
    with lab_on(home) as (program, _):
        assert f"{NAME} (newer).ipynb" in program.output
    assert mine.read_bytes() == work
    assert mine.with_name(f"{NAME} (newer).ipynb").exists()


def test_the_layout_is_calm_and_begins_at_the_start(lab_page: Page, tmp_path: Path) -> None:
    with lab_on(tmp_path / "mine", "--lang", "de") as (program, token):
        assert "/doc/tree/exercises/de/00_start_here.ipynb" in program.output
        lab_page.set_default_timeout(90_000)
        lab_page.goto(f"{program.url}/doc/tree/exercises/de/00_start_here.ipynb?token={token}")
        lab_page.locator(".jp-Notebook h1").filter(has_text="Hier geht es los").wait_for()
        expect(lab_page.locator(".jp-DirListing")).not_to_be_visible()
        expect(lab_page.get_by_text("Jupyter news")).to_have_count(0)
        expect(lab_page.locator(".lm-TabBar.jp-SideBar.jp-mod-right .lm-TabBar-tab")).to_have_count(0)


def test_a_folder_that_takes_nothing_is_told_in_two_lines(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    command = [sys.executable, "-m", "workshop_kit.cli", "lab", "--to", str(tmp_path / "file" / "mine")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert len(ran.stderr.splitlines()) <= 2
    assert "Choose another one with --to" in ran.stderr


@pytest.mark.parametrize(("scheme", "lang"), [("light", "en"), ("dark", "de")])
def test_sheets_hints_and_green_lines_can_be_used_by_everybody(
    browser: Browser, tmp_path: Path, scheme: str, lang: str
) -> None:
    with lab_on(tmp_path / "mine") as (program, token):
        look_at_a_sheet(browser, program, token, scheme, lang)


def look_at_a_sheet(browser: Browser, program: Program, token: str, scheme: str, lang: str) -> None:
    say = load_words(lang).course
    context = browser.new_context(viewport=LAPTOP, color_scheme=scheme)
    page = context.new_page()
    open_exercise(page, program, token, "01_eight_scenes", lang)
    for code in (f'lang = "{lang}"', "begin(", 'check.ask("bet")', 'check.ask("scenes")'):
        run_cell(page, code)
    expect_said(run_cell(page, 'check("scenes"'), say.unanswered)
    expect_said(run_cell(page, 'check("bet"'), say.bet)
    sheet = page.locator(".wk-ask-card").nth(1)
    choices = sheet.get_by_role("combobox")
    expect(choices).to_have_count(8)
    choices.first.focus()
    cells = page.locator(".jp-Cell").count()
    for _ in range(3):  # the next choice, and none of JupyterLab's own keys
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(choices.nth(1)).to_be_focused()
    expect(choices.first).not_to_have_value("")
    assert page.locator(".jp-Cell").count() == cells
    background = page.locator("body").evaluate(
        "e => getComputedStyle(e).getPropertyValue('--jp-layout-color0')"
    )
    assert background.strip().lower() in {"light": ("white", "#fff"), "dark": ("#111111", "#111")}[scheme]
    found = Axe().run(page, {"include": [[".wk-ask-card"], [".jp-OutputArea-output"]]})
    assert found.violations_count == 0, found.generate_report()
    context.close()
