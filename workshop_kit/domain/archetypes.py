"""Eight ways of going about a room, and how likely each is, given three uncertain trait scores."""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workshop_kit.domain.errors import ScoreError
from workshop_kit.domain.statistics import normal_lattice
from workshop_kit.domain.traits import Trait


class Archetype(StrEnum):
    """A teaching picture of how somebody networks; never a diagnosis."""

    PLAN_BUILDER = "plan_builder"
    GARDENER = "gardener"
    DEAL_HUNTER = "deal_hunter"
    CONSCRIPT = "conscript"
    ENCLAVE_DWELLER = "enclave_dweller"
    ECHO = "echo"
    AMBASSADOR = "ambassador"
    EXPLORER = "explorer"


CENTRES: dict[Archetype, tuple[float, float, float]] = {
    Archetype.PLAN_BUILDER: (0.5, -0.5, 0.5),
    Archetype.GARDENER: (-0.2, 1.0, -0.2),
    Archetype.DEAL_HUNTER: (1.0, -1.5, 0.5),
    Archetype.CONSCRIPT: (-1.5, -0.5, -0.5),
    Archetype.ENCLAVE_DWELLER: (-1.0, 0.8, 0.0),
    Archetype.ECHO: (-0.3, 0.0, -1.5),
    Archetype.AMBASSADOR: (1.0, 0.5, 1.5),
    Archetype.EXPLORER: (1.0, 1.3, 0.0),
}
"""Where each archetype stands on approach, giving and voice, in standard deviations (an assumption)."""

_POINTS = np.array(list(CENTRES.values()))
_NODES = 16384


def nearest_archetype(traits: ArrayLike) -> NDArray[np.intp]:
    """Index (in the order of `Archetype`) of the archetype nearest to each point.

    Parameters
    ----------
    traits : array_like, shape (..., 3)
        Approach, giving and voice, in standard deviations.

    Returns
    -------
    ndarray of int, shape (...)
    """
    points = np.asarray(traits, dtype=float)
    # |p − c|² without |p|², which is the same for every archetype
    nearest: NDArray[np.intp] = np.argmin((_POINTS**2).sum(axis=1) - 2 * points @ _POINTS.T, axis=-1)
    return nearest


def separating_trait(one: Archetype, other: Archetype) -> Trait:
    """Return the trait on which two archetypes stand farthest apart; the first one, if two are equally far."""
    apart = [abs(a - b) for a, b in zip(CENTRES[one], CENTRES[other], strict=True)]
    return list(Trait)[apart.index(max(apart))]


def archetype_probabilities(scores: ArrayLike, reliabilities: ArrayLike) -> NDArray[np.float64]:
    """How likely each archetype is, given what the scores leave open.

    True traits T given standardised scores t are normal with mean α t and variance α (1 − α), each trait
    on its own; the probability of an archetype is that of T being nearest to it. Told to simulated people,
    these probabilities come true as often as they say (see ``docs/evidence.md``); a softmax over distances
    does not.

    Parameters
    ----------
    scores : array_like, shape (3,)
        Standardised approach, giving and voice.
    reliabilities : array_like, shape (3,)
        Reliability α of each score, between 0 and 1.

    Returns
    -------
    ndarray, shape (8,)
        In the order of `Archetype`; sums to one.

    Raises
    ------
    ScoreError
        If a score is not finite, or a reliability is not between 0 and 1.
    """
    t, alpha = _numbers(scores), _numbers(reliabilities)
    if t.shape != (len(Trait),) or not np.isfinite(t).all():
        raise ScoreError(
            thing="scores",
            value=scores,
            expected="three finite numbers: approach, giving, voice",
            mend="A trait that could not be scored has no archetype: leave it out before asking.",
        )
    if alpha.shape != t.shape or not ((alpha > 0) & (alpha < 1)).all():
        raise ScoreError(
            thing="reliabilities",
            value=reliabilities,
            expected="three numbers between 0 and 1",
            mend="Take them from the norms.",
        )
    plausible = alpha * t + np.sqrt(alpha * (1 - alpha)) * normal_lattice(_NODES, len(Trait))
    return np.bincount(nearest_archetype(plausible), minlength=len(Archetype)) / _NODES


def _numbers(values: ArrayLike) -> NDArray[np.float64]:
    try:
        return np.asarray(values, dtype=float)
    except (TypeError, ValueError):
        return np.array(np.nan)
