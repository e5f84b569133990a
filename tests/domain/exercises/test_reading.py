"""Numbers, words and days are read leniently."""

import math

import numpy as np
import pytest

from workshop_kit.domain.exercises.exercise import Form, is_open
from workshop_kit.domain.exercises.reading import read_day, read_number, read_words


@pytest.mark.parametrize(
    ("answer", "number", "form"),
    [
        (0.5, 0.5, None),
        (2, 2, None),
        (np.float64(1.5), 1.5, None),
        ((0, 5), 0.5, Form.COMMA),
        ((3, 38), 3.38, Form.COMMA),
        ((-1, 5), -1.5, Form.COMMA),
        ("0.5", 0.5, Form.TEXT),
        (" 0,5 ", 0.5, Form.TEXT),
        ("−1,5", -1.5, Form.TEXT),
        ([0.5], 0.5, Form.LIST),
        ((2,), 2, Form.LIST),
    ],
)
def test_a_number_is_read_in_every_form_in_which_somebody_might_write_it(
    answer: object, number: float, form: Form | None
) -> None:
    found, taken = read_number(answer)
    assert found == number
    assert (taken.form if taken else None) == form


@pytest.mark.parametrize(
    "answer",
    [
        None,
        ...,
        True,
        "",
        "half",
        "1e5",
        math.nan,
        math.inf,
        10**400,
        (1, 2, 3),
        (1, -5),
        (True, 5),
        {},
        object(),
    ],
)
def test_what_is_no_number_is_none(answer: object) -> None:
    assert read_number(answer) == (None, None)


def test_words_are_read_from_a_list_a_tuple_one_text_and_a_list_in_a_list() -> None:
    wanted = ("a", "b")
    assert [read_words(each) for each in (["a", "b"], ("a", "b"), "a, b", "a;b,", [["a", "b"]])] == [
        wanted
    ] * 5


@pytest.mark.parametrize("answer", ["2026-12-01", "2026-12-1", "1.12.2026", "01. 12. 2026", ["2026-12-01"]])
def test_a_day_is_read_with_its_year_or_its_day_first(answer: object) -> None:
    assert str(read_day(answer)[0]) == "2026-12-01"


def test_a_day_whose_day_stands_first_is_told_as_it_was_taken() -> None:
    assert read_day("2026-12-01")[1] is None
    taken = read_day("1.2.2026")[1]
    assert taken
    assert (taken.form, str(taken.value)) == (Form.ORDER, "2026-02-01")


@pytest.mark.parametrize(
    "answer", ["2026-02-30", "31.11.2026", "12/01/2026", "", None, 2004, [], {}, "0-0-0"]
)
def test_what_is_no_day_is_none(answer: object) -> None:
    assert read_day(answer) == (None, None)


def test_a_list_or_a_mapping_of_nothing_but_dots_is_still_open() -> None:
    assert all(is_open(each) for each in ((..., ...), [..., "…"], {"when": ..., "then": ""}))
    assert not any(is_open(each) for each in ((..., 1), ["a", ...], {"when": ..., "then": "x"}, 0, False))
