"""The map of net value as a reducer: place and guess first, then the evening; nothing of the answer before."""

import json
import math

import numpy as np
import pytest

from workshop_kit import Opening, Reading, break_even_style, net_value
from workshop_kit.domain.activities.evening import EVENINGS, LIMITS, Evening, evening_record, read_evening
from workshop_kit.domain.activities.value_map import (
    Guess,
    Harm,
    ValueMapActivity,
    ValueMapState,
    Verdict,
    result_record,
    verdict_on,
)
from workshop_kit.domain.activities.value_tables import PEOPLE, TOLERANCE, tables
from workshop_kit.domain.errors import AnswerError, MessageError, NetValueError

SOME = {"style": 0.2, "b": 3.0, "m": 0.3, "cost": 1.5, "opening": "pitch_first"}
ACTIVITY = ValueMapActivity()


def guessed(verdict: str | None = "good", **more: object) -> ValueMapState:
    return ACTIVITY.receive(
        ACTIVITY.begin(), {"type": "guess", "verdict": verdict, "style": 0.3, "b": 2, **more}
    )


def test_at_first_nobody_is_placed_and_nothing_of_the_answer_is_shown():
    shown = ACTIVITY.show(ACTIVITY.begin())
    start = {"style": 0.5, "b": 1.0, "m": 0.4, "cost": 0.0, "opening": "neutral"}
    assert shown == {"settings": start, "tables": {}, "result": None, "guess": None}


@pytest.mark.parametrize("verdict", [*Verdict, None])
def test_a_guess_opens_the_map_where_the_team_was_placed(verdict: Verdict | None):
    state = guessed(verdict)
    value = net_value(0.3, b=2, reading="team").value
    assert state.guess == Guess(verdict, 0.3, 2.0, Verdict.GOOD, value)
    assert state.evening == Evening(style=0.3, b=2.0)
    shown = ACTIVITY.show(state)
    assert shown["guess"] == {"verdict": verdict, "style": 0.3, "b": 2.0, "answer": "good", "value": value}
    assert shown["result"] == result_record(state.evening)
    assert shown["tables"] == {**tables(), "even_within": 0.5}


@pytest.mark.parametrize("verdict", ["better", "", 1, True, ["good"], float("nan")])
def test_a_guess_that_is_no_verdict_is_refused(verdict: object):
    with pytest.raises(AnswerError) as caught:
        guessed(verdict)
    assert caught.value.value is verdict


def test_a_guess_without_a_verdict_is_refused():
    with pytest.raises(AnswerError):
        ACTIVITY.receive(ACTIVITY.begin(), {"type": "guess", "style": 0.3, "b": 2})


@pytest.mark.parametrize(
    "where", [{"style": 1.1}, {"style": None}, {"b": -1}, {"b": "2"}, {"b": math.nan}, {"b": 10**400}]
)
def test_a_place_that_is_not_on_the_map_is_refused(where: dict[str, object]):
    with pytest.raises(NetValueError) as caught:
        guessed(**where)
    assert caught.value.thing in where


def test_the_first_guess_counts_so_that_nobody_betters_it_from_the_answer():
    again = {"type": "guess", "verdict": "harm", "style": 0.9, "b": 1}
    assert ACTIVITY.receive(guessed(), again) == guessed()
    anew = ACTIVITY.receive(ACTIVITY.receive(guessed(), {"type": "guess_again"}), again)
    assert anew.guess
    assert (anew.guess.verdict, anew.guess.style) == (Verdict.HARM, 0.9)


@pytest.mark.parametrize(
    ("value", "verdict"), [(0.5, "good"), (0.49, "even"), (0, "even"), (-0.49, "even"), (-0.5, "harm")]
)
def test_close_to_nothing_is_about_even(value: float, verdict: str):
    assert verdict_on(value) == verdict


def test_the_evening_changes_only_after_the_guess():
    with pytest.raises(MessageError, match="once there is a guess"):
        ACTIVITY.receive(ACTIVITY.begin(), {"type": "set", "settings": SOME})
    state = ACTIVITY.receive(guessed(), {"type": "set", "settings": SOME})
    assert ACTIVITY.show(state)["settings"] == SOME
    assert state.guess == guessed().guess


@pytest.mark.parametrize(
    "settings",
    [
        None,
        {},
        {**SOME, "k": 1},
        {name: value for name, value in SOME.items() if name != "cost"},
        {**SOME, "style": 2},
        {**SOME, "b": 5.1},
        {**SOME, "m": -0.1},
        {**SOME, "cost": True},
        {**SOME, "cost": "1"},
        {**SOME, "opening": "shouting"},
        {**SOME, "opening": None},
        [0.5] * 5,
    ],
)
def test_settings_that_no_evening_has_are_refused_and_change_nothing(settings: object):
    state = guessed()
    with pytest.raises(NetValueError) as caught:
        ACTIVITY.receive(state, {"type": "set", "settings": settings})
    assert caught.value.mend.endswith(".")
    assert state == guessed()


def test_guessing_again_begins_where_the_activity_began():
    activity = ValueMapActivity(read_evening(SOME))
    state = activity.receive(activity.begin(), {"type": "guess", "verdict": "harm", "style": 0.1, "b": 4})
    assert state.evening.cost == SOME["cost"]
    assert activity.receive(state, {"type": "guess_again"}) == activity.begin()


@pytest.mark.parametrize("kind", [None, "reset", "", 3, ["guess"]])
def test_an_unknown_message_is_refused(kind: object):
    with pytest.raises(MessageError):
        ACTIVITY.receive(guessed(), {"type": kind})


def test_an_activity_begins_with_an_evening_and_nothing_else():
    with pytest.raises(NetValueError, match="an Evening"):
        ValueMapActivity({"style": 0.5})


def test_everything_shown_can_travel_as_json():
    for state in (ACTIVITY.begin(), guessed(None), guessed()):
        shown = ACTIVITY.show(state)
        assert json.loads(json.dumps(shown, allow_nan=False)) == shown


def test_what_one_person_is_shown_can_be_written_to_without_harm_to_others():
    shown = ACTIVITY.show(guessed())
    before = json.dumps(shown["tables"])
    shown["tables"]["team"]["good"].clear()
    assert json.dumps(ACTIVITY.show(guessed())["tables"]) == before


@pytest.mark.parametrize(
    ("evening", "harm"),
    [
        (Evening(b=1), Harm.NEVER),
        (Evening(b=2), Harm.BELOW),
        (Evening(b=5, cost=6, opening=Opening.PITCH_FIRST), Harm.ALWAYS),
    ],
)
def test_the_result_is_what_the_model_says_of_person_and_team(evening: Evening, harm: Harm):
    record = evening_record(evening)
    style = record.pop("style")
    for reading in Reading:
        found, line = result_record(evening)[reading], break_even_style(**record, reading=reading)
        expected = net_value(style, **record, reading=reading)
        assert found["value"] == expected.value
        assert found["new_contacts"] == expected.new_contacts
        assert found["harm"] == harm
        assert found["break_even"] == (line if harm is Harm.BELOW else None)


def looked_up(reading: str, style: float, b: float, m: float, cost: float, opening: str) -> float:  # noqa: PLR0917
    """Return a value as a face puts it together: two tables, straight lines between their entries."""
    found = tables()
    row = np.array(found["impression"])
    good, bad = (
        np.interp(
            style,
            found["style"],
            [
                np.interp(m + found["shift"][opening], row, column)
                for column in np.array(found[reading][part]).T
            ],
        )
        for part in ("good", "bad")
    )
    return float(good - b * bad - cost)


@pytest.mark.parametrize("reading", list(Reading))
def test_straight_lines_between_the_entries_of_the_tables_give_the_model(reading: Reading):
    chance = np.random.default_rng(5)
    for _ in range(300):
        style, b, cost = chance.random() * np.array([1, 5, 6])
        m = chance.integers(0, 17) * LIMITS["m"].step
        opening = str(chance.choice(list(Opening)))
        expected = net_value(style, b=b, m=m, cost=cost, opening=opening, reading=reading).value
        assert looked_up(reading, style, b, m, cost, opening) == pytest.approx(expected, abs=TOLERANCE)


def test_five_typical_people_are_as_confident_as_the_middles_of_five_equal_parts_of_a_team():
    found = tables()
    met = np.array([person["met"] for person in found["people"]])
    assert met.shape == (PEOPLE, len(found["style"]))
    assert np.all(np.diff(met, axis=0) > 0)
    assert met[2] == pytest.approx(found["person"]["met"], abs=0.006)  # the third is the typical person
    # at the average style, confidence is ±1.28, ±0.52 and 0 of the 0.974 by which people of a team differ
    by_hand = 14 / (1 + np.exp(-0.974 * np.array([-1.2816, -0.5244, 0, 0.5244, 1.2816])))
    assert met[:, 10] == pytest.approx(by_hand, abs=0.01)


def test_the_tables_say_how_many_of_ten_impressions_are_good():
    found = tables()
    told = dict(zip(found["impression"], found["good_in_ten"], strict=True))
    assert told[0] == 5
    assert told[0.4] == pytest.approx(6.55, abs=0.01)


def test_what_travels_is_small():
    assert len(json.dumps(tables())) < 60_000


def test_each_evening_to_try_is_an_evening():
    for settings in EVENINGS.values():
        assert read_evening({"style": 0.5, **settings})
    assert tables()["evenings"] == {sort.value: dict(settings) for sort, settings in EVENINGS.items()}
