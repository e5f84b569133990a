"""Where solutions and exercises are in a checkout."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from workshop_kit.content import languages
from workshop_kit.content.notebooks import PACKAGE
from workshop_kit.courseware.errors import CoursewareError

DATA = "data"
"""Folder of what the notebooks read, beside those of the languages."""


@dataclass(frozen=True)
class Sources:
    """A folder with ``solutions/`` and ``exercises/``.

    Attributes
    ----------
    root : Path
    """

    root: Path

    @property
    def solutions(self) -> Path:
        """What authors write."""
        return self.root / "solutions"

    @property
    def exercises(self) -> Path:
        """What is made of it."""
        return self.root / "exercises"

    def notebooks(self) -> Iterator[tuple[str, Path]]:
        """Return each solution with its language, in order.

        Raises
        ------
        CoursewareError
            If there are no solutions here.
        """
        if not self.solutions.is_dir():
            raise CoursewareError(
                thing="the folder of solutions",
                value=str(self.solutions),
                expected="a checkout of workshop-kit, with solutions/",
                mend="Authors work in a checkout: clone it, and run this there.",
            )
        for language in languages():
            for path in sorted((self.solutions / language).glob("[0-9][0-9]_*.ipynb")):
                yield language, path

    def exercise_of(self, solution: Path) -> Path:
        """Return where the exercise of a solution is."""
        return self.exercises / solution.relative_to(self.solutions)

    def data(self) -> list[Path]:
        """Return the files that notebooks read."""
        return sorted(path for path in (self.solutions / DATA).glob("*") if path.is_file())


def checkout() -> Sources:
    """Return the sources of this checkout."""
    return Sources(PACKAGE.parent)


def read_notebook(path: Path) -> NotebookNode:
    """Return a notebook.

    Raises
    ------
    CoursewareError
        If it cannot be read.
    """
    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise CoursewareError(
            thing=f"{path.parent.name}/{path.name}",
            value="not readable as a notebook",
            expected="a Jupyter notebook",
            mend=f"Restore it, or save it again from JupyterLab ({type(error).__name__}).",
        ) from error
    return notebook
