"""What people have made, kept after the day: one file for each seat, for root alone."""

import os
import shutil
import tarfile
from contextlib import suppress
from pathlib import Path

from workshop_kit.site.errors import SiteError

_LEFT_OUT = {".cache", ".ipython", ".ipynb_checkpoints", ".jupyter", ".local", ".npm", ".tmp"}
"""What programs keep for themselves."""


def keep(home: Path, folder: Path) -> Path:
    """Put the files of a seat into an archive; its folder is not changed.

    Raises
    ------
    SiteError
        If there is no room for it.
    """
    target = folder / f"{home.name}.tar.gz"
    fresh = target.with_suffix(".new")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            with tarfile.open(fileobj=file, mode="w:gz", dereference=False) as archive:
                archive.add(home, arcname=home.name, filter=_worth_keeping)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        raise SiteError(
            thing="the archive of a seat",
            value=str(target),
            expected="a place with room for it",
            mend=f"Nothing was deleted. Make room, then end the hub again ({error.strerror}).",
        ) from error
    return target


def delete(home: Path) -> None:
    """Delete the folder of a seat; links in it are removed, never followed."""
    if home.is_dir() and not home.is_symlink():
        shutil.rmtree(home)


def _worth_keeping(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    parts = Path(entry.name).parts
    return None if set(parts) & _LEFT_OUT or entry.isfifo() or entry.isdev() else entry
