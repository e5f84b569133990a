"""A person's own folder: where their exercises are, and beside them what is kept of them."""

import errno
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MARKER = ".workshop"
"""A folder of this name makes its parent somebody's own; ``workshop lab`` makes it."""


class NotKeptError(OSError):
    """Something could not be written down; `full` where the disk has no room, else the folder takes nothing."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(cause.errno, cause.strerror)
        self.full = cause.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


@dataclass(frozen=True)
class OwnFolder:
    """What is kept in a person's folder: progress as a growing list of events, answers by exercise and step.

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
            broken = (
                events.is_file() and not events.read_bytes().endswith(b"\n") and events.stat().st_size > 0
            )
            handle = os.open(events, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                data = ("\n" if broken else "").encode() + line.encode() + b"\n"
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
        whole = {**self._answers(exercise), step: dict(answers)}
        file = self.path / "answers" / f"{exercise}.json"
        beside = file.with_name(f"{file.name}.{os.getpid()}")
        try:
            file.parent.mkdir(exist_ok=True)
            try:
                beside.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
                beside.replace(file)
            finally:
                beside.unlink(missing_ok=True)
        except OSError as error:
            raise NotKeptError(error) from error

    def answers(self, exercise: str, step: str) -> Mapping[str, object]:
        """Return what was answered on a sheet; nothing where it cannot be read."""
        found = self._answers(exercise).get(step)
        return found if isinstance(found, Mapping) else {}

    def _answers(self, exercise: str) -> dict[str, object]:
        try:
            found = json.loads((self.path / "answers" / f"{exercise}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def own_folder(start: Path) -> OwnFolder | None:
    """Return the folder that somebody works in, from here upwards; None where it is nobody's own."""
    for folder in (start, *start.parents):
        if (folder / MARKER).is_dir():
            return OwnFolder(folder / MARKER)
    return None
