"""What a leader does: four levers."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from types import MappingProxyType
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workshop_kit.domain.arrays import Values, plain, real_numbers
from workshop_kit.domain.errors import LeversError

MIDDLE, SPREAD = 0.5, 0.25
"""Mean and standard deviation of leaders on the scale of the levers: an assumption, ±2 SD from end to end."""


class Lever(StrEnum):
    """The four, in their order."""

    EMPOWER = "empower"
    ENABLE = "enable"
    ENCOURAGE = "encourage"
    INSPIRE = "inspire"


@dataclass(frozen=True, eq=False)
class Levers:
    """What a leader does: four levers, each from 0 (not at all) to 1 (fully). Arrays broadcast.

    Parameters
    ----------
    empower : float or array_like
        Hands over real say.
    enable : float or array_like
        Gives the means: time, knowledge, contacts.
    encourage : float or array_like
        Notices and says so.
    inspire : float or array_like
        Gives a reason to care.

    Raises
    ------
    LeversError
        If a lever is no number, not a number (NaN), outside [0, 1], or if the shapes do not fit together.
    """

    empower: Values
    enable: Values
    encourage: Values
    inspire: Values

    def __post_init__(self) -> None:
        names = [field.name for field in fields(self)]
        arrays = [_lever(name, getattr(self, name)) for name in names]
        try:
            np.broadcast_shapes(*(array.shape for array in arrays))
        except ValueError as error:
            raise LeversError(
                thing="the levers",
                value={name: array.shape for name, array in zip(names, arrays, strict=True)},
                expected="shapes that broadcast",
                mend="Give each lever one number, or arrays of one shape.",
            ) from error
        for name, array in zip(names, arrays, strict=True):
            object.__setattr__(self, name, plain(array))

    @classmethod
    def uniform(cls, s: ArrayLike) -> Self:
        """Return a leader who does all four to the same degree: the view with one slider.

        Parameters
        ----------
        s : float or array_like
            From 0 (controls) to 1 (empowers, enables, encourages and inspires fully).
        """
        level = plain(_lever("s", s))
        return cls(level, level, level, level)

    @property
    def mean(self) -> Values:
        """Mean of the four levers."""
        return plain(np.mean(np.broadcast_arrays(*self.values()), axis=0))

    @property
    def z(self) -> Values:
        """Style in standard deviations of leaders: 0 in the middle, −2 and 2 at the ends."""
        return plain((np.asarray(self.mean) - MIDDLE) / SPREAD)

    @property
    def freedom_ahead_of_means(self) -> Values:
        """*Empower* minus *enable*; the trap begins above 0."""
        return plain(np.asarray(self.empower) - np.asarray(self.enable))

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the four together: ``()`` for one leader."""
        return np.broadcast_shapes(*(np.shape(value) for value in self.values()))

    def values(self) -> tuple[Values, Values, Values, Values]:
        """Return the four levers in their order."""
        return self.empower, self.enable, self.encourage, self.inspire

    def __reduce__(self) -> tuple[type[Self], tuple[Values, ...]]:
        """Be made anew where one is copied or unpickled: a copy is as unchangeable as this."""
        return type(self), self.values()

    def __eq__(self, other: object) -> bool:
        """Compare lever by lever, arrays as a whole."""
        if not isinstance(other, Levers):
            return NotImplemented
        return all(map(np.array_equal, self.values(), other.values()))

    def __hash__(self) -> int:
        """Agree with equality, arrays included."""
        return hash(tuple((np.shape(value), np.asarray(value).tobytes()) for value in self.values()))


def _lever(name: str, value: ArrayLike) -> NDArray[np.float64]:
    array = real_numbers(value)
    if array is None or not np.all((array >= 0) & (array <= 1)):  # NaN is neither
        raise LeversError(
            thing=name,
            value=value,
            expected="a number from 0 (not at all) to 1 (fully), or an array of them",
            mend="Half way is 0.5.",
        )
    return array


class Preset(StrEnum):
    """Three leaders to compare oneself with."""

    CONTROLLER = "controller"
    DELEGATOR = "delegator"
    """Gives freedom without the means to use it."""
    ENABLER = "enabler"


PRESETS: Mapping[Preset, Levers] = MappingProxyType(
    {
        Preset.CONTROLLER: Levers(empower=0.1, enable=0.3, encourage=0.1, inspire=0.2),
        Preset.DELEGATOR: Levers(empower=1.0, enable=0.1, encourage=0.4, inspire=0.5),
        Preset.ENABLER: Levers(empower=0.8, enable=0.9, encourage=0.8, inspire=0.7),
    }
)
"""Made up to show the differences; nobody measured them."""
