"""System users, one for each seat: made for the day, and removed after it. No other user is ever touched."""

import grp
import os
import pwd
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil

from workshop_kit.site.errors import SiteError
from workshop_kit.site.hub.record import Record, Seat

GROUP = "wk-seats"
HOMES = Path("/home")
SHARED = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"))  # noqa: S108 - where a person may leave something behind
_NOLOGIN = "/usr/sbin/nologin"
_PATIENCE = 20.0


def mark(hub: str) -> str:
    """Return what stands in the comment of each user that a hub has made."""
    return f"workshop-kit seat of hub {hub}"


def user_of(seat: Seat, hub: str) -> pwd.struct_passwd | None:
    """Return the system user of a seat; None unless it is there, and certainly made by this hub.

    Four things must agree: the name, the number in the record, the comment, and the group.
    """
    try:
        user, group = pwd.getpwnam(seat.name), grp.getgrnam(GROUP)
    except KeyError:
        return None
    ours = (
        user.pw_gecos == mark(hub)
        and seat.name in group.gr_mem
        and seat.uid in (None, user.pw_uid)
        and user.pw_uid
    )
    return user if ours else None


def make(seat: Seat, hub: str) -> Seat:
    """Make the user and the private folder of a seat, or find them again.

    Raises
    ------
    SiteError
        If a user or a folder of that name is there and is not ours.
    """
    user = user_of(seat, hub)
    if user is None:
        _refuse_a_namesake(seat)
        if not _group_there():
            _call("groupadd", "--system", GROUP, fine=(0, 9))  # 9: another hub has made it meanwhile
        number = ("--uid", str(seat.uid)) if seat.uid is not None and not _taken(seat.uid) else ()
        _call(
            *(
                "useradd",
                "--user-group",
                "--groups",
                GROUP,
                "--no-create-home",
                "--home-dir",
                str(HOMES / seat.name),
            ),
            *("--shell", _NOLOGIN, "--comment", mark(hub), *number, seat.name),
        )
        user = pwd.getpwnam(seat.name)
    home = Path(user.pw_dir)
    with suppress(FileExistsError):
        home.mkdir(mode=0o700)
        os.chown(home, user.pw_uid, user.pw_gid)
    found = home.lstat()
    if found.st_uid not in (user.pw_uid, 0) or home.is_symlink() or not home.is_dir():
        raise SiteError(
            thing="the folder of a seat",
            value=str(home),
            expected="a folder that nobody else has",
            mend=f"Move it away, and start again (it belongs to user {found.st_uid}).",
        )
    os.chown(home, user.pw_uid, user.pw_gid)
    home.chmod(0o700)
    return replace(seat, uid=user.pw_uid)


def remove(seat: Seat, hub: str) -> None:
    """Remove the user of a seat, and all that it has left outside its folder; the folder itself stays."""
    user = user_of(seat, hub)
    if user is None:
        return
    end_processes(user.pw_uid)
    if crontab := shutil.which("crontab"):
        subprocess.run([crontab, "-r", "-u", seat.name], check=False, capture_output=True)  # noqa: S603 - the system's own
    for folder in SHARED:
        for path in folder.glob("*") if folder.is_dir() else ():
            with suppress(OSError):
                if path.lstat().st_uid == user.pw_uid:
                    path.unlink() if path.is_symlink() or not path.is_dir() else shutil.rmtree(path)
    _call("userdel", seat.name, fine=(0, 6))  # 6: somebody else has removed it


def end_processes(uid: int) -> None:
    """End everything that a user runs. Root is never meant."""
    if uid == 0:
        return
    until = time.monotonic() + _PATIENCE
    while left := _processes(uid):
        for number in (signal.SIGSTOP, signal.SIGKILL):  # none may start another while the others end
            for process in left:
                with suppress(psutil.Error):
                    process.send_signal(number)
        psutil.wait_procs(left, timeout=0.5)
        if time.monotonic() > until:
            raise SiteError(
                thing="what a seat has started",
                value=f"{len(left)} programs that do not end",
                expected="none",
                mend=f"Look at them with: ps -u {uid}",
            )


def strangers(record: Record) -> tuple[str, ...]:
    """Return members of the group of seats that this record does not know: left by another hub, perhaps long ago."""
    if not _group_there():
        return ()
    known = {seat.name for seat in record.seats}
    return tuple(name for name in grp.getgrnam(GROUP).gr_mem if name not in known)


def remove_group() -> None:
    """Remove the group, unless another hub has seats in it."""
    if _group_there() and not grp.getgrnam(GROUP).gr_mem:
        _call("groupdel", GROUP, fine=(0, 6, 8))


def _processes(uid: int) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if uid in process.uids() and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
    return found


def _refuse_a_namesake(seat: Seat) -> None:
    if seat.name not in {each.pw_name for each in pwd.getpwall()}:
        return
    raise SiteError(
        thing="a user of this system",
        value=seat.name,
        expected="no such user, or one that this hub has made",
        mend=f"If nobody needs it, remove it with: userdel {seat.name}",
    )


def _taken(uid: int) -> bool:
    return uid in {each.pw_uid for each in pwd.getpwall()}


def _group_there() -> bool:
    return GROUP in {each.gr_name for each in grp.getgrall()}


def _call(*command: str, fine: tuple[int, ...] = (0,)) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - the system's own
    if done.returncode not in fine:
        raise SiteError(
            thing=f"the answer of {command[0]}",
            value=" ".join(done.stderr.split()) or done.returncode,
            expected="no complaint",
            mend=f"Try it by hand: {' '.join(command)}",
        )
