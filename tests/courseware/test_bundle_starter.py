"""The starter on the stick, run for real in an empty home: first time, again, half made, older, newer, and what goes wrong."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.courseware.small_world import kit, only, small_bundle

SCRIPT = {"win32": "start-windows.cmd", "darwin": "start-macos.command"}.get(sys.platform, "start-linux.sh")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has another starter, and no sh")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return an empty home with a name that some programs stumble over."""
    folder = tmp_path / "home of Ärmel & Söhne"
    folder.mkdir()
    return folder


def starting(script: Path, home: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    shell = ["cmd", "/d", "/c"] if sys.platform == "win32" else ["sh"]
    here = str(Path(sys.executable).resolve().parent)
    return subprocess.Popen(
        [*shell, str(script), *arguments],
        env={
            **os.environ,
            "HOME": str(home),
            "USERPROFILE": str(home),
            "PATH": os.pathsep.join([here, os.environ["PATH"]]),
            "LC_ALL": "C.UTF-8",
            # what may lie about on somebody's laptop, and must do no harm
            "PYTHONPATH": str(home / "elsewhere"),
            "PIP_REQUIRE_VIRTUALENV": "1",
            "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
            **environment,
        },
        stdin=subprocess.DEVNULL if "--stay" not in arguments else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def start(script: Path, home: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    with starting(script, home, *arguments, **environment) as process:
        said, _ = process.communicate(timeout=90)
    assert "Traceback" not in said, said
    return process.returncode, said


def opened(said: str) -> dict[str, Any]:
    """Return what the small workshop-kit was asked to open."""
    (found,) = re.findall(r"^LAB (.+)$", said, re.MULTILINE)
    return json.loads(found)


def programs(home: Path) -> list[Path]:
    return [path for path in (home / "workshop-kit" / ".venv").iterdir() if path.is_dir()]


@pytest.fixture(scope="session")
def settled(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home in which the starter has been before, set up once for many tests."""
    home = tmp_path_factory.mktemp("settled")
    code, said = start(made / SCRIPT, home)
    assert code == 0, said
    return home


@pytest.fixture
def lived_in(settled: Path, home: Path) -> Path:
    """Return a home of one's own in which the starter has been before."""
    shutil.copytree(settled / "workshop-kit", home / "workshop-kit", symlinks=True)
    return home


def newer(stick: Path, tmp_path: Path, shop: Path, version: str = "0.2.0") -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in only(shop).items():
            patch.setenv(name, value)
        small_bundle(stick, kit(tmp_path / version, version))


def test_the_first_start_sets_up_and_opens_and_the_next_opens_at_once(stick: Path, home: Path) -> None:
    code, said = start(stick / SCRIPT, home)
    assert code == 0, said
    assert "needed once" in said
    assert re.search(r"\d+ of \d+ parts", said)
    lab = opened(said)
    assert lab["arguments"][:3] == ["lab", "--to", str(home / "workshop-kit" / "exercises")]
    assert Path(lab["python"]).is_relative_to(home)
    before = (programs(home)[0] / "ready.json").stat().st_ino
    code, again = start(stick / SCRIPT, home)
    assert code == 0
    assert "needed once" not in again
    assert opened(again)["version"] == "0.1.0"
    assert (programs(home)[0] / "ready.json").stat().st_ino == before


def test_nothing_is_written_to_the_stick_and_it_can_be_pulled_out_afterwards(stick: Path, home: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in stick.rglob("*")}
    start(stick / SCRIPT, home)
    assert {path: path.stat().st_mtime_ns for path in stick.rglob("*")} == before
    shutil.rmtree(stick)
    code, said = start(home / "workshop-kit" / SCRIPT, home, "--no-browser")
    assert code == 0, said
    assert opened(said)["arguments"][-1] == "--no-browser"


def test_the_words_are_german_where_the_laptop_is(stick: Path, home: Path) -> None:
    _, said = start(stick / SCRIPT, home, LC_ALL="de_DE.UTF-8")
    assert "Ihre Arbeit liegt in" in said


@POSIX
@pytest.mark.parametrize(
    ("lang", "expected"), [("de_DE.UTF-8", "de"), ("en_GB.UTF-8", "en"), ("xx_YY", "en"), ("C", "en")]
)
def test_the_exercises_open_in_the_language_that_the_starter_speaks(
    lived_in: Path, stick: Path, lang: str, expected: str
) -> None:
    for script in (stick / SCRIPT, lived_in / "workshop-kit" / SCRIPT):
        _, said = start(script, lived_in, LC_ALL="", LC_MESSAGES="", LANG=lang)
        assert ("Ihre Arbeit liegt in" in said) == (expected == "de")
        arguments = opened(said)["arguments"]
        assert arguments[arguments.index("--lang") + 1] == expected


def test_a_language_that_a_person_names_comes_last_and_so_counts(stick: Path, lived_in: Path) -> None:
    arguments = opened(start(stick / SCRIPT, lived_in, "--lang", "de")[1])["arguments"]
    assert arguments[-2:] == ["--lang", "de"]


@POSIX
def test_an_older_program_that_lacks_the_language_of_the_stick_opens_in_one_that_it_has(
    stick: Path, lived_in: Path
) -> None:
    (ready,) = (lived_in / "workshop-kit" / ".venv").glob("*/ready.json")
    data = json.loads(ready.read_text(encoding="utf-8"))
    del data["words"]["de"]
    ready.write_text(json.dumps(data), encoding="utf-8")
    arguments = opened(start(stick / SCRIPT, lived_in, LC_ALL="de_DE.UTF-8")[1])["arguments"]
    assert arguments[arguments.index("--lang") + 1] == "en"


@POSIX
def test_what_broke_off_halfway_is_noticed_and_made_again(stick: Path, lived_in: Path) -> None:
    (folder,) = programs(lived_in)
    (folder / "ready.json").unlink()
    shutil.rmtree(next(folder.glob("lib*/python*/site-packages/jupyterlab")))
    code, said = start(stick / SCRIPT, lived_in)
    assert code == 0, said
    assert "needed once" in said
    assert next(folder.glob("lib*/python*/site-packages/jupyterlab"))


@POSIX
def test_an_environment_whose_python_is_gone_says_so_and_is_made_again(stick: Path, lived_in: Path) -> None:
    (folder,) = programs(lived_in)
    for link in (folder / "bin").glob("python*"):
        link.unlink()
        link.symlink_to(lived_in / "no such python")
    code, said = start(lived_in / "workshop-kit" / SCRIPT, lived_in)
    assert code == 1
    assert "is gone from this laptop" in said
    code, said = start(stick / SCRIPT, lived_in)
    assert code == 0, said
    assert opened(said)


def test_a_newer_stick_brings_it_up_to_date_and_leaves_the_work_alone(
    stick: Path, lived_in: Path, tmp_path: Path, shop: Path
) -> None:
    mine = lived_in / "workshop-kit" / "exercises" / "mine.ipynb"
    mine.write_text("what I wrote")
    newer(stick, tmp_path, shop)
    code, said = start(stick / SCRIPT, lived_in)
    assert code == 0, said
    assert "up to date" in said
    assert opened(said)["version"] == "0.2.0"
    assert mine.read_text() == "what I wrote"
    assert [path.name.split("-")[0] for path in programs(lived_in)] == ["0.2.0"]
    assert opened(start(lived_in / "workshop-kit" / SCRIPT, lived_in)[1])["version"] == "0.2.0"


def test_an_older_stick_opens_the_newer_version_that_is_there(
    stick: Path, home: Path, tmp_path: Path, shop: Path
) -> None:
    old = Path(shutil.copytree(stick, tmp_path / "old stick"))
    newer(stick, tmp_path, shop)
    start(stick / SCRIPT, home)
    code, said = start(old / SCRIPT, home)
    assert code == 0
    assert "newer version" in said
    assert opened(said)["version"] == "0.2.0"


def test_an_update_that_fails_opens_what_was_there(
    stick: Path, lived_in: Path, tmp_path: Path, shop: Path
) -> None:
    newer(stick, tmp_path, shop)
    next((stick / "wheels").glob("comm-*")).unlink()
    code, said = start(stick / SCRIPT, lived_in)
    assert code == 0
    assert "comm-1.0-py3-none-any.whl" in said
    assert "starts instead" in said
    assert opened(said)["version"] == "0.1.0"


@POSIX
def test_an_update_leaves_what_is_still_open_until_the_next_time(
    stick: Path, home: Path, tmp_path: Path, shop: Path
) -> None:
    with starting(stick / SCRIPT, home, "--stay") as running:
        assert running.stdout
        for line in running.stdout:
            if line.startswith("LAB"):
                break
        newer(stick, tmp_path, shop)
        assert opened(start(stick / SCRIPT, home)[1])["version"] == "0.2.0"
        assert len(programs(home)) == 2
        running.communicate("", timeout=30)
    start(stick / SCRIPT, home)
    assert len(programs(home)) == 1


def test_a_stick_with_a_file_missing_says_which(stick: Path, home: Path) -> None:
    next((stick / "wheels").glob("comm-*")).write_bytes(b"PK")
    code, said = start(stick / SCRIPT, home)
    assert code == 1
    assert "This folder is not whole: wheels/comm" in said


def test_whatever_pip_stumbles_over_leads_to_a_file_for_the_trainer(stick: Path, home: Path) -> None:
    listing = json.loads((stick / "start" / "bundle.json").read_text())
    victim = next((stick / "wheels").glob("comm-*"))
    victim.write_bytes(b"x" * listing["files"][f"wheels/{victim.name}"]["size"])
    code, said = start(stick / SCRIPT, home)
    assert code == 1
    assert "not your fault" in said
    log = home / "workshop-kit" / "setting-up.log"
    assert str(log) in said
    assert "comm" in log.read_text()
    assert not [path for path in programs(home) if (path / "ready.json").exists()]


def test_a_home_in_which_nothing_can_be_written_is_told(stick: Path, home: Path) -> None:
    (home / "workshop-kit").write_text("a file where a folder should be")
    code, said = start(stick / SCRIPT, home)
    assert code == 1
    assert "Nothing can be written" in said


def test_a_disk_without_room_is_told_before_anything_is_written(stick: Path, home: Path) -> None:
    path = stick / "start" / "bundle.json"
    listing = json.loads(path.read_text(encoding="utf-8"))
    for target in listing["targets"].values():
        target["unpacked"] = 10**15
    path.write_text(json.dumps(listing), encoding="utf-8")
    code, said = start(stick / SCRIPT, home)
    assert code == 1
    assert "too little room" in said
    assert programs(home) == []


@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("unshare"), reason="only Linux lends a full disk to a test"
)
def test_a_disk_that_becomes_full_in_the_middle_is_told(stick: Path, home: Path, tmp_path: Path) -> None:
    path = stick / "start" / "bundle.json"
    listing = json.loads(path.read_text(encoding="utf-8"))
    for target in listing["targets"].values():
        target["unpacked"] = -(10**9)  # as if the others on this laptop had filled it meanwhile
    path.write_text(json.dumps(listing), encoding="utf-8")
    command = f'mount -t tmpfs -o size=40k none "{home}" && HOME="{home}" sh "{stick / SCRIPT}"'
    done = subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    )
    assert done.returncode == 1
    assert "too little room" in done.stdout, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@POSIX
def test_two_windows_at_once_do_not_get_in_each_others_way(stick: Path, home: Path) -> None:
    import fcntl

    (home / "workshop-kit" / ".venv").mkdir(parents=True)
    with (home / "workshop-kit" / ".venv" / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        code, said = start(stick / SCRIPT, home)
    assert code == 1
    assert "another window" in said
    assert start(stick / SCRIPT, home)[0] == 0


def test_a_port_that_somebody_uses_is_passed_over(stick: Path, home: Path) -> None:
    import socket

    with socket.socket() as taken:
        try:
            taken.bind(("127.0.0.1", 8888))
            taken.listen()
        except OSError:
            pass  # somebody else has it, which serves as well
        arguments = opened(start(stick / SCRIPT, home)[1])["arguments"]
    port = int(arguments[arguments.index("--port") + 1])
    assert 8888 < port < 8908


@POSIX
def test_ctrl_c_while_it_sets_up_leaves_nothing_that_seems_whole(stick: Path, home: Path) -> None:
    import signal

    with starting(stick / SCRIPT, home) as process:
        folder = home / "workshop-kit" / ".venv"
        end = time.monotonic() + 60
        while time.monotonic() < end and not list(folder.glob("*/pyvenv.cfg")):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Stopped" in said
    assert "Traceback" not in said
    assert not list(folder.glob("*/ready.json"))
    assert start(stick / SCRIPT, home)[0] == 0


@POSIX
def test_without_a_python_that_fits_it_says_what_to_do(stick: Path, home: Path) -> None:
    path = stick / "start" / "bundle.json"
    listing = json.loads(path.read_text(encoding="utf-8"))
    listing["targets"] = {"linux-x86_64-3.99": {"wheels": [], "unpacked": 0}}
    path.write_text(json.dumps(listing), encoding="utf-8")
    code, said = start(stick / SCRIPT, home)
    assert code == 1
    assert "has no Python yet that fits" in said
    assert "noch kein Python" in said
    assert not (home / "workshop-kit").exists()


@POSIX
def test_a_starter_that_was_taken_out_of_its_folder_says_so(stick: Path, home: Path) -> None:
    alone = Path(shutil.copy(stick / SCRIPT, home))
    code, said = start(alone, home)
    assert code == 1
    assert "unpack the whole zip" in said
    assert "entpacken" in said
