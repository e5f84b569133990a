"""Numbers that come in: whole or real, within limits, compared before they become floats."""

import math
from fractions import Fraction

import numpy as np
import pytest

from workshop_kit.domain.arrays import real_number, real_numbers, whole_number

HUGE = 10**400
"""A whole number that is too large for a float."""

NO_NUMBERS = [True, False, None, "1", [1], {}, 1j, np.array(1), np.array([1, 2]), np.bool(True)]


@pytest.mark.parametrize("value", [0, 1, np.int64(1), np.uint8(1)])
def test_a_whole_number_comes_out_as_one_of_python(value: object):
    found = whole_number(value, 0, 1)
    assert found == value
    assert type(found) is int


@pytest.mark.parametrize("value", [*NO_NUMBERS, 0.5, 1.0, np.float64(1), math.nan, math.inf])
def test_what_is_no_whole_number_is_none(value: object):
    assert whole_number(value, -10, 10) is None


@pytest.mark.parametrize("value", [0, 1, 0.25, np.float32(0.25), np.int8(1), Fraction(1, 3), -0.0])
def test_a_real_number_comes_out_as_a_float_with_one_zero(value: object):
    found = real_number(value, 0, 1)
    assert found == pytest.approx(float(value))  # type: ignore[arg-type]
    assert type(found) is float
    assert math.copysign(1, found) == 1


@pytest.mark.parametrize("value", [*NO_NUMBERS, math.nan, np.float64(math.nan)])
def test_what_is_no_real_number_is_none(value: object):
    assert real_number(value, -math.inf, math.inf) is None


@pytest.mark.parametrize("value", [HUGE, -HUGE, math.inf, -math.inf, np.inf, 2, -1])
def test_what_lies_beyond_the_limits_is_none_even_where_it_is_too_large_for_a_float(value: object):
    assert whole_number(value, 0, 1) is None
    assert real_number(value, 0, 1) is None


@pytest.mark.parametrize("value", [HUGE, [HUGE], [0.5, HUGE], [[0.5], [HUGE]]])
def test_an_array_does_not_hold_what_is_too_large_for_a_float(value: object):
    assert real_numbers(value) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [np.ma.masked, np.ma.array([1.0, 2.0], mask=[True, False])])
def test_a_masked_value_is_no_number(value: object):
    assert real_numbers(value) is None  # type: ignore[arg-type]


def test_a_masked_array_with_nothing_masked_is_an_array_of_numbers():
    found = real_numbers(np.ma.array([1.0, 2.0], mask=[False, False]))
    assert found is not None
    assert found.tolist() == [1.0, 2.0]
