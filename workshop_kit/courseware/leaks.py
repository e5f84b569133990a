"""Look for what an exercise must not hold: pieces of its solution, token by token."""

import ast
import json
import re
from collections.abc import Iterator, Mapping

from nbformat import NotebookNode

from workshop_kit.courseware.clear import BEGIN, END, SOLUTION, solutions
from workshop_kit.courseware.code import bindings, literal, parsed
from workshop_kit.courseware.errors import CoursewareError

Tokens = tuple[str, ...]

_WORDS = re.compile(r"(?<![\w.,])\.\d+|\d+(?:[.,]\d+)+|\w+")
_NUMBER = re.compile(r"\d*[.,]\d+")
_PERCENT = re.compile(r"(?<![\w.,])(\d+(?:[.,]\d+)?)\s*(?:%|percent\b|per cent\b|prozent\b)", re.IGNORECASE)
_LONG_TEXT = 12
_TELLING = 3
"""So many tokens in a row tell something, whatever they are."""


def leaks(solution: NotebookNode, exercise: NotebookNode, *others: NotebookNode) -> Iterator[tuple[str, str]]:
    """Return where an exercise holds a piece of its solution, or traces of an author's run, and what it is.

    Parameters
    ----------
    solution, exercise : NotebookNode
    *others : NotebookNode
        The same solution in other languages: numbers and names tell as much in each.
    """
    secrets = {secret for each in (solution, *others) for secret in secrets_in(each)}
    for place, text in texts_of(exercise):
        read = readings(text)
        for secret in sorted(secrets):
            if any(holds(words, secret) for words in read):
                yield place, " ".join(secret)
    for cell in exercise.cells:
        yield from ((cell.id, found) for found in _traces(cell))


def secrets_in(solution: NotebookNode) -> Iterator[Tokens]:
    """Return what gives a solution away: of its code, and the lines that an author has written for authors."""
    for code in solutions(solution):
        yield from secrets_of(code)
    for cell in solution.cells:
        if cell.cell_type == "markdown" and SOLUTION in cell.metadata.get("tags", []):
            lines = (tokens(line) for line in cell.source.splitlines())
            yield from (words for words in lines if len(words) > _TELLING)


def sheet_answers(solution: NotebookNode) -> Iterator[tuple[str, str]]:
    """Return the questions that a solution answers on sheets, each with the name of what it chooses."""
    for code in solutions(solution):
        try:
            tree = parsed(code, "a solution")
        except CoursewareError:
            continue
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Attribute(attr="fill_in"), keywords=keywords):
                    for each in keywords:
                        answer = literal(each.value)
                        if each.arg and isinstance(answer, str):
                            yield each.arg, answer
                case _:
                    pass


def told_choices(
    solution: NotebookNode, exercise: NotebookNode, questions: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    """Return where the words of a right choice stand more often than those of another one.

    Parameters
    ----------
    solution, exercise : NotebookNode
    questions : mapping
        The words of each choice, by the name of its question.
    """
    for question, answer in sheet_answers(solution):
        choices = questions.get(question, {})
        if len(tokens(choices.get(answer, ""))) < _TELLING:
            continue
        for cell in exercise.cells:
            if cell.cell_type == "markdown":
                said = tokens(cell.source)
                times = {name: _times(said, tokens(words)) for name, words in choices.items()}
                if times[answer] > min(times.values()):
                    yield cell.id, choices[answer]


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
    return tuple(_plain(word) for word in _WORDS.findall(text.casefold()))


def readings(text: str) -> tuple[Tokens, ...]:
    """Return the tokens of a text, and once more with percentages as the shares that they are."""
    shares = _PERCENT.sub(lambda found: f"{float(found[1].replace(',', '.')) / 100:.6f}", text)
    return (tokens(text),) if shares == text else (tokens(text), tokens(shares))


def _plain(word: str) -> str:
    """Return a number with decimals in one form, whatever a language or a hand makes of it: 0,240 and .24 are 0.24."""
    if not _NUMBER.fullmatch(word):
        return word
    whole, decimals = word.replace(",", ".").split(".")
    return f"{whole or 0}.{decimals.rstrip('0') or 0}"


def holds(words: Tokens, secret: Tokens) -> bool:
    """Tell whether some tokens stand in a row among others."""
    size = len(secret)
    return any(words[start : start + size] == secret for start in range(len(words) - size + 1))


def _times(words: Tokens, row: Tokens) -> int:
    """Return how often some tokens stand in a row among others."""
    size = len(row)
    return sum(words[start : start + size] == row for start in range(len(words) - size + 1))


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
