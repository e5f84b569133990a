"""Model 1: how a leader's style goes with the confidence of a team. See docs/evidence.md for what is assumed."""

import math
from dataclasses import dataclass
from numbers import Integral

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workshop_kit.domain.arrays import Values, frozen, plain, real_numbers
from workshop_kit.domain.errors import LeversError, SampleError, ScoreError
from workshop_kit.domain.levers import SPREAD, Levers

_EMPOWERMENT_ON_STYLE = _SAFETY_ON_STYLE = 0.45
_ENGAGEMENT_ON_STYLE = 0.47
_ON_EMPOWERMENT, _ON_SAFETY, _ON_OUTGOINGNESS = 0.30, 0.20, 0.30
_TRAP = 0.3

CONFIDENCE_ON_STYLE = _ON_EMPOWERMENT * _EMPOWERMENT_ON_STYLE + _ON_SAFETY * _SAFETY_ON_STYLE
"""Expected difference in confidence, in SD, between two leaders one SD of style apart: 0.225."""

SHARE_OF_STYLE = CONFIDENCE_ON_STYLE**2
"""Share of the differences between people under different leaders that goes with style: about 5 %."""

TRAP_TURNS_AT = CONFIDENCE_ON_STYLE / (4 * SPREAD) / (2 * _TRAP)
"""How far *empower* may be ahead of *enable* before more of it lowers confidence: 0.375."""

# What is left to chance, so that over people under leaders with z ~ N(0, 1) each variable has a variance of one.
_LEFT_EMPOWERMENT = 1 - _EMPOWERMENT_ON_STYLE**2
_LEFT_SAFETY = 1 - _SAFETY_ON_STYLE**2
_LEFT_ENGAGEMENT = 1 - _ENGAGEMENT_ON_STYLE**2
_LEFT_CONFIDENCE = 1 - (
    CONFIDENCE_ON_STYLE**2
    + _ON_EMPOWERMENT**2 * _LEFT_EMPOWERMENT
    + _ON_SAFETY**2 * _LEFT_SAFETY
    + _ON_OUTGOINGNESS**2
)
_WITHIN_KNOWN = _ON_EMPOWERMENT**2 * _LEFT_EMPOWERMENT + _ON_SAFETY**2 * _LEFT_SAFETY + _LEFT_CONFIDENCE


@dataclass(frozen=True, eq=False)
class TeamConfidence:
    """What to expect of people in teams under given leaders, all in standard deviations of people.

    Attributes
    ----------
    empowerment, safety, engagement, confidence : float or ndarray
        Expected values: feeling able to act, feeling safe to speak, putting oneself into the work, and
        confidence. 0 is the average person under an average leader.
    empowerment_sd, safety_sd, engagement_sd, confidence_sd : float
        How much people of one team differ (0.893, 0.893, 0.883, 0.974): style explains none of it.
    confidence_sd_known : float
        The same for confidence among people who are equally outgoing: 0.927.
    """

    empowerment: Values
    safety: Values
    engagement: Values
    confidence: Values
    empowerment_sd: float = math.sqrt(_LEFT_EMPOWERMENT)
    safety_sd: float = math.sqrt(_LEFT_SAFETY)
    engagement_sd: float = math.sqrt(_LEFT_ENGAGEMENT)
    confidence_sd: float = math.sqrt(_WITHIN_KNOWN + _ON_OUTGOINGNESS**2)
    confidence_sd_known: float = math.sqrt(_WITHIN_KNOWN)


@dataclass(frozen=True, eq=False)
class Team:
    """Simulated people, in standard deviations; each array has the shape of the levers and then one axis of people.

    Attributes
    ----------
    outgoingness, empowerment, safety, engagement, confidence : ndarray
        Read-only.
    """

    outgoingness: NDArray[np.float64]
    empowerment: NDArray[np.float64]
    safety: NDArray[np.float64]
    engagement: NDArray[np.float64]
    confidence: NDArray[np.float64]


def team_confidence(levers: Levers, outgoingness: ArrayLike = 0.0) -> TeamConfidence:
    """Return what to expect of people under a leader.

    Parameters
    ----------
    levers : Levers
        What the leader does.
    outgoingness : float or array_like, default 0
        Of the people, in standard deviations; 0 is the average person. Broadcasts with the levers.

    Returns
    -------
    TeamConfidence
        Expected values in the shape of levers and outgoingness together, and the spread within a team.

    Raises
    ------
    LeversError
        If `levers` are no Levers.
    ScoreError
        If `outgoingness` is not a finite number, or its shape does not fit the levers.

    Notes
    -----
    docs/evidence.md, model 1. That style goes with empowerment (0.45) and safety (0.45) is a judgement within
    measured correlations, with engagement (0.47) published; the way from there to confidence is assumed.
    """
    found = _levers(levers)
    tau = _finite(outgoingness)
    try:
        np.broadcast_shapes(found.shape, tau.shape)
    except ValueError as error:
        raise ScoreError(
            thing="outgoingness",
            value=tau.shape,
            expected=f"a shape that broadcasts with the levers' {found.shape}",
            mend="Give one number, or one for each leader.",
        ) from error
    z, ahead = np.asarray(found.z), np.asarray(found.freedom_ahead_of_means)
    empowerment, safety = _EMPOWERMENT_ON_STYLE * z, _SAFETY_ON_STYLE * z
    return TeamConfidence(
        empowerment=plain(empowerment + 0 * tau),
        safety=plain(safety + 0 * tau),
        engagement=plain(_ENGAGEMENT_ON_STYLE * z + 0 * tau),
        confidence=plain(_confidence(empowerment, safety, tau, ahead)),
    )


def sample_team(levers: Levers, size: int, rng: "np.random.Generator") -> Team:
    """Draw people for a team under each leader.

    Parameters
    ----------
    levers : Levers
        One leader, or arrays of them.
    size : int
        People in each team, at least 1.
    rng : numpy.random.Generator
        Where chance comes from: the same generator in the same state draws the same people.

    Returns
    -------
    Team
        Arrays of shape ``(*levers.shape, size)``.

    Raises
    ------
    LeversError
        If `levers` are no Levers.
    SampleError
        If `size` is no whole number above 0 or more than the memory holds, or `rng` is no generator.
    """
    found = _levers(levers)
    if not isinstance(size, Integral) or isinstance(size, bool) or size < 1:
        raise SampleError(
            thing="size",
            value=size,
            expected="a whole number of people, at least 1",
            mend="Use 12, for example.",
        )
    if not isinstance(rng, np.random.Generator):
        raise SampleError(
            thing="rng",
            value=rng,
            expected="a numpy.random.Generator",
            mend="Use numpy.random.default_rng(1).",
        )
    shape = (*found.shape, int(size))
    z = np.asarray(found.z)[..., np.newaxis]
    ahead = np.asarray(found.freedom_ahead_of_means)[..., np.newaxis]

    def chance(variance: float) -> NDArray[np.float64]:
        return math.sqrt(variance) * rng.standard_normal(shape)

    try:
        tau = chance(1)
        empowerment = _EMPOWERMENT_ON_STYLE * z + chance(_LEFT_EMPOWERMENT)
        safety = _SAFETY_ON_STYLE * z + chance(_LEFT_SAFETY)
        engagement = _ENGAGEMENT_ON_STYLE * z + chance(_LEFT_ENGAGEMENT)
        confidence = _confidence(empowerment, safety, tau, ahead) + chance(_LEFT_CONFIDENCE)
    except (MemoryError, OverflowError, ValueError) as error:
        raise SampleError(
            thing="size",
            value=size,
            expected="no more people than the memory of this computer holds",
            mend="Draw fewer people at a time.",
        ) from error
    return Team(*(frozen(each) for each in (tau, empowerment, safety, engagement, confidence)))


def _confidence(
    empowerment: NDArray[np.float64],
    safety: NDArray[np.float64],
    tau: NDArray[np.float64],
    ahead: NDArray[np.float64],
) -> NDArray[np.float64]:
    trap = _TRAP * np.maximum(0, ahead) ** 2
    return _ON_EMPOWERMENT * empowerment + _ON_SAFETY * safety + _ON_OUTGOINGNESS * tau - trap


def _levers(levers: Levers) -> Levers:
    if not isinstance(levers, Levers):
        raise LeversError(
            thing="levers", value=levers, expected="Levers", mend="Use Levers(…) or Levers.uniform(0.5)."
        )
    return levers


def _finite(value: ArrayLike) -> NDArray[np.float64]:
    array = real_numbers(value)
    if array is None or not np.all(np.isfinite(array)):
        raise ScoreError(
            thing="outgoingness",
            value=value,
            expected="a finite number of standard deviations, or an array of them",
            mend="The average person is 0.",
        )
    return array
