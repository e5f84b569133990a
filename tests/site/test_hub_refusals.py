"""Where a hub is refused, and what a seat starts with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.hubs import NOBODY, hub_command, needs_root
from workshop_kit import WorkshopKitError
from workshop_kit.cli import HUB_DATA, app
from workshop_kit.content import languages
from workshop_kit.site.hub import archive, start, system
from workshop_kit.site.hub.options import DATA


def test_on_another_system_than_linux_a_hub_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(WorkshopKitError, match=r"this system is 'darwin'; expected Linux.* workshop lab$"):
        system.check_system()


@needs_root
def test_without_what_makes_users_a_hub_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkshopKitError, match="what makes users here is 'without useradd'"):
        system.check_system(search=str(tmp_path))
    system.check_system()


@needs_root
def test_without_root_a_hub_is_refused_in_one_line_and_without_a_traceback() -> None:
    refused = subprocess.run(
        hub_command(data=DATA),
        user=NOBODY,
        group=NOBODY,
        extra_groups=[],
        cwd="/",
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    assert refused.stderr == (
        f"workshop: the user who runs this is {NOBODY}; expected root, who makes a system user for each person. "
        "Put sudo before the command.\n"
    )


@pytest.mark.parametrize("missing", ["jupyterhub", "jupyterhub_idle_culler"])
def test_without_the_extra_a_hub_is_refused_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    found = system.find_spec
    monkeypatch.setattr(system, "find_spec", lambda name: None if name == missing else found(name))
    with pytest.raises(WorkshopKitError, match=rf"without {missing}.*pip install 'workshop-kit\[hub\]'$"):
        system.check_extra()


@needs_root
def test_ending_a_hub_that_there_is_not_is_refused(tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["hub", "--end", "--data", str(tmp_path)])
    assert isinstance(found.exception, WorkshopKitError)
    assert "There is nothing to end here" in str(found.exception)


def test_deleting_work_without_ending_the_day_is_refused(tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["hub", "--delete-work", "--data", str(tmp_path)])
    assert isinstance(found.exception, WorkshopKitError)
    assert "expected --end --delete-work" in str(found.exception)


def test_the_command_line_names_the_folder_that_is_taken() -> None:
    assert HUB_DATA == DATA


def test_an_archive_without_room_is_refused_and_deletes_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "plan.txt").write_text("mine")
    (tmp_path / "file").touch()
    with pytest.raises(WorkshopKitError, match="Nothing was deleted"):
        archive.keep(home, tmp_path / "file" / "archive")
    assert (home / "plan.txt").read_text() == "mine"


@needs_root
def test_a_disk_that_is_full_is_told_and_deletes_nothing(tmp_path: Path) -> None:
    home, small = tmp_path / "home", tmp_path / "small"
    home.mkdir()
    small.mkdir()
    work = os.urandom(500_000)
    (home / "plan.bin").write_bytes(work)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], check=True)
    try:
        with pytest.raises(WorkshopKitError, match=r"Nothing was deleted.*No space left on device"):
            archive.keep(home, small)
        assert list(small.iterdir()) == [], "no half archive is left to be taken for a whole one"
    finally:
        subprocess.run(["umount", str(small)], check=True)
    assert (home / "plan.bin").read_bytes() == work


def test_deleting_a_folder_follows_no_link_out_of_it(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious.txt").touch()
    home = tmp_path / "home"
    home.mkdir()
    (home / "link").symlink_to(elsewhere)
    archive.delete(home)
    assert not home.exists()
    other = tmp_path / "other"
    other.symlink_to(elsewhere)
    archive.delete(other)
    assert (elsewhere / "precious.txt").is_file()


@pytest.mark.parametrize("lang", languages())
def test_jupyterlab_opens_with_the_exercises_in_the_language_of_the_person(tmp_path: Path, lang: str) -> None:
    assert start.start_page(tmp_path, lang) == "/lab", "with no file at all, it opens all the same"
    start.prepare_folder(tmp_path)
    assert start.start_page(tmp_path, lang) == f"/doc/tree/exercises/{lang}/00_start_here.ipynb"
    assert (tmp_path / "exercises" / lang / "00_start_here.ipynb").is_file()


def test_preparing_a_folder_again_touches_nothing_that_is_there(tmp_path: Path) -> None:
    start.prepare_folder(tmp_path)
    changed = next(tmp_path.glob("exercises/en/*.ipynb"))
    changed.write_text("my own work")
    start.prepare_folder(tmp_path)
    assert changed.read_text() == "my own work"
