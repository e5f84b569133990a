"""Levers: what a leader does, and what no leader could do."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit import PRESETS, Levers, Preset, WorkshopKitError
from workshop_kit.domain.errors import LeversError

level = st.floats(0, 1)


@given(level, level, level, level)
def test_the_mean_and_the_style_are_those_of_the_four(a: float, b: float, c: float, d: float):
    levers = Levers(a, b, c, d)
    assert levers.mean == pytest.approx((a + b + c + d) / 4)
    assert levers.z == pytest.approx(((a + b + c + d) / 4 - 0.5) / 0.25)
    assert levers.freedom_ahead_of_means == pytest.approx(a - b)
    assert levers.values() == (a, b, c, d)


@pytest.mark.parametrize(("s", "z"), [(0, -2), (0.25, -1), (0.5, 0), (1, 2)])
def test_the_one_slider_goes_from_two_deviations_below_to_two_above(s: float, z: float):
    assert Levers.uniform(s).z == z
    assert set(Levers.uniform(s).values()) == {s}


def test_one_leader_has_plain_numbers_and_no_shape():
    levers = Levers(np.float32(0.5), np.array(1), 0, True if False else 1)
    assert all(type(value) is float for value in (*levers.values(), levers.mean, levers.z))
    assert levers.shape == ()


def test_many_leaders_broadcast():
    levers = Levers(np.linspace(0, 1, 3), 0.5, [[0.1], [0.2]], 0)
    assert levers.shape == (2, 3)
    assert np.shape(levers.mean) == np.shape(levers.z) == (2, 3)
    assert np.shape(levers.freedom_ahead_of_means) == (3,)


def test_nobody_can_change_levers_afterwards():
    given_array = np.array([0.1, 0.2])
    levers = Levers.uniform(given_array)
    given_array[0] = 0.9
    assert levers.empower[0] == 0.1
    with pytest.raises(ValueError, match="read-only"):
        levers.empower[0] = 0.9
    with pytest.raises(FrozenInstanceError):
        levers.empower = 0.9


def test_levers_are_equal_when_all_four_are_and_can_be_kept_in_a_set():
    assert Levers.uniform(0.5) == Levers(0.5, 0.5, 0.5, 0.5)
    assert Levers.uniform(0.5) != Levers(0.5, 0.5, 0.5, 0.4)
    assert Levers.uniform([0.1, 0.2]) == Levers.uniform(np.array([0.1, 0.2]))
    assert Levers.uniform([0.1, 0.2]) != Levers.uniform([0.1, 0.3])
    assert Levers.uniform(0.5) != 0.5
    assert hash(Levers.uniform(-0.0)) == hash(Levers.uniform(0.0))
    assert len({Levers.uniform([0.1, 0.2]), Levers.uniform([0.1, 0.2]), Levers.uniform(0.1)}) == 2


@pytest.mark.parametrize("name", ["empower", "enable", "encourage", "inspire"])
@pytest.mark.parametrize(
    "value",
    [-0.001, 1.001, float("nan"), float("inf"), "0.5", "", None, True, 1j, [], [0.1, None], [[0.1], [0.1, 0.2]],
     np.array([0.2, np.nan]), np.array([True]), {"a": 1}, [True, 0.5], [[0.5], [np.True_]],
     np.ma.array([0.2, 0.3], mask=[True, False]), np.longdouble("1e4000")],
    ids=repr,
)  # fmt: skip
def test_a_lever_that_no_leader_could_have_is_refused_by_its_name(name: str, value: object):
    with pytest.raises(LeversError) as caught:
        Levers(**{**dict.fromkeys(["empower", "enable", "encourage", "inspire"], 0.5), name: value})
    assert caught.value.thing == name
    assert caught.value.value is value
    assert "from 0 (not at all) to 1 (fully)" in caught.value.expected
    assert caught.value.mend.endswith(".")
    assert isinstance(caught.value, WorkshopKitError)
    assert isinstance(caught.value, ValueError)


def test_levers_whose_shapes_do_not_fit_are_refused():
    with pytest.raises(LeversError, match="broadcast") as caught:
        Levers([0.1, 0.2], [0.1, 0.2, 0.3], 0, 0)
    assert caught.value.thing == "the levers"
    assert caught.value.value == {"empower": (2,), "enable": (3,), "encourage": (), "inspire": ()}
    assert caught.value.mend.endswith(".")


def test_a_level_for_all_four_is_checked_too():
    with pytest.raises(LeversError, match=r"^s is 1.5"):
        Levers.uniform(1.5)


def test_there_are_three_leaders_to_try_and_each_is_one_leader():
    assert list(PRESETS) == list(Preset)
    assert all(levers.shape == () for levers in PRESETS.values())
    assert PRESETS[Preset.DELEGATOR].freedom_ahead_of_means > 0.375
    assert PRESETS[Preset.ENABLER].freedom_ahead_of_means <= 0
    assert PRESETS[Preset.CONTROLLER].mean < 0.25 < PRESETS[Preset.ENABLER].mean


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda levers: pickle.loads(pickle.dumps(levers))]
)
def test_a_copy_is_equal_and_as_unchangeable(copied: Callable[[Levers], Levers]):
    levers = Levers(np.array([0.1, 0.2]), 0.3, 0.4, 0.5)
    found = copied(levers)
    assert found == levers
    with pytest.raises(ValueError, match="read-only"):
        found.empower[0] = 1
