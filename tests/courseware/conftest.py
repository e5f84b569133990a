"""What the tests of courseware share: folders as an author has them, and a small bundle."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.courseware.small_world import kit, only, registry, small_bundle
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


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a registry in a folder."""
    return registry(tmp_path_factory.mktemp("shop"))


@pytest.fixture
def offline(shop: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let pip know this registry alone, and return it."""
    for name, value in only(shop).items():
        monkeypatch.setenv(name, value)
    return shop


@pytest.fixture(scope="session")
def own_kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of a small workshop-kit."""
    return kit(tmp_path_factory.mktemp("kit"))


@pytest.fixture(scope="session")
def made(shop: Path, own_kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small bundle for laptops like this one, made once."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in only(shop).items():
            patch.setenv(name, value)
        out = tmp_path_factory.mktemp("made") / "stick"
        small_bundle(out, own_kit)
    return out


@pytest.fixture
def stick(made: Path, tmp_path: Path) -> Path:
    """Return a bundle that a test may do with as it likes."""
    return Path(shutil.copytree(made, tmp_path / "a stick of Jörg’s"))
