"""The list that a trainer prints, cuts up and hands out."""

import os
from pathlib import Path

from workshop_kit.site.errors import SiteError
from workshop_kit.site.hub.codes import spaced


def sheet(address: str, codes: dict[int, str]) -> str:
    """Return the address and a code for each seat, one strip a person."""
    width = len(str(max(codes, default=1)))
    return "\n".join(f"seat {number:>{width}}   {address}   {spaced(code)}" for number, code in codes.items())


def check_writable(path: Path) -> None:
    """Refuse a file that cannot be written before any code is made that would be lost.

    Raises
    ------
    SiteError
        If it cannot be written.
    """
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
        path.chmod(0o600)
    except OSError as error:
        raise SiteError(
            thing="the file for the codes",
            value=str(path),
            expected="a file that you may write",
            mend=f"Choose another one with --codes ({error.strerror}).",
        ) from error


def write(path: Path, text: str) -> None:
    """Write the list for its owner alone."""
    path.write_text(f"{text}\n", encoding="utf-8")
