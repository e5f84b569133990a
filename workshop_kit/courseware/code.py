"""The Python in the cells of a notebook, which may hold more than Python: magics, commands of a shell."""

import ast
import re
from collections.abc import Iterator

from IPython.core.inputtransformer2 import TransformerManager

from workshop_kit.courseware.errors import CoursewareError

_MORE = re.compile(r"^\s*[%!?]|=\s*[%!]|\?\s*$", re.MULTILINE)
"""What IPython reads and Python does not."""


def parsed(source: str, place: str, expected: str = "Python") -> ast.Module:
    """Return code as a tree, with magics as the calls that IPython makes of them.

    Parameters
    ----------
    source : str
    place : str
        How the error calls it.
    expected : str, optional
        What the error says that it should be.

    Raises
    ------
    CoursewareError
        If it is nothing that IPython could run.
    """
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError) as error:
        trouble = error
    if _MORE.search(source):
        try:
            return ast.parse(TransformerManager().transform_cell(source))
        except (SyntaxError, ValueError) as error:
            trouble = error
    raise CoursewareError(
        thing=place,
        value=(getattr(trouble, "text", None) or source).strip("\n"),
        expected=expected,
        mend="Run the cell in JupyterLab: it says more about it.",
    ) from trouble


def bindings(tree: ast.Module) -> Iterator[tuple[str, ast.expr | None]]:
    """Return each name that the lines at the margin give a value to, with this value where it is that name's alone."""
    for node in tree.body:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from _bound(target, value)
            case ast.AnnAssign(target=target, value=value) if value is not None:
                yield from _bound(target, value)
            case _:
                pass


def literal(value: ast.expr) -> object:
    """Return the plain value that code stands for; None where it has to be worked out."""
    try:
        found: object = ast.literal_eval(value)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):  # such as a list as a key
        return None
    return found


def _bound(target: ast.expr, value: ast.expr | None) -> Iterator[tuple[str, ast.expr | None]]:
    match target:
        case ast.Name(id=name):
            yield name, value
        case ast.Starred(value=inner):
            yield from _bound(inner, None)
        case ast.Tuple(elts=targets) | ast.List(elts=targets):
            values: list[ast.expr | None] = [None] * len(targets)
            starred = any(isinstance(each, ast.Starred) for each in targets)
            if isinstance(value, ast.Tuple | ast.List) and len(value.elts) == len(targets) and not starred:
                values = [*value.elts]
            for each, given in zip(targets, values, strict=True):
                yield from _bound(each, given)
        case _:
            pass
