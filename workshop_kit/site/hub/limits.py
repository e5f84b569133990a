"""What one person may take of the machine: memory and processes, for all that they run together where Linux can.

Control groups hold everything a person starts within one limit. Version 2 is what every Linux of today has; version 1
is met in older systems and some virtual machines. Where neither can be written to, as in most containers, each program
has a limit of its own instead.
"""

import os
import resource
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")
PROCESSES = 400
"""Threads count, too. JupyterLab with three notebooks has about a hundred."""

FILES = 4096


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one person may have.

    Attributes
    ----------
    memory : int
        Bytes.
    processes : int
    """

    memory: int
    processes: int = PROCESSES


@dataclass(frozen=True, slots=True)
class Cages:
    """Control groups for the seats of one hub.

    Attributes
    ----------
    folders : tuple of Path
        One, or, with version 1, one for each kind of limit; seats have folders in them.
    files : tuple of tuple of (str, str)
        For each folder: what is written into which file, where ``{memory}`` and ``{processes}`` stand for the limits.
    """

    folders: tuple[Path, ...]
    files: tuple[tuple[tuple[str, str], ...], ...]

    def cage(self, name: str, limits: Limits) -> tuple[Path, ...]:
        """Make the group of one seat; a process that writes its number into these files is in it."""
        doors = []
        for folder, files in zip(self.folders, self.files, strict=True):
            own = folder / name
            own.mkdir(exist_ok=True)
            for file, text in files:
                path = own / file
                if path.exists():
                    path.write_text(text.format(memory=limits.memory, processes=limits.processes))
            doors.append(own / "cgroup.procs")
        return tuple(doors)

    def remove(self) -> None:
        """Remove all groups in which nothing runs any more."""
        for folder in self.folders:
            for own in [*(each for each in folder.glob("*") if each.is_dir()), folder]:
                with suppress(OSError):
                    own.rmdir()


def forget_cages(hub: str, root: Path = ROOT) -> None:
    """Remove the groups of a hub."""
    if found := find_cages(hub, root):
        found.remove()


_UNIFIED = (("memory.max", "{memory}"), ("memory.swap.max", "0"), ("pids.max", "{processes}"))
_MEMORY = (("memory.limit_in_bytes", "{memory}"), ("memory.memsw.limit_in_bytes", "{memory}"))
_PIDS = (("pids.max", "{processes}"),)


def find_cages(hub: str, root: Path = ROOT) -> Cages | None:
    """Return control groups for a hub; None where this system gives us none to write to."""
    name = f"workshop-hub-{hub}"
    unified = root / "cgroup.controllers"
    if unified.is_file():
        found = Cages((root / name,), (_UNIFIED,))
        prepare = _open_unified
    elif all((root / kind / "cgroup.procs").is_file() for kind in ("memory", "pids")):
        found = Cages((root / "memory" / name, root / "pids" / name), (_MEMORY, _PIDS))
        prepare = _open_legacy
    else:
        return None
    try:
        prepare(found)
        found.cage("trial", Limits(memory=2**30))
        for folder in found.folders:
            (folder / "trial").rmdir()
    except OSError:
        found.remove()
        return None
    return found


def _open_unified(cages: Cages) -> None:
    (folder,) = cages.folders
    _hand_down(folder.parent)
    folder.mkdir(exist_ok=True)
    _hand_down(folder)


def _hand_down(folder: Path) -> None:
    """Let the groups below a folder have limits of both kinds."""
    file = folder / "cgroup.subtree_control"
    missing = {"memory", "pids"} - set(file.read_text().split())
    for kind in sorted(missing):
        file.write_text(f"+{kind}")


def _open_legacy(cages: Cages) -> None:
    for folder in cages.folders:
        folder.mkdir(exist_ok=True)


def entrance(cages: Cages | None, name: str, limits: Limits) -> Callable[[], None]:
    """Return what a seat's first process does, while it is still root, so that it and all it starts are limited."""
    doors = cages.cage(name, limits) if cages else ()

    def enter() -> None:
        for door in doors:
            door.write_text(str(os.getpid()))
        if not doors:
            resource.setrlimit(resource.RLIMIT_DATA, (limits.memory, limits.memory))
        resource.setrlimit(resource.RLIMIT_NPROC, (limits.processes, limits.processes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        most = min(FILES, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        os.umask(0o077)

    return enter
