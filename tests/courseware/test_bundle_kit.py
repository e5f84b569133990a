"""Our own wheel: built from the checkout, put together again from what is installed, or given."""

import subprocess
import sys
import zipfile
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from tests.courseware.small_world import kit, wheel
from workshop_kit import __version__
from workshop_kit.courseware.bundle_errors import BundleError
from workshop_kit.courseware.bundle_kit import constraints_in, own_wheel, packed_again
from workshop_kit.courseware.bundle_wheels import is_whole, read_wheel

ROOT = Path(__file__).parents[2]


def quiet(_line: str) -> None:
    """Say nothing."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of this checkout."""
    return own_wheel(None, into=tmp_path_factory.mktemp("built"), tell=quiet).path


def unpacked(path: Path, folder: Path) -> Distribution:
    """Install a wheel without its needs, as pip does, and return what is installed."""
    pip = [sys.executable, "-m", "pip", "--isolated", "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*pip, "--disable-pip-version-check", "--target", str(folder), str(path)], check=True)
    return Distribution.at(next(folder.glob("workshop_kit-*.dist-info")))


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/RECORD")}


def test_the_wheel_of_the_checkout_knows_with_which_versions_it_was_tested(built: Path) -> None:
    assert str(read_wheel(built).pin) == f"workshop-kit=={__version__}"
    assert constraints_in(read_wheel(built)) == (ROOT / "constraints.txt").read_text(encoding="utf-8")


def test_what_is_installed_packs_into_the_wheel_that_it_came_from(built: Path, tmp_path: Path) -> None:
    installed = unpacked(built, tmp_path / "site")
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    again = packed_again(installed, first)
    assert again.name == built.name
    assert is_whole(again)
    assert contents(again) == contents(built)
    assert packed_again(installed, second).read_bytes() == again.read_bytes()


def test_what_was_packed_again_can_be_installed_with_its_command(built: Path, tmp_path: Path) -> None:
    again = packed_again(unpacked(built, tmp_path / "site"), tmp_path)
    unpacked(again, tmp_path / "laptop")
    assert (tmp_path / "laptop" / "workshop_kit" / "notebooks" / "en").is_dir()
    assert list((tmp_path / "laptop" / "bin").glob("workshop*")) or sys.platform == "win32"


def test_words_that_a_trainer_has_changed_go_along(built: Path, tmp_path: Path) -> None:
    installed = unpacked(built, tmp_path / "site")
    words = tmp_path / "site" / "workshop_kit" / "content" / "en" / "site.yaml"
    words.write_text(words.read_text(encoding="utf-8") + "# ours\n", encoding="utf-8")
    again = packed_again(installed, tmp_path)
    assert is_whole(again)
    assert contents(again)["workshop_kit/content/en/site.yaml"].endswith(b"# ours\n")


def test_an_installation_with_holes_is_refused(built: Path, tmp_path: Path) -> None:
    installed = unpacked(built, tmp_path / "site")
    (tmp_path / "site" / "workshop_kit" / "cli.py").unlink()
    with pytest.raises(BundleError, match=r"cli.py.*Install it again"):
        packed_again(installed, tmp_path)


def test_a_wheel_that_is_given_is_taken(tmp_path: Path) -> None:
    given = kit(tmp_path)
    (tmp_path / "out").mkdir()
    assert own_wheel(given, into=tmp_path / "out", tell=quiet).path.read_bytes() == given.read_bytes()


def test_what_is_no_whole_wheel_of_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(BundleError, match="a file such as"):
        own_wheel(tmp_path / "none.whl", into=tmp_path / "out", tell=quiet)
    with pytest.raises(BundleError, match="a whole wheel of workshop-kit"):
        own_wheel(wheel(tmp_path, "other", "1.0"), into=tmp_path / "out", tell=quiet)
    half = kit(tmp_path)
    half.write_bytes(half.read_bytes()[:500])
    with pytest.raises(BundleError, match="not readable as a wheel"):
        own_wheel(half, into=tmp_path / "out", tell=quiet)
    with pytest.raises(BundleError, match=r"without constraints.txt"):
        constraints_in(read_wheel(wheel(tmp_path, "workshop-kit", "0.0.1")))
