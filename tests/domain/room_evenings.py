"""Evenings for tests, and what their log tells."""

from itertools import groupby

import numpy as np

from workshop_kit import Archetype, Evening, RoomSetup, Trait, simulate_room
from workshop_kit.domain.archetypes import CENTRES

AMBASSADOR = dict(zip(Trait, CENTRES[Archetype.AMBASSADOR], strict=True))


def evening(seed: int = 1, **setup: object) -> Evening:
    return simulate_room(RoomSetup(**setup), np.random.default_rng(seed))


def standing(each: Evening) -> list[tuple[float, float, dict[int, int]]]:
    """Return from when to when who stood in which circle, told by the log alone."""
    where: dict[int, int] = {}
    told = []
    log = zip(each.time.tolist(), each.guest.tolist(), each.circle.tolist(), strict=True)
    for time, steps in groupby(log, key=lambda step: step[0]):
        where |= {guest: circle for _, guest, circle in steps}
        told.append((time, dict(where)))
    ends = [time for time, _ in told[1:]] + [each.setup.minutes]
    return [(time, end, now) for (time, now), end in zip(told, ends, strict=True)]
