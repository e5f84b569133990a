"""The ladder as a reducer: a guess, then turn by turn; back to any turn; every path kept."""

import json

import pytest

from workshop_kit.domain.activities.rapport import Guess, RapportActivity, RapportState
from workshop_kit.domain.errors import AnswerError, MessageError, TalkError, WorkshopKitError
from workshop_kit.domain.rapport_rule import Ending
from workshop_kit.domain.rapport_scenes import Scene, all_paths, hear

ACTIVITY = RapportActivity()
GOOD = ("same_mess", "one_list", "how_come_you", "tell_me_how")
BAD = ("our_tool", "really_free")


def after(*messages: dict[str, object], state: RapportState | None = None) -> RapportState:
    state = state or ACTIVITY.begin()
    for message in messages:
        state = ACTIVITY.receive(state, message)
    return state


def chosen(scene: str = "forum") -> RapportState:
    return after({"type": "choose", "scene": scene})


def guessed(ending: str | None = "advice") -> RapportState:
    return after({"type": "guess", "ending": ending}, state=chosen())


def said(*moves: str, state: RapportState | None = None) -> RapportState:
    return after(*({"type": "move", "move": move} for move in moves), state=state or guessed())


def view(state: RapportState) -> dict:
    return ACTIVITY.show(state)["view"]


def test_at_first_all_four_conversations_are_to_be_had():
    found = view(ACTIVITY.begin())
    assert (found["scene"], found["guess"], found["talk"], found["furthest"]) == (None, None, None, {})


def test_before_the_guess_nothing_of_the_talk_is_shown():
    assert view(chosen())["talk"] is None
    with pytest.raises(MessageError):
        ACTIVITY.receive(chosen(), {"type": "move", "move": "same_mess"})


@pytest.mark.parametrize("ending", [*Ending, None])
def test_any_ending_or_none_can_be_guessed_and_opens_the_talk(ending: Ending | None):
    state = guessed(ending)
    assert state.guesses == {Scene.FORUM: Guess(ending)}
    assert view(state)["guess"] == {"ending": ending}
    assert view(state)["talk"]["moves"] == ["our_tool", "same_mess", "ten_years"]


@pytest.mark.parametrize("ending", ["rich", "", 3, True, ["offer"]])
def test_a_guess_that_is_no_ending_is_refused(ending: object):
    with pytest.raises(AnswerError):
        guessed(ending)
    with pytest.raises(AnswerError):
        ACTIVITY.receive(chosen(), {"type": "guess"})


def test_the_first_guess_counts():
    again = after({"type": "guess", "ending": "left"}, state=said(*GOOD))
    assert again.guesses[Scene.FORUM] == Guess(Ending.ADVICE)


def test_what_each_message_did_is_told_turn_by_turn():
    state = said("same_mess", "awful_swaps")
    first, second = view(state)["talk"]["steps"]
    assert first == {
        "move": "same_mess",
        "kind": "common_ground",
        "effect": "in_turn",
        "warmth": 6,
        "mark": "interested",
        "tone": "warm",
    }
    assert (second["effect"], second["warmth"], second["tone"]) == ("drifted", 5, "lukewarm")
    assert view(state)["talk"]["standing"] == ["common_ground"]
    assert view(state)["talk"]["result"] is None


def test_what_a_move_is_and_does_is_not_shown_before_it_is_made():
    assert set(view(guessed())["talk"]["moves"]) == {"our_tool", "same_mess", "ten_years"}
    assert "kind" not in json.dumps(view(guessed()))


@pytest.mark.parametrize("move", ["one_list", "nothing", None, 3])
def test_a_move_that_is_not_to_be_had_is_refused_and_changes_nothing(move: object):
    state = guessed()
    with pytest.raises(TalkError):
        said(move, state=state)
    assert state == guessed()


def test_a_talk_that_is_over_takes_no_more_moves():
    with pytest.raises(TalkError, match="no more moves"):
        said("tell_me_how", state=said(*GOOD))


def test_the_end_tells_how_far_it_came_when_an_offer_was_welcome_and_what_luck_did():
    found = view(said(*GOOD))["talk"]["result"]
    assert found["ending"] == "offer"
    assert found["welcome_after"] == found["soonest"] == 3
    assert found["days"] == {"bad": "offer", "ordinary": "offer", "good": "offer"}
    unlucky = view(said("same_mess", "awful_swaps", "how_come_you", "if_it_bursts"))["talk"]["result"]
    assert len(set(unlucky["days"].values())) > 1


def test_who_has_left_answers_no_more():
    talk = view(said(*BAD))["talk"]
    assert talk["moves"] == []
    assert talk["steps"][-1]["tone"] is None
    assert talk["result"]["ending"] == "left"


def test_one_can_go_back_to_any_turn_and_every_path_is_kept_once():
    state = said(*GOOD)
    for moves in (3, 2, 0):
        back = after({"type": "rewind", "moves": moves}, state=state)
        assert back.path == GOOD[:moves]
        assert view(back)["talk"]["result"] is None
    other = said("if_it_bursts", state=after({"type": "rewind", "moves": 3}, state=state))
    assert other.taken[Scene.FORUM] == (GOOD, (*GOOD[:3], "if_it_bursts"))
    same = said("tell_me_how", state=after({"type": "rewind", "moves": 3}, state=other))
    assert same.taken == other.taken


@pytest.mark.parametrize("moves", [-1, 5, 1.0, True, None, "2"])
def test_going_back_to_a_turn_that_there_was_not_is_refused(moves: object):
    with pytest.raises(MessageError):
        after({"type": "rewind", "moves": moves}, state=said(*GOOD))


def test_the_tree_shows_what_was_taken_strong_and_what_was_left_unsaid_as_a_stub():
    state = said(*GOOD)
    state = said(*BAD, state=after({"type": "rewind", "moves": 0}, state=state))
    tool, mess, years = view(state)["talk"]["result"]["tree"]
    assert (tool["taken"], tool["current"], mess["taken"], mess["current"]) == (True, True, True, False)
    assert years == {"move": "ten_years", "taken": False, "current": False}
    assert [branch["taken"] for branch in mess["then"]] == [False, False, True]
    (left,) = [branch for branch in tool["then"] if branch["taken"]]
    assert (left["ending"], left["then"], left["mark"]) == ("left", [], "gone")


def test_all_paths_of_a_scene_can_be_taken_by_one_person():
    state = guessed(None)
    for path in all_paths(Scene.FORUM):
        state = said(*path, state=after({"type": "rewind", "moves": 0}, state=state))
    assert state.taken[Scene.FORUM] == tuple(all_paths(Scene.FORUM))
    talks = view(state)["talk"]["result"]["talks"]
    assert [each["ending"] for each in talks] == [
        hear(Scene.FORUM, path).ending for path in all_paths(Scene.FORUM)
    ]


def test_leaving_and_coming_back_begins_the_talk_anew_with_its_guess():
    state = after({"type": "leave"}, state=said("same_mess"))
    assert (state.scene, state.path) == (None, ())
    assert view(after({"type": "choose", "scene": "forum"}, state=state))["talk"]["steps"] == []


def test_the_overview_says_how_far_each_conversation_came_at_best():
    state = said(*BAD, state=after({"type": "rewind", "moves": 0}, state=said(*GOOD)))
    assert view(after({"type": "leave"}, state=state))["furthest"] == {"forum": "offer"}


@pytest.mark.parametrize("scene", ["pub", None, 3])
def test_a_scene_that_there_is_not_is_refused(scene: object):
    with pytest.raises(TalkError):
        chosen(scene)


@pytest.mark.parametrize("kind", [None, "reset", "", 3, ["move"]])
def test_an_unknown_message_is_refused(kind: object):
    with pytest.raises(MessageError):
        ACTIVITY.receive(guessed(), {"type": kind})


@pytest.mark.parametrize("kind", ["guess", "move", "rewind"])
def test_outside_a_conversation_there_is_nothing_to_say(kind: str):
    with pytest.raises(MessageError):
        after({"type": kind, "ending": None, "move": "same_mess", "moves": 0})


STATES = [
    ACTIVITY.begin(),
    chosen(),
    guessed(None),
    said("same_mess"),
    said(*GOOD),
    after({"type": "rewind", "moves": 1}, state=said(*GOOD)),
    after({"type": "leave"}, state=said(*BAD)),
]


@pytest.mark.parametrize("state", STATES, ids=range(len(STATES)))
def test_what_was_shown_can_travel_as_json_and_brings_the_state_back(state: RapportState):
    shown = ACTIVITY.show(state)
    assert json.loads(json.dumps(shown, allow_nan=False)) == shown
    record = json.loads(json.dumps(shown["view"]["record"]))
    assert after({"type": "recall", "record": record}) == state


SOUND = view(said(*GOOD))["record"]


@pytest.mark.parametrize(
    "record",
    [
        None,
        [],
        {},
        {**SOUND, "more": 1},
        {**SOUND, "scene": "pub"},
        {**SOUND, "guesses": {"forum": "rich"}},
        {**SOUND, "guesses": {"pub": None}},
        {**SOUND, "guesses": []},
        {**SOUND, "taken": {"forum": [["great_event"]]}},
        {**SOUND, "taken": {"forum": "same_mess"}},
        {**SOUND, "taken": {"forum": [3]}},
        {**SOUND, "taken": {"forum": [["same_mess"]] * 501}},
        {**SOUND, "path": ["nothing"]},
        {**SOUND, "path": None},
    ],
)
def test_a_record_that_nobody_was_shown_is_refused_and_changes_nothing(record: object):
    state = guessed()
    with pytest.raises(WorkshopKitError):
        after({"type": "recall", "record": record}, state=state)
    assert state == guessed()


def test_a_talk_that_has_begun_in_the_notebook_goes_on_from_there():
    activity = RapportActivity(["same_mess", "one_list"])
    state = activity.begin()
    assert (state.scene, state.path, state.guesses) == (Scene.FORUM, GOOD[:2], {Scene.FORUM: Guess(None)})
    assert RapportActivity(list(BAD)).begin().taken == {Scene.FORUM: (BAD,)}


@pytest.mark.parametrize("moves", ["same_mess", None, 3, ["nothing"], ["same_mess", "too_quick"], [None]])
def test_moves_that_do_not_follow_one_another_cannot_begin_a_talk(moves: object):
    with pytest.raises(TalkError):
        RapportActivity(moves)
