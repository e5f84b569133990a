"""A person's own copy: new things come, and nobody's work is ever touched."""

import json
import shutil
from pathlib import Path

import pytest

from workshop_kit.content import exercises_folder, notebooks_folder
from workshop_kit.courseware import copies
from workshop_kit.courseware.copies import Copied, own_copy
from workshop_kit.courseware.errors import CoursewareError
from workshop_kit.courseware.folder import own_folder

EXERCISE = "exercises/en/03_freedom_without_means.ipynb"


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return exercises as they are shipped, to be changed as a later version would."""
    folder = tmp_path / "shipped"
    shutil.copytree(exercises_folder(), folder)
    monkeypatch.setattr(copies, "exercises_folder", lambda: folder)
    return folder


def renew(shipped: Path, text: str) -> None:
    (shipped / "en" / Path(EXERCISE).name).write_text(text, encoding="utf-8")


def test_everything_comes_once_in_folders_of_its_own(tmp_path: Path):
    copied = own_copy(tmp_path / "mine")
    names = {path.relative_to(tmp_path / "mine").as_posix() for path in copied.new}
    modules = {
        f"modules/{path.relative_to(notebooks_folder())}" for path in notebooks_folder().glob("*/*.ipynb")
    }
    assert modules < names
    assert EXERCISE in names
    assert own_copy(tmp_path / "mine") == Copied()
    assert own_folder(tmp_path / "mine" / "exercises" / "en")


def test_work_stays_as_it_is_and_what_was_deleted_comes_back(tmp_path: Path):
    own_copy(tmp_path)
    mine, gone = tmp_path / EXERCISE, tmp_path / "exercises/de/03_freedom_without_means.ipynb"
    mine.write_text("my own work", encoding="utf-8")
    gone.unlink()
    assert own_copy(tmp_path) == Copied(new=(gone,))
    assert mine.read_text(encoding="utf-8") == "my own work"


def test_a_newer_version_takes_the_place_of_one_that_nobody_has_changed(tmp_path: Path, shipped: Path):
    own_copy(tmp_path / "mine")
    renew(shipped, "second edition")
    assert own_copy(tmp_path / "mine") == Copied(renewed=(tmp_path / "mine" / EXERCISE,))
    assert (tmp_path / "mine" / EXERCISE).read_text(encoding="utf-8") == "second edition"


def test_a_newer_version_comes_beside_work_once_and_under_a_clear_name(tmp_path: Path, shipped: Path):
    home = tmp_path / "mine"
    own_copy(home)
    mine = home / EXERCISE
    mine.write_text("my own work", encoding="utf-8")
    renew(shipped, "second edition")
    beside = mine.with_name("03_freedom_without_means (newer).ipynb")
    assert own_copy(home) == Copied(beside=(beside,))
    assert own_copy(home) == Copied()
    beside.write_text("work on the newer one, too", encoding="utf-8")
    renew(shipped, "third edition")
    another = mine.with_name("03_freedom_without_means (newer 2).ipynb")
    assert own_copy(home) == Copied(beside=(another,))
    assert mine.read_text(encoding="utf-8") == "my own work"
    assert beside.read_text(encoding="utf-8") == "work on the newer one, too"
    assert another.read_text(encoding="utf-8") == "third edition"


def test_a_file_that_was_there_before_is_never_overwritten(tmp_path: Path):
    mine = tmp_path / EXERCISE
    mine.parent.mkdir(parents=True)
    mine.write_text("was here first", encoding="utf-8")
    copied = own_copy(tmp_path)
    assert mine.read_text(encoding="utf-8") == "was here first"
    assert copied.beside == (mine.with_name("03_freedom_without_means (newer).ipynb"),)


def test_a_broken_record_loses_no_work(tmp_path: Path):
    own_copy(tmp_path)
    mine = tmp_path / EXERCISE
    mine.write_text("my own work", encoding="utf-8")
    for broken in ("{", "[]", json.dumps({EXERCISE: "0"})):
        (tmp_path / ".workshop" / "copied.json").write_text(broken, encoding="utf-8")
        own_copy(tmp_path)
        assert mine.read_text(encoding="utf-8") == "my own work"


def test_an_older_kit_takes_nothing_back(tmp_path: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch):
    home = tmp_path / "mine"
    renew(shipped, "second edition")
    own_copy(home)
    monkeypatch.setattr(copies, "__version__", "0.0.1")
    renew(shipped, "first edition")
    assert own_copy(home) == Copied()
    assert (home / EXERCISE).read_text(encoding="utf-8") == "second edition"
    monkeypatch.setattr(copies, "__version__", "99.0")
    renew(shipped, "third edition")
    assert own_copy(home) == Copied(renewed=(home / EXERCISE,))


def test_what_somebody_has_put_in_the_place_of_a_file_is_let_be(tmp_path: Path):
    own_copy(tmp_path / "mine")
    linked, folder = tmp_path / "mine" / EXERCISE, tmp_path / "mine" / "exercises/de/01_eight_scenes.ipynb"
    mine = tmp_path / "elsewhere.ipynb"
    linked.rename(mine)
    linked.symlink_to(mine)
    folder.unlink()
    folder.mkdir()
    assert own_copy(tmp_path / "mine") == Copied()
    assert linked.is_symlink()


def test_where_nothing_can_be_written_the_folder_is_named_with_what_to_do(tmp_path: Path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(CoursewareError, match=r"file.*--to"):
        own_copy(tmp_path / "file" / "mine")


def test_a_copy_that_breaks_off_leaves_no_half_file_and_goes_on_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write, count = copies._write, 0

    def full(path: Path, content: bytes) -> None:
        nonlocal count
        count += 1
        if count == 5:
            raise OSError(28, "No space left on device")
        write(path, content)

    monkeypatch.setattr(copies, "_write", full)
    with pytest.raises(CoursewareError, match="No space left on device"):
        own_copy(tmp_path)
    monkeypatch.setattr(copies, "_write", write)
    assert own_copy(tmp_path).beside == ()
    assert own_copy(tmp_path) == Copied()
