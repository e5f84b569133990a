"""``start/bundle.json``: what a bundle says about itself, judged once, where it is read."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from workshop_kit.courseware.bundle_errors import BundleError

LISTING = "start/bundle.json"
WHEELS = "wheels"
FORMAT = 1
_NAME = r"[A-Za-z0-9_][A-Za-z0-9_.+!\-]{0,199}"
_MOST = 2**32

PlainName = Annotated[str, StringConstraints(pattern=f"^{_NAME}$")]
"""A file's name alone: no folder before it, and nothing that any system reads as more than a name."""

FileName = Annotated[str, StringConstraints(pattern=f"^(?:(?:{WHEELS}|start|python)/)?{_NAME}$")]
"""The path of a file in a bundle: in the folder itself, or in one of its three."""

TargetKey = Annotated[
    str, StringConstraints(pattern=r"^(?:windows|macos|linux)-[a-z0-9_]{1,20}-[0-9]{1,3}\.[0-9]{1,3}$")
]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)


class ListedFile(_Part):
    """What is known of one file."""

    size: Annotated[int, Field(ge=0, lt=_MOST)]
    sha256: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
    crc32: Annotated[int, Field(ge=0, lt=_MOST)]


class ListedTarget(_Part):
    """What one kind of laptop needs."""

    wheels: tuple[PlainName, ...]
    unpacked: int


class Listing(_Part):
    """The whole list. The starter on the laptop reads it, too, with nothing but Python's own library."""

    format: Literal[1]
    version: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    release: tuple[int, ...]
    key: PlainName
    kit: PlainName
    pip: PlainName
    targets: dict[TargetKey, ListedTarget]
    files: dict[FileName, ListedFile]
    words: dict[str, dict[str, str]]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        named = {self.kit, self.pip, *(name for target in self.targets.values() for name in target.wheels)}
        if lost := sorted(name for name in named if f"{WHEELS}/{name}" not in self.files):
            raise ValueError(f"{WHEELS}/{lost[0]} among the files")
        if LISTING in self.files:
            raise ValueError("a list that does not list itself")
        return self


def read_listing(folder: Path) -> Listing | None:
    """Return what the list of a folder says; None if it has none.

    Raises
    ------
    BundleError
        If it cannot be read, or is none of ours.
    """
    try:
        return Listing.model_validate_json((folder / LISTING).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _unfit(folder, "not readable", f"a file that you may read ({error.strerror})") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        place = " → ".join(_shown(part) for part in first["loc"] if part != "[key]")
        value = f"wrong at {place}" if place else "wrong"
        raise _unfit(folder, value, _expected(first)) from error


def _unfit(folder: Path, value: str, expected: str) -> BundleError:
    return BundleError(
        thing=f"{LISTING} in {folder}",
        value=value,
        expected=f"the list as workshop bundle writes it: {expected}",
        mend="Make the bundle anew in an empty folder: workshop bundle --out DIR",
    )


def _shown(part: int | str) -> str:
    """Return a key as it can be printed anywhere."""
    return re.sub(r"[^\x20-\x7e]", "?", str(part))[:80]


def _expected(error: Any) -> str:
    return (
        "this key to be there"
        if error["type"] == "missing"
        else str(error["msg"]).removeprefix("Value error, ")
    )
