"""What a participant and a trainer see when a notebook, a kernel or a template fails: never a traceback."""

import os
from pathlib import Path

import psutil
import pytest

from tests.site.broken import opened, serving_folder, write_notebook
from tests.site.test_app import ask
from workshop_kit.content import load_words

WORDS = load_words("en").site
NOTHING_WARM = "import workshop_kit.site.warm as warm\nwarm.start = lambda request: None"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("def broken(:", "SyntaxError"),
        ("raise SystemExit", "SystemExit"),
        ("import os; os._exit(1)", "code-0.*could not run"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "code-0.*could not run"),
        ("while True: pass", "code-0.*did not finish within 5 s"),
    ],
    ids=["error", "syntax", "exit", "dies", "killed", "endless"],
)
def test_a_cell_that_fails_leaves_the_story_and_tells_both_in_their_own_way(
    tmp_path: Path, code: str, told: str
) -> None:
    write_notebook(tmp_path, "01_broken", code, "print('never')")
    with serving_folder(tmp_path) as program:
        status, text, _ = ask(opened(program), "/en/01_broken")
        program.wait_for(rf"^workshop: en/01_broken.ipynb, cell '.*{told}")
        assert "Traceback" not in program.output
    assert status == 200
    assert "The last words of the story." in text
    assert f'site.failed("code-0", "{WORDS.cell_failed}")' in text
    assert "ZeroDivisionError" not in text
    assert "Traceback" not in text
    assert text.rstrip().endswith("</html>")


def test_a_failing_kernel_start_ends_the_page_with_words(tmp_path: Path) -> None:
    folder = tmp_path / "notebooks"
    write_notebook(folder, "01_fine", "1 + 1")
    shadow = tmp_path / "shadow"
    shadow.mkdir()
    (shadow / "ipykernel_launcher.py").write_text("raise SystemExit(3)")
    path = {"PYTHONPATH": os.pathsep.join([str(shadow), str(Path.cwd())])}
    with serving_folder(folder, before=NOTHING_WARM, env=path) as program:
        status, text, _ = ask(opened(program), "/en/01_fine")
        program.wait_for("^workshop: /en/01_fine: ")
        assert "Traceback" not in program.output
    assert status == 200
    assert "The last words of the story." in text
    assert WORDS.page_failed in text


def test_when_no_warm_process_is_to_be_had_a_page_gets_a_cold_kernel(tmp_path: Path) -> None:
    write_notebook(tmp_path, "01_fine", "print(6 * 7)")
    with serving_folder(tmp_path, before=NOTHING_WARM, cell_seconds=60) as program:
        status, text, _ = ask(opened(program), "/en/01_fine")
    assert status == 200
    assert ">42" in text
    assert WORDS.page_failed not in text


def test_an_error_inside_the_template_ends_the_request_with_words(tmp_path: Path) -> None:
    folder = tmp_path / "notebooks"
    write_notebook(folder, "01_fine", "1 + 1")
    template = tmp_path / "template"
    template.mkdir()
    (template / "index.html.j2").write_text("{{ nothing.at.all }}")
    before = f"import workshop_kit.site.module_page as page\npage.TEMPLATE = Path({str(template)!r})"
    with serving_folder(folder, before=before) as program:
        status, text, _ = ask(opened(program), "/en/01_fine")
        program.wait_for("^workshop: /en/01_fine: UndefinedError")
    assert status == 500
    assert WORDS.error in text


def test_an_error_late_in_the_template_ends_the_request_and_its_kernel(tmp_path: Path) -> None:
    folder = tmp_path / "notebooks"
    write_notebook(folder, "01_fine", "1 + 1")
    template = tmp_path / "template"
    template.mkdir()
    (template / "index.html.j2").write_text("<p>begun</p>{% set _ = kernel_start(nb) %}{{ nothing.at.all }}")
    before = f"import workshop_kit.site.module_page as page\npage.TEMPLATE = Path({str(template)!r})"
    with serving_folder(folder, before=before) as program:
        status, text, _ = ask(opened(program), "/en/01_fine")
        _, alive = psutil.wait_procs(program.kernels(), timeout=30)
        assert alive == []
    assert status == 200
    assert text.startswith("<p>begun</p>")
    assert WORDS.page_failed in text


@pytest.mark.parametrize("broken", ["{", "[]", '{"cells": []}', '{"cells": [{"source": "no heading"}]}'])
def test_a_broken_notebook_is_left_out_of_the_landing_page_and_told_to_the_trainer(
    tmp_path: Path, broken: str
) -> None:
    write_notebook(tmp_path, "01_fine", "1 + 1", title="The sound one")
    (tmp_path / "en" / "02_broken.ipynb").write_text(broken)
    with serving_folder(tmp_path) as program:
        status, text, _ = ask(opened(program), "/en/")
        program.wait_for("^workshop: notebooks/en/02_broken.ipynb")
        assert status == 200
        assert "The sound one" in text
        assert "02_broken" not in text
        status, text, _ = ask(program, "/en/02_broken")
        assert status == 500
        assert WORDS.error in text
        assert ask(program, "/en/01_fine")[0] == 200
        assert "Traceback" not in program.output


def test_a_language_without_notebooks_says_so(tmp_path: Path) -> None:
    write_notebook(tmp_path, "01_fine", "1 + 1")
    with serving_folder(tmp_path) as program:
        assert load_words("de").site.no_modules in ask(opened(program), "/de/")[1]


def test_a_folder_of_notebooks_that_is_not_there_is_told(tmp_path: Path) -> None:
    with serving_folder(tmp_path / "nowhere") as program:
        program.wait_for("SiteError: the folder of notebooks is .*expected a folder")
