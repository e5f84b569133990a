"""How many wrong codes may be tried: enough for clumsy fingers, hopeless for guessing."""

from collections.abc import Callable
from dataclasses import dataclass

FROM_ONE_PLACE = (30, 20.0)
"""Wrong tries that one address has, and seconds until it gets one back: a whole room may share one address."""

IN_ALL = (60, 10.0)
"""The same for all addresses together. Guessing all day long makes 8,700 tries at a thousand million codes."""


@dataclass
class _Allowance:
    left: float
    at: float


class Tries:
    """Counts tries; right ones are forgiven.

    A code alone names its seat, so that nobody can try at one seat: what each seat is protected by is the limit for
    all addresses together.

    Parameters
    ----------
    clock : callable
        Returns seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._places: dict[str, _Allowance] = {}
        self._all = _Allowance(IN_ALL[0], clock())

    def wait(self, place: str) -> int:
        """Return for how many seconds nothing may be tried from a place; 0 if it may now."""
        now = self._clock()
        own = self._places.get(place) or _Allowance(FROM_ONE_PLACE[0], now)
        waits = [_until_one(own, *FROM_ONE_PLACE, now), _until_one(self._all, *IN_ALL, now)]
        return max(waits)

    def count(self, place: str) -> None:
        """Count a try."""
        now = self._clock()
        self._places = {
            name: each
            for name, each in self._places.items()
            if _left(each, *FROM_ONE_PLACE, now) < FROM_ONE_PLACE[0]
        }
        own = self._places.get(place) or _Allowance(FROM_ONE_PLACE[0], now)
        self._places[place] = _Allowance(_left(own, *FROM_ONE_PLACE, now) - 1, now)
        self._all = _Allowance(_left(self._all, *IN_ALL, now) - 1, now)

    def forgive(self, place: str) -> None:
        """Take back a try that was counted before it turned out to be right."""
        now = self._clock()
        own = self._places.get(place)
        if own:
            self._places[place] = _Allowance(_left(own, *FROM_ONE_PLACE, now) + 1, now)
        self._all = _Allowance(_left(self._all, *IN_ALL, now) + 1, now)


def _left(allowance: _Allowance, most: int, each: float, now: float) -> float:
    return min(float(most), allowance.left + (now - allowance.at) / each)


def _until_one(allowance: _Allowance, most: int, each: float, now: float) -> int:
    missing = 1 - _left(allowance, most, each, now)
    return int(missing * each) + 1 if missing > 0 else 0
