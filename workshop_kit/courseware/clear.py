"""Take the solutions out of a notebook: an nbconvert preprocessor that reads nbgrader's marks.

nbgrader's own one would do, but importing it brings its database and its server along; and its stub is the same
everywhere, where ours keeps the name that is asked for, so that a person edits a line and types none.
"""

import ast
import re
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from traitlets import Unicode

from workshop_kit.courseware.errors import CoursewareError

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
SOLUTION = "solution"
"""A cell with this tag is the author's alone."""
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
        title = nb.metadata.get("title")
        nb.metadata = NotebookNode(
            kernelspec=nb.metadata.kernelspec, language_info=NotebookNode(name="python"), title=title
        )
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
            before = cell.source
            cell.source = cleared(cell.source, stub=self.stub, place=f"cell {cell.id!r}")
            if cell.source == before and (tags or not _to_change(cell.source)):
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
    region: list[str] | None = None
    for line in source.split("\n"):
        mark = line.strip()
        if mark not in (BEGIN, END):
            (kept if region is None else region).append(line)
            continue
        if (mark == BEGIN) == (region is not None):
            raise _marks(place, mark)
        if region is None:
            region = []
        else:
            kept += [f"{name} = ...  # {stub}" for name in _names("\n".join(region), place)]
            region = None
    if region is not None:
        raise _marks(place, BEGIN)
    return "\n".join(kept).strip("\n")


def solutions(nb: NotebookNode) -> list[str]:
    """Return every piece of code that participants must not find: between marks, and in cells of the author."""
    found: list[str] = []
    for cell in nb.cells:
        if cell.cell_type == "code":
            found += re.findall(f"{BEGIN}\n(.*?){END}", cell.source, re.DOTALL)
            if SOLUTION in cell.metadata.get("tags", []) and BEGIN not in cell.source:
                found.append(cell.source)
    return found


def _to_change(source: str) -> bool:
    """Tell whether a cell gives a plain value to a name: that is there to be changed."""
    nodes = ast.parse(source).body
    return any(
        isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant | ast.List) for node in nodes
    )


def _names(region: str, place: str) -> list[str]:
    try:
        tree = ast.parse(region)
    except SyntaxError as error:
        raise CoursewareError(
            thing=f"the solution in {place}",
            value=error.text or region,
            expected="whole lines of Python that stand at the margin",
            mend="Put the marks around whole lines.",
        ) from error
    targets = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
    return list(dict.fromkeys(target.id for target in targets if isinstance(target, ast.Name)))


def _marks(place: str, mark: str) -> CoursewareError:
    return CoursewareError(
        thing=f"the marks in {place}",
        value=mark,
        expected=f"each {BEGIN} followed by its {END}",
        mend="Put the missing one in.",
    )
