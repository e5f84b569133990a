"""Small, general formulas that the models share."""

import math
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray


def shortened_reliability(alpha: float, *, kept: int, of: int) -> float:
    """Reliability of a scale of which only some items were answered (Spearman–Brown).

    Parameters
    ----------
    alpha : float
        Reliability of the whole scale, between 0 and 1.
    kept, of : int
        Items answered, and items in the whole scale.

    Returns
    -------
    float
        Expected reliability of the shorter scale: 0.77 with six of eight items becomes 0.715.
    """
    ratio = kept / of
    return ratio * alpha / (1 + (ratio - 1) * alpha)


def standard_error_of_measurement(alpha: float) -> float:
    """How far a standardised score is typically off, in standard deviations: √(1 − α)."""
    return math.sqrt(1 - alpha)


@lru_cache(maxsize=4)
def normal_lattice(count: int, dimensions: int) -> NDArray[np.float64]:
    """Nodes of a fixed quadrature over the standard normal distribution, all of equal weight.

    The points of an additive recurrence (Roberts' generalisation of the golden ratio) fill the unit cube
    evenly; the inverse normal distribution carries them over. Being fixed, they give the same answer
    every time and on every machine, and the error falls nearly as 1 / count.

    Parameters
    ----------
    count : int
        Number of nodes.
    dimensions : int
        Dimensions of the distribution.

    Returns
    -------
    ndarray, shape (count, dimensions)
        Read-only.
    """
    ratio = 2.0
    for _ in range(64):  # the fixed point of x = (1 + x) ** (1 / (d + 1))
        ratio = (1 + ratio) ** (1 / (dimensions + 1))
    steps = ratio ** -np.arange(1, dimensions + 1)
    cube = (0.5 + np.outer(np.arange(1, count + 1), steps)) % 1
    inverse = NormalDist().inv_cdf
    nodes = np.array([inverse(p) for p in cube.ravel()]).reshape(cube.shape)
    nodes.flags.writeable = False
    return nodes
