"""Every notebook keeps the form that trainers, translators and tests rely on."""

import ast
import itertools
import json
import re
from pathlib import Path

import nbformat
import pytest

from tests.notebooks.notebook_files import NOTEBOOKS, name_of, read, source
from workshop_kit.content.notebooks import load_module

TAGS = {"solution", "parameters", "raises-exception", "nbval-ignore-output", "nbval-skip", "hidden"}
SECTIONS = {
    "en": ("**By the end**", "**Questions to carry with you**", "## What to take along"),
    "de": ("**Am Ende**", "**Fragen für unterwegs**", "## Zum Mitnehmen"),
}

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=name_of)


def test_there_are_notebooks_in_every_language() -> None:
    assert {path.parent.name for path in NOTEBOOKS} == set(SECTIONS)


@each_notebook
def test_the_file_is_a_valid_notebook_written_in_one_way(path: Path) -> None:
    nbformat.validate(nbformat.read(path, as_version=4))
    assert path.read_text(encoding="utf-8") == json.dumps(read(path), indent=1, ensure_ascii=False) + "\n"


@each_notebook
def test_cell_ids_are_short_meaningful_and_unique(path: Path) -> None:
    ids = [cell["id"] for cell in read(path)["cells"]]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", cell) and len(cell) <= 24 for cell in ids)
    assert not any(re.fullmatch(r"[0-9a-f]{8}(-.*)?", cell) for cell in ids)


@each_notebook
def test_the_first_cell_has_heading_minutes_lead_objectives_and_questions_and_the_last_the_key_points(
    path: Path,
) -> None:
    objectives, questions, key_points = SECTIONS[path.parent.name]
    cells = read(path)["cells"]
    module = load_module(path)
    assert 5 <= module.minutes <= 60
    assert read(path)["metadata"]["title"] == module.title
    first, last = source(cells[0]), source(cells[-1])
    assert first.index(objectives) < first.index(questions)
    assert last.startswith(key_points)


@each_notebook
def test_notes_for_whoever_leads_the_group_are_folded_away_before_the_key_points(path: Path) -> None:
    cell = read(path)["cells"][-2]
    assert cell["id"] == "trainer-notes"
    assert re.match(r"<details>\s*<summary>.+</summary>\n\n", source(cell))
    assert source(cell).rstrip().endswith("</details>")


@each_notebook
def test_there_is_one_first_heading_and_no_level_is_skipped(path: Path) -> None:
    text = "\n".join(source(cell) for cell in read(path)["cells"] if cell["cell_type"] == "markdown")
    levels = [len(match) for match in re.findall(r"^(#+) ", text, re.MULTILINE)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@each_notebook
def test_code_is_thin(path: Path) -> None:
    importing = 0
    for cell in read(path)["cells"]:
        if cell["cell_type"] != "code":
            continue
        tree = ast.parse(source(cell))
        assert len(source(cell).splitlines()) <= 10
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        importing += any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(tree))
    assert importing == 1


@each_notebook
def test_tags_are_of_the_closed_list_and_one_cell_takes_the_parameters(path: Path) -> None:
    tags = [tag for cell in read(path)["cells"] for tag in cell["metadata"].get("tags", [])]
    assert set(tags) <= TAGS
    assert tags.count("parameters") == 1


@each_notebook
def test_reference_outputs_are_the_same_in_every_run(path: Path) -> None:
    code = [cell for cell in read(path)["cells"] if cell["cell_type"] == "code"]
    # nbval takes a cell without a number for one that never ran, so they count from one
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    for cell in code:
        for output in cell["outputs"]:
            assert output["output_type"] == "execute_result"
            assert output["execution_count"] == cell["execution_count"]
            assert list(output["data"]) == ["text/plain"]
            assert "0x" not in "".join(output["data"]["text/plain"])


@each_notebook
def test_nothing_of_a_machine_or_an_author_is_left_in_the_file(path: Path) -> None:
    notebook = read(path)
    assert set(notebook["metadata"]) == {"kernelspec", "language_info", "title"}
    assert notebook["metadata"]["language_info"] == {"name": "python"}
    assert {key for cell in notebook["cells"] for key in cell["metadata"]} <= {"tags"}
    assert "http" not in path.read_text(encoding="utf-8")
