"""What a face needs to draw the map of an evening at once, wherever the finger is."""

from functools import cache
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workshop_kit.domain.activities.evening import EVENINGS, LIMITS
from workshop_kit.domain.leadership import team_confidence
from workshop_kit.domain.levers import Levers
from workshop_kit.domain.statistics import normal_distribution
from workshop_kit.domain.value import NetValue, Opening, Reading, net_value

PEOPLE = 5
"""Typical people of a team, from least to most confident: the middles of its fifths."""

TOLERANCE = 0.005
"""How far straight lines between the entries are off at most, in units of value: at any style, cost and weight,
and at an impression on one of the steps."""

_STYLES = 21
_PLACES, _PLACES_OF_PEOPLE = 4, 2  # decimals: more are not seen


@cache
def tables() -> dict[str, Any]:
    """Return all that the map is drawn from.

    What an evening brings is ``good − b · bad − cost``. What good and bad impressions amount to depends on the style
    and on the impression m, shifted by what people begin with; the tables hold it over these two.

    Returns
    -------
    dict
        ``style`` and ``impression``: the two axes. ``person``, ``team``: ``good`` and ``bad``, one row an
        impression, one column a style, and ``met``, new contacts over style. ``people``: the same for five
        typical people of the team, least confident first. ``shift``: what each opening adds to m.
        ``good_in_ten``: how many of ten impressions are good where the mean is as on the second axis.
        ``evenings``: some to try.
    """
    shift = {opening.value: _shift(opening) for opening in Opening}
    style = np.linspace(0, 1, _STYLES)
    low, high = LIMITS["m"].low + min(shift.values()), LIMITS["m"].high + max(shift.values())
    impression = np.linspace(low, high, round((high - low) / LIMITS["m"].step) + 1)
    readings = {
        reading.value: _record(net_value(style, m=impression[:, np.newaxis], reading=reading), _PLACES)
        for reading in Reading
    }
    return {
        "style": style.round(4).tolist(),
        "impression": (impression.round(4) + 0.0).tolist(),
        **readings,
        "people": [
            _record(
                net_value(style, m=impression[:, np.newaxis], outgoingness=outgoingness), _PLACES_OF_PEOPLE
            )
            for outgoingness in _as_outgoing_as_the_team_is_confident()
        ],
        "shift": shift,
        "good_in_ten": (10 * normal_distribution(impression)).round(2).tolist(),
        "evenings": {sort.value: dict(settings) for sort, settings in EVENINGS.items()},
    }


def _record(found: NetValue, places: int) -> dict[str, Any]:
    return {
        "good": _rounded(found.good, places),
        "bad": _rounded(found.bad, places),
        "met": _rounded(np.asarray(found.new_contacts)[0], places),  # the same whatever the impression
    }


def _rounded(values: object, places: int) -> list[Any]:
    rounded: list[Any] = np.asarray(values, dtype=float).round(places).tolist()
    return rounded


def _shift(opening: Opening) -> float:
    shift = np.asarray(net_value(0.5, opening=opening).impression) - net_value(0.5).impression
    return float(shift.round(6))


def _as_outgoing_as_the_team_is_confident() -> NDArray[np.float64]:
    """Return the outgoingness that would make somebody as confident as each of the five, all else being average."""
    middle = Levers.uniform(0.5)
    average = team_confidence(middle)
    for_one = np.asarray(team_confidence(middle, 1).confidence) - average.confidence
    places = [NormalDist().inv_cdf((place + 0.5) / PEOPLE) for place in range(PEOPLE)]
    return np.array(places) * average.confidence_sd / for_one
