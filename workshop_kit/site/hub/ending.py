"""When the day is over: users go, files are kept for the trainer or, if told so, deleted."""

import os
from contextlib import suppress
from pathlib import Path

import psutil

from workshop_kit.site.errors import SiteError
from workshop_kit.site.hub import archive, limits, proxy, record, seats
from workshop_kit.site.hub.options import ARCHIVE
from workshop_kit.site.hub.record import Record, Seat
from workshop_kit.site.hub.system import alone, check_system
from workshop_kit.site.log import tell

_OURS = ("cookie_secret", "jupyterhub.sqlite", "proxy.pid", "seats.json.new", record.NAME)
"""What lies in the hub's folder; the record goes last."""


def end_hub(data: Path, *, end: bool, delete_work: bool) -> None:
    """Remove the users of a hub that is closed. Their files go into archives for root alone or, if told so, away.

    Raises
    ------
    SiteError
        If there is no such hub, it is still open, or there is no room for the archives.
    """
    if not end:
        raise SiteError(
            thing="--delete-work",
            value="alone",
            expected="--end --delete-work",
            mend="Files are deleted together with the users, at the end of the day.",
        )
    check_system()
    known = record.load(data)
    if known is None:
        raise SiteError(
            thing="the hub's folder",
            value=str(data),
            expected="one with the record of a hub",
            mend="If it is another one, name it with --data. There is nothing to end here.",
        )
    os.umask(0o077)
    with alone(data):
        end_proxy(data)
        gone = sum(_end_seat(seat, known, data / ARCHIVE, delete_work=delete_work) for seat in known.seats)
        seats.remove_group()
        limits.forget_cages(known.hub)
        for name in _OURS:
            (data / name).unlink(missing_ok=True)
    print(f"{gone} users are gone, and the codes with them.")
    print(
        "Their files are deleted." if delete_work else f"Their files are in {data / ARCHIVE}, for root alone."
    )


def end_proxy(data: Path) -> None:
    """End a proxy that has outlived its hub; only if it is ours."""
    with suppress(OSError, ValueError, psutil.Error):
        process = psutil.Process(int((data / "proxy.pid").read_text(encoding="utf-8")))
        if str(proxy.FILE) in process.cmdline():
            process.kill()
            process.wait(timeout=10)


def _end_seat(seat: Seat, known: Record, folder: Path, *, delete_work: bool) -> bool:
    """End one seat; its folder goes only after its files are safe, and its user only after its folder."""
    user = seats.user_of(seat, known.hub)
    if user is None:
        tell(f"{seat.name} is not there any more, or is no user of this hub: left alone.")
        return False
    home = Path(user.pw_dir)
    seats.end_processes(user.pw_uid)
    if not delete_work and home.is_dir():
        archive.keep(home, folder)
    archive.delete(home)
    seats.remove(seat, known.hub)
    return True
