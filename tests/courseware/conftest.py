"""What tests of bundles share."""

import shutil
from pathlib import Path

import pytest

from tests.courseware.small_world import kit, only, registry, small_bundle


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
