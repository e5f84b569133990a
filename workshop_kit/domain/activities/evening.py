"""An evening as a reader sets it: who is sent, what bad impressions weigh, what it costs."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from numbers import Real
from types import MappingProxyType
from typing import Any

from workshop_kit.domain.errors import NetValueError
from workshop_kit.domain.value import (
    AVERAGE_IMPRESSION,
    NetValue,
    Opening,
    Reading,
    break_even_style,
    net_value,
)


@dataclass(frozen=True)
class Limits:
    """From where to where a reader may go, and in which steps."""

    low: float
    high: float
    step: float


LIMITS: Mapping[str, Limits] = MappingProxyType(
    {
        "style": Limits(0.0, 1.0, 0.01),
        "b": Limits(0.0, 5.0, 0.1),
        "m": Limits(0.0, 0.8, 0.05),
        "cost": Limits(0.0, 6.0, 0.5),
    }
)


@dataclass(frozen=True)
class Evening:
    """What a reader can change. All of it has a place on the map.

    Attributes
    ----------
    style : float
        How those who are sent are led: 0 to 1.
    b : float
        How many times a bad impression outweighs a good one: 0 to 5.
    m : float
        Impression that an average guest leaves: 0 to 0.8.
    cost : float
        Of attending: 0 to 6.
    opening : Opening
        What they begin with.

    Raises
    ------
    NetValueError
        If one of them is something else.
    """

    style: float = 0.5
    b: float = 1.0
    m: float = AVERAGE_IMPRESSION
    cost: float = 0.0
    opening: Opening = Opening.NEUTRAL

    def __post_init__(self) -> None:
        for name, limits in LIMITS.items():
            object.__setattr__(self, name, check_setting(name, getattr(self, name), limits))
        if self.opening not in list(Opening):
            raise NetValueError(
                thing="opening",
                value=self.opening,
                expected="one of " + ", ".join(Opening),
                mend="Use Opening.NEUTRAL, for example.",
            )
        object.__setattr__(self, "opening", Opening(self.opening))

    def value(self, reading: Reading) -> NetValue:
        """Return what the evening brings, for a typical person or for the team."""
        return net_value(self.style, **self._of_the_evening(), reading=reading)

    def break_even(self, reading: Reading) -> float:
        """Return the style below which this evening does more harm than good."""
        found = break_even_style(**self._of_the_evening(), reading=reading)
        assert isinstance(found, float)  # noqa: S101 - of numbers it is a number
        return found

    def _of_the_evening(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if name != "style"}


def check_setting(name: str, value: object, limits: Limits) -> float:
    """Return a number within its limits.

    Raises
    ------
    NetValueError
        If it is not.
    """
    try:
        number = float(value) if isinstance(value, Real) and not isinstance(value, bool) else math.nan
    except OverflowError:  # a whole number that no float can hold
        number = math.inf
    if not limits.low <= number <= limits.high:
        raise NetValueError(
            thing=name,
            value=value,
            expected=f"a number from {limits.low:g} to {limits.high:g}",
            mend=f"Half way is {(limits.low + limits.high) / 2:g}.",
        )
    return number


def read_evening(record: object) -> Evening:
    """Return an evening from plain values, as a face gives them.

    Raises
    ------
    NetValueError
        If it is no mapping with exactly the five settings, or one of them is something else.
    """
    names = [*LIMITS, "opening"]
    if not isinstance(record, Mapping) or set(record) != set(names):
        raise NetValueError(
            thing="the settings",
            value=record,
            expected="one value for each of " + ", ".join(names),
            mend="Write {'style': 0.5, 'b': 1, 'm': 0.4, 'cost': 0, 'opening': 'neutral'}.",
        )
    return Evening(**{str(name): value for name, value in record.items()})


def evening_record(evening: Evening) -> dict[str, Any]:
    """Return an evening as JSON values."""
    return {**asdict(evening), "opening": evening.opening.value}


class Sort(StrEnum):
    """Four evenings to try, on the same team."""

    FAIR = "fair"
    """Bad impressions weigh no more than good ones, and nothing is paid."""
    COSTLY = "costly"
    TALK = "talk"
    """Bad impressions are talked about."""
    PITCH = "pitch"


EVENINGS: Mapping[Sort, Mapping[str, Any]] = MappingProxyType(
    {
        Sort.FAIR: MappingProxyType({"b": 1.0, "m": 0.4, "cost": 0.0, "opening": Opening.NEUTRAL.value}),
        Sort.COSTLY: MappingProxyType({"b": 1.0, "m": 0.4, "cost": 3.5, "opening": Opening.NEUTRAL.value}),
        Sort.TALK: MappingProxyType({"b": 4.0, "m": 0.4, "cost": 0.0, "opening": Opening.NEUTRAL.value}),
        Sort.PITCH: MappingProxyType({"b": 2.0, "m": 0.4, "cost": 0.0, "opening": Opening.PITCH_FIRST.value}),
    }
)
"""Made up to show the differences; nobody measured them."""
