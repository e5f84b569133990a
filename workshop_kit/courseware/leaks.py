"""Look for what an exercise must not hold: pieces of its solution, token by token."""

import ast
import json
import re
from collections.abc import Iterator

from nbformat import NotebookNode

from workshop_kit.courseware.clear import BEGIN, END, SOLUTION, solutions
from workshop_kit.courseware.code import bindings, literal, parsed
from workshop_kit.courseware.errors import CoursewareError

Tokens = tuple[str, ...]

_WORDS = re.compile(r"\d+(?:[.,]\d+)+|\w+")
_LONG_TEXT = 12
_TELLING = 3
"""So many tokens in a row tell something, whatever they are."""


def leaks(solution: NotebookNode, exercise: NotebookNode) -> Iterator[tuple[str, str]]:
    """Return where an exercise holds a piece of its solution, or traces of an author's run, and what it is.

    Parameters
    ----------
    solution, exercise : NotebookNode
    """
    secrets = {secret for code in solutions(solution) for secret in secrets_of(code)}
    for place, text in texts_of(exercise):
        words = tokens(text)
        yield from ((place, " ".join(secret)) for secret in sorted(secrets) if holds(words, secret))
    for cell in exercise.cells:
        yield from ((cell.id, found) for found in _traces(cell))


def secrets_of(code: str) -> Iterator[Tokens]:
    """Return what gives a solution away: values that tell enough by themselves, names with their values, lines."""
    for line in code.splitlines():
        words = tokens(line)
        if len(words) > _TELLING and line.strip() not in (BEGIN, END):
            yield words
    try:
        tree = parsed(code, "a solution")
    except CoursewareError:
        return  # its run says more about it
    for name, value in bindings(tree):
        if value is not None:
            yield from _given(name, value)
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name), *_], value=value):
                yield from _given(name, value)
            case ast.keyword(arg=str(name), value=value):
                yield from _given(name, value)
            case ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values, strict=True):
                    if isinstance(key, ast.Constant):
                        yield from _given(str(key.value), value)
            case _:
                pass


def _given(name: str, value: ast.expr) -> Iterator[Tokens]:
    found = literal(value)
    if found is None:
        return
    words = tokens(ast.unparse(value))
    if not words:
        return
    yield (*tokens(name), *words)
    telling_text = isinstance(found, str) and len(found) >= _LONG_TEXT
    telling_number = isinstance(found, float) and not float(found).is_integer()
    if len(words) >= _TELLING or telling_text or telling_number:
        yield words


def texts_of(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """Return every text of a notebook with where it stands: cells, their outputs, and all metadata."""
    yield "metadata", json.dumps(notebook.metadata, ensure_ascii=False)
    for cell in notebook.cells:
        yield cell.id, cell.source
        yield cell.id, json.dumps([cell.metadata, cell.get("outputs", [])], ensure_ascii=False)


def tokens(text: str) -> Tokens:
    """Return the words and numbers of a text or of code, in small letters, without what stands between them."""
    return tuple(_WORDS.findall(text.casefold()))


def holds(words: Tokens, secret: Tokens) -> bool:
    """Tell whether some tokens stand in a row among others."""
    size = len(secret)
    return any(words[start : start + size] == secret for start in range(len(words) - size + 1))


def _traces(cell: NotebookNode) -> Iterator[str]:
    if SOLUTION in cell.metadata.get("tags", []):
        yield f"the tag {SOLUTION!r}"
    if "nbgrader" in cell.metadata:
        yield "metadata of nbgrader"
    if BEGIN in cell.source or END in cell.source:
        yield "a mark of a solution"
    if cell.get("attachments"):
        yield "an attachment"
    if cell.cell_type == "code" and (cell.outputs or cell.execution_count is not None):
        yield "outputs of a run"
