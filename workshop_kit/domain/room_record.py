"""What is written down while an evening happens."""

from itertools import count


class Record:
    """The log, the meetings and the sizes of circles, as they grow.

    Parameters
    ----------
    guests : int
        How many.

    Attributes
    ----------
    steps : list of tuple
        Time, guest, circle: the log.
    meetings : list of tuple
        Start, end, one guest, the other (of a higher number), whether a tie was made.
    minutes : list of float
        That circles of each size lasted.
    """

    def __init__(self, guests: int) -> None:
        self.steps: list[tuple[float, int, int]] = []
        self.meetings: list[tuple[float, float, int, int, bool]] = []
        self.minutes = [0.0] * (guests + 1)
        self._guests = guests
        self._numbers = count()
        self._since: dict[int, float] = {}
        self._talking: dict[int, float] = {}

    def step(self, now: float, guest: int, circle: int) -> None:
        """Write down that a guest goes to a circle, or stands alone (−1)."""
        self.steps.append((now, guest, circle))

    def found(self, now: float) -> int:
        """Return the number of a new circle."""
        circle = next(self._numbers)
        self._since[circle] = now
        return circle

    def resize(self, circle: int, before: int, after: int, now: float) -> None:
        """Write down that a circle changes its size; at a size of 0 it is over."""
        self.minutes[before] += now - self._since.pop(circle)
        if after:
            self._since[circle] = now

    def begin(self, guest: int, other: int, now: float) -> None:
        """Write down that two guests begin to stand in one circle."""
        self._talking[self._pair(guest, other)] = now

    def began(self, guest: int, other: int) -> float:
        """Return when they did."""
        return self._talking[self._pair(guest, other)]

    def end(self, guest: int, other: int, now: float, *, tie: bool) -> None:
        """Write down that they part."""
        pair = self._pair(guest, other)
        self.meetings.append((self._talking.pop(pair), now, *divmod(pair, self._guests), tie))

    def _pair(self, guest: int, other: int) -> int:
        return guest * self._guests + other if guest < other else other * self._guests + guest
