"""What the tests of exercises share: a made-up pair of folders that an author could have."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop_kit.content.notebooks import PACKAGE
from workshop_kit.courseware.build import build
from workshop_kit.courseware.sources import Sources

Change = Callable[[Path, str, str], None]


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    """Return a copy of the checkout's solutions, and exercises made from them."""
    copy = Sources(tmp_path / "checkout")
    shutil.copytree(PACKAGE.parent / "solutions", copy.solutions)
    build(copy)
    return copy


@pytest.fixture
def change() -> Change:
    """Return what changes the text of one cell in a notebook's file."""

    def change(path: Path, cell_id: str, text: str) -> None:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        (cell,) = (cell for cell in notebook["cells"] if cell["id"] == cell_id)
        cell["source"] = text.splitlines(keepends=True)
        path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    return change
