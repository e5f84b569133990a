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


_BASES = (2, 3, 5, 7)


@lru_cache(maxsize=4)
def normal_lattice(count: int, dimensions: int) -> NDArray[np.float64]:
    """Nodes of a fixed quadrature over the standard normal distribution, all of equal weight.

    Halton’s points (radical inverses in the bases 2, 3, 5, …) fill the unit cube evenly; the inverse
    normal distribution carries them over. Being fixed, they give the same answer every time and on every
    machine, and the error falls nearly as 1 / count, not as its square root.

    Parameters
    ----------
    count : int
        Number of nodes.
    dimensions : int
        Dimensions of the distribution, at most four.

    Returns
    -------
    ndarray, shape (count, dimensions)
        Read-only.
    """
    cube = np.stack([_radical_inverse(count, base) for base in _BASES[:dimensions]], axis=1)
    inverse = NormalDist().inv_cdf
    nodes = np.array([inverse(p) for p in cube.ravel()]).reshape(cube.shape)
    nodes.flags.writeable = False
    return nodes


def _radical_inverse(count: int, base: int) -> NDArray[np.float64]:
    """Write 1 … count in a base, and mirror the digits at the point: 6 = 110₂ becomes 0.011₂ = 0.375."""
    left = np.arange(1, count + 1)
    mirrored, place = np.zeros(count), 1.0
    while left.any():
        place /= base
        left, digit = np.divmod(left, base)
        mirrored += digit * place
    return mirrored
