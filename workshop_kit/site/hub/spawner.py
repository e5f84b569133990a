"""Starts JupyterLab for a seat: as its own system user, within its limits, knowing nothing of ours."""

import asyncio
import pwd
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jupyterhub.spawner import LocalProcessSpawner
from traitlets import Unicode

from workshop_kit.site.errors import SiteError
from workshop_kit.site.hub.limits import Cages, Limits, entrance, find_cages
from workshop_kit.site.hub.record import Seat
from workshop_kit.site.hub.seats import end_processes, user_of

ALLOWED = ("LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "OPENBLAS_CORETYPE", "TZ")
"""All that a seat learns of the surroundings in which the hub was started. Keys and tokens are not among it."""

MEMORY = 2**30


class SeatSpawner(LocalProcessSpawner):
    """JupyterHub's own spawner of local processes, for users that this hub has made and for no others."""

    hub_name = Unicode(help="The four characters of the hub that has made the users.").tag(config=True)

    def make_preexec_fn(self, name: str) -> Callable[[], None]:
        """Return what the new process does before it becomes JupyterLab."""
        become = super().make_preexec_fn(self._user().pw_name)
        enter = entrance(_cages(self.hub_name), name, Limits(memory=int(self.mem_limit or MEMORY)))

        def start() -> None:
            enter()
            become()

        return start

    def user_env(self, env: dict[str, str]) -> dict[str, str]:
        """Add what is the person's own; their temporary files are as private as the rest."""
        env = super().user_env(env)
        env["SHELL"] = next(str(each) for each in (Path("/bin/bash"), Path("/bin/sh")) if each.exists())
        env["TMPDIR"] = f"{env['HOME']}/.tmp"
        return env

    async def stop(self, now: bool = False) -> None:
        """Stop the server, and whatever the person has left running beside it."""
        await super().stop(now=now)
        await asyncio.to_thread(end_processes, self._user().pw_uid)

    def _user(self) -> pwd.struct_passwd:
        user = user_of(Seat(self.user.name, code=""), self.hub_name)
        if user is None:
            raise SiteError(
                thing="the user of a seat",
                value=self.user.name,
                expected="a system user that this hub has made",
                mend="Close the hub, and open it again.",
            )
        return user


@cache
def _cages(hub: str) -> Cages | None:
    return find_cages(hub)


def readable(limit: Any) -> str:
    """Return a number of bytes for people: ``1 GB``, ``512 MB``."""
    size = int(limit)
    return f"{size / 2**30:.3g} GB" if size >= 2**30 else f"{size / 2**20:.0f} MB"
