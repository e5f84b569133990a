"""How many pages with a kernel there may be, and the line of those who wait for one."""

import json
import re
from datetime import UTC, datetime
from http import HTTPStatus
from itertools import takewhile
from typing import Any
from uuid import uuid4

import psutil
import tornado.web

_PAGE_BYTES = {"copies": 40e6, "pool": 180e6}
"""What one page may come to need, with its share of the server."""

TICKET = re.compile(r"[0-9a-f]{32}")

_SHARE = 0.6  # of the memory that is free when the site opens
_FEWEST, _MOST = 4, 400
_AWAKE = 15.0  # seconds after which somebody who no longer asks lets others go first
_KEPT = 600.0  # seconds after which somebody who no longer asks has left the line: phones sleep
_ABANDONED = 120.0  # seconds without a connection after which a page gives way to somebody who waits


def affordable(kind: str, free: float | None = None) -> int:
    """Return how many pages this laptop can hold.

    Parameters
    ----------
    kind : str
        How kernels come into being: ``"copies"`` or ``"pool"``.
    free : float, optional
        Memory in bytes; by default what is free now.
    """
    memory = psutil.virtual_memory().available if free is None else free
    return int(min(_MOST, max(_FEWEST, _SHARE * memory / _PAGE_BYTES[kind])))


class Places:
    """A line in which nobody who waits is overtaken; who has slept is back before all that came later.

    Times are seconds of any steady clock.

    Parameters
    ----------
    most : int
        How many pages there may be.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.opening = 0
        self._line: dict[str, float] = {}

    def enter(self, ticket: str | None, *, taken: int, now: float) -> bool:
        """Take a place if there is one for this visitor; it must be given back with ``opened``.

        Parameters
        ----------
        ticket : str or None
            That of somebody who has waited.
        taken : int
            Pages that are open.
        now : float
        """
        if self.ahead(ticket, now=now) >= self.most - taken - self.opening:
            return False
        if ticket is not None:
            del self._line[ticket]
        self.opening += 1
        return True

    def opened(self) -> None:
        """Note that the page is there, or will never be."""
        self.opening -= 1

    def wait(self, now: float, ticket: str | None = None) -> str:
        """Join the line, or stay in it with the ticket one has; return the ticket."""
        found = ticket if ticket in self._line else uuid4().hex
        self._line[found] = now
        return found

    def ahead(self, ticket: str | None, *, now: float) -> int:
        """Return how many who are awake stand before this ticket, or in the whole line; asking keeps one's place.

        A ticket of which nobody has heard for long, or ever, joins at the end.
        """
        self._line = {each: seen for each, seen in self._line.items() if now - seen < _KEPT}
        if ticket is not None:
            self._line[ticket] = now
        before = takewhile(lambda each: each != ticket, self._line)
        return sum(now - self._line[each] < _AWAKE for each in before)

    def free(self, ticket: str, *, taken: int, now: float) -> bool:
        """Tell whether this ticket may enter."""
        return self.ahead(ticket, now=now) < self.most - taken - self.opening


class LineHandler(tornado.web.RequestHandler):
    """``/line/TICKET``: whether it is one's turn, and how many are before."""

    async def get(self, ticket: str) -> None:
        """Answer with JSON; make room if somebody has gone without closing the page."""
        places, kernels = self.settings["places"], self.settings["kernel_manager"]
        now = self.settings["clock"]()
        ahead = places.ahead(ticket, now=now)
        await kernels.clear_away()
        turn = places.free(ticket, taken=len(kernels), now=now)
        if not turn and (left := _abandoned(kernels)):
            await kernels.shutdown_kernel(left, now=True)
        self.set_header("Cache-Control", "no-store")
        self.set_status(HTTPStatus.OK)
        self.finish(json.dumps({"ahead": ahead, "turn": turn}))


def _abandoned(kernels: Any) -> str | None:
    """Return the kernel that has been without its page for the longest, if for long enough."""
    now = datetime.now(UTC)
    alone = {
        model["id"]: (now - kernels.get_kernel(model["id"]).last_activity).total_seconds()
        for model in kernels.list_kernels()
        if not model["connections"]
    }
    longest = max(alone, key=lambda each: alone[each], default=None)
    return longest if longest and alone[longest] > _ABANDONED else None
