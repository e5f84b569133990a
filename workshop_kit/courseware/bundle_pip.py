"""Fetching wheels with pip, which knows this laptop's proxy, certificates and registry."""

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Callable, Collection
from pathlib import Path

from workshop_kit.courseware.bundle_errors import BundleError
from workshop_kit.courseware.bundle_targets import Target
from workshop_kit.courseware.bundle_wheels import Pin

Tell = Callable[[str], None]
_NO_WAY_OUT = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|Connection (?:refused|reset|aborted)|"
    r"Failed to establish|name resolution|getaddrinfo|Network is unreachable|ProxyError|SSLError|IncompleteRead|"
    r"Connection broken|ConnectionError|Read timed out|ProtocolError"
)
_NOT_THERE = re.compile(r"No matching distribution found for (\S+)")
_FULL = re.compile(r"No space left on device|Errno 28|not enough space on the disk|Errno 122", re.IGNORECASE)
_FETCHING = re.compile(
    r"\s*(?:Downloading|Using cached|Processing) (?:.*[/\\])?([^/\\]+\.whl)(?: \((.+)\))?$"
)


def pip_command() -> tuple[str, ...]:
    """Return how pip is called here: an installed one, or the one that Python keeps for new environments.

    Raises
    ------
    BundleError
        If there is neither.
    """
    if importlib.util.find_spec("pip"):
        return (sys.executable, "-m", "pip")
    keeper = importlib.util.find_spec("ensurepip")
    for folder in keeper.submodule_search_locations or () if keeper else ():
        for wheel in sorted((Path(folder) / "_bundled").glob("pip-*.whl"), reverse=True):
            return (sys.executable, str(wheel / "pip"))
    raise BundleError(
        thing="pip, which fetches the files of a bundle,",
        value="not installed",
        expected="pip beside workshop-kit",
        mend="Install it together with its extra: uv tool install 'workshop_kit-….whl[bundle]', or pipx inject "
        "workshop-kit pip.",
    )


def download(pins: Collection[Pin], target: Target, *, into: Path, tell: Tell) -> None:
    """Fetch the wheels of some packages for one kind of laptop.

    Raises
    ------
    BundleError
        Without a way to the registry, without such a wheel, or without room for it.
    """
    arguments = ["download", "--no-deps", "--only-binary=:all:", "--progress-bar=off", "--no-input"]
    arguments += ["--disable-pip-version-check", "--retries=2", "--implementation=cp"]
    arguments += [f"--python-version={target.newest_python}", f"--dest={into}"]
    arguments += [f"--platform={platform}" for platform in target.platforms]
    call(*arguments, *(str(pin) for pin in pins), subject=target.key, tell=tell)


def call(*arguments: str, subject: str, tell: Tell) -> None:
    """Run pip, telling of each file that it fetches."""
    told: list[str] = []
    with subprocess.Popen(  # noqa: S603 - our own Python
        [*pip_command(), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"},
    ) as pip:
        assert pip.stdout is not None  # noqa: S101 - asked for above
        for line in pip.stdout:
            told.append(line)
            if found := _FETCHING.match(line):
                tell(f"  {found[1]}" + (f"  {found[2]}" if found[2] else ""))
    if pip.returncode:
        raise _why("".join(told), subject)


def _why(said: str, subject: str) -> BundleError:
    if _FULL.search(said):
        return no_room()
    if _NO_WAY_OUT.search(said):
        return BundleError(
            thing="the way to the package registry",
            value="broken",
            expected="an internet connection for as long as the bundle is made",
            mend="Run the command again once you are online; what is there already is kept.",
        )
    if missing := _NOT_THERE.search(said):
        return BundleError(
            thing=f"{missing[1]} for {subject}",
            value="not to be had",
            expected="a wheel for this system and Python",
            mend="Leave it out: choose with --system and --python what the bundle is for.",
        )
    errors = [line for line in said.splitlines() if line.startswith("ERROR")] or said.splitlines()
    return BundleError(
        thing=f"pip, for {subject},",
        value=" ".join(errors[-1:]),
        expected="to end well",
        mend="Run the command again; what is there already is kept.",
    )


def no_room() -> BundleError:
    """Return what is said when the disk or stick is full."""
    return BundleError(
        thing="the disk or stick",
        value="full",
        expected="room for the whole bundle, about 300 MB",
        mend="Make room, or choose fewer laptops with --system and --python, and run the command again; what is "
        "there already is kept.",
    )
