"""Wheels in a folder: what each says about itself, and whether it is whole."""

import base64
import csv
import email.parser
import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.tags import Tag
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from packaging.version import Version

from workshop_kit.courseware.bundle_errors import BundleError
from workshop_kit.courseware.bundle_targets import Target, tags


@dataclass(frozen=True, order=True)
class Pin:
    """A package in exactly one version."""

    name: str
    version: Version

    def __str__(self) -> str:
        """As pip is told."""
        return f"{self.name}=={self.version}"


@dataclass(frozen=True, kw_only=True)
class Wheel:
    """What a wheel says about itself.

    Attributes
    ----------
    path : Path
    pin : Pin
    tags : frozenset of Tag
        For which Pythons and systems it is.
    requires : tuple of Requirement
    python : SpecifierSet
        Which Pythons it wants.
    unpacked : int
        Bytes, once installed.
    """

    path: Path
    pin: Pin
    tags: frozenset[Tag]
    requires: tuple[Requirement, ...]
    python: SpecifierSet
    unpacked: int

    def rank(self, target: Target) -> int | None:
        """Return how close it fits a laptop, the lower the closer; None if it does not."""
        known = tags(target)
        return min((known[tag] for tag in self.tags if tag in known), default=None)


def read_wheel(path: Path) -> Wheel:
    """Read name, tags and metadata of a wheel.

    Raises
    ------
    BundleError
        If it is not a wheel, or only a part of one.
    """
    try:
        name, version, _, kinds = parse_wheel_filename(path.name)
        with zipfile.ZipFile(path) as archive:
            said = email.parser.BytesParser().parsebytes(_about(archive, "METADATA"), headersonly=True)
            unpacked = sum(each.file_size for each in archive.infolist())
        return Wheel(
            path=path,
            pin=Pin(name, version),
            tags=kinds,
            requires=tuple(Requirement(line) for line in said.get_all("Requires-Dist", [])),
            python=SpecifierSet(said.get("Requires-Python", "")),
            unpacked=unpacked,
        )
    except (
        *(InvalidWheelFilename, InvalidRequirement, InvalidSpecifier),
        *(OSError, ValueError, zipfile.BadZipFile, EOFError),
    ) as error:
        raise BundleError(
            thing=f"the file {path.name}",
            value="not readable as a wheel",
            expected="a whole Python wheel",
            mend=f"Take it away, and run the command again ({type(error).__name__}).",
        ) from error


def is_whole(path: Path) -> bool:
    """Tell whether every file in a wheel is what the wheel's own record says."""
    try:
        with zipfile.ZipFile(path) as archive:
            for name, said, *_ in csv.reader(io.StringIO(_about(archive, "RECORD").decode())):
                if said and said != record_hash(archive.read(name), said.partition("=")[0]):
                    return False
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, EOFError, NotImplementedError):
        return False
    return True


def _about(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a file about the wheel itself; packages that it carries inside may have one, too."""
    ending = f".dist-info/{name}"
    (found,) = [each for each in archive.namelist() if each.endswith(ending) and each.count("/") == 1]
    return archive.read(found)


def record_hash(data: bytes, algorithm: str = "sha256") -> str:
    """Return a hash as the record of a wheel writes it."""
    digest = hashlib.new(algorithm, data).digest()
    return f"{algorithm}={base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


@dataclass
class Shelf:
    """The wheels at hand, to be found by their pin."""

    _by_pin: dict[Pin, list[Wheel]] = field(default_factory=dict)

    def add(self, wheels: Iterable[Wheel]) -> None:
        """Put wheels on the shelf."""
        for wheel in wheels:
            self._by_pin.setdefault(wheel.pin, []).append(wheel)

    def __iter__(self) -> Iterator[Wheel]:
        """Every wheel."""
        return (wheel for wheels in self._by_pin.values() for wheel in wheels)

    def fitting(self, pin: Pin, target: Target) -> Wheel | None:
        """Return the wheel of a package that fits a laptop best, if there is one."""
        ranked = [
            (rank, wheel.path.name, wheel)
            for wheel in self._by_pin.get(pin, [])
            if (rank := wheel.rank(target)) is not None
        ]
        return min(ranked)[2] if ranked else None

    def alike(self, pin: Pin) -> Wheel | None:
        """Return any wheel of a package: for other laptops, it mostly wants the same."""
        return next(iter(self._by_pin.get(pin, [])), None)


def pin_of(name: str, version: str) -> Pin:
    """Return a pin from texts."""
    return Pin(canonicalize_name(name), Version(version))
