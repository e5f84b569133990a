"""Make the exercises from the solutions."""

import json
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from workshop_kit.content import load_words
from workshop_kit.courseware.clear import ClearSolutions
from workshop_kit.courseware.errors import CoursewareError
from workshop_kit.courseware.sources import DATA, Sources, read_notebook


def exercise_text(notebook: NotebookNode, language: str, name: str = "a notebook") -> str:
    """Return what stands in the file of an exercise, made from its solution.

    Parameters
    ----------
    notebook : NotebookNode
    language : str
    name : str, optional
        How errors call the notebook.

    Raises
    ------
    CoursewareError
        If the marks of a solution are not in order, or there is a cell that could not run.
    """
    clear = ClearSolutions(stub=load_words(language).course.stub)
    made, _ = clear.preprocess(notebook, {"metadata": {"name": name}})
    for cell in made.cells:
        cell.source = cell.source.splitlines(keepends=True)
    return json.dumps(made, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def made_from(sources: Sources) -> Iterator[tuple[Path, bytes]]:
    """Return every file of ``exercises/``, and what belongs into it."""
    for language, path in sources.notebooks():
        made = exercise_text(read_notebook(path), language, f"{language}/{path.name}")
        yield sources.exercise_of(path), made.encode()
    for path in sources.data():
        yield sources.exercises / DATA / path.name, path.read_bytes()


def build(sources: Sources) -> tuple[Path, ...]:
    """Write the exercises, and take away what has no solution any more.

    Returns
    -------
    tuple of Path
        The files that are new, changed or gone.

    Raises
    ------
    CoursewareError
        If there are no solutions, one of them is not in order, or nothing can be written.
    """
    wanted = dict(made_from(sources))
    changed = []
    try:
        for path, content in wanted.items():
            if not path.is_file() or path.read_bytes() != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                changed.append(path)
        for path in _outdated(sources, wanted):
            path.unlink()
            changed.append(path)
    except OSError as error:
        raise CoursewareError(
            thing="the folder of exercises",
            value=str(sources.exercises),
            expected="a folder that can be written to",
            mend=f"Look at it: {error.strerror}.",
        ) from error
    return tuple(changed)


def strangers(sources: Sources, wanted: dict[Path, bytes]) -> list[Path]:
    """Return whatever lies in ``exercises/``, in any folder of it, and is made from nothing; hidden ones aside."""
    return sorted(
        path
        for path in sources.exercises.rglob("*")
        if path not in wanted
        and not path.is_dir()
        and not any(part.startswith(".") for part in path.relative_to(sources.exercises).parts)
    )


def _outdated(sources: Sources, wanted: dict[Path, bytes]) -> list[Path]:
    """Return those of them that were made from something once; what else lies there is not ours to delete."""
    data = sources.exercises / DATA
    return [
        path
        for path in strangers(sources, wanted)
        if path.parent == data or (path.suffix == ".ipynb" and path.parent.parent == sources.exercises)
    ]
