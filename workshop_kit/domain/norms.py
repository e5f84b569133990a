"""What a score is compared with: norms are a value of their own, and every score names its norms."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from workshop_kit.domain.errors import NormsError
from workshop_kit.domain.traits import Trait


@dataclass(frozen=True, slots=True)
class Norm:
    """How people in general score on one trait.

    Attributes
    ----------
    mean, sd : float
        Mean and standard deviation of the trait's mean rating, on the scale of 1 to 5.
    alpha : float
        Reliability (Cronbach's α) of the eight items together.
    """

    mean: float
    sd: float
    alpha: float

    def __post_init__(self) -> None:
        """Refuse what cannot standardise a score."""
        if not (_is_number(self.mean) and 1 <= self.mean <= 5):  # noqa: PLR2004 - the rating scale
            raise NormsError(
                thing="Norm.mean",
                value=self.mean,
                expected="a number from 1 to 5",
                mend="Give the mean rating.",
            )
        if not (_is_number(self.sd) and self.sd > 0):
            raise NormsError(
                thing="Norm.sd",
                value=self.sd,
                expected="a number above 0",
                mend="Give the standard deviation.",
            )
        if not (_is_number(self.alpha) and 0 < self.alpha < 1):
            raise NormsError(
                thing="Norm.alpha",
                value=self.alpha,
                expected="a number between 0 and 1",
                mend="Give Cronbach's α of the trait's eight items.",
            )


@dataclass(frozen=True)
class Norms:
    """A norm for each trait, under a version that is stored with every score.

    Attributes
    ----------
    version : str
        Name of this set, never reused for other numbers.
    traits : Mapping[Trait, Norm]
        One norm for each trait.
    """

    version: str
    traits: Mapping[Trait, Norm]

    def __post_init__(self) -> None:
        """Refuse a nameless or incomplete set."""
        if not (isinstance(self.version, str) and self.version.strip()):
            raise NormsError(
                thing="Norms.version",
                value=self.version,
                expected="a name such as 'cohort-2027'",
                mend="Every score is stored with the version of its norms: give one.",
            )
        if not isinstance(self.traits, Mapping) or set(self.traits) != set(Trait):
            raise NormsError(
                thing="Norms.traits",
                value=self.traits,
                expected="a Norm for each of " + ", ".join(Trait),
                mend="Add what is missing and remove what is too much.",
            )
        for trait, norm in self.traits.items():
            if not isinstance(norm, Norm):
                raise NormsError(
                    thing=f"Norms.traits[{str(trait)!r}]",
                    value=norm,
                    expected="a Norm",
                    mend="Give Norm(mean=…, sd=…, alpha=…).",
                )
        object.__setattr__(self, "traits", MappingProxyType(dict(self.traits)))


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return -math.inf < value < math.inf  # false for NaN, too


PROVISIONAL = Norms(
    version="provisional-1",
    traits={trait: Norm(mean=3.0, sd=0.7, alpha=0.77) for trait in Trait},
)
"""Assumed norms, until a cohort of 200 people gives better ones."""
