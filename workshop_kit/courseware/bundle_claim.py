"""Whose folder it is: a bundle is made in an empty folder, or where one was made before, and nowhere else."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from workshop_kit.courseware.bundle_errors import BundleError
from workshop_kit.courseware.bundle_listing import WHEELS, Listing, read_listing

BEGUN = "start/unfinished-bundle.txt"
"""Lies there from the first moment until the list is written, so that the next run knows the folder."""

MARK = "made-by-workshop-bundle"
"""Lies in a temporary folder of ours, so that no other is removed."""

TEMPORARY = ".unfinished-"
_SAID = "workshop bundle has begun to fill this folder, and has not come to its end. Run it again.\n"
_OF_A_STICK = {
    *("System Volume Information", "$RECYCLE.BIN", "lost+found", "desktop.ini"),
    *(".DS_Store", ".Spotlight-V100", ".fseventsd", ".TemporaryItems"),
}
"""What systems put on a stick that a person calls empty."""


def claim(out: Path) -> Listing | None:
    """Make the folder if need be, and return the list of the bundle that it holds, if it holds a whole one.

    Raises
    ------
    BundleError
        If somebody else's files lie there, or the list cannot be read.
    """
    before = read_listing(out)
    found = _leading_out(out)
    if before is None and not (out / BEGUN).is_file():
        found += _others(out)
    if found:
        raise BundleError(
            thing="--out",
            value=str(out),
            expected=f"an empty folder, or one that workshop bundle has made; in this one lies {found[0]}",
            mend="Choose another, such as a new folder in it: nothing of yours was touched.",
        )
    (out / BEGUN).parent.mkdir(parents=True, exist_ok=True)
    (out / BEGUN).write_text(_SAID, encoding="utf-8")
    for left in out.glob(f"{TEMPORARY}*"):  # by a run that was ended hard
        if not left.is_symlink() and (left / MARK).is_file():
            shutil.rmtree(left)
    return before


def finished(out: Path) -> None:
    """Say that the folder is whole."""
    (out / BEGUN).unlink()


@contextlib.contextmanager
def temporary(out: Path) -> Iterator[Path]:
    """Lend a folder beside what it is for, and remove it afterwards."""
    with tempfile.TemporaryDirectory(prefix=TEMPORARY, dir=out) as made:
        (Path(made) / MARK).touch()
        yield Path(made)


def _leading_out(out: Path) -> list[str]:
    """Return what is a link to somewhere else where a folder or file of ours should be."""
    home = out.resolve()
    names = (WHEELS, "start", "python", BEGUN)
    return [name for name in names if not (out / name).resolve().is_relative_to(home)]


def _others(out: Path) -> list[str]:
    names = sorted(path.name for path in out.iterdir()) if out.is_dir() else []
    return [name for name in names if name not in _OF_A_STICK and not name.startswith((".Trash", "._"))]
