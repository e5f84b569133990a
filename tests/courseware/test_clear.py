"""Solutions are taken out as nbgrader's marks say, and a line to edit stays."""

import nbformat
import pytest

from workshop_kit.courseware.clear import ClearSolutions, cleared, solutions
from workshop_kit.courseware.errors import CoursewareError

STUB = "here"


def code(source: str, **metadata: object) -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell(source, metadata=metadata)
    cell.outputs, cell.execution_count = [nbformat.v4.new_output("stream", text="42")], 3
    return cell


def notebook(*cells: nbformat.NotebookNode) -> nbformat.NotebookNode:
    made = nbformat.v4.new_notebook(cells=list(cells))
    made.metadata.update(kernelspec={"name": "python3"}, title="T", widgets={"state": 1}, author="me")
    return made


def exercise(*cells: nbformat.NotebookNode) -> nbformat.NotebookNode:
    return ClearSolutions(stub=STUB).preprocess(notebook(*cells), {})[0]


def test_a_solution_becomes_a_line_to_edit_that_keeps_its_name():
    source = "a = 1\n### BEGIN SOLUTION\nmoves = ['ask', 'help']\n### END SOLUTION\nprint(moves)"
    assert cleared(source, stub=STUB) == "a = 1\nmoves = ...  # here\nprint(moves)"


def test_each_name_gets_one_line_and_what_names_nothing_leaves_none():
    source = "### BEGIN SOLUTION\nx = 1\ny = x + 1\nx = 2\nprint(x)\n### END SOLUTION\ny"
    assert cleared(source, stub=STUB) == "x = ...  # here\ny = ...  # here\ny"
    assert cleared("### BEGIN SOLUTION\nf()\n### END SOLUTION\ng()", stub=STUB) == "g()"


@pytest.mark.parametrize(
    "source",
    [
        "### BEGIN SOLUTION\nx = 1",
        "x = 1\n### END SOLUTION",
        "### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION",
        "### BEGIN SOLUTION\n  x = 1\n### END SOLUTION",
    ],
)
def test_marks_that_are_not_in_order_are_told(source: str):
    with pytest.raises(CoursewareError, match="a cell"):
        cleared(source, stub=STUB)


@pytest.mark.parametrize("mark", ["### BEGIN SOLUTION ", "  ### BEGIN SOLUTION", "### BEGIN SOLUTION\t"])
def test_spaces_around_a_mark_matter_neither_for_clearing_nor_for_finding_what_is_secret(mark: str):
    source = f"{mark}\na = 0.375\n### END SOLUTION  "
    assert cleared(source, stub=STUB) == "a = ...  # here"
    assert solutions(notebook(code(source))) == ["a = 0.375\n"]


def test_names_given_together_or_with_a_type_get_a_line_each():
    source = "### BEGIN SOLUTION\nlow, (high, *rest) = 1, (2, 3)\nz: float = 0.5\n### END SOLUTION"
    assert cleared(source, stub=STUB).splitlines() == [
        f"{name} = ...  # here" for name in ("low", "high", "rest", "z")
    ]


def test_magics_and_commands_of_a_shell_are_code_like_any_other():
    source = "### BEGIN SOLUTION\n%time x = 1\nfiles = !ls\n### END SOLUTION\n!ls\n%matplotlib inline"
    assert cleared(source, stub=STUB) == "files = ...  # here\n!ls\n%matplotlib inline"
    (cell,) = exercise(code("%load_ext autoreload")).cells
    assert cell.metadata.editable is False


def test_code_that_could_not_run_and_a_missing_kernel_are_told():
    with pytest.raises(CoursewareError, match="cell"):
        exercise(code("x = = 1"))
    without = notebook(code("1"))
    del without.metadata["kernelspec"]
    with pytest.raises(CoursewareError, match="no kernelspec"):
        ClearSolutions(stub=STUB).preprocess(without, {})


def test_cells_of_the_author_are_dropped_and_the_others_keep_their_ids():
    kept, dropped = code("a", tags=["parameters"]), code("secret", tags=["solution"])
    made = exercise(nbformat.v4.new_markdown_cell("# T"), kept, dropped)
    assert [cell.cell_type for cell in made.cells] == ["markdown", "code"]
    assert made.cells[1].id == kept.id
    assert made.cells[1].metadata.tags == ["parameters"]


def test_nothing_of_a_run_or_of_a_tool_is_left():
    made = exercise(code("a", nbgrader={"grade": True}, execution={"a": "1"}, tags=["nbval-ignore-output"]))
    (cell,) = made.cells
    assert (cell.outputs, cell.execution_count) == ([], None)
    assert set(cell.metadata) == {"editable", "deletable"}
    assert set(made.metadata) == {"kernelspec", "language_info", "title"}


def test_what_is_not_there_to_be_changed_cannot_be_changed_by_a_slip():
    given, asked, read = exercise(
        code("check('a', b)"),
        code("### BEGIN SOLUTION\nb = 1\n### END SOLUTION"),
        nbformat.v4.new_markdown_cell("Read."),
    ).cells
    assert given.metadata.editable is read.metadata.editable is False
    assert "editable" not in asked.metadata
    (number,) = exercise(code("share = 0.3")).cells
    assert "editable" not in number.metadata


def test_solutions_are_what_stands_between_marks_and_in_cells_of_the_author():
    found = solutions(
        notebook(
            code("### BEGIN SOLUTION\na = 1\n### END SOLUTION"),
            code("b = 2", tags=["solution"]),
            code("### BEGIN SOLUTION\nc = 3\n### END SOLUTION", tags=["solution"]),
            code("d = 4"),
        )
    )
    assert found == ["a = 1\n", "b = 2", "c = 3\n"]
