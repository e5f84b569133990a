"""A registry in a folder: wheels of a few bytes, with the markers and tags of the real ones, and a workshop-kit."""

import base64
import csv
import ensurepip
import hashlib
import io
import json
import os
import platform
import sys
import zipfile
from pathlib import Path

from packaging.utils import parse_wheel_filename

from workshop_kit.courseware.bundle import BundleOptions, Made, make_bundle
from workshop_kit.courseware.bundle_targets import System

THIS_PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
THIS_SYSTEM = {"win32": System.WINDOWS, "darwin": System.MACOS}.get(sys.platform, System.LINUX)
THIS_MACHINE = "amd64" if THIS_SYSTEM is System.WINDOWS else platform.machine().lower()

PLATFORMS = {
    "windows-amd64": "win_amd64",
    "macos-arm64": "macosx_11_0_arm64",
    "macos-x86_64": "macosx_10_13_x86_64",
    "linux-x86_64": "manylinux2014_x86_64",
    "linux-aarch64": "manylinux_2_28_aarch64",
}
CLI = """
import json, pathlib, sys
def main():
    to = pathlib.Path(sys.argv[sys.argv.index("--to") + 1])
    to.mkdir(parents=True, exist_ok=True)
    print("LAB " + json.dumps({"version": "VERSION", "arguments": sys.argv[1:], "python": sys.prefix}), flush=True)
    if "--stay" in sys.argv:
        sys.stdin.read()
if __name__ == "__main__":
    main()
"""


def wheel(
    folder: Path,
    name: str,
    version: str,
    *,
    tag: str = "py3-none-any",
    requires: tuple[str, ...] = (),
    python: str = ">=3.8",
    files: dict[str, str] | None = None,
) -> Path:
    """Write a wheel, whole and small."""
    stem = f"{name.replace('-', '_')}-{version}"
    said = [
        "Metadata-Version: 2.1",
        f"Name: {name}",
        f"Version: {version}",
        f"Requires-Python: {python}",
        *(f"Requires-Dist: {each}" for each in requires),
        *(f"Provides-Extra: {extra}" for extra in ("more",)),
    ]
    inside = {
        **(files or {f"{name.replace('-', '_')}/__init__.py": ""}),
        f"{stem}.dist-info/METADATA": "\n".join(said) + "\n",
        f"{stem}.dist-info/WHEEL": f"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: {tag}\n",
    }
    listing = io.StringIO()
    writer = csv.writer(listing, lineterminator="\n")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem}-{tag}.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for entry, text in inside.items():
            archive.writestr(zipfile.ZipInfo(entry), text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
            writer.writerow([entry, f"sha256={digest}", len(text.encode())])
        writer.writerow([f"{stem}.dist-info/RECORD", "", ""])
        archive.writestr(zipfile.ZipInfo(f"{stem}.dist-info/RECORD"), listing.getvalue())
    return path


def pip_wheel() -> Path:
    """Return the wheel of pip that Python keeps for new environments."""
    (found,) = (Path(ensurepip.__file__).parent / "_bundled").glob("pip-*.whl")
    return found


PINS = {
    "jupyterlab": "4.0",
    "comm": "1.0",
    "more-comm": "1.0",
    "fastnum": "2.0",
    "stable-abi": "3.0",
    "winpty": "1.0",
    "appnope": "1.0",
    "ptyprocess": "1.0",
}
MARKED = ["sieve==1.0 ; python_full_version < '3.11.5'", "sieve==2.0 ; python_full_version >= '3.11.5'"]


def kit(
    folder: Path, version: str = "0.1.0", *, pins: list[str] | None = None, requires: tuple[str, ...] = ()
) -> Path:
    """Write a workshop-kit that has all the shapes of the real one's needs, and whose ``lab`` ends at once."""
    lines = [f"{name}=={pin}" for name, pin in PINS.items()]
    lines += [*MARKED, f"pip=={parse_wheel_filename(pip_wheel().name)[1]}", *(pins or [])]
    return wheel(
        folder,
        "workshop-kit",
        version,
        requires=("jupyterlab>=4,<5", "fastnum>=2", "stable-abi", "sieve", *requires),
        files={
            "workshop_kit/__init__.py": "",
            "workshop_kit/cli.py": CLI.replace("VERSION", version),
            "workshop_kit/constraints.txt": "\n".join(lines) + "\n",
        },
    )


def registry(folder: Path) -> Path:
    """Fill a folder with what a registry would have."""
    wheel(
        folder,
        "jupyterlab",
        PINS["jupyterlab"],
        requires=(
            "comm[more]>=1",
            "winpty ; os_name == 'nt'",
            "appnope ; platform_system == 'Darwin'",
            "ptyprocess ; os_name != 'nt'",
            "never-heard-of ; sys_platform == 'emscripten'",
            "only-for-tests ; extra == 'test'",
        ),
        files={"jupyterlab/__init__.py": "# a very small laboratory\n", "jupyterlab/labapp.py": ""},
    )
    wheel(folder, "comm", "1.0", requires=("more-comm ; extra == 'more'",))
    wheel(folder, "comm", "1.1")
    for name in ("more-comm", "appnope", "ptyprocess"):
        wheel(folder, name, "1.0")
    wheel(folder, "sieve", "1.0")
    wheel(folder, "sieve", "2.0", python=">=3.11.5")
    for python in ("cp311", "cp312", "cp313", "cp314"):
        wheel(folder, "winpty", "1.0", tag=f"{python}-{python}-win_amd64")
        for tag in PLATFORMS.values():
            wheel(folder, "fastnum", "2.0", tag=f"{python}-{python}-{tag}")
    for tag in PLATFORMS.values():
        wheel(folder, "stable-abi", "3.0", tag=f"cp39-abi3-{tag}")
    (folder / pip_wheel().name).write_bytes(pip_wheel().read_bytes())
    return folder


def only(folder: Path) -> dict[str, str]:
    """Return the environment in which pip knows this registry alone."""
    return {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(folder), "PIP_CONFIG_FILE": os.devnull}


def small_bundle(out: Path, kit_wheel: Path, **options: tuple[object, ...]) -> Made:
    """Make a bundle for this laptop, or for those that are named."""
    chosen = {"systems": (THIS_SYSTEM,), "pythons": (THIS_PYTHON,), **options}
    if "systems" not in options:
        chosen["machines"] = (THIS_MACHINE,)
    return make_bundle(BundleOptions(out=out, wheel=kit_wheel, **chosen), tell=lambda _line: None)  # type: ignore[arg-type]


def listed(out: Path) -> dict[str, object]:
    """Return the list of a bundle."""
    return json.loads((out / "start" / "bundle.json").read_text(encoding="utf-8"))
