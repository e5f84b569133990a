"""Workshops that are broken on purpose, in a folder of their own."""

import json
import sys
from contextlib import AbstractContextManager
from pathlib import Path

from tests.running import FRONT_END, Program, free_port, running

FIRST_CELL = "# {title}\n\n*5 minutes · for a test*\n\nA lead paragraph that a person can read."


def write_notebook(folder: Path, name: str, *code: str, title: str = "A test module") -> Path:
    """Write a module whose code cells are called code-0, code-1, …"""
    cells = [
        {"cell_type": "markdown", "id": "intro", "metadata": {}, "source": FIRST_CELL.format(title=title)}
    ]
    cells += [
        {
            "cell_type": "code",
            "id": f"code-{index}",
            "metadata": {},
            "source": source,
            "outputs": [],
            "execution_count": None,
        }
        for index, source in enumerate(code)
    ]
    cells.append(
        {
            "cell_type": "markdown",
            "id": "end",
            "metadata": {},
            "source": "## The end\n\nThe last words of the story.",
        }
    )
    path = folder / "en" / f"{name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    return path


def serving_folder(
    folder: Path, *, before: str = "", env: dict[str, str] | None = None, **options: object
) -> AbstractContextManager[Program]:
    """Serve the notebooks of a folder, after some lines of Python that break something."""
    options = {"front_end": FRONT_END, "cell_seconds": 5, **options}
    port = free_port()
    lines = [
        "from pathlib import Path",
        "from workshop_kit.site.app import SiteOptions, serve",
        before,
        f"serve(SiteOptions(port={port}, browser=False, notebooks=Path({str(folder)!r}), **{options!r}))",
    ]
    return running(sys.executable, "-c", "\n".join(lines), port=port, env=env)


def opened(program: Program) -> Program:
    """Wait until it can be visited."""
    program.wait_for("To close it")
    return program
