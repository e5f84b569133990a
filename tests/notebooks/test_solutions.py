"""The solutions: their form, their languages side by side, and each run as a whole by papermill."""

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest

from tests.notebooks.notebook_files import ROOT, name_of, read, source
from tests.notebooks.test_form import TAGS
from workshop_kit.content import DEFAULT_LANGUAGE, languages, load_words
from workshop_kit.courseware.clear import cleared
from workshop_kit.domain.exercises.course import EXERCISES

SOLUTIONS = sorted((ROOT / "solutions").glob("*/*.ipynb"))
PAIRS = [
    (path, ROOT / "solutions" / language / path.name)
    for path in SOLUTIONS
    if path.parent.name == DEFAULT_LANGUAGE
    for language in languages()
    if language != DEFAULT_LANGUAGE
]
each = pytest.mark.parametrize("path", SOLUTIONS, ids=name_of)
each_pair = pytest.mark.parametrize(("original", "other"), PAIRS, ids=[name_of(other) for _, other in PAIRS])


def test_every_language_has_a_solution_for_each_exercise_and_a_place_to_start() -> None:
    names = ["00_start_here", *EXERCISES]
    for language in languages():
        assert sorted(path.stem for path in SOLUTIONS if path.parent.name == language) == names


@each
def test_the_file_is_a_valid_notebook_written_in_one_way(path: Path) -> None:
    nbformat.validate(nbformat.read(path, as_version=4))
    assert path.read_text(encoding="utf-8") == json.dumps(read(path), indent=1, ensure_ascii=False) + "\n"
    assert "http" not in "".join(source(cell) for cell in read(path)["cells"])


@each
def test_cell_ids_are_short_meaningful_and_unique(path: Path) -> None:
    ids = [cell["id"] for cell in read(path)["cells"]]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", cell) and len(cell) <= 24 for cell in ids)


@each
def test_code_is_thin_and_imports_stand_in_one_cell(path: Path) -> None:
    importing = 0
    for cell in read(path)["cells"]:
        if cell["cell_type"] == "code":
            tree = ast.parse(source(cell))
            assert len(source(cell).splitlines()) <= 10
            assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)]
            importing += any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(tree))
    assert importing == 1


@each
def test_tags_are_of_the_closed_list_and_cells_of_the_author_carry_the_marks_too(path: Path) -> None:
    cells = read(path)["cells"]
    tags = [tag for cell in cells for tag in cell["metadata"].get("tags", [])]
    assert set(tags) <= TAGS
    assert tags.count("parameters") == 1
    for cell in cells:
        if "solution" in cell["metadata"].get("tags", []):  # so that nbgrader clears them, too
            assert source(cell).startswith("### BEGIN SOLUTION\n")
            assert source(cell).rstrip().endswith("### END SOLUTION")


@each
def test_reference_outputs_are_words_and_numbers_counted_from_one(path: Path) -> None:
    code = [cell for cell in read(path)["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    for cell in code:
        for output in cell["outputs"]:
            assert set(output["data"]) <= {"text/plain", "text/html"}
            assert "0x" not in "".join(output["data"]["text/plain"])


@each
def test_only_the_last_third_asks_for_a_line_of_python(path: Path) -> None:
    stub = load_words(path.parent.name).course.stub
    lines = [
        cell["id"]
        for cell in read(path)["cells"]
        if cell["cell_type"] == "code"
        and "solution" not in cell["metadata"].get("tags", [])
        and stub in cleared(source(cell), stub=stub)
    ]
    assert bool(lines) == (path.stem[:2] >= "06")


@each_pair
def test_both_languages_have_the_same_cells_and_marks(original: Path, other: Path) -> None:
    def shape(path: Path) -> list[tuple[str, str, object]]:
        return [(cell["id"], cell["cell_type"], cell["metadata"]) for cell in read(path)["cells"]]

    assert shape(original) == shape(other)


@each_pair
def test_outside_solutions_code_differs_in_the_language_alone(original: Path, other: Path) -> None:
    for mine, theirs in zip(read(original)["cells"], read(other)["cells"], strict=True):
        if mine["cell_type"] == "code" and "solution" not in mine["metadata"].get("tags", []):
            expected = cleared(source(mine), stub="").replace(
                f'lang = "{original.parent.name}"', f'lang = "{other.parent.name}"'
            )
            assert cleared(source(theirs), stub="") == expected


@each_pair
def test_words_differ_and_their_outline_does_not(original: Path, other: Path) -> None:
    for mine, theirs in zip(read(original)["cells"], read(other)["cells"], strict=True):
        if mine["cell_type"] == "markdown":
            assert source(mine) != source(theirs)
            outlines = [
                re.findall(r"^(?:#+|-|\d+\.|\*\d+|\|) ", source(cell), re.MULTILINE)
                for cell in (mine, theirs)
            ]
            assert outlines[0] == outlines[1]


@each
def test_papermill_runs_it_to_the_end_and_every_check_is_green(path: Path, tmp_path: Path) -> None:
    papermill = pytest.importorskip("papermill")
    done = papermill.execute_notebook(
        str(path),
        str(tmp_path / path.name),
        parameters={"lang": path.parent.name},
        cwd=path.parent,
        progress_bar=False,
    )
    checks = [cell for cell in done.cells if cell.cell_type == "code" and cell.source.startswith("check(")]
    for cell in checks:
        (output,) = [each for each in cell.outputs if each.output_type == "display_data"]
        assert output.data["text/plain"].startswith("✓") or 'check("bet"' in cell.source
    assert bool(checks) == (path.stem in EXERCISES)
