"""The starter on the stick: sets the exercises up in the person's own home, once, and opens them.

Runs with whatever Python a laptop has, so it needs nothing but Python's own library. ``start-windows.cmd`` and its
like only look for a Python that fits (``--fits``) and hand over. A copy of this file lies beside what it has set up,
and opens it again without the stick. Further arguments go to ``workshop lab``.
"""

import contextlib
import errno
import json
import locale
import os
import platform
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import traceback
import venv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

HERE = Path(__file__).resolve().parent
HOME = Path.home() / "workshop-kit"
PROGRAMS = HOME / ".venv"
WORK = HOME / "exercises"
READY = "ready.json"
"""Written last: what lacks it is half made."""

OPEN = "open"
"""Held by every JupyterLab that runs from there."""

LOG = HOME / "setting-up.log"
_MB = 1_000_000
_SPARE = 150 * _MB
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST)
_PORTS = range(8888, 8908)

Data = dict[str, Any]


class Stop(Exception):  # noqa: N818 - it is told, not raised at anybody
    """What a person reads when it cannot go on."""


def laptop() -> str:
    """Return the name that a bundle has for this laptop and Python, or nothing if wheels would not fit."""
    ordinary = (
        sys.implementation.name == "cpython"
        and sys.maxsize > 2**32
        and not sysconfig.get_config_var("Py_GIL_DISABLED")
    )
    system = {"win32": "windows", "darwin": "macos", "linux": "linux"}.get(sys.platform, "")
    if system == "linux":
        ordinary = ordinary and platform.libc_ver()[0] == "glibc"
    machine = (
        sysconfig.get_platform().removeprefix("win-") if system == "windows" else platform.machine().lower()
    )
    return f"{system}-{machine}-{sys.version_info[0]}.{sys.version_info[1]}" if ordinary else ""


def wished_language(there: "list[str]") -> str:
    """Return the language of this laptop, if there are words in it."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - its windll is there only

        wish = locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    else:
        wish = next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return wish[:2] if wish[:2] in there else there[0]


def interpreter(folder: Path) -> Path:
    """Return the Python of what was set up in a folder."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def surroundings() -> "dict[str, str]":
    """Return the environment without what would lead Python or pip elsewhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    return {**kept, "PIP_CONFIG_FILE": os.devnull, "PYTHONNOUSERSITE": "1"}


def runs(folder: Path) -> bool:
    """Tell whether what was set up still works: a Python that has been removed takes it along."""
    command = [str(interpreter(folder)), "-I", "-c", "import workshop_kit"]
    with contextlib.suppress(OSError):
        return subprocess.call(command, env=surroundings(), stderr=subprocess.DEVNULL) == 0
    return False


def installed() -> "list[tuple[list[int], Path, Data]]":
    """Return what is set up here and works, the newest last."""
    found = []
    for ready in PROGRAMS.glob(f"*/{READY}"):
        with contextlib.suppress(OSError, ValueError, KeyError):
            data = json.loads(ready.read_text(encoding="utf-8"))
            if runs(ready.parent):
                found.append((list(data["release"]), ready.parent, data))
    return sorted(found, key=lambda each: (each[0], each[1].name))


def lock(handle: "IO[str]", *, shared: bool = False) -> bool:
    """Take a file for oneself, or with others; the system lets go when this program ends, however it does."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - there only

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EACCES, errno.EAGAIN, getattr(errno, "EDEADLOCK", errno.EAGAIN))
    return True


def clear_away(folder: Path) -> None:
    """Remove what was set up before, or half; what somebody works with just now stays until the next time."""
    with contextlib.suppress(OSError):
        if (folder / READY).is_file():
            with (folder / OPEN).open("a") as handle:
                if not lock(handle):
                    return
        aside = folder
        if folder.suffix != ".old":
            aside = folder.rename(
                folder.with_name(f"{folder.name}.old")
            )  # Windows refuses while it is in use
        (aside / READY).unlink(missing_ok=True)
        shutil.rmtree(aside, ignore_errors=True)


@contextlib.contextmanager
def alone(words: "dict[str, str]") -> Iterator[None]:
    """Let only one window set things up."""
    with (PROGRAMS / "lock").open("a") as handle:
        if not lock(handle):
            raise Stop(words["busy"])
        yield


def check_whole(bundle: Data, words: "dict[str, str]") -> None:
    """Look whether every wheel for this laptop is here, in its full size: sticks are pulled out early."""
    for name in bundle["targets"][laptop()]["wheels"]:
        path = HERE.parent / "wheels" / name
        if not path.is_file() or path.stat().st_size != bundle["files"][f"wheels/{name}"]["size"]:
            raise Stop(words["not_whole"].format(file=f"wheels/{name}"))


def check_room(bundle: Data, words: "dict[str, str]") -> None:
    """Look whether the disk has room."""
    needed = bundle["targets"][laptop()]["unpacked"] + _SPARE
    free = shutil.disk_usage(HOME).free
    if free < needed:
        raise Stop(words["no_room"].format(needed=needed // _MB + 1, free=free // _MB))


def set_up(folder: Path, bundle: Data, words: "dict[str, str]") -> None:
    """Make an environment in a folder and put everything into it, telling how far it is."""
    shutil.rmtree(folder, ignore_errors=True)
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(folder)
    wheels = HERE.parent / "wheels"
    command = [
        *(str(interpreter(folder)), "-I", str(wheels / bundle["pip"] / "pip"), "install", "--isolated"),
        *("--no-index", "-f", str(wheels), "--constraint", str(HERE / "constraints.txt")),
        *("--only-binary=:all:", "--no-cache-dir", "--no-input", "--progress-bar=off"),
        *("--disable-pip-version-check", "--no-warn-script-location", str(wheels / bundle["kit"])),
    ]
    total = len(bundle["targets"][laptop()]["wheels"]) - 1  # pip itself is not put in
    with LOG.open("w", encoding="utf-8") as log:
        pip = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=surroundings())
        try:
            watch(pip, folder, total, words)
        finally:
            if pip.poll() is None:
                pip.kill()
                pip.wait()
    if pip.returncode == 0:
        print(words["finishing"], flush=True)
        if (
            subprocess.call([str(interpreter(folder)), "-I", "-c", "import workshop_kit, jupyterlab.labapp"])
            == 0
        ):
            return
    said = LOG.read_text(encoding="utf-8", errors="replace")
    if "No space left" in said or "Errno 28" in said or "Disk quota" in said:
        raise OSError(errno.ENOSPC, "full")
    raise Stop(words["failed"].format(file=LOG))


def watch(pip: "subprocess.Popen[bytes]", folder: Path, total: int, words: "dict[str, str]") -> None:
    """Count what is done while pip works: each package is looked at, then put in its place."""
    shown = -1
    while True:
        ended = pip.poll() is not None
        looked_at = LOG.read_text(encoding="utf-8", errors="replace").count("Processing ")
        placed = sum(1 for _ in folder.glob("[Ll]ib/**/site-packages/*.dist-info")) if looked_at else 0
        done = min((looked_at + placed) // 2, total)
        if done > shown or ended:
            shown = total if ended and pip.returncode == 0 else max(done, shown)
            end = "\n" if ended else "\r"
            print("  " + words["progress"].format(done=shown, total=total), end=end, flush=True)
        if ended:
            return
        time.sleep(0.4)


def prepare(bundle: Data, words: "dict[str, str]") -> "tuple[Path, Data]":
    """Return what is to be opened, set up now if need be. What a person has written is not touched."""
    there = installed()
    for _, folder, data in there:
        if folder.name == bundle["key"]:
            for release, other, _ in there:
                if other != folder and release <= bundle["release"]:
                    clear_away(other)
            return folder, data
    if there and there[-1][0] > bundle["release"]:
        print(words["newer_kept"], flush=True)
        return there[-1][1:]
    print(words["update" if there else "first_time"], flush=True)
    try:
        fresh = renew(bundle, words)
    except Stop as reason:
        if not there:
            raise
        print(f"{reason}\n{words['older_kept']}", flush=True)
        return there[-1][1:]
    return fresh


def renew(bundle: Data, words: "dict[str, str]") -> "tuple[Path, Data]":
    """Set up what the bundle holds, and take away what was there before, whole or half made."""
    folder = PROGRAMS / bundle["key"]
    data = {name: bundle[name] for name in ("version", "release", "words")}
    try:
        PROGRAMS.mkdir(parents=True, exist_ok=True)
        with alone(words):
            check_whole(bundle, words)
            for other in PROGRAMS.iterdir():
                if other.is_dir() and not (other / READY).is_file():
                    clear_away(other)
            check_room(bundle, words)
            set_up(folder, bundle, words)
            shutil.copyfile(HERE / "start.py", folder / "start.py")
            write_way_back(folder, words)
            (folder / READY).write_text(json.dumps(data), encoding="utf-8")
            for other in PROGRAMS.iterdir():
                if other.is_dir() and other != folder:
                    clear_away(other)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise Stop(reason(error, bundle, words)) from error
    return folder, data


def reason(error: OSError, bundle: Data, words: "dict[str, str]") -> str:
    """Say in words why the disk did not take it."""
    if error.errno in _FULL:
        needed = (bundle["targets"][laptop()]["unpacked"] + _SPARE) // _MB + 1
        return words["no_room"].format(needed=needed, free=shutil.disk_usage(Path.home()).free // _MB)
    if error.errno in _FORBIDDEN:
        return words["read_only"].format(folder=error.filename or HOME)
    with contextlib.suppress(OSError), LOG.open("a", encoding="utf-8") as log:
        traceback.print_exception(error, file=log)
    return words["failed"].format(file=LOG)


def way_back() -> Path:
    """Return the starter in the person's own folder, which needs no stick."""
    return HOME / {"win32": "start-windows.cmd", "darwin": "start-macos.command"}.get(
        sys.platform, "start-linux.sh"
    )


def write_way_back(folder: Path, words: "dict[str, str]") -> None:
    """Write that starter; it finds its way from where it lies."""
    (folder / "gone.txt").write_text(words["gone"] + "\n", encoding="utf-8")
    python, start, gone = (
        each.relative_to(HOME) for each in (interpreter(folder), folder / "start.py", folder / "gone.txt")
    )
    if sys.platform == "win32":
        lines = [
            "@echo off",
            "setlocal DisableDelayedExpansion",
            "chcp 65001 >nul",
            f'"%~dp0{python}" -I -c "" 2>nul && goto run',
            f'type "%~dp0{gone}"',
            "pause",
            "exit /b 1",
            ":run",
            f'"%~dp0{python}" -I "%~dp0{start}" %*',
            "if errorlevel 1 pause",
        ]
    else:
        lines = [
            "#!/bin/sh",
            'here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd) || exit 1',
            f'"$here/{python}" -I -c "" 2>/dev/null || {{ cat "$here/{gone}"; exit 1; }}',
            f'exec "$here/{python}" -I "$here/{start}" "$@"',
        ]
    end = "\r\n" if sys.platform == "win32" else "\n"
    way_back().write_bytes("".join(f"{line}{end}" for line in lines).encode("ascii"))
    way_back().chmod(0o755)


def free_port(words: "dict[str, str]") -> int:
    """Return a port that nobody uses."""
    for port in _PORTS:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                continue
        with contextlib.suppress(OSError), socket.socket() as probe:
            if sys.platform != "win32":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
    raise Stop(words["no_port"])


def open_lab(folder: Path, arguments: "list[str]", words: "dict[str, str]", language: str) -> int:
    """Open the exercises; elsewhere than on Windows this process becomes JupyterLab.

    They open in the language that was spoken here: JupyterLab would look for another where the system names a
    language that is not installed. An argument of the person's own comes later, and counts.
    """
    own = ["--lang", language] + ([] if "--port" in arguments else ["--port", str(free_port(words))])
    command = [str(interpreter(folder)), "-m", "workshop_kit.cli", "lab", "--to", str(WORK), *own, *arguments]
    print(words["your_work"].format(folder=WORK), words["again"].format(file=way_back()), sep="\n")
    print(words["ready"], flush=True)
    os.chdir(HOME)  # a stick can then be pulled out
    held = (folder / OPEN).open("a")
    os.set_inheritable(held.fileno(), True)
    lock(held, shared=True)
    if sys.platform != "win32":
        os.execve(command[0], command, surroundings())
    with subprocess.Popen(command, env=surroundings()) as lab:
        while True:
            try:
                return lab.wait()
            except KeyboardInterrupt:  # JupyterLab has heard it, too
                continue


def main(arguments: "list[str]") -> int:
    """Do what one of the starters asks for."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
    beside = HERE / "bundle.json"
    on_stick = beside.is_file()
    data: Data = json.loads((beside if on_stick else HERE / READY).read_text(encoding="utf-8"))
    if arguments == ["--fits"]:
        return 0 if laptop() in data["targets"] else 1
    language = wished_language(list(data["words"]))
    words: dict[str, str] = data["words"][language]
    try:
        folder = HERE
        if on_stick:
            folder, data = prepare(data, words)
        # an older one that is opened instead may lack the language of the stick
        return open_lab(
            folder, arguments, words, language if language in data["words"] else next(iter(data["words"]))
        )
    except Stop as why:
        print(f"\n{why}\n", flush=True)
        return 1
    except KeyboardInterrupt:
        print(f"\n{words['stopped']}", flush=True)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
