"""The slider as a reducer: a guess first, then levers; nothing of the answer before."""

import json
import math

import numpy as np
import pytest

from workshop_kit import PRESETS, Levers, team_confidence
from workshop_kit.domain.activities.leadership import (
    GUESS_ABOUT,
    Guess,
    LeadershipActivity,
    LeadershipState,
    levers_record,
    people_above,
    read_levers,
    tables,
    team_record,
)
from workshop_kit.domain.errors import AnswerError, LeversError, MessageError

SOME = {"empower": 0.9, "enable": 0.2, "encourage": 0.4, "inspire": 0.6}
ACTIVITY = LeadershipActivity()


def guessed(people: int | None = 9) -> LeadershipState:
    return ACTIVITY.receive(ACTIVITY.begin(), {"type": "guess", "people": people})


def test_at_first_nothing_is_guessed_and_nothing_of_the_answer_is_shown():
    shown = ACTIVITY.show(ACTIVITY.begin())
    assert shown == {"levers": dict.fromkeys(SOME, 1.0), "tables": {}, "result": None, "guess": None}


@pytest.mark.parametrize("people", [*range(13), np.int64(3), None])
def test_a_guess_from_nobody_to_all_twelve_or_none_at_all_opens_the_team(people: int | None):
    state = guessed(people)
    assert state.guess == Guess(people)
    shown = ACTIVITY.show(state)
    assert shown["guess"] == {"people": people}
    assert shown["result"] == team_record(team_confidence(GUESS_ABOUT))
    assert shown["tables"] == tables()


@pytest.mark.parametrize("people", [-1, 13, 2.5, "8", True, float("nan"), [8]])
def test_a_guess_that_counts_no_people_is_refused(people: object):
    with pytest.raises(AnswerError) as caught:
        guessed(people)
    assert caught.value.value is people


def test_a_guess_without_people_is_refused():
    with pytest.raises(AnswerError):
        ACTIVITY.receive(ACTIVITY.begin(), {"type": "guess"})


def test_a_refused_guess_leaves_the_one_before():
    state = guessed()
    with pytest.raises(AnswerError):
        ACTIVITY.receive(state, {"type": "guess", "people": 13})
    assert state == guessed()


def test_the_first_guess_counts_so_that_nobody_betters_it_from_the_answer():
    assert ACTIVITY.receive(guessed(9), {"type": "guess", "people": 8}) == guessed(9)
    anew = ACTIVITY.receive(
        ACTIVITY.receive(guessed(9), {"type": "guess_again"}), {"type": "guess", "people": 8}
    )
    assert anew == guessed(8)


def test_what_one_person_is_shown_can_be_written_to_without_harm_to_others():
    shown = ACTIVITY.show(guessed())
    before = json.dumps(shown["tables"])
    shown["tables"]["mean"]["confidence"].clear()
    shown["tables"]["answer"] = 12
    assert json.dumps(ACTIVITY.show(guessed())["tables"]) == before


def test_a_message_without_a_type_is_refused():
    with pytest.raises(MessageError):
        ACTIVITY.receive(guessed(), {})


def test_levers_move_only_after_the_guess():
    with pytest.raises(MessageError, match="once there is a guess"):
        ACTIVITY.receive(ACTIVITY.begin(), {"type": "set", "levers": SOME})
    state = ACTIVITY.receive(guessed(), {"type": "set", "levers": SOME})
    assert state == LeadershipState(Levers(**SOME), Guess(9))
    assert ACTIVITY.show(state)["levers"] == SOME
    assert ACTIVITY.show(state)["result"] == team_record(team_confidence(Levers(**SOME)))


@pytest.mark.parametrize(
    "levers",
    [None, {}, {"empower": 1}, {**SOME, "x": 1}, {**SOME, "enable": 2}, {**SOME, "enable": None}, [1] * 4],
)
def test_levers_that_are_not_four_numbers_are_refused_and_change_nothing(levers: object):
    state = guessed()
    with pytest.raises(LeversError):
        ACTIVITY.receive(state, {"type": "set", "levers": levers})
    assert state == guessed()


def test_guessing_again_begins_where_the_activity_began():
    activity = LeadershipActivity(Levers(**SOME))
    state = activity.receive(activity.begin(), {"type": "guess", "people": 3})
    state = activity.receive(state, {"type": "set", "levers": levers_record(GUESS_ABOUT)})
    assert activity.receive(state, {"type": "guess_again"}) == activity.begin()


@pytest.mark.parametrize("kind", [None, "reset", "", 3, ["guess"]])
def test_an_unknown_message_is_refused(kind: object):
    with pytest.raises(MessageError):
        ACTIVITY.receive(guessed(), {"type": kind})


def test_everything_shown_can_travel_as_json():
    for state in (ACTIVITY.begin(), guessed(None), guessed(np.int64(3))):
        shown = ACTIVITY.show(state)
        assert json.loads(json.dumps(shown, allow_nan=False)) == shown


@pytest.mark.parametrize(("s", "above"), [(0, 4), (0.25, 5), (0.5, 6), (0.75, 7), (1, 8)])
def test_from_one_end_to_the_other_four_of_twelve_cross_the_middle(s: float, above: int):
    result = team_confidence(Levers.uniform(s))
    assert people_above(result) == above
    # the normal distribution says the same: twelve times the share above the average person
    share = 0.5 * (1 + math.erf(result.confidence / result.confidence_sd / math.sqrt(2)))
    assert round(12 * share) == above


def test_twelve_typical_people_stand_around_the_mean_as_wide_as_a_team():
    people = np.array(tables()["people"])
    assert people.mean() == pytest.approx(0)
    assert people.std() == pytest.approx(0.974, abs=0.06)  # twelve middles of shares lack the far ends
    assert list(people) == sorted(people)


def test_straight_lines_between_the_entries_of_the_tables_give_the_model():
    found = tables()
    levers = Levers(*np.random.default_rng(5).random((4, 200)))
    expected = team_confidence(levers)
    mean = {
        name: np.interp(levers.mean, found["mean"]["at"], found["mean"][name])
        for name in ("empowerment", "safety", "engagement", "confidence")
    }
    trap = np.interp(levers.freedom_ahead_of_means, found["ahead"]["at"], found["ahead"]["confidence"])
    assert mean["confidence"] + trap == pytest.approx(expected.confidence, abs=0.0005)
    for name in ("empowerment", "safety", "engagement"):
        assert mean[name] == pytest.approx(getattr(expected, name))


def test_the_tables_name_spread_turning_point_share_answer_and_leaders():
    found = tables()
    assert found["sd"]["confidence"] == pytest.approx(0.974, abs=0.001)
    assert found["trap_turns_at"] == pytest.approx(0.375)
    assert round(100 * found["share"]) == 5
    assert found["answer"] == people_above(team_confidence(GUESS_ABOUT)) == 8
    assert found["presets"] == {name.value: levers_record(levers) for name, levers in PRESETS.items()}
    x, height = np.array(found["curve"]).T
    assert height.max() == height[x == 0] == 1


def test_the_levers_of_many_leaders_cannot_start_a_slider():
    with pytest.raises(LeversError, match="one leader"):
        LeadershipActivity(Levers.uniform([0.1, 0.2]))
    with pytest.raises(LeversError):
        read_levers({**SOME, "enable": [0.1, 0.2]})


def test_levers_read_back_are_the_levers_written():
    assert levers_record(read_levers(SOME)) == SOME
