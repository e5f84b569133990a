"""Take the solutions out of a notebook: an nbconvert preprocessor that reads nbgrader's marks.

nbgrader's own one would do, but importing it brings its database and its server along; and its stub is the same
everywhere, where ours keeps the name that is asked for, so that a person edits a line and types none.
"""

import ast
import re
from collections.abc import Iterator
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from traitlets import Unicode

from workshop_kit.courseware.code import bindings, parsed
from workshop_kit.courseware.errors import CoursewareError

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
SOLUTION = "solution"
"""A cell with this tag is the author's alone."""
_MARK = re.compile(r"\s*###\s*(?P<which>BEGIN|END)\s+SOLUTION\s*")
"""A line that is a mark, whatever spaces stand around it: for taking solutions out, and for finding them again."""
_KEPT_TAGS = {"parameters"}
_LOCKED = {"editable": False, "deletable": False}


class ClearSolutions(Preprocessor):
    """Drop the cells of the author, put stubs in the place of solutions, and strip all that a run has left."""

    stub = Unicode(help="What stands behind the three dots that wait for an answer.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook as participants get it; ids of cells stay."""
        nb.cells = [
            self.preprocess_cell(cell, resources, index)[0]
            for index, cell in enumerate(nb.cells)
            if SOLUTION not in cell.metadata.get("tags", [])
        ]
        title, kernel = nb.metadata.get("title"), nb.metadata.get("kernelspec")
        if not isinstance(kernel, dict) or not kernel.get("name"):
            raise CoursewareError(
                thing="the metadata of " + _name(resources),
                value="no kernelspec",
                expected="the name of the kernel that it runs in",
                mend="Choose a kernel in JupyterLab, and save the notebook.",
            )
        nb.metadata = NotebookNode(kernelspec=kernel, language_info=NotebookNode(name="python"), title=title)
        return nb, resources

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Return one cell without its solution, its outputs and what tools have noted about it."""
        tags = [tag for tag in cell.metadata.get("tags", []) if tag in _KEPT_TAGS]
        cell.metadata = NotebookNode(tags=tags) if tags else NotebookNode()
        cell.pop("attachments", None)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            before, place = cell.source, f"cell {cell.id!r} of {_name(resources)}"
            cell.source = cleared(cell.source, stub=self.stub, place=place)
            if cell.source == before and (tags or not _to_change(cell.source, place)):
                cell.metadata.update(_LOCKED)  # a slip of the finger shall break nothing
        else:
            cell.metadata.update(_LOCKED)
        return cell, resources


def cleared(source: str, *, stub: str, place: str = "a cell") -> str:
    """Return code with a stub for each name that a solution gives a value to.

    Parameters
    ----------
    source : str
        Code with any number of regions between the marks.
    stub : str
        What stands behind the three dots, as a comment.
    place : str, optional
        How errors call the cell.

    Raises
    ------
    CoursewareError
        If a mark is without its other, or what stands between them is not Python.
    """
    kept: list[str] = []
    for solved, lines in _pieces(source, place):
        if solved:
            kept += [f"{name} = ...  # {stub}" for name in _names("\n".join(lines), place)]
        else:
            kept += lines
    return "\n".join(kept).strip("\n")


def solutions(nb: NotebookNode, *, name: str = "a notebook") -> list[str]:
    """Return every piece of code that participants must not find: between marks, and in cells of the author.

    Raises
    ------
    CoursewareError
        If a mark is without its other.
    """
    found: list[str] = []
    for cell in nb.cells:
        if cell.cell_type == "code":
            pieces = list(_pieces(cell.source, f"cell {cell.id!r} of {name}"))
            solved = ["\n".join([*lines, ""]) for is_solved, lines in pieces if is_solved]
            found += solved
            if SOLUTION in cell.metadata.get("tags", []) and not solved:
                found.append(cell.source)
    return found


def _pieces(source: str, place: str) -> Iterator[tuple[bool, list[str]]]:
    """Return the lines of code in pieces: whether they stand between marks, and what they are."""
    lines: list[str] = []
    solved = False
    for line in source.split("\n"):
        mark = _MARK.fullmatch(line)
        if mark is None:
            lines.append(line)
            continue
        if (mark["which"] == "BEGIN") == solved:
            raise _marks(place, line.strip())
        yield solved, lines
        lines, solved = [], not solved
    if solved:
        raise _marks(place, BEGIN)
    yield solved, lines


def _to_change(source: str, place: str) -> bool:
    """Tell whether a cell gives a plain value to a name: that is there to be changed."""
    return any(
        isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant | ast.List)
        for node in parsed(source, place).body
    )


def _names(region: str, place: str) -> list[str]:
    tree = parsed(region, f"the solution in {place}", "marks around whole lines of Python at the margin")
    return list(dict.fromkeys(name for name, _ in bindings(tree)))


def _name(resources: dict[str, Any]) -> str:
    """Return how nbconvert calls the notebook."""
    return str(resources.get("metadata", {}).get("name", "a notebook"))


def _marks(place: str, mark: str) -> CoursewareError:
    return CoursewareError(
        thing=f"the marks in {place}",
        value=mark,
        expected=f"each {BEGIN} followed by its {END}",
        mend="Put the missing one in.",
    )
