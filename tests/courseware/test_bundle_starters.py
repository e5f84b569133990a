"""The files around the wheels: starters that every system can read, and words in every language."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workshop_kit.content import languages, load_words
from workshop_kit.courseware.bundle_starters import STARTERS, around
from workshop_kit.courseware.bundle_targets import PYTHONS, System


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return around(list(System), PYTHONS, version="0.1.0")


def test_the_starter_of_windows_has_its_line_ends_and_only_plain_letters(files: dict[str, bytes]) -> None:
    script = files["start-windows.cmd"]
    assert script.isascii()
    assert script.count(b"\n") == script.count(b"\r\n") > 20
    assert not script.startswith(b"\xef\xbb\xbf")


def test_every_place_that_the_starter_of_windows_jumps_to_exists(files: dict[str, bytes]) -> None:
    script = files["start-windows.cmd"].decode()
    places = set(re.findall(r"^:(\w+)", script, re.MULTILINE))
    assert set(re.findall(r"goto (\w+)", script)) | set(re.findall(r"call :(\w+)", script)) == places
    # nothing runs into a place by falling through, but where it shall
    for before in re.findall(r"([^\r\n]*)\r\n\r\n?:\w+", script):
        assert before.startswith("exit /b"), before


def test_no_starter_holds_a_gap_that_was_not_filled(files: dict[str, bytes]) -> None:
    for name in STARTERS.values():
        assert not re.search(rb"@(?!echo off)\w", files[name].replace(b'"$@"', b"")), name
        for python in PYTHONS:
            assert python.encode() in files[name]


def test_newer_pythons_are_looked_for_first(files: dict[str, bytes]) -> None:
    assert b"for version in 3.14 3.13 3.12 3.11; do" in files["start-linux.sh"]
    only_two = around([System.LINUX], ["3.11", "3.12"], version="1")["start-linux.sh"]
    assert b"for version in 3.12 3.11; do" in only_two


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sh")
@pytest.mark.parametrize("shell", [each for each in ("sh", "bash", "dash", "zsh") if shutil.which(each)])
def test_shells_can_read_the_other_starters(files: dict[str, bytes], tmp_path: Path, shell: str) -> None:
    for name in ("start-macos.command", "start-linux.sh"):
        assert b"\r" not in files[name]
        (tmp_path / name).write_bytes(files[name])
        subprocess.run([shell, "-n", str(tmp_path / name)], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sh")
def test_on_a_mac_apples_own_python_is_not_called_where_it_would_ask_for_the_internet(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    for name, data in files.items():
        (tmp_path / "stick" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "stick" / name).write_bytes(data)
    (tmp_path / "bin").mkdir()
    calls = {
        "uname": "echo Darwin",
        "xcode-select": 'echo "xcode-select $*" >> "$CALLS"; exit 2',
        "open": "exit 0",
    }
    for name, does in calls.items():
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / "bin" / name).chmod(0o755)
    log = tmp_path / "calls"
    done = subprocess.run(
        ["/bin/sh", str(tmp_path / "stick" / "start-macos.command")],
        env={
            "PATH": os.pathsep.join([str(tmp_path / "bin"), "/usr/bin", "/bin"]),
            "CALLS": str(log),
            "HOME": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "This Mac has no Python yet that fits" in done.stdout
    if Path("/usr/bin/python3").exists():
        assert "xcode-select -p" in log.read_text()


def test_the_read_me_speaks_every_language_and_names_what_systems_say_to_unknown_programs(
    files: dict[str, bytes],
) -> None:
    page = files["READ-ME.html"].decode()
    for lang in languages():
        words = load_words(lang).take_along
        assert f'<article id="{lang}" lang="{lang}">' in page
        for laptop in words.laptops.values():
            assert laptop.name in page
            assert len(laptop.steps) == 3
    for name in ("Gatekeeper", "SmartScreen", *STARTERS.values()):
        assert name.split(".")[0] in page


def test_the_read_me_needs_nothing_but_itself(files: dict[str, bytes]) -> None:
    page = files["READ-ME.html"].decode()
    assert not re.search(r"https?://|<link|<script|src=|url\(|@import", page)
    assert "--wk-paper" in page
    assert "&#34;" not in page.split("</style>")[0]


def test_words_for_a_laptop_without_python_open_well_everywhere(files: dict[str, bytes]) -> None:
    for system in System:
        text = files[f"start/no-python-{system}.txt"].decode()
        assert "python.org" in text or system is System.LINUX
        for lang in languages():
            laptop = load_words(lang).take_along.laptops[system.value]
            said = " ".join(text.split())
            assert all(step in said for step in laptop.no_python_steps)
        assert max(len(line) for line in text.splitlines()) < 80
    assert b"-amd64.exe" in files["python/READ-ME.txt"]


def test_a_bundle_for_one_system_holds_the_starter_of_that_one_alone() -> None:
    names = set(around([System.MACOS], ["3.12"], version="1"))
    assert names & set(STARTERS.values()) == {"start-macos.command"}
    assert not [name for name in names if "windows" in name or "linux" in name]
