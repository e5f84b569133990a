"""Who comes: the type, team, leader and confidence of each guest, and whom they know before the evening."""

from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workshop_kit.domain.archetypes import CENTRES, Archetype
from workshop_kit.domain.leadership import team_confidence
from workshop_kit.domain.levers import MIDDLE, Levers
from workshop_kit.domain.room_rules import RoomRules
from workshop_kit.domain.room_setup import RoomSetup
from workshop_kit.domain.traits import Trait

_KINDS = list(Archetype)
_CENTRES = np.array([CENTRES[kind] for kind in _KINDS])
_CONSCRIPT = _KINDS.index(Archetype.CONSCRIPT)
_GRID = 2.0**12
_LAST = 2.0  # beyond every chance: comes last in an order of chances


@dataclass(frozen=True, eq=False)
class Guests:
    """The people of an evening.

    Attributes
    ----------
    archetype : tuple of Archetype
        Of each guest.
    organisation : ndarray of int, shape (guests,)
        The team of each guest.
    leader : ndarray of bool, shape (guests,)
        Whether they lead it.
    leads : ndarray of int, shape (teams,)
        Who leads each team.
    traits : ndarray of float, shape (guests, 3)
        Approach, giving, voice.
    engagement, confidence : ndarray of float, shape (guests,)
        In standard deviations of people (model 1).
    known : ndarray of bool, shape (guests, guests)
        Who knows whom before the evening.
    arrival : ndarray of float, shape (guests,)
        Minutes.
    """

    archetype: tuple[Archetype, ...]
    organisation: NDArray[np.intp]
    leader: NDArray[np.bool_]
    leads: NDArray[np.intp]
    traits: NDArray[np.float64]
    engagement: NDArray[np.float64]
    confidence: NDArray[np.float64]
    known: NDArray[np.bool_]
    arrival: NDArray[np.float64]


def invite(setup: RoomSetup, rules: RoomRules, rng: "np.random.Generator") -> Guests:
    """Draw the guests of an evening: the same people for the same chances, under whatever leaders.

    The number of chances drawn depends on the number of guests alone.

    Parameters
    ----------
    setup : RoomSetup
        What is asked for.
    rules : RoomRules
        What people are like.
    rng : numpy.random.Generator
        Where chance comes from.

    Notes
    -----
    Confidence is that of model 1 under the own leader, with the approach trait as outgoingness. Leaders have
    leaders too, but not in this room: theirs count as average.
    """
    team, lead, told, kind, together, apart, field, *bells = rng.random((12, setup.guests))
    pairs = rng.random(setup.guests * (setup.guests - 1) // 2)
    *jitter, sure, engaged = (_normal(chances) for chances in bells)
    organisation = _ranks(team) % setup.teams
    leads = _leaders(organisation, lead)
    leader = np.isin(np.arange(setup.guests), leads)
    kinds = _kinds(setup, rules, leader, told, kind)
    traits = _CENTRES[kinds] + rules.trait_spread * np.stack(jitter, axis=1)
    if setup.visitor is not None:
        traits[0] = [setup.visitor[trait] for trait in Trait]
        kinds[0] = np.argmin(on_grid(((_CENTRES - traits[0]) ** 2).sum(axis=1)))
    led, free = (team_confidence(Levers.uniform(style), traits[:, 0]) for style in (setup.style, MIDDLE))
    confidence = np.where(leader, free.confidence, led.confidence) + led.confidence_sd_known * sure
    engagement = np.where(leader, free.engagement, led.engagement) + led.engagement_sd * engaged
    start = min(rules.arrival, setup.minutes / 10)
    return Guests(
        archetype=tuple(_KINDS[each] for each in kinds),
        organisation=organisation,
        leader=leader,
        leads=leads,
        traits=traits,
        engagement=on_grid(engagement),
        confidence=on_grid(confidence),
        known=_known(organisation, field, pairs, setup.known_share, rules),
        arrival=start
        * (rules.arrival_together * together[leads[organisation]] + (1 - rules.arrival_together) * apart),
    )


def on_grid(values: ArrayLike) -> NDArray[np.float64]:
    """Round to whole 1/4096.

    Logarithms and powers may differ in the last digit from machine to machine; an evening must not.
    """
    return np.rint(np.asarray(values, dtype=float) * _GRID) / _GRID


def _normal(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    inverse = NormalDist().inv_cdf
    return on_grid([inverse(max(chance, 2.0**-53)) for chance in chances.tolist()])


def _ranks(chances: NDArray[np.float64]) -> NDArray[np.intp]:
    ranks = np.empty(len(chances), dtype=np.intp)
    ranks[np.argsort(chances, kind="stable")] = np.arange(len(chances))
    return ranks


def _leaders(organisation: NDArray[np.intp], lead: NDArray[np.float64]) -> NDArray[np.intp]:
    order = np.argsort(np.append(_LAST, lead[1:]), kind="stable")  # guest 0, maybe a visitor, never leads
    _, first = np.unique(organisation[order], return_index=True)
    leads: NDArray[np.intp] = order[first]
    return leads


def _kinds(
    setup: RoomSetup,
    rules: RoomRules,
    leader: NDArray[np.bool_],
    told: NDArray[np.float64],
    kind: NDArray[np.float64],
) -> NDArray[np.intp]:
    """Give each guest a type. Leaders are neither Echoes nor Conscripts, and a larger share adds to a smaller one."""
    kinds = np.empty(setup.guests, dtype=np.intp)
    for among, barred in ((~leader, None), (leader, Archetype.ECHO)):
        choice = [each for each in rules.shares if each is not barred]
        ends = np.cumsum([rules.shares[each] for each in choice])
        found = np.searchsorted(ends[:-1], ends[-1] * kind[among], side="right")
        kinds[among] = np.array([_KINDS.index(each) for each in choice])[found]
    count = min(int(setup.conscripts * setup.guests + 0.5), int((~leader).sum()))
    kinds[np.argsort(np.where(leader, _LAST, told), kind="stable")[:count]] = _CONSCRIPT
    return kinds


def _known(
    organisation: NDArray[np.intp],
    field: NDArray[np.float64],
    pairs: NDArray[np.float64],
    share: float,
    rules: RoomRules,
) -> NDArray[np.bool_]:
    """Let the nearest pairs know each other: colleagues first, then people whose fields lie close on a ring."""
    guests = len(organisation)
    one, other = _pairs(guests)
    apart = np.abs(field[one] - field[other])
    distance = pairs * (rules.field_distance + np.minimum(apart, 1 - apart))
    distance[organisation[one] == organisation[other]] *= rules.colleague_distance
    count = int(share * len(pairs) + 0.5)
    known = np.zeros((guests, guests), dtype=bool)
    if count:
        near = distance <= np.partition(distance, count - 1)[count - 1]
        known[one[near], other[near]] = known[other[near], one[near]] = True
    return known


@lru_cache(maxsize=4)
def _pairs(guests: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    one, other = np.triu_indices(guests, 1)
    one.flags.writeable = other.flags.writeable = False
    return one, other
