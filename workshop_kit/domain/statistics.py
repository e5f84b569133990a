"""Small, general formulas that the models share."""

import math
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workshop_kit.domain.arrays import frozen


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


_erfc = np.frompyfunc(math.erfc, 1, 1)


def normal_distribution(x: ArrayLike) -> NDArray[np.float64]:
    """Return Φ(x), the share of the standard normal distribution below x, as exact as the C library's ``erfc``.

    NumPy has no error function, and SciPy would be a heavy guest; the standard library's, taken over an array,
    needs about a tenth of a microsecond for each number.
    """
    return np.asarray(_erfc(np.asarray(x, dtype=float) / -math.sqrt(2)), dtype=float) / 2


def mean_above_zero(mean: NDArray[np.float64], sd: float) -> NDArray[np.float64]:
    """Return E[max(X, 0)] of a normal X: sd · (t Φ(t) + φ(t)) with t = mean / sd; never negative."""
    t = mean / sd
    density = np.exp(-(t**2) / 2) / math.sqrt(2 * math.pi)
    return np.maximum(0, sd * (t * normal_distribution(t) + density))


@lru_cache(maxsize=4)
def normal_nodes(count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Nodes and weights of Gauss–Hermite quadrature over the standard normal distribution; weights sum to one.

    Exact for polynomials of a degree below ``2 count``. Read-only.
    """
    nodes, weights = np.polynomial.hermite_e.hermegauss(count)
    return frozen(nodes), frozen(weights / weights.sum())


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
