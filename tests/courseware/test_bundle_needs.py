"""What each laptop needs, judged by our own reading of markers and by uv's, on the metadata of the real packages."""

import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from tests.courseware.small_world import wheel
from workshop_kit.courseware.bundle_needs import Pins, needs
from workshop_kit.courseware.bundle_targets import System, Target, targets_for
from workshop_kit.courseware.bundle_wheels import Shelf, read_wheel

ROOT = Path(__file__).parents[2]
TRIPLES = {
    ("windows", "amd64"): "x86_64-pc-windows-msvc",
    ("macos", "arm64"): "aarch64-apple-darwin",
    ("macos", "x86_64"): "x86_64-apple-darwin",
    ("linux", "x86_64"): "x86_64-manylinux_2_28",
    ("linux", "aarch64"): "aarch64-manylinux_2_28",
}
NEED_NOTHING = {"appnope", "colorama", "overrides", "pywinpty", "soupsieve", "numpy", "pip"}
"""Packages that only other laptops have; none of them asks for anything."""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every pinned package as a wheel: its real metadata, and nothing inside."""
    folder = tmp_path_factory.mktemp("metadata")
    for line in Pins.read((ROOT / "constraints.txt").read_text(encoding="utf-8")).lines:
        (only,) = line.specifier
        try:
            found = distribution(line.name)
        except PackageNotFoundError:
            found = None
        if found and found.version == only.version:
            python = found.metadata.get("Requires-Python") or ">=3.8"
            wheel(folder, line.name, only.version, requires=tuple(found.requires or ()), python=python)
        elif line.name in NEED_NOTHING:
            wheel(folder, line.name, only.version)
    return folder


@pytest.fixture(scope="module")
def own(shelf: Path) -> Path:
    """Return our own wheel, with the needs that it declares."""
    declared = distribution("workshop-kit").requires or []
    return wheel(shelf, "workshop-kit", "0.1.0", requires=tuple(declared), python=">=3.11")


def by_uv(shelf: Path, own: Path, target: Target, python: str) -> set[str]:
    """Return what uv would install on a laptop, from the folder alone."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "--offline", "--no-index", "--no-config", "-q"]
    command += ["-f", str(shelf), "--only-binary", ":all:", "--no-header", "--no-annotate"]
    command += ["--python-platform", TRIPLES[target.system.value, target.machine]]
    command += ["--python-version", python, "--constraint", str(ROOT / "constraints.txt"), "-"]
    done = subprocess.run(
        command,
        input=f"workshop-kit @ {own.as_uri()}\n",
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "UV_CACHE_DIR": str(shelf / "cache")},
    )
    assert done.returncode == 0, done.stderr
    return {line.split()[0] for line in done.stdout.splitlines() if "==" in line}


@pytest.mark.parametrize("target", targets_for((), ("3.11", "3.14")), ids=lambda target: target.key)
def test_we_and_uv_agree_about_what_a_laptop_needs(shelf: Path, own: Path, target: Target) -> None:
    at_hand = Shelf()
    at_hand.add(read_wheel(path) for path in shelf.glob("*.whl"))
    pins = Pins.read((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    found = needs(target, kit=read_wheel(own), pins=pins, shelf=at_hand)
    assert found.missing == ()
    ours = {str(each.pin) for each in found.wheels if each.pin.name != "pip"}
    ends = [f"{target.python}.0", target.newest_python]
    assert ours == {each for end in ends for each in by_uv(shelf, own, target, end)}
    packages = {each.split("==")[0] for each in ours}
    assert ("pywinpty" in packages) == ("colorama" in packages) == (target.system is System.WINDOWS)
    assert ("appnope" in packages) == (target.system is System.MACOS)
    assert ("pexpect" in packages) == (target.system is not System.WINDOWS)


def test_a_laptop_without_its_own_wheel_of_a_package_is_told_apart(shelf: Path, own: Path) -> None:
    (target,) = targets_for((System.WINDOWS,), ("3.12",))
    at_hand = Shelf()
    at_hand.add(read_wheel(path) for path in shelf.glob("*.whl") if not path.name.startswith("jupyterlab-4"))
    pins = Pins.read((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    missing = needs(target, kit=read_wheel(own), pins=pins, shelf=at_hand).missing
    assert [pin.name for pin in missing] == ["jupyterlab"]
