"""What a trainer may choose, and where things lie."""

from dataclasses import dataclass
from pathlib import Path

from workshop_kit.content import languages
from workshop_kit.content.notebooks import PACKAGE
from workshop_kit.site.errors import SiteError

DATA = Path("/var/lib/workshop-kit/hub")
ARCHIVE = "archive"
_UNITS = {"M": 2**20, "G": 2**30}
ONE_PERSON = 300 * 2**20
"""What JupyterLab with one notebook takes; each further notebook takes some 60 MB."""

_LEAST = 400 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class HubOptions:
    """What a trainer may choose.

    Attributes
    ----------
    seats : int
    host : str
    port : int
    lang : str or None
        Language of all pages. None: each visitor's own.
    data : Path
        Folder for the record of the seats and for JupyterHub's own files.
    memory : str
        What one person may have, as ``1G`` or ``512M``.
    idle_minutes : float
        After how many minutes a JupyterLab that nobody has open is stopped.
    codes : Path or None
        File for the list of codes.
    new_codes : bool
        Give every seat a new code.
    private : tuple of Path
        More folders that no seat may read.
    """

    seats: int = 20
    host: str = "0.0.0.0"  # noqa: S104 - people's laptops must reach it
    port: int = 8000
    lang: str | None = None
    data: Path = DATA
    memory: str = "1G"
    idle_minutes: float = 30
    codes: Path | None = None
    new_codes: bool = False
    private: tuple[Path, ...] = ()

    def checked_memory(self) -> int:
        """Return the memory of a person in bytes: ``1G`` are 2**30.

        Raises
        ------
        SiteError
            If it is not a size, or too little for JupyterLab.
        """
        number, unit = self.memory[:-1], self.memory[-1:].upper()
        try:
            size = int(float(number) * _UNITS[unit])
        except (ValueError, LookupError, OverflowError):
            size = 0
        if size < _LEAST:
            raise SiteError(
                thing="the memory of a seat",
                value=self.memory,
                expected="a size such as 1G or 700M, of at least 400M",
                mend="Say it with --memory.",
            )
        return size

    def check_language(self) -> None:
        """Refuse a language that there is not.

        Raises
        ------
        SiteError
            If there are no words in it.
        """
        if self.lang and self.lang not in languages():
            raise SiteError(
                thing="the language",
                value=self.lang,
                expected="one of " + ", ".join(languages()),
                mend="Say it with --lang, or leave that out: then each visitor gets their own.",
            )


def config_file() -> Path:
    """Return JupyterHub's configuration: in a checkout it stands beside the package, in a wheel inside it."""
    name = Path("deploy", "jupyterhub", "jupyterhub_config.py")
    inside, beside = PACKAGE / name, PACKAGE.parent / name
    return inside if inside.is_file() else beside
