"""Errors: one family, and each says the thing, its value, what was expected and what to do."""

import pytest

from workshop_kit import WorkshopKitError
from workshop_kit.content.errors import ContentError
from workshop_kit.domain.errors import (
    AnswerError,
    DayError,
    LeversError,
    MessageError,
    MixError,
    NetValueError,
    NormsError,
    PlanError,
    RoomError,
    SampleError,
    ScoreError,
    TalkError,
)

FAMILY = [
    AnswerError,
    DayError,
    LeversError,
    MessageError,
    MixError,
    NetValueError,
    NormsError,
    PlanError,
    RoomError,
    SampleError,
    ScoreError,
    TalkError,
    ContentError,
]


@pytest.mark.parametrize("kind", FAMILY)
def test_every_error_is_of_the_family_and_also_a_value_error(kind: type[WorkshopKitError]):
    assert issubclass(kind, WorkshopKitError)
    assert issubclass(kind, ValueError)


@pytest.mark.parametrize("kind", FAMILY)
def test_an_error_says_thing_value_expectation_and_mend_in_one_line(kind: type[WorkshopKitError]):
    error = kind(thing="the clock", value=13, expected="an hour from 1 to 12", mend="Look again.")
    assert str(error) == "the clock is 13; expected an hour from 1 to 12. Look again."


def test_an_error_keeps_its_parts_for_a_program_to_read():
    value = object()
    error = WorkshopKitError(thing="it", value=value, expected="more", mend="Add some.")
    assert (error.thing, error.value, error.expected, error.mend) == ("it", value, "more", "Add some.")


@pytest.mark.parametrize("value", ["x" * 100_000, list(range(100_000)), {n: n for n in range(100_000)}])
def test_an_enormous_value_is_shortened_in_the_text(value: object):
    assert len(str(WorkshopKitError(thing="it", value=value, expected="less", mend="Cut it."))) < 200


@pytest.mark.parametrize("value", [10**5000, [10**5000], {"seed": -(10**5000)}], ids=["int", "list", "dict"])
def test_a_number_with_more_digits_than_python_writes_is_still_told(value: object):
    error = WorkshopKitError(thing="it", value=value, expected="less", mend="Cut it.")
    assert str(error) == f"it is {type(value).__name__} with too many digits to write; expected less. Cut it."


def test_a_value_with_line_breaks_keeps_the_text_in_one_line():
    error = WorkshopKitError(thing="it", value="two\nlines", expected="one", mend="Join them.")
    assert "\n" not in str(error)


def test_an_error_can_only_be_made_with_all_its_parts():
    with pytest.raises(TypeError, match="mend"):
        WorkshopKitError(thing="it", value=1, expected="2")
