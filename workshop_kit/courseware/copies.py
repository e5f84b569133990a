"""A person's own copy of modules and exercises: new ones are added, and nobody's work is ever touched."""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.version import InvalidVersion, Version

from workshop_kit import __version__
from workshop_kit.content import exercises_folder, notebooks_folder
from workshop_kit.courseware.errors import CoursewareError
from workshop_kit.courseware.folder import MARKER, RECORD

MODULES, EXERCISES = "modules", "exercises"
_VERSION = "version"
"""In the record: the kit that brought the files."""


@dataclass(frozen=True)
class Copied:
    """What came into somebody's folder.

    Attributes
    ----------
    new : tuple of Path
        Files that were not there.
    renewed : tuple of Path
        Files that nobody had changed, now in their newer version.
    beside : tuple of Path
        Newer versions of files that somebody has worked on, under a name of their own.
    """

    new: tuple[Path, ...] = ()
    renewed: tuple[Path, ...] = ()
    beside: tuple[Path, ...] = ()


def own_copy(folder: Path) -> Copied:
    """Copy modules and exercises into a person's own folder.

    What somebody has changed stays as it is. If there is a newer version of it, that comes beside it:
    ``03_freedom_without_means (newer).ipynb``, once.

    Parameters
    ----------
    folder : Path
        Made if it does not exist.

    Raises
    ------
    CoursewareError
        If nothing can be written there; what was there is still there.
    """
    try:
        home = folder / MARKER
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        record = _read(home / RECORD)
        older = _is_older(record.get(_VERSION))
        done: dict[str, list[Path]] = {"new": [], "renewed": [], "beside": []}
        for name, source in _sources():
            content = source.read_bytes()
            for kind, path in _bring(folder / name, content, record.get(name)):
                if older and kind != "new":
                    continue  # what is there comes from a newer kit than this
                _write(path, content)
                done[kind].append(path)
            if not older:
                record[name] = _print_of(content)
        if not older:
            record[_VERSION] = __version__
        _write(home / RECORD, (json.dumps(record, indent=1, sort_keys=True) + "\n").encode())
    except OSError as error:
        raise CoursewareError(
            thing="the folder for your notebooks",
            value=str(folder),
            expected="a folder that you may write to, with some room",
            mend=f"Choose another one with --to ({error.strerror}).",
        ) from error
    return Copied(**{kind: tuple(paths) for kind, paths in done.items()})


def _sources() -> Iterator[tuple[str, Path]]:
    for top, source, pattern in (
        (MODULES, notebooks_folder(), "*/*.ipynb"),
        (EXERCISES, exercises_folder(), "*/*.*"),
    ):
        for path in sorted(source.glob(pattern)):
            if not any(part.startswith(".") for part in path.relative_to(source).parts):
                yield f"{top}/{path.relative_to(source).as_posix()}", path


def _bring(target: Path, content: bytes, before: str | None) -> Iterator[tuple[str, Path]]:
    """Return where a file has to go, if anywhere, and why; `before` is what was brought the last time."""
    if target.is_symlink() or target.is_dir():
        return  # somebody has put something of their own in its place
    if not target.exists():
        yield "new", target
        return
    now = target.read_bytes()
    if now == content or before == _print_of(content):
        return  # the same, or somebody's work on the newest there is
    if before is not None and _print_of(now) == before:
        yield "renewed", target
        return
    beside = _beside(target, content)
    if beside:
        yield "beside", beside


def _beside(target: Path, content: bytes) -> Path | None:
    """Return a name that is free for a newer version; None where it lies there already."""
    number = 1
    while True:
        path = target.with_name(f"{target.stem} (newer{'' if number == 1 else f' {number}'}){target.suffix}")
        if not path.exists():
            return path
        if path.read_bytes() == content:
            return None
        number += 1


def _write(path: Path, content: bytes) -> None:
    """Write a file as a whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def _print_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _is_older(before: str | None) -> bool:
    """Tell whether the files come from a newer kit than this one."""
    try:
        return before is not None and Version(__version__) < Version(before)
    except InvalidVersion:
        return False
