"""What is written down while an evening happens."""

from itertools import count


class Record:
    """The log, the meetings and the sizes of circles, as they grow.

    Lists of plain numbers side by side, not of tuples: Python's collector need not look through them.

    Parameters
    ----------
    guests : int
        How many.

    Attributes
    ----------
    time, guest, circle : list
        The log.
    start, end, one, other, kept : list
        The meetings: from when to when, the two guests (the smaller number first), whether it made a tie.
    minutes : list of float
        That circles of each size lasted.
    """

    def __init__(self, guests: int) -> None:
        self.time: list[float] = []
        self.guest: list[int] = []
        self.circle: list[int] = []
        self.start: list[float] = []
        self.end: list[float] = []
        self.one: list[int] = []
        self.other: list[int] = []
        self.kept: list[bool] = []
        self.minutes = [0.0] * (guests + 1)
        self._guests = guests
        self._numbers = count()
        self._since: dict[int, float] = {}
        self._talking: dict[int, float] = {}

    def step(self, now: float, guest: int, circle: int) -> None:
        """Write down that a guest goes to a circle, or stands alone (−1)."""
        self.time.append(now)
        self.guest.append(guest)
        self.circle.append(circle)

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

    def meet(self, guest: int, others: list[int], now: float) -> None:
        """Write down that a guest begins to stand in one circle with others."""
        guests, talking = self._guests, self._talking
        for other in others:
            talking[guest * guests + other if guest < other else other * guests + guest] = now

    def part(self, guest: int, other: int, now: float) -> float:
        """Write down that two guests part, and return for how many minutes they stood together.

        What came of it is to be added to `kept`.
        """
        if guest > other:
            guest, other = other, guest
        start = self._talking.pop(guest * self._guests + other)
        self.start.append(start)
        self.end.append(now)
        self.one.append(guest)
        self.other.append(other)
        return now - start
