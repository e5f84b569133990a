"""A person's own folder: where their exercises are, and beside them what is kept of them."""

import errno
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MARKER = ".workshop"
"""A folder of this name holds what is kept; ``workshop lab`` makes it, with `RECORD` in it."""
RECORD = "copied.json"
KEEP = "WORKSHOP_KEEP"
"""An environment variable; ``no`` keeps nothing, whatever folder it is."""
_DEEP = 2
"""Notebooks lie so many folders below somebody's own: ``exercises/en``."""
_MINE, _MY_FILE = 0o700, 0o600


class NotKeptError(OSError):
    """Something could not be written down; `full` where the disk has no room, else the folder takes nothing."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(cause.errno, cause.strerror)
        self.full = cause.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


@dataclass(frozen=True)
class OwnFolder:
    """What is kept in a person's folder, readable by nobody else: progress as events, answers by exercise and step.

    Attributes
    ----------
    path : Path
        The folder named by `MARKER`.
    """

    path: Path

    def append(self, line: str) -> None:
        """Add one line to the events, as a whole or not at all.

        Raises
        ------
        NotKeptError
            If it cannot be written.
        """
        events = self.path / "progress.jsonl"
        try:
            handle = os.open(events, os.O_RDWR | os.O_APPEND | os.O_CREAT, _MY_FILE)
            try:
                data = _broken_off(handle) + line.encode() + b"\n"
                if os.write(handle, data) != len(data):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as error:
            raise NotKeptError(error) from error

    def lines(self) -> list[str]:
        """Return the events, as they were written; none where they cannot be read."""
        try:
            return (self.path / "progress.jsonl").read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []

    def keep_answers(self, exercise: str, step: str, answers: Mapping[str, object]) -> None:
        """Keep what somebody has answered on a sheet, so that it is there again tomorrow.

        Raises
        ------
        NotKeptError
            If it cannot be written; what was kept before is still there.
        """
        file = self._file(exercise, step)
        beside = file.with_name(f".{file.name}.{os.getpid()}")
        text = (
            json.dumps(dict(answers), indent=1) + "\n"
        )  # in ASCII: halves of characters can be written, too
        try:
            file.parent.mkdir(mode=_MINE, exist_ok=True)
            try:
                handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _MY_FILE)
                with os.fdopen(handle, "w", encoding="ascii") as opened:
                    opened.write(text)
                beside.replace(file)
            finally:
                beside.unlink(missing_ok=True)
        except OSError as error:
            raise NotKeptError(error) from error

    def answers(self, exercise: str, step: str) -> Mapping[str, object]:
        """Return what was answered on a sheet; nothing where it cannot be read."""
        try:
            found = json.loads(self._file(exercise, step).read_text(encoding="utf-8-sig"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, Mapping) else {}

    def _file(self, exercise: str, step: str) -> Path:
        """Return where one step's answers are: a file each, so that no two steps can lose one another's."""
        return self.path / "answers" / f"{exercise}.{step}.json"


def _broken_off(handle: int) -> bytes:
    """Return what ends a line that a killed program has left half written, or nothing."""
    if os.lseek(handle, 0, os.SEEK_END) == 0:
        return b""
    os.lseek(handle, -1, os.SEEK_END)
    return b"" if os.read(handle, 1) == b"\n" else b"\n"


def own_folder(start: Path) -> OwnFolder | None:
    """Return the folder that somebody works in, as seen from a notebook's; None where it is nobody's own."""
    if os.environ.get(KEEP) == "no":
        return None
    for folder in (start, *start.parents)[: _DEEP + 1]:
        if (folder / MARKER / RECORD).is_file():
            return OwnFolder(folder / MARKER)
    return None
