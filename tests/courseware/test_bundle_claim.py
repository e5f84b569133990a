"""Whose folder it is: nothing that somebody else has put there is overwritten or removed."""

import os
from pathlib import Path

import pytest

from tests.courseware.small_world import kit, small_bundle, wheel
from workshop_kit.courseware.bundle_claim import BEGUN, MARK, claim
from workshop_kit.courseware.bundle_errors import BundleError
from workshop_kit.courseware.bundle_folder import read_bundle


def contents(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize(
    "name", ["READ-ME.html", "start/start.py", "wheels/mine.whl", ".unfinished novel/chapter.txt", ".bashrc"]
)
def test_a_folder_with_somebodys_files_is_refused_and_left_as_it_was(tmp_path: Path, name: str) -> None:
    (tmp_path / "home" / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "home" / name).write_text("mine")
    before = contents(tmp_path / "home")
    with pytest.raises(BundleError, match=r"--out is .*an empty folder.*nothing of yours was touched"):
        small_bundle(tmp_path / "home", kit(tmp_path))
    assert contents(tmp_path / "home") == before


def test_a_stick_on_which_only_systems_have_left_something_counts_as_empty(tmp_path: Path) -> None:
    for name in ("System Volume Information", ".Trash-1000", ".Spotlight-V100"):
        (tmp_path / name).mkdir()
    (tmp_path / "._.Trashes").touch()
    assert claim(tmp_path) is None


def test_a_run_that_was_ended_at_once_can_be_run_again(tmp_path: Path) -> None:
    claim(tmp_path / "stick")
    (tmp_path / "stick" / "wheels").mkdir()
    assert claim(tmp_path / "stick") is None


def test_in_a_bundle_only_temporary_folders_of_ours_are_removed(stick: Path, tmp_path: Path) -> None:
    theirs, ours, link = stick / ".unfinished-novel", stick / ".unfinished-abc", stick / ".unfinished-link"
    for folder in (theirs, ours, tmp_path / "elsewhere"):
        folder.mkdir()
        (folder / "a file").touch()
    for folder in (ours, tmp_path / "elsewhere"):
        (folder / MARK).touch()
    if os.name != "nt":  # Windows lets only some people make links
        link.symlink_to(tmp_path / "elsewhere")
    (stick / ".unfinished-notes").write_text("no folder at all")
    assert claim(stick)
    assert (theirs / "a file").exists()
    assert (tmp_path / "elsewhere" / "a file").exists()
    assert (stick / ".unfinished-notes").exists()
    assert not ours.exists()


def test_wheels_that_somebody_has_put_into_a_bundle_stay_even_broken_ones(
    stick: Path, own_kit: Path, offline: Path
) -> None:
    broken = wheel(stick / "wheels", "mine", "1.0")
    broken.write_bytes(broken.read_bytes()[:50])
    (stick / "wheels" / "no wheel at all.whl").write_bytes(b"x")
    before = contents(stick)
    small_bundle(stick, own_kit)
    assert contents(stick) == before
    assert not (stick / BEGUN).exists()
    read_bundle(stick)


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only some people make links")
@pytest.mark.parametrize("name", ["wheels", "start", "python"])
def test_a_bundle_whose_folder_is_a_link_to_elsewhere_is_refused(
    stick: Path, tmp_path: Path, own_kit: Path, name: str
) -> None:
    (stick / name).rename(tmp_path / "elsewhere")
    (stick / name).symlink_to(tmp_path / "elsewhere")
    before = contents(tmp_path / "elsewhere")
    with pytest.raises(BundleError, match=f"in this one lies {name}"):
        small_bundle(stick, own_kit)
    assert contents(tmp_path / "elsewhere") == before


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only some people make links")
def test_a_link_in_the_place_of_a_file_is_replaced_not_followed(
    stick: Path, tmp_path: Path, own_kit: Path, offline: Path
) -> None:
    (tmp_path / "mine.html").write_text("mine")
    (stick / "READ-ME.html").unlink()
    (stick / "READ-ME.html").symlink_to(tmp_path / "mine.html")
    small_bundle(stick, own_kit)
    assert (tmp_path / "mine.html").read_text() == "mine"
    read_bundle(stick)
