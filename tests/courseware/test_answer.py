"""What a widget stands at, as an answer: nothing before anybody has done anything, then plain values."""

from workshop_kit.courseware.answer import answer_of
from workshop_kit.widgets import AnswerSheet, NetValueMap


def test_a_map_on_which_nobody_has_guessed_is_no_answer():
    assert answer_of(NetValueMap()) is None


def test_a_map_answers_with_the_evening_as_it_is_set():
    value_map = NetValueMap()
    value_map.take_in({"id": "1", "type": "guess", "verdict": None, "style": 0.3, "b": 2})
    evening = {"style": 0.27, "b": 2.0, "m": 0.4, "cost": 0.0, "opening": "neutral"}
    value_map.take_in({"id": "2", "type": "set", "settings": evening})
    assert answer_of(value_map) == evening


def test_a_map_that_begins_anew_is_no_answer_again():
    value_map = NetValueMap()
    value_map.take_in({"id": "1", "type": "guess", "verdict": None, "style": 0.3, "b": 2})
    value_map.take_in({"id": "2", "type": "guess_again"})
    assert answer_of(value_map) is None


def test_a_sheet_answers_with_what_is_filled_in():
    sheet = AnswerSheet("04_who_has_the_echo", "echo")
    assert answer_of(sheet.fill_in(echo="kim"))["echo"] == "kim"


def test_anything_else_is_an_answer_as_it_is():
    assert answer_of(7) == 7
