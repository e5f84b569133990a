"""The formulas that the models share, against values worked out by hand."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_kit.domain.statistics import (
    mean_above_zero,
    normal_distribution,
    normal_lattice,
    normal_nodes,
    shortened_reliability,
    standard_error_of_measurement,
)

alphas = st.floats(0.01, 0.99)


@pytest.mark.parametrize(
    ("kept", "reliability", "error"),
    [(8, 0.770, 0.480), (7, 0.746, 0.504), (6, 0.715, 0.534), (4, 0.626, 0.612)],
)
def test_fewer_items_are_less_reliable_by_spearman_and_brown(kept: int, reliability: float, error: float):
    shortened = shortened_reliability(0.77, kept=kept, of=8)
    assert shortened == pytest.approx(reliability, abs=0.0005)
    assert standard_error_of_measurement(shortened) == pytest.approx(error, abs=0.0005)


def test_half_of_a_scale_with_reliability_one_half_has_one_third():
    assert shortened_reliability(0.5, kept=4, of=8) == pytest.approx(1 / 3)


@given(alphas)
@settings(deadline=None)
def test_a_whole_scale_keeps_its_reliability(alpha: float):
    assert shortened_reliability(alpha, kept=8, of=8) == pytest.approx(alpha)


@given(alphas, st.integers(1, 7))
@settings(deadline=None)
def test_each_item_more_makes_a_scale_more_reliable_and_never_perfect(alpha: float, kept: int):
    fewer, more = (shortened_reliability(alpha, kept=count, of=8) for count in (kept, kept + 1))
    assert 0 < fewer < more < 1


@given(alphas, st.integers(1, 7))
@settings(deadline=None)
def test_lengthening_a_shortened_scale_gives_the_old_reliability_back(alpha: float, kept: int):
    shorter = shortened_reliability(alpha, kept=kept, of=8)
    assert shortened_reliability(shorter, kept=8, of=kept) == pytest.approx(alpha)


@pytest.mark.parametrize(("alpha", "error"), [(0.75, 0.5), (0.91, 0.3), (0.36, 0.8)])
def test_the_standard_error_is_the_root_of_what_is_not_reliable(alpha: float, error: float):
    assert standard_error_of_measurement(alpha) == pytest.approx(error)


@pytest.mark.parametrize("dimensions", [1, 2, 3])
def test_the_lattice_has_the_moments_of_a_standard_normal_distribution(dimensions: int):
    nodes = normal_lattice(8192, dimensions)
    assert nodes.shape == (8192, dimensions)
    assert nodes.mean(axis=0) == pytest.approx(np.zeros(dimensions), abs=0.005)
    assert nodes.std(axis=0) == pytest.approx(np.ones(dimensions), abs=0.005)
    assert (nodes**4).mean(axis=0) == pytest.approx(np.full(dimensions, 3), abs=0.05)
    assert nodes.T @ nodes / 8192 == pytest.approx(np.eye(dimensions), abs=0.05)


@pytest.mark.parametrize("limit", [-2, -1, 0, 0.5, 1.5])
def test_the_share_of_nodes_below_a_limit_is_the_normal_probability(limit: float):
    share = (normal_lattice(16384, 3) < limit).mean(axis=0)
    assert share == pytest.approx(np.full(3, 0.5 * (1 + math.erf(limit / math.sqrt(2)))), abs=0.001)


def test_the_lattice_is_the_same_every_time():
    first = normal_lattice(500, 2).copy()
    normal_lattice.cache_clear()
    assert np.array_equal(normal_lattice(500, 2), first)


def test_nobody_can_change_the_shared_lattice():
    with pytest.raises(ValueError, match="read-only"):
        normal_lattice(500, 2)[0, 0] = 0


@pytest.mark.parametrize(
    ("x", "share"),
    [
        (0, 0.5),
        (-1, 0.15865525393145705),
        (1, 0.84134474606854295),
        (2, 0.97724986805182079),
        (-3, 1.3498980316300945e-3),
        (-6, 9.8658764503769814e-10),
    ],
)
def test_the_normal_distribution_is_good_to_twelve_places(x: float, share: float):
    assert normal_distribution(x) == pytest.approx(share, rel=1e-12)


def test_the_normal_distribution_is_taken_over_arrays_of_any_shape():
    x = np.linspace(-8, 8, 60).reshape(3, 4, 5)
    exact = [0.5 * math.erfc(-each / math.sqrt(2)) for each in x.ravel()]
    assert normal_distribution(x).ravel() == pytest.approx(exact, rel=1e-14)
    assert normal_distribution(np.array([])).shape == (0,)


@given(st.floats(-4, 4), st.floats(0.1, 3))
@settings(deadline=None)
def test_what_is_above_nothing_less_what_is_below_is_the_mean(mean: float, sd: float):
    above, below = mean_above_zero(np.array(mean), sd), mean_above_zero(np.array(-mean), sd)
    assert above - below == pytest.approx(mean, abs=1e-12)
    assert mean_above_zero(np.array(0.0), sd) == pytest.approx(sd / math.sqrt(2 * math.pi))


def test_the_nodes_have_all_moments_of_a_standard_normal_distribution_that_they_promise():
    nodes, weights = normal_nodes(8)
    for power, moment in {0: 1, 1: 0, 2: 1, 4: 3, 6: 15, 8: 105, 13: 0, 14: 135135}.items():
        assert weights @ nodes**power == pytest.approx(moment, abs=1e-6)
    with pytest.raises(ValueError, match="read-only"):
        nodes[0] = 0
