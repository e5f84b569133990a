"""The form of an exercise: minutes, objectives, a bet, a check for each step, links that lead somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from workshop_kit.content import load_words
from workshop_kit.courseware.findings import Finding
from workshop_kit.domain.exercises.course import EXERCISES
from workshop_kit.domain.exercises.exercise import Exercise

START = "00_start_here"
_CHECK = re.compile(r'^check\("(?P<step>\w+)", ', re.MULTILINE)
_LINKS = (
    re.compile(r"\[[^\]]+\]\(\s*<?(?P<target>[^)\s>]+)"),
    re.compile(r"""<a\s[^>]*?href\s*=\s*["']?(?P<target>[^"'\s>]+)""", re.IGNORECASE),
    re.compile(r"^ {0,3}\[[^\]]+\]:\s*<?(?P<target>[^\s>]+)", re.MULTILINE),
)
"""As Markdown has them, as HTML has them, and those that are named below."""
_OBJECTIVES = re.compile(r"^\*\*[^*]+\*\*.*\n\n- ", re.MULTILINE)


def form_findings(language: str, path: Path, notebook: NotebookNode) -> Iterator[Finding]:
    """Return what is wrong with the form of one notebook of exercises.

    Parameters
    ----------
    language : str
    path : Path
        Where it is: its links are followed from there.
    notebook : NotebookNode
    """
    place = f"{language}/{path.name}"
    yield from _links(place, path, notebook)
    exercise = EXERCISES.get(path.stem)
    if exercise is None:
        if path.stem != START:
            yield Finding(
                place, "no exercise of this name", "Write it in domain/exercises, or rename the notebook."
            )
        return
    words = load_words(language).exercises[exercise.name]
    first = notebook.cells[0].source if notebook.cells else ""
    if not first.startswith(f"# {words.title}\n\n*{words.minutes} "):
        yield Finding(
            f"{place}: the first cell",
            first.split("\n\n*", 1)[0] or "nothing",
            f"Begin with '# {words.title}' and '*{words.minutes} …*', as content/{language}/exercises says.",
        )
    if not _OBJECTIVES.search(first):
        yield Finding(
            f"{place}: the first cell", "no objectives", "Say in a list what one can do by the end."
        )
    yield from _steps(place, notebook, exercise)


def checked_steps(notebook: NotebookNode) -> list[str]:
    """Return the steps that the cells of a notebook check, in their order."""
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    return [found["step"] for source in code for found in _CHECK.finditer(source)]


def _steps(place: str, notebook: NotebookNode, exercise: Exercise) -> Iterator[Finding]:
    checked = checked_steps(notebook)
    for step in exercise.steps:
        if checked.count(step.name) != 1:
            yield Finding(
                f"{place}: step {step.name!r}",
                f"{checked.count(step.name)} cells with its check",
                f'One cell reads check("{step.name}", …).',
            )
    if not any('check.ask("bet")' in cell.source for cell in notebook.cells):
        yield Finding(place, "no bet", 'A cell asks for it: check.ask("bet").')


def _links(place: str, path: Path, notebook: NotebookNode) -> Iterator[Finding]:
    targets = [
        found["target"]
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for link in _LINKS
        for found in link.finditer(cell.source)
    ]
    shipped = path.parent.parent.resolve()
    for target in targets:
        file = path.parent / target.split("#", 1)[0]
        if not file.is_file():
            yield Finding(f"{place}: a link", target, "Let it lead to a file that is there.")
        elif target.startswith("/") or not file.resolve().is_relative_to(shipped):
            yield Finding(f"{place}: a link", target, "Let it lead to a file among the exercises.")
    if path.stem != START and f"{START}.ipynb" not in targets:
        yield Finding(place, "no link back", f"Link to {START}.ipynb in the last cell.")
