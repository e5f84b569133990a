"""How long a map of net value takes: 101 × 101 settings, of a typical person and of a team, on one core."""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

import numpy as np

from workshop_kit import Reading, break_even_style, net_value

STEPS, ROUNDS = 101, 21
STYLE, WEIGHT = np.meshgrid(np.linspace(0, 1, STEPS), np.linspace(0, 5, STEPS), indexing="ij")
ALLOWED = {Reading.PERSON: 20, Reading.TEAM: 150}  # ms


def milliseconds(work: Callable[[], object]) -> list[float]:
    """Return how long each of some rounds took, after one that does not count."""
    times = []
    for _ in range(ROUNDS + 1):
        began = perf_counter()
        work()
        times.append(1000 * (perf_counter() - began))
    return times[1:]


def main() -> None:
    """Print median and slowest for full grids, for axes that broadcast, and for the line of a map."""
    for reading, allowed in ALLOWED.items():
        print(f"a {reading}; allowed for a map: {allowed} ms")
        for what, work in {
            f"{STEPS} × {STEPS} settings, each by itself": partial(net_value, STYLE, b=WEIGHT),
            "the same as two axes that broadcast": partial(net_value, STYLE[:, :1], b=WEIGHT[:1]),
            f"the break-even line at {STEPS} weights": partial(break_even_style, b=WEIGHT[0]),
        }.items():
            times = milliseconds(partial(work, reading=reading))
            print(f"  {what:<42} median {median(times):6.2f} ms, slowest {max(times):6.2f} ms")


if __name__ == "__main__":
    main()
