"""Are people really separated here? Not read from settings: a process that runs as a seat tries it."""

import json
import os
import pwd
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from workshop_kit.content.notebooks import PACKAGE
from workshop_kit.site.errors import SiteError

_SOCKETS = ("/var/run/docker.sock", "/run/podman/podman.sock", "/run/containerd/containerd.sock")
"""Whoever may write to one of these is as good as root."""

_MOST = 5_000
"""Names that are tried in a folder which can be entered but not listed."""

_LOOK = """
from importlib.util import find_spec
for name in ("workshop_kit", "workshop_kit.content.schema", "jupyterhub", "jupyterlab", "ipykernel", "numpy"):
    open(find_spec(name).origin, "rb").close()
"""
"""Whether Python runs and its packages can be read; to import them all would take seconds."""

_TRY = """
import json, os, shutil, subprocess, sys
ask = json.load(sys.stdin)
found = {"read": [], "write": [], "sudo": False}
for path in ask["folders"]:
    try:
        os.listdir(path)
        found["read"].append(path)
    except OSError:
        pass
for path in ask["files"]:
    try:
        os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
        found["read"].append(path)
    except OSError:
        pass
found["write"] = [path for path in ask["sockets"] if os.access(path, os.W_OK)]
if shutil.which("sudo"):
    found["sudo"] = subprocess.run(["sudo", "-n", "true"], capture_output=True, stdin=subprocess.DEVNULL).returncode == 0
print(json.dumps(found))
"""


def check_separation(seat: pwd.struct_passwd, private: list[Path]) -> None:
    """Let a seat try to run our Python, to read what is not its own, and to become root.

    Parameters
    ----------
    seat : struct_passwd
        The user that tries.
    private : list of Path
        Folders that no seat may read.

    Raises
    ------
    SiteError
        If the kit cannot be used by seats, or if anything can be read or done that should not be.
    """
    _check_kit(seat)
    with _bait(private) as bait:
        ask = {
            "folders": [str(folder) for folder in private],
            "files": [*bait, *(str(path) for folder in private for path in _inside(folder))],
            "sockets": list(_SOCKETS),
        }
        found = json.loads(run_as(seat, [sys.executable, "-c", _TRY], text=json.dumps(ask)).stdout)
    if ignored := [path for path in found["read"] if path in bait]:
        raise SiteError(
            thing="the file system of",
            value=str(Path(ignored[0]).parent),
            expected="one that keeps files from people to whom they do not belong",
            mend="Choose another folder with --data, on a disk of Linux's own kind (ext4, xfs, btrfs).",
        )
    if found["read"]:
        raise SiteError(
            thing="what every user of this server can read",
            value=found["read"][0],
            expected="nothing of the trainer's",
            mend=f"Close it to others first: chmod o-rwx {_owner_of(found['read'][0], private)}",
        )
    if found["sudo"] or found["write"]:
        raise SiteError(
            thing="what every user of this server can do",
            value="become root with sudo" if found["sudo"] else f"become root through {found['write'][0]}",
            expected="nothing of the kind",
            mend="Take that away, or use another server: here, nobody's files would be private.",
        )


def run_as(
    user: pwd.struct_passwd, command: list[str], *, text: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command as a user, with nothing of our surroundings."""
    return subprocess.run(  # noqa: S603 - our own Python
        command,
        input=text,
        user=user.pw_uid,
        group=user.pw_gid,
        extra_groups=os.getgrouplist(user.pw_name, user.pw_gid),
        umask=0o077,
        cwd="/",
        env={"HOME": user.pw_dir, "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def trainers_folders() -> list[Path]:
    """Return the homes of root and of whoever has called sudo."""
    names = {"root", os.environ.get("SUDO_USER", "root")}
    homes = []
    for name in sorted(names):
        with suppress(KeyError):
            homes.append(Path(pwd.getpwnam(name).pw_dir))
    return [home for home in homes if home.is_dir() and home != Path("/")]


def _check_kit(seat: pwd.struct_passwd) -> None:
    try:
        done = run_as(seat, [sys.executable, "-c", _LOOK])
        trouble = (
            "" if done.returncode == 0 else (done.stderr.strip().splitlines() or ["it does not run"])[-1]
        )
    except OSError as error:
        trouble = str(error.strerror)
    if trouble:
        raise SiteError(
            thing="the Python of this workshop",
            value=sys.executable,
            expected=f"one that every user may run ({trouble})",
            mend="Install it in a place that everybody may enter: /usr/bin/python3 -m venv /opt/workshop, then "
            "/opt/workshop/bin/pip install 'workshop-kit[hub]', and run /opt/workshop/bin/workshop hub.",
        )


class _bait:  # noqa: N801 - used as a function
    """A file for its owner alone in each place that should be private: a seat that reads it has found a hole."""

    def __init__(self, folders: list[Path]) -> None:
        self._folders = folders
        self._made: list[str] = []

    def __enter__(self) -> list[str]:
        for folder in self._folders:
            with suppress(OSError):
                handle, name = tempfile.mkstemp(prefix=".wk-private-", dir=folder)
                os.close(handle)
                self._made.append(name)
        return self._made

    def __exit__(self, *_: object) -> None:
        for name in self._made:
            Path(name).unlink(missing_ok=True)


def _inside(folder: Path) -> Iterator[Path]:
    """Return names in a folder and in its folders, apart from the kit, which everybody may read."""
    kit = {Path(place).resolve() for place in (sys.prefix, sys.base_prefix, PACKAGE)}
    count = 0
    for first in folder.iterdir():
        below = list(first.iterdir()) if first.is_dir() and not first.is_symlink() else []
        for path in (first, *below):
            if any(
                place.is_relative_to(path.resolve()) or path.resolve().is_relative_to(place) for place in kit
            ):
                continue
            yield path
            count += 1
            if count > _MOST:
                return


def _owner_of(path: str, private: list[Path]) -> Path:
    return next((folder for folder in private if Path(path).is_relative_to(folder)), Path(path))
