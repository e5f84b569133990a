"""What must be there before a hub can be opened or ended: Linux, root, and a folder that is ours alone."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from workshop_kit.site.errors import SiteError
from workshop_kit.site.hub import proxy

TOOLS = ("useradd", "userdel", "groupadd", "groupdel")
_SYSTEM = "/usr/sbin:/usr/bin:/sbin:/bin"
_LOCK = "open.lock"


def check_system(*, search: str = _SYSTEM) -> None:
    """Refuse a system on which people cannot be separated.

    Raises
    ------
    SiteError
        Unless this is Linux, with what makes users, and we are root.
    """
    if not sys.platform.startswith("linux"):
        raise SiteError(
            thing="this system",
            value=sys.platform,
            expected="Linux, which can give each person a user of their own",
            mend="Use a Linux server. On a laptop, there is: workshop lab",
        )
    if os.geteuid() != 0:
        raise SiteError(
            thing="the user who runs this",
            value=os.geteuid(),
            expected="root, who makes a system user for each person",
            mend="Put sudo before the command.",
        )
    missing = [tool for tool in TOOLS if not shutil.which(tool, path=search)]
    if missing:
        raise SiteError(
            thing="what makes users here",
            value=f"without {missing[0]}",
            expected="useradd, userdel, groupadd and groupdel",
            mend="Install your system's package for them: passwd on Debian and Ubuntu, shadow-utils on Fedora.",
        )


def check_extra() -> None:
    """Refuse an installation without JupyterHub.

    Raises
    ------
    SiteError
        If a package of the extra is missing.
    """
    missing = [name for name in ("jupyterhub", "jupyterhub_idle_culler") if find_spec(name) is None]
    if proxy.command() is None:
        missing.append("node")
    if missing:
        raise SiteError(
            thing="what a hub needs",
            value=f"without {missing[0]}",
            expected="the extra hub",
            mend="Install it: pip install 'workshop-kit[hub]'",
        )


def make_private(folder: Path) -> None:
    """Make a folder for root alone, or make one so.

    Raises
    ------
    SiteError
        If that cannot be.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise SiteError(
            thing="the hub's folder",
            value=str(folder),
            expected="a folder for you alone",
            mend=f"Name another one with --data ({error.strerror}).",
        ) from error


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let nobody else open or end the hub of this folder. However this program ends, the lock ends with it.

    Raises
    ------
    SiteError
        If somebody else has it.
    """
    import fcntl  # noqa: PLC0415 - Windows has none

    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise SiteError(
            thing="the hub of this folder",
            value=f"open ({folder})",
            expected="a closed one",
            mend="Press Ctrl-C where it runs, then try again.",
        ) from error
    try:
        yield
    finally:
        os.close(handle)
