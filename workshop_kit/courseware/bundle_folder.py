"""The folder of a bundle: its list of contents, which the starter, the site and the next run read."""

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop_kit.courseware.bundle_errors import BundleError
from workshop_kit.courseware.bundle_listing import FORMAT, LISTING, WHEELS, read_listing
from workshop_kit.courseware.bundle_starters import READ_ME, STARTERS, no_python
from workshop_kit.courseware.bundle_targets import System

_CHUNK = 1 << 20
_INSTALLERS = {System.WINDOWS: (".exe", ".msi", ".msix"), System.MACOS: (".pkg",)}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One file of a bundle.

    Attributes
    ----------
    name : str
        Its path in the folder, with slashes.
    size : int
    sha256 : str
    crc32 : int
        The checksum that zip files use.
    """

    name: str
    size: int
    sha256: str
    crc32: int


def entry(folder: Path, name: str) -> Entry:
    """Read a file once, and return its size and checksums."""
    sha, crc, size = hashlib.sha256(), 0, 0
    with (folder / name).open("rb") as file:
        while chunk := file.read(_CHUNK):
            sha.update(chunk)
            crc = zlib.crc32(chunk, crc)
            size += len(chunk)
    return Entry(name=name, size=size, sha256=sha.hexdigest(), crc32=crc)


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """A folder that was made by ``workshop bundle``.

    Attributes
    ----------
    folder : Path
    version : str
        Of workshop-kit.
    kit : str
        The name of its wheel.
    files : dict
        Every file that was put there, by name; not the list itself.
    wheels : dict
        Names of the wheels that each kind of laptop needs, by its key.
    """

    folder: Path
    version: str
    kit: str
    files: dict[str, Entry]
    wheels: dict[str, tuple[str, ...]]

    @property
    def systems(self) -> tuple[System, ...]:
        """What it is for."""
        return tuple(system for system in System if STARTERS[system] in self.files)

    @property
    def pythons(self) -> tuple[str, ...]:
        """With which Pythons it works, the oldest first."""
        found = {key.rpartition("-")[2] for key in self.wheels}
        return tuple(sorted(found, key=lambda each: [int(part) for part in each.split(".")]))

    def files_for(self, system: System) -> tuple[Entry, ...]:
        """Return what a laptop with this system needs, with Python's installers that a trainer has put there."""
        mine = {
            f"{WHEELS}/{name}"
            for key, names in self.wheels.items()
            if key.startswith(system)
            for name in names
        }
        others = {STARTERS[other] for other in System if other is not system}
        others |= {no_python(other) for other in System if other is not system}
        named = [
            each
            for name, each in self.files.items()
            if name not in others and (not name.startswith(f"{WHEELS}/") or name in mine)
        ]
        named += [entry(self.folder, LISTING), *self._installers(system)]
        return tuple(sorted(named, key=lambda each: _order(each.name)))

    def _installers(self, system: System) -> Iterator[Entry]:
        for path in sorted((self.folder / "python").glob("*")):
            fits = path.suffix.lower() in _INSTALLERS.get(system, ()) and not path.name.startswith(".")
            if fits and path.is_file():
                yield entry(self.folder, f"python/{path.name}")


def read_bundle(folder: Path) -> Bundle:
    """Read the list of a bundle, and look whether its files are there.

    Raises
    ------
    BundleError
        If the folder is none, or not whole.
    """
    data = read_listing(folder)
    if not data:
        raise BundleError(
            thing="the folder of the bundle",
            value=str(folder),
            expected="a folder that workshop bundle has made to its end",
            mend=f"Make it: workshop bundle --out {folder}",
        )
    home = folder.resolve()
    files = {name: Entry(name=name, **each.model_dump()) for name, each in data.files.items()}
    for name, each in files.items():
        path = (folder / name).resolve()  # a link must not lead out of the folder either
        if not path.is_relative_to(home) or not path.is_file() or path.stat().st_size != each.size:
            raise BundleError(
                thing=f"the bundle in {folder}",
                value=f"without a whole {name}",
                expected="every file as it was made",
                mend=f"Run it again; what is there already is kept: workshop bundle --out {folder}",
            )
    wheels = {key: target.wheels for key, target in data.targets.items()}
    return Bundle(folder=folder, version=data.version, kit=data.kit, files=files, wheels=wheels)


def write_listing(folder: Path, data: dict[str, Any]) -> None:
    """Write the list, whole or not at all."""
    draft = folder / f"{LISTING}.new"
    text = json.dumps({"format": FORMAT, **data}, ensure_ascii=False, indent=1)
    draft.write_text(text, encoding="utf-8")
    draft.replace(folder / LISTING)


def _order(name: str) -> tuple[bool, str]:
    """Put the READ-ME first, so that a person sees it first."""
    return (name != READ_ME, name)
