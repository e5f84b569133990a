"""The room as a reducer: a guess first, then evenings; nothing of an evening before."""

import json

import numpy as np
import pytest

from workshop_kit import RoomSetup, Trait, WorkshopKitError, score_quiz, simulate_room
from workshop_kit.domain.activities.evening_record import evening_record
from workshop_kit.domain.activities.room import (
    EVENINGS_KEPT,
    GUESS_LIMIT,
    LAST_SEED,
    RoomActivity,
    RoomGuess,
    RoomState,
    Visit,
)
from workshop_kit.domain.activities.room_settings import RoomSettings, read_settings
from workshop_kit.domain.errors import AnswerError, MessageError

ACTIVITY = RoomActivity(guests=12, minutes=30, seed=5)
SETTINGS = {"left": 0.3, "right": 0.7, "conscripts": 0.25, "known_share": 0.5}


def guessed(left: int | None = 2, right: int | None = 4, activity: RoomActivity = ACTIVITY) -> RoomState:
    return activity.receive(activity.begin(), {"type": "guess", "left": left, "right": right})


def recorded(
    seed: int, style: float, visitor: dict[Trait, float] | None = None, **more: float
) -> dict[str, object]:
    setup = RoomSetup(guests=12, minutes=30, style=style, visitor=visitor, **more)
    return evening_record(simulate_room(setup, np.random.default_rng(seed)))


def test_at_first_nothing_is_guessed_and_nothing_of_an_evening_is_shown():
    assert ACTIVITY.show(ACTIVITY.begin()) == {
        "settings": {"left": 0.1, "right": 0.9, "conscripts": 0.12, "known_share": 1 / 3},
        "visitor": {"visit": "out", "archetype": None},
        "seed": 0,
        "left": {},
        "right": {},
        "evenings": [],
        "answer": None,
        "guess": None,
    }


@pytest.mark.parametrize(("left", "right"), [(0, GUESS_LIMIT), (np.int64(3), 3), (None, None)])
def test_a_guess_for_both_rooms_or_none_opens_the_doors(left: int | None, right: int | None):
    state = guessed(left, right)
    assert state.guess == RoomGuess(left, right)
    shown = ACTIVITY.show(state)
    assert (shown["left"], shown["right"]) == (recorded(5, 0.1), recorded(5, 0.9))
    assert shown["guess"] == {"left": left, "right": right}
    assert shown["answer"] == {
        "seed": 5,
        "left": shown["left"]["summary"]["contacts"],
        "right": shown["right"]["summary"]["contacts"],
        "alike": False,
    }


def test_rooms_are_alike_only_where_hardly_anything_but_new_contacts_differs():
    rooms = RoomActivity()
    states = [guessed(activity=rooms)]
    for _ in range(3):
        states.append(rooms.receive(states[-1], {"type": "another"}))
    told = [each["alike"] for each in rooms.show(states[-1])["evenings"]]
    assert told == [True, False, False, False]
    for alike, seed in zip(told, range(1, 5), strict=True):
        left, right = (
            evening_record(simulate_room(RoomSetup(style=style), np.random.default_rng(seed)))["summary"]
            for style in (0.1, 0.9)
        )
        apart = {name: abs(left[name] - right[name]) for name in ("contacts", "alone", "entourage")}
        assert alike == (apart["alone"] <= 2 and apart["entourage"] <= 0.3 and apart["contacts"] >= 1)


@pytest.mark.parametrize(
    ("left", "right"), [(-1, 2), (2, GUESS_LIMIT + 1), (1.5, 2), ("2", 2), (True, 2), (None, 2), (2, None)]
)
def test_a_guess_that_counts_no_people_is_refused(left: object, right: object):
    with pytest.raises(AnswerError):
        ACTIVITY.receive(ACTIVITY.begin(), {"type": "guess", "left": left, "right": right})


def test_a_guess_for_one_room_alone_is_refused():
    with pytest.raises(AnswerError):
        ACTIVITY.receive(ACTIVITY.begin(), {"type": "guess", "left": 3})


def test_the_first_guess_counts_so_that_nobody_betters_it_from_the_evening():
    again = ACTIVITY.receive(guessed(2, 4), {"type": "guess", "left": 1, "right": 1})
    assert again == guessed(2, 4)
    assert ACTIVITY.receive(again, {"type": "guess_again"}) == ACTIVITY.begin()


@pytest.mark.parametrize("kind", ["set", "another", "go_to", "walk_in", "walk_out"])
def test_before_the_guess_nothing_can_be_turned(kind: str):
    with pytest.raises(MessageError, match="once there is a guess"):
        ACTIVITY.receive(ACTIVITY.begin(), {"type": kind, "settings": SETTINGS, "seed": 6, "answers": {}})


def test_after_the_last_evening_there_is_no_other_and_the_earlier_ones_stay():
    rooms = RoomActivity(seed=LAST_SEED, guests=4, minutes=5)
    state = guessed(activity=rooms)
    with pytest.raises(AnswerError) as caught:
        rooms.receive(state, {"type": "another"})
    assert (caught.value.thing, caught.value.value) == ("seed", LAST_SEED + 1)
    assert str(LAST_SEED) in caught.value.expected
    back = rooms.receive(state, {"type": "go_to", "seed": LAST_SEED - 9})
    assert rooms.show(back)["seed"] == LAST_SEED - 9


@pytest.mark.parametrize("seed", [LAST_SEED + 1, 10**400, -1, True, 1.0])
def test_an_evening_that_there_is_not_is_refused(seed: object):
    with pytest.raises(AnswerError):
        ACTIVITY.receive(guessed(), {"type": "go_to", "seed": seed})
    with pytest.raises(AnswerError):
        RoomActivity(seed=seed)


@pytest.mark.parametrize("kind", [None, "", "play", 3])
def test_an_unknown_message_is_refused(kind: object):
    with pytest.raises(MessageError):
        ACTIVITY.receive(guessed(), {"type": kind})


def test_settings_change_both_rooms_and_leave_what_the_guess_was_about():
    state = ACTIVITY.receive(guessed(), {"type": "set", "settings": SETTINGS})
    shown = ACTIVITY.show(state)
    assert shown["settings"] == SETTINGS
    assert shown["left"] == recorded(5, 0.3, conscripts=0.25, known_share=0.5)
    assert shown["right"] == recorded(5, 0.7, conscripts=0.25, known_share=0.5)
    assert shown["answer"] == ACTIVITY.show(guessed())["answer"]


@pytest.mark.parametrize(
    "settings",
    [
        None,
        {},
        {**SETTINGS, "more": 1},
        {"left": 0.5},
        *({**SETTINGS, "left": bad} for bad in (-0.1, 1.1, "1", None, True)),
    ],
)
def test_settings_that_are_not_four_shares_are_refused(settings: object):
    with pytest.raises(AnswerError):
        ACTIVITY.receive(guessed(), {"type": "set", "settings": settings})


def test_settings_read_back_are_the_settings_written():
    assert read_settings(SETTINGS) == RoomSettings(**SETTINGS)


def test_another_evening_takes_the_next_chance_and_keeps_the_ones_before():
    state = guessed()
    for _ in range(2):
        state = ACTIVITY.receive(state, {"type": "another"})
    shown = ACTIVITY.show(state)
    assert shown["seed"] == 7
    assert shown["left"] == recorded(7, 0.1)
    assert [each["seed"] for each in shown["evenings"]] == [5, 6, 7]
    assert shown["evenings"][1]["right"] == recorded(6, 0.9)["summary"]["contacts"]


def test_only_so_many_evenings_stay_in_the_list():
    state = guessed()
    for _ in range(EVENINGS_KEPT + 3):
        state = ACTIVITY.receive(state, {"type": "another"})
    assert state.seeds == tuple(range(9, 9 + EVENINGS_KEPT))


def test_an_evening_can_be_gone_back_to_and_the_next_one_is_still_new():
    state = ACTIVITY.receive(ACTIVITY.receive(guessed(), {"type": "another"}), {"type": "go_to", "seed": 5})
    assert ACTIVITY.show(state)["seed"] == 5
    assert [each["seed"] for each in ACTIVITY.show(state)["evenings"]] == [5, 6]
    assert ACTIVITY.receive(state, {"type": "another"}).seeds[-1] == 7


@pytest.mark.parametrize("seed", [None, -1, 1.5, "2", True, 2**31])
def test_a_seed_that_is_no_whole_number_is_refused(seed: object):
    with pytest.raises(AnswerError):
        ACTIVITY.receive(guessed(), {"type": "go_to", "seed": seed})
    with pytest.raises(AnswerError):
        RoomActivity(seed=seed)


def test_other_settings_begin_a_new_list_of_evenings():
    state = ACTIVITY.receive(guessed(), {"type": "another"})
    assert ACTIVITY.receive(state, {"type": "set", "settings": SETTINGS}).seeds == (6,)
    same = {"left": 0.1, "right": 0.9, "conscripts": 0.12, "known_share": 1 / 3}
    assert ACTIVITY.receive(state, {"type": "set", "settings": same}).seeds == (5, 6)


def test_whoever_walks_in_is_the_first_guest_with_the_profile_of_their_quiz(ambassador: dict[str, int]):
    state = ACTIVITY.receive(guessed(), {"type": "walk_in", "answers": ambassador})
    profile = {trait: score_quiz(ambassador).traits[trait].score for trait in Trait}
    shown = ACTIVITY.show(state)
    assert shown["visitor"] == {"visit": "in", "archetype": "ambassador"}
    assert shown["left"] == recorded(5, 0.1, visitor=profile)
    out = ACTIVITY.receive(state, {"type": "walk_out"})
    assert out == guessed()


def test_a_quiz_that_is_not_far_enough_lets_nobody_in(ambassador: dict[str, int]):
    few = dict(list(ambassador.items())[:12])
    state = ACTIVITY.receive(guessed(), {"type": "walk_in", "answers": few})
    assert (state.visit, state.visitor) == (Visit.INCOMPLETE, None)
    assert ACTIVITY.show(state)["left"] == ACTIVITY.show(guessed())["left"]


@pytest.mark.parametrize("answers", [None, [1, 2], {"nothing": 3}, {"voice_near_boss": 9}])
def test_answers_of_no_quiz_are_refused(answers: object):
    with pytest.raises(AnswerError):
        ACTIVITY.receive(guessed(), {"type": "walk_in", "answers": answers})


def test_a_visitor_may_be_there_from_the_beginning():
    activity = RoomActivity(guests=12, minutes=30, seed=5, visitor=(1.0, 0.5, 1.5))
    shown = activity.show(guessed(activity=activity))
    assert shown["visitor"] == {"visit": "in", "archetype": "ambassador"}
    assert shown["left"] == recorded(
        5, 0.1, visitor={Trait.APPROACH: 1.0, Trait.GIVING: 0.5, Trait.VOICE: 1.5}
    )


@pytest.mark.parametrize(
    "wrong", [{"guests": 1}, {"guests": 501}, {"minutes": 0}, {"visitor": (99.0, 0.0, 0.0)}]
)
def test_a_room_that_cannot_be_is_refused_before_anybody_guesses(wrong: dict[str, object]):
    with pytest.raises(WorkshopKitError):
        RoomActivity(**wrong)


def test_everything_shown_can_travel_as_json_and_be_written_to_without_harm():
    for state in (ACTIVITY.begin(), guessed(None, None)):
        shown = ACTIVITY.show(state)
        before = json.dumps(shown, allow_nan=False)
        for side in ("left", "right"):
            shown[side].get("summary", {}).clear()
            shown[side].clear()
        shown["settings"].clear()
        assert json.dumps(ACTIVITY.show(state)) == before
