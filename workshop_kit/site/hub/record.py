"""What a hub must know after a crash: its seats and the hashes of their codes, in one file for its owner alone."""

import json
import os
import secrets
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from workshop_kit.site.errors import SiteError
from workshop_kit.site.hub.codes import digest, new_salt

NAME = "seats.json"
SEATS_MOST = 200


@dataclass(frozen=True, slots=True)
class Seat:
    """One place at the hub.

    Attributes
    ----------
    name : str
        Name of its user, on the system and in JupyterHub: ``wk-3fa9-07``.
    code : str
        Hash of its code.
    uid : int or None
        Number of its system user, once there is one.
    """

    name: str
    code: str
    uid: int | None = None

    @property
    def number(self) -> int:
        """Which seat it is, from 1."""
        return int(self.name.rsplit("-", 1)[1])


@dataclass(frozen=True, slots=True)
class Record:
    """A hub and its seats.

    Attributes
    ----------
    hub : str
        Four characters that tell this hub's users from another's.
    salt : str
        Goes into the hash of each code.
    ports : tuple of int
        Inner ports, of JupyterHub and of its proxy's door for JupyterHub: servers that outlive a crash know them.
    seats : tuple of Seat
    """

    hub: str = field(default_factory=lambda: secrets.token_hex(2))
    salt: str = field(default_factory=new_salt)
    ports: tuple[int, ...] = ()
    seats: tuple[Seat, ...] = ()

    def seat_of(self, code: str) -> Seat | None:
        """Return the seat to which a code belongs. Slow on purpose."""
        wanted = digest(code, salt=self.salt)
        found = [seat for seat in self.seats if secrets.compare_digest(seat.code, wanted)]
        return found[0] if found else None

    def with_seat(self, seat: Seat) -> "Record":
        """Return a record in which a seat has taken the place of the one with its name, or is new."""
        if any(each.name == seat.name for each in self.seats):
            seats = tuple(seat if each.name == seat.name else each for each in self.seats)
        else:
            seats = (*self.seats, seat)
        return replace(self, seats=seats)

    def name_of(self, number: int) -> str:
        """Return the name of a seat's user."""
        return f"wk-{self.hub}-{number:02}"


def load(folder: Path) -> Record | None:
    """Return the record that lies in a folder; None if there is none.

    Raises
    ------
    SiteError
        If it cannot be read.
    """
    try:
        text = (folder / NAME).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    try:
        data = json.loads(text)
        seats = tuple(Seat(**each) for each in data["seats"])
        return Record(hub=data["hub"], salt=data["salt"], ports=tuple(data["ports"]), seats=seats)
    except (ValueError, LookupError, TypeError) as error:
        raise SiteError(
            thing="the record of the seats",
            value=str(folder / NAME),
            expected="the file as this program has written it",
            mend="Restore it. Without it, nobody knows which users were made: they are in the group wk-seats.",
        ) from error


def save(folder: Path, record: Record) -> None:
    """Write a record so that a crash leaves the old one or the new one, whole."""
    fresh = folder / f"{NAME}.new"
    with os.fdopen(
        os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        json.dump(asdict(record), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / NAME)
