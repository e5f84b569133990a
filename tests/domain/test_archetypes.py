"""How likely each archetype is: against hand calculation, against brute force, against a million draws."""

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_kit import Archetype
from workshop_kit.domain.archetypes import CENTRES, archetype_probabilities, nearest_archetype
from workshop_kit.domain.errors import ScoreError

EIGHT = {
    "plan_builder": (0.5, -0.5, 0.5),
    "gardener": (-0.2, 1.0, -0.2),
    "deal_hunter": (1.0, -1.5, 0.5),
    "conscript": (-1.5, -0.5, -0.5),
    "enclave_dweller": (-1.0, 0.8, 0.0),
    "echo": (-0.3, 0.0, -1.5),
    "ambassador": (1.0, 0.5, 1.5),
    "explorer": (1.0, 1.3, 0.0),
}
MEASURED = [0.77] * 3

scores = st.tuples(*[st.floats(-4, 4)] * 3)
reliabilities = st.tuples(*[st.floats(0.05, 0.95)] * 3)


def below(z: float) -> float:
    """Return the normal probability below z."""
    return 0.5 * (1 + math.erf(z / math.sqrt(2)))


def probability(kind: Archetype, told: np.ndarray) -> float:
    return told[list(Archetype).index(kind)]


def test_the_eight_archetypes_stand_where_the_evidence_page_says():
    assert {kind.value: centre for kind, centre in CENTRES.items()} == EIGHT
    assert [kind.value for kind in Archetype] == list(EIGHT)
    assert list(CENTRES) == list(Archetype)


def test_who_stands_where_an_archetype_stands_is_nearest_to_it():
    assert nearest_archetype(list(EIGHT.values())).tolist() == list(range(8))


@given(scores)
@settings(deadline=None)
def test_the_nearest_archetype_is_the_one_at_the_least_distance(point: Sequence[float]):
    distances = [math.dist(point, centre) for centre in EIGHT.values()]
    assert distances[int(nearest_archetype(point))] == pytest.approx(min(distances))


def test_many_points_at_once_keep_their_shape():
    points = np.array(list(EIGHT.values())).reshape(2, 4, 3)
    assert nearest_archetype(points).tolist() == [[0, 1, 2, 3], [4, 5, 6, 7]]


@given(scores, reliabilities)
@settings(deadline=None)
def test_probabilities_are_never_negative_and_sum_to_one(t: Sequence[float], alpha: Sequence[float]):
    told = archetype_probabilities(t, alpha)
    assert told.shape == (8,)
    assert told.min() >= 0
    assert told.sum() == pytest.approx(1)


def test_the_same_scores_always_get_the_same_probabilities():
    assert np.array_equal(
        archetype_probabilities([0.3, -0.2, 1], MEASURED), archetype_probabilities((0.3, -0.2, 1), MEASURED)
    )


def test_highest_on_all_traits_is_split_by_the_plane_between_ambassador_and_explorer():
    # T has mean 2.2 on each trait. Halfway between (1, 0.5, 1.5) and (1, 1.3, 0) lies −1.6 g + 3 v = 0.81.
    t, spread = 2 / 0.7, math.sqrt(0.77 * 0.23)
    expected = below((3 * 0.77 * t - 1.6 * 0.77 * t - 0.81) / math.hypot(3, 1.6) / spread)
    told = archetype_probabilities([t, t, t], MEASURED)
    assert expected == pytest.approx(0.944, abs=0.001)
    assert probability(Archetype.AMBASSADOR, told) == pytest.approx(expected, abs=0.004)
    assert probability(Archetype.EXPLORER, told) == pytest.approx(1 - expected, abs=0.004)


def test_lowest_on_all_traits_is_split_by_the_plane_between_conscript_and_echo():
    # Halfway between (−1.5, −0.5, −0.5) and (−0.3, 0, −1.5) lies −2.4 a − g + 2 v = 0.41.
    t, spread = -2 / 0.7, math.sqrt(0.77 * 0.23)
    expected = below((-2.4 * 0.77 * t - 0.77 * t + 2 * 0.77 * t - 0.41) / math.hypot(2.4, 1, 2) / spread)
    told = archetype_probabilities([t, t, t], MEASURED)
    assert expected == pytest.approx(0.973, abs=0.001)
    assert probability(Archetype.CONSCRIPT, told) == pytest.approx(expected, abs=0.004)


@pytest.mark.parametrize("kind", list(Archetype))
def test_nearly_perfect_scores_at_a_centre_leave_no_doubt(kind: Archetype):
    told = archetype_probabilities(CENTRES[kind], [0.9999] * 3)
    assert probability(kind, told) == pytest.approx(1)


def test_scores_without_reliability_make_no_difference():
    one, other = (archetype_probabilities([t, t, -t], [1e-9] * 3) for t in (-2, 2))
    assert np.array_equal(one, other)


def test_a_less_reliable_trait_leaves_more_open():
    sure, unsure = (archetype_probabilities([1, 1.3, 0], [alpha] * 3).max() for alpha in (0.95, 0.6))
    assert sure > unsure + 0.1


@pytest.mark.parametrize(
    ("t", "alpha"),
    [
        ((1, 0.5, 1.5), (0.77, 0.77, 0.77)),
        ((-0.8, 0.4, -0.9), (0.77, 0.715, 0.746)),
        ((0.2, -1.1, 0.3), (0.9, 0.6, 0.8)),
        ((-1.4, -1.1, 0.7), (0.715, 0.715, 0.715)),
    ],
)
def test_a_million_draws_agree_with_the_quadrature(t: Sequence[float], alpha: Sequence[float]):
    random = np.random.default_rng(20)
    mean, spread = np.multiply(alpha, t), np.sqrt(np.multiply(alpha, np.subtract(1, alpha)))
    true = random.normal(mean, spread, size=(1_000_000, 3))
    distances = np.stack([np.square(true - centre).sum(axis=1) for centre in EIGHT.values()])
    drawn = np.bincount(distances.argmin(axis=0), minlength=8) / 1_000_000
    assert archetype_probabilities(t, alpha) == pytest.approx(drawn, abs=0.004)


@pytest.mark.parametrize(
    "t", [[1, 2], [[1, 2, 3]], [1, 2, 3, 4], [1, 2, math.nan], [1, math.inf, 2], [1, None, 2], None, 3]
)
def test_scores_that_are_not_three_finite_numbers_are_refused(t: object):
    with pytest.raises(ScoreError, match=r"^scores is .*expected three finite numbers") as caught:
        archetype_probabilities(t, MEASURED)
    assert caught.value.value is t


@pytest.mark.parametrize("alpha", [[0.7, 0.7], [0.7, 0.7, 1], [0, 0.7, 0.7], [0.7, math.nan, 0.7], 0.7])
def test_reliabilities_that_are_not_between_nought_and_one_are_refused(alpha: object):
    with pytest.raises(ScoreError, match=r"^reliabilities is .*expected three numbers between 0 and 1"):
        archetype_probabilities([0, 0, 0], alpha)


@pytest.mark.parametrize("scores", [["a", 1, 2], [1, 2], [None, 1, 2], "abc", [1, 2, math.nan]])
def test_scores_that_are_no_three_numbers_are_refused(scores: object):
    with pytest.raises(ScoreError, match="expected three finite numbers"):
        archetype_probabilities(scores, MEASURED)


def test_the_person_in_the_very_middle_is_told_the_truth_to_a_quarter_of_a_percent():
    rng = np.random.default_rng(20261123)
    drawn = math.sqrt(0.77 * 0.23) * rng.standard_normal((1_000_000, 3))
    true = np.bincount(nearest_archetype(drawn), minlength=8) / 1_000_000
    assert np.abs(archetype_probabilities([0, 0, 0], MEASURED) - true).max() < 0.0025
