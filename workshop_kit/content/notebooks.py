"""Where the module notebooks are, and what their first cell says about them."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from workshop_kit.content.errors import ContentError

PACKAGE = Path(__file__).parent.parent
_TITLE = re.compile(r"^# +(?P<title>.+)$", re.MULTILINE)
_MINUTES = re.compile(r"^\*(?P<minutes>\d+) ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Module:
    """One notebook of the workshop, as the landing page lists it.

    Attributes
    ----------
    name : str
        File name without its ending, the same in every language: ``01_why_we_network``.
    path : Path
    title, lead : str
        Its heading, and the paragraph that follows the minutes.
    minutes : int
        How long a group takes.
    """

    name: str
    path: Path
    title: str
    lead: str
    minutes: int

    @property
    def number(self) -> int:
        """Its place in the workshop."""
        return int(self.name.split("_", 1)[0])


def notebooks_folder() -> Path:
    """Return the folder with a folder of notebooks for each language.

    In a checkout it stands beside the package, in a wheel inside it.
    """
    inside, beside = PACKAGE / "notebooks", PACKAGE.parent / "notebooks"
    return inside if inside.is_dir() else beside


def exercises_folder() -> Path:
    """Return the folder with a folder of exercises for each language, and one for what they read.

    In a checkout it stands beside the package, in a wheel inside it.
    """
    inside, beside = PACKAGE / "exercises", PACKAGE.parent / "exercises"
    return inside if inside.is_dir() else beside


def load_modules(language: str, *, folder: Path | None = None) -> tuple[Module, ...]:
    """Return the modules of one language in their order.

    Raises
    ------
    ContentError
        If a notebook cannot be read, or its first cell lacks heading, minutes or lead.
    """
    return tuple(load_module(path) for path in module_paths(language, folder=folder))


def module_paths(language: str, *, folder: Path | None = None) -> tuple[Path, ...]:
    """Return the module notebooks of one language in their order, unread."""
    return tuple(sorted(((folder or notebooks_folder()) / language).glob("[0-9][0-9]_*.ipynb")))


def load_module(path: Path) -> Module:
    """Read what the first cell of a notebook says about it."""
    name = f"notebooks/{path.parent.name}/{path.name}"
    try:
        first = json.loads(path.read_text(encoding="utf-8"))["cells"][0]
        text = "".join(first["source"])
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise ContentError(
            thing=name,
            value="not readable as a notebook",
            expected="a Jupyter notebook with at least one cell",
            mend=f"Restore it, or save it again from JupyterLab ({type(error).__name__}).",
        ) from error
    title, minutes = _TITLE.search(text), _MINUTES.search(text)
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    lead = paragraphs[2] if len(paragraphs) > 2 else ""  # noqa: PLR2004 - heading, minutes, lead
    if not (title and minutes and lead):
        raise ContentError(
            thing=f"{name}: the first cell",
            value=text,
            expected="a heading '# …', then a line such as '*25 minutes*', then a paragraph",
            mend="See any other module.",
        )
    return Module(
        name=path.stem,
        path=path,
        title=title["title"].strip(),
        lead=" ".join(lead.split()),
        minutes=int(minutes["minutes"]),
    )
