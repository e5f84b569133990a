"""What the proof of exercises has to tell."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to mend.

    Attributes
    ----------
    place : str
        Where: a notebook and a cell, a step, a file.
    seen : str
        What is there.
    mend : str
        What to do about it.
    """

    place: str
    seen: str
    mend: str
