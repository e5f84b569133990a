"""The mirror as a reducer: a guess first, then reactions and what they may teach; the sums at the end."""

import json
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit.domain.activities.leader_mirror import DoorGuess, LeaderMirrorActivity, LeaderMirrorState
from workshop_kit.domain.errors import AnswerError, MessageError
from workshop_kit.domain.reflection import check_reactions, reflect
from workshop_kit.domain.situations import REACTIONS, Situation

ACTIVITY = LeaderMirrorActivity()
FIRST = {situation.value: next(iter(REACTIONS[situation])) for situation in Situation}

some_reactions = st.fixed_dictionaries(
    {situation.value: st.sampled_from([*REACTIONS[situation], None]) for situation in Situation}
)


def guessed(times: int | None = 4) -> LeaderMirrorState:
    return ACTIVITY.receive(ACTIVITY.begin(), {"type": "guess", "times": times})


def reacted(reactions: Mapping[str, str | None], times: int | None = 4) -> LeaderMirrorState:
    state = guessed(times)
    for situation, reaction in reactions.items():
        state = ACTIVITY.receive(state, {"type": "react", "situation": situation, "reaction": reaction})
    return state


def test_at_first_nothing_is_guessed_and_nothing_that_reactions_teach_is_shown():
    assert ACTIVITY.show(ACTIVITY.begin()) == {"reactions": {}, "result": None, "guess": None}


@pytest.mark.parametrize("times", [*range(9), np.int64(3), None])
def test_a_guess_from_never_to_always_or_none_at_all_opens_the_situations(times: int | None):
    state = guessed(times)
    assert state.guess == DoorGuess(times)
    assert ACTIVITY.show(state) == {"reactions": {}, "result": None, "guess": {"times": times}}


@pytest.mark.parametrize("times", [-1, 9, 2.5, "8", True, float("nan"), [4]])
def test_a_guess_that_counts_no_situations_is_refused(times: object):
    with pytest.raises(AnswerError) as caught:
        guessed(times)
    assert caught.value.value is times


def test_a_guess_without_a_number_is_refused():
    with pytest.raises(AnswerError, match="rather not guess"):
        ACTIVITY.receive(ACTIVITY.begin(), {"type": "guess"})


def test_the_first_guess_counts_and_going_through_again_begins_with_nothing():
    assert ACTIVITY.receive(guessed(4), {"type": "guess", "times": 8}) == guessed(4)
    activity = LeaderMirrorActivity(FIRST)
    state = activity.receive(activity.begin(), {"type": "guess", "times": 1})
    assert activity.receive(state, {"type": "start_over"}) == LeaderMirrorState()


def test_reactions_come_only_after_the_guess():
    with pytest.raises(MessageError, match="once there is a guess"):
        ACTIVITY.receive(
            ACTIVITY.begin(), {"type": "react", "situation": "late_news", "reaction": "take_over"}
        )


def test_a_reaction_is_shown_with_what_it_may_teach_and_the_levers_that_it_touches():
    state = reacted({"plan_doubted": "ask_what"})
    assert ACTIVITY.show(state)["reactions"] == {
        "plan_doubted": {
            "reaction": "ask_what",
            "teaches": "speak_up",
            "levers": ["empower", "encourage"],
        }
    }
    assert ACTIVITY.show(state)["result"] is None


def test_a_reaction_can_be_changed_and_the_last_one_counts():
    state = reacted({"plan_doubted": "ask_what"})
    state = ACTIVITY.receive(state, {"type": "react", "situation": "plan_doubted", "reaction": "explain"})
    assert ACTIVITY.show(state)["reactions"]["plan_doubted"]["teaches"] == "wait"


def test_rather_not_say_is_an_answer_of_which_there_is_nothing_to_tell():
    state = reacted({"late_news": None})
    assert ACTIVITY.show(state)["reactions"] == {
        "late_news": {"reaction": None, "teaches": None, "levers": []}
    }


@pytest.mark.parametrize(
    ("situation", "reaction"),
    [
        ("late_news", "explain"),
        ("late_news", ""),
        ("late_news", 3),
        ("late_news", ["take_over"]),
        ("lunch", "take_over"),
        (None, "take_over"),
        (["late_news"], None),
    ],
)
def test_a_situation_or_reaction_that_there_is_not_is_refused_and_changes_nothing(
    situation: object, reaction: object
):
    state = guessed()
    with pytest.raises(AnswerError) as caught:
        ACTIVITY.receive(state, {"type": "react", "situation": situation, "reaction": reaction})
    assert caught.value.expected.startswith("one of ")
    assert state == guessed()


def test_a_reaction_left_out_is_told_from_rather_not_say():
    with pytest.raises(MessageError, match="rather not say"):
        ACTIVITY.receive(guessed(), {"type": "react", "situation": "late_news"})


@pytest.mark.parametrize("kind", [None, "finish", "", 3, ["guess"]])
def test_an_unknown_message_is_refused(kind: object):
    with pytest.raises(MessageError):
        ACTIVITY.receive(guessed(), {"type": kind})


def test_the_mirror_comes_with_the_eighth_answer_and_counts_what_was_picked():
    # the first reaction everywhere: wait, agree, speak up, hand up, speak up, wait, hand up, wait
    *most, last = FIRST.items()
    state = reacted(dict(most))
    assert ACTIVITY.show(state)["result"] is None
    result = ACTIVITY.show(reacted(FIRST))["result"]
    assert result == {
        "told": 8,
        "open": 2,
        "compared": "fewer",
        "lessons": [
            {"lesson": "wait", "times": 3, "open": False},
            {"lesson": "speak_up", "times": 2, "open": True},
            {"lesson": "hand_up", "times": 2, "open": False},
            {"lesson": "agree", "times": 1, "open": False},
        ],
        "levers": [
            {"lever": "empower", "times": 2},
            {"lever": "enable", "times": 2},
            {"lever": "encourage", "times": 2},
            {"lever": "inspire", "times": 2},
        ],
        "no_lever": 2,
        "doors": {
            "plan_doubted": False,
            "no_questions": False,
            "always_yes": True,
            "late_news": False,
            "newcomer": True,
            "corrected": False,
            "you_decide": False,
            "deleted_line": False,
        },
    }
    assert last[0] == "deleted_line"


def test_whoever_keeps_all_eight_to_themselves_gets_an_empty_mirror():
    result = ACTIVITY.show(reacted(dict.fromkeys(FIRST)))["result"]
    assert (result["told"], result["open"], result["lessons"]) == (0, 0, [])
    assert set(result["doors"].values()) == {None}


@given(some_reactions)
def test_there_is_a_door_for_each_situation_open_as_often_as_counted(reactions: dict[str, str | None]):
    found = reflect(reactions)
    doors = ACTIVITY.show(reacted(reactions))["result"]["doors"]
    assert list(doors) == list(Situation)
    assert [door for door in doors.values() if door is None] == [None] * (8 - found.told)
    assert sum(door is True for door in doors.values()) == found.open


@given(some_reactions, st.none() | st.integers(0, 8))
def test_everything_shown_can_travel_as_json(reactions: dict[str, str | None], times: int | None):
    shown = ACTIVITY.show(reacted(reactions, times))
    assert json.loads(json.dumps(shown, allow_nan=False)) == shown


def test_reactions_given_in_a_notebook_wait_behind_the_guess():
    activity = LeaderMirrorActivity(FIRST)
    assert activity.show(activity.begin()) == {"reactions": {}, "result": None, "guess": None}
    state = activity.receive(activity.begin(), {"type": "guess", "times": 2})
    assert activity.show(state)["result"]["compared"] == "same"


def test_reactions_given_in_a_notebook_are_checked_and_copied():
    mine = dict(FIRST)
    activity = LeaderMirrorActivity(mine)
    mine.clear()
    assert activity.begin().reactions == FIRST == check_reactions(FIRST)
    for wrong in ({"late_news": "explain"}, {"lunch": None}, ["late_news"], None):
        with pytest.raises(AnswerError):
            LeaderMirrorActivity(wrong)


def test_what_one_person_is_shown_can_be_written_to_without_harm():
    state = reacted(FIRST)
    ACTIVITY.show(state)["reactions"].clear()
    assert len(ACTIVITY.show(state)["reactions"]) == 8
    with pytest.raises(TypeError):
        state.reactions["late_news"] = None
