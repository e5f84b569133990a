"""Numbers and arrays of numbers: what may come in, and how it goes out."""

from numbers import Integral, Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Values = float | NDArray[np.float64]
"""A number, or a read-only array of numbers."""


def whole_number(value: object, lowest: int, highest: int) -> int | None:
    """Return a whole number within limits, or None for anything else; true and false are no numbers."""
    if not isinstance(value, Integral) or isinstance(value, bool) or not lowest <= int(value) <= highest:
        return None
    return int(value)


def real_number(value: object, lowest: float, highest: float) -> float | None:
    """Return a real number within limits, or None for anything else; true and false are no numbers, and NaN is none.

    It is compared before it becomes a float: a whole number may be too large for one.
    """
    if not isinstance(value, Real) or isinstance(value, bool):
        return None
    number: Any = value
    return float(number) + 0.0 if lowest <= number <= highest else None  # there is one zero, not two


def real_numbers(value: ArrayLike) -> NDArray[np.float64] | None:
    """Return real numbers as an array, or None.

    None for texts, complex numbers, truth values (among numbers too), masked values, ragged and empty lists.
    """
    try:
        array = np.asarray(value)
        if not isinstance(value, np.ndarray | Real):  # among numbers, NumPy takes a truth value for one
            kinds = {type(element) for element in np.asarray(value, dtype=object).flat}
            if not kinds.isdisjoint({bool, np.bool}):
                return None
    except ValueError:
        return None
    if array.ndim == 0 and not isinstance(value, Real | np.ndarray):
        return None
    if array.dtype.kind not in "iuf" or not array.size or _is_masked(value):
        return None
    with np.errstate(over="ignore"):  # too large for a float: infinite
        return array.astype(np.float64) + 0.0  # there is one zero, not two


def _is_masked(value: object) -> bool:
    """Tell whether a value is missing: what `numpy.ma.is_masked` does, without the 30 ms that importing it takes."""
    return isinstance(value, np.ndarray) and bool(np.any(getattr(value, "mask", False)))


def plain(array: NDArray[np.float64]) -> Values:
    """Return a number for what has no axes, else the array, read-only."""
    return float(array) if np.ndim(array) == 0 else frozen(array)


def frozen(array: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the array, or a copy of it, that nobody can write to."""
    own = np.array(array)
    own.flags.writeable = False
    return own
