"""A folder for laptops without internet: what each kind of them needs, once, and kept when the command runs again."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.courseware.small_world import (
    PLATFORMS,
    THIS_MACHINE,
    THIS_PYTHON,
    THIS_SYSTEM,
    kit,
    listed,
    only,
    small_bundle,
    wheel,
)
from workshop_kit.courseware.bundle_claim import BEGUN
from workshop_kit.courseware.bundle_errors import BundleError
from workshop_kit.courseware.bundle_folder import read_bundle
from workshop_kit.courseware.bundle_pip import pip_command
from workshop_kit.courseware.bundle_targets import System

OWN = f"{THIS_SYSTEM.value}-{THIS_MACHINE}-{THIS_PYTHON}"
NEEDS_ROOT = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("unshare"), reason="only Linux lends a full disk to a test"
)


def names(out: Path) -> set[str]:
    return {path.name for path in (out / "wheels").iterdir()}


@pytest.fixture(scope="module")
def everything(shop: Path, own_kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a bundle for every system, and the first and the last Python."""
    out = tmp_path_factory.mktemp("all") / "stick"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in only(shop).items():
            patch.setenv(name, value)
        small_bundle(out, own_kit, systems=(), pythons=("3.11", "3.14"))
    return out


def test_every_laptop_gets_what_its_own_markers_and_python_ask_for(everything: Path) -> None:
    targets = listed(everything)["targets"]
    assert set(targets) == {f"{each}-{python}" for each in PLATFORMS for python in ("3.11", "3.14")}
    for key, target in targets.items():
        laptop, python = key.rsplit("-", 1)
        packages = [name.split("-")[0] for name in target["wheels"]]
        expected = {
            "workshop_kit",
            "pip",
            "jupyterlab",
            "comm",
            "more_comm",
            "fastnum",
            "stable_abi",
            "sieve",
        }
        expected |= {"winpty"} if laptop.startswith("windows") else {"ptyprocess"}
        expected |= {"appnope"} if laptop.startswith("macos") else set()
        assert set(packages) == expected, key
        interpreter = f"cp{python.replace('.', '')}"
        assert f"fastnum-2.0-{interpreter}-{interpreter}-{PLATFORMS[laptop]}.whl" in target["wheels"]
        assert f"stable_abi-3.0-cp39-abi3-{PLATFORMS[laptop]}.whl" in target["wheels"]
        both = python == "3.11"  # the first releases of 3.11 need another one than the last
        assert packages.count("sieve") == (2 if both else 1)


def test_what_serves_many_laptops_lies_there_once_and_nothing_lies_there_in_vain(everything: Path) -> None:
    used = {name for target in listed(everything)["targets"].values() for name in target["wheels"]}
    assert names(everything) == used
    assert len([name for name in used if name.startswith("comm")]) == 1
    assert len([name for name in used if name.startswith("stable_abi")]) == len(PLATFORMS)
    read_bundle(everything)
    assert {path.name for path in everything.iterdir()} == {
        *("wheels", "start", "python", "READ-ME.html"),
        *("start-windows.cmd", "start-macos.command", "start-linux.sh"),
    }


def test_running_it_again_keeps_what_is_there_and_fetches_nothing(
    stick: Path, own_kit: Path, offline: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.stat().st_ino for path in (stick / "wheels").iterdir() if path.name != own_kit.name}
    listing = (stick / "start" / "bundle.json").read_bytes()
    monkeypatch.setenv("PIP_FIND_LINKS", str(stick / "nothing"))
    small_bundle(stick, own_kit)
    assert {path: path.stat().st_ino for path in before} == before
    assert (stick / "start" / "bundle.json").read_bytes() == listing


@pytest.mark.parametrize("known", [True, False], ids=["after a whole run", "after one that broke off"])
def test_a_file_that_came_only_in_part_is_fetched_again(
    stick: Path, own_kit: Path, offline: Path, known: bool
) -> None:
    victim = next((stick / "wheels").glob("jupyterlab-*"))
    whole = victim.read_bytes()
    damaged = bytearray(whole)
    damaged[60] ^= 1  # inside the first file, so that the zip's own list is still whole
    victim.write_bytes(damaged)
    next((stick / "wheels").glob("comm-*")).write_bytes(b"PK")
    if not known:
        (stick / "start" / "bundle.json").unlink()
        (stick / BEGUN).touch()
    small_bundle(stick, own_kit)
    assert victim.read_bytes() == whole
    read_bundle(stick)


def test_a_break_in_the_middle_keeps_what_had_come(
    offline: Path, own_kit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, part = tmp_path / "stick", tmp_path / "part"
    shutil.copytree(offline, part)
    next(part.glob("comm-1.0-*")).unlink()
    monkeypatch.setenv("PIP_FIND_LINKS", str(part))
    with pytest.raises(BundleError, match=r"comm==1.0"):
        small_bundle(out, own_kit)
    assert any(name.startswith("jupyterlab") for name in names(out))
    assert not (out / "start" / "bundle.json").exists()
    assert not [path for path in out.iterdir() if path.name.startswith(".")]
    monkeypatch.setenv("PIP_FIND_LINKS", str(offline))
    small_bundle(out, own_kit)
    read_bundle(out)


def test_a_newer_version_takes_the_place_of_the_older_and_nothing_else(
    stick: Path, offline: Path, tmp_path: Path
) -> None:
    (stick / "my holiday.jpg").write_bytes(b"sea")
    wheel(stick / "wheels", "mine", "1.0")
    (stick / "python" / "python-3.13.1-amd64.exe").write_bytes(b"installer")
    small_bundle(stick, kit(tmp_path, "0.2.0"))
    assert {name for name in names(stick) if name.startswith("workshop_kit")} == {
        "workshop_kit-0.2.0-py3-none-any.whl"
    }
    assert (stick / "my holiday.jpg").read_bytes() == b"sea"
    assert "mine-1.0-py3-none-any.whl" in names(stick)
    assert (stick / "python" / "python-3.13.1-amd64.exe").exists()
    assert listed(stick)["release"] == [0, 2, 0]


def test_a_wheel_that_one_laptop_lacks_is_named_with_that_laptop(
    offline: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = tmp_path / "part"
    shutil.copytree(offline, part)
    next(part.glob("fastnum-2.0-cp314-cp314-win*")).unlink()
    monkeypatch.setenv("PIP_FIND_LINKS", str(part))
    with pytest.raises(BundleError, match=r"fastnum==2.0 for windows-amd64-3.14.*--system and --python"):
        small_bundle(tmp_path / "stick", kit(tmp_path), systems=(System.WINDOWS,), pythons=("3.13", "3.14"))


def test_needs_that_nobody_tested_together_are_refused(offline: Path, tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="no version of surprise"):
        small_bundle(tmp_path / "a", kit(tmp_path / "1", requires=("surprise",)))
    with pytest.raises(BundleError, match=r"comm==1.0, where workshop-kit==0.1.0 wants comm>=1.1"):
        small_bundle(tmp_path / "b", kit(tmp_path / "2", requires=("comm>=1.1",)))


def test_a_python_that_we_do_not_support_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match=r"--python is '3.9'; expected one of 3.11"):
        small_bundle(tmp_path, kit(tmp_path), pythons=("3.9",))


def test_a_laptop_that_nobody_builds_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match=r"--machine is 'arm64'; expected windows: amd64"):
        small_bundle(tmp_path, kit(tmp_path), systems=(System.WINDOWS,), machines=("arm64",))


def test_a_bundle_for_one_processor_is_for_that_alone(stick: Path) -> None:
    assert list(listed(stick)["targets"]) == [OWN]


def test_a_folder_that_cannot_be_is_refused_in_words(offline: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("I am no folder")
    with pytest.raises(BundleError, match="a folder that you may write to"):
        small_bundle(file / "stick", kit(tmp_path))


def command(own: Path, out: str) -> list[str]:
    return [
        *(sys.executable, "-m", "workshop_kit.cli", "bundle", "--out", out, "--wheel", str(own)),
        *("--system", THIS_SYSTEM.value, "--python", THIS_PYTHON, "--machine", THIS_MACHINE),
    ]


def test_the_command_shows_how_far_it_is_and_ends_with_the_size(
    offline: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(command(kit(tmp_path), str(tmp_path / "stick")), check=True)
    said = capfd.readouterr().out
    assert "jupyterlab-4.0-py3-none-any.whl" in said
    assert f"Python {THIS_PYTHON}: " in said
    assert "files, 2 MB in" in said
    assert "workshop serve --bundle" in said


@NEEDS_ROOT
@pytest.mark.parametrize(
    ("mount", "words"),
    [("size=600k", "room for the whole bundle"), ("ro", "a folder that you may write to")],
    ids=["full", "read-only"],
)
def test_a_stick_that_is_full_or_cannot_be_written_gets_a_clear_word(
    offline: Path, tmp_path: Path, mount: str, words: str
) -> None:
    (tmp_path / "stick").mkdir()
    inside = f'mount -t tmpfs -o {mount} none "$0" && exec "$@"'
    full = ["unshare", "--mount", "--map-root-user", "sh", "-c", inside, str(tmp_path / "stick")]
    done = subprocess.run(
        [*full, *command(kit(tmp_path), str(tmp_path / "stick"))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@NEEDS_ROOT
def test_without_internet_it_says_so_and_that_what_has_come_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (*only(tmp_path), "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    done = subprocess.run(
        ["unshare", "--net", "--map-root-user", *command(kit(tmp_path), str(tmp_path / "stick"))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "an internet connection" in done.stderr
    assert "is kept" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_pip_the_one_that_python_keeps_for_new_environments_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import importlib.util

    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "pip" else find(name))
    kept = pip_command()
    assert "_bundled" in kept[1]
    said = subprocess.run([*kept, "--version"], check=True, capture_output=True, text=True).stdout
    assert said.startswith("pip ")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(BundleError, match=r"\[bundle\]"):
        pip_command()
