"""The quiz as a reducer: what each message makes of a state, and what bad ones do not."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_kit import ITEMS, Norm, Norms, Trait, WorkshopKitError, score_quiz
from workshop_kit.domain.activities.activity import message_id
from workshop_kit.domain.activities.quiz import QuizActivity, QuizState, profile_record
from workshop_kit.domain.errors import AnswerError, MessageError

QUIZ = QuizActivity()
IDS = [item.id for item in ITEMS]
OTHER_NORMS = Norms(version="cohort-2027", traits=dict.fromkeys(Trait, Norm(mean=3.5, sd=0.5, alpha=0.8)))

answer = st.fixed_dictionaries(
    {"type": st.just("answer"), "item": st.sampled_from(IDS), "value": st.none() | st.integers(1, 5)}
)
step = st.fixed_dictionaries({"type": st.sampled_from(["finish", "reopen", "start_over"])})
messages = st.lists(answer | step, max_size=30)


def after(*received: Mapping[str, object], activity: QuizActivity = QUIZ) -> QuizState:
    state = activity.begin()
    for message in received:
        state = activity.receive(state, message)
    return state


def say(item: str, value: object) -> dict[str, object]:
    return {"id": "1", "type": "answer", "item": item, "value": value}


def everything(answers: Mapping[str, int]) -> list[dict[str, object]]:
    return [say(item, value) for item, value in answers.items()]


FINISH, REOPEN, START_OVER = ({"id": "2", "type": kind} for kind in ("finish", "reopen", "start_over"))


# Messages


def test_nobody_begins_with_answers_or_a_profile():
    assert QUIZ.show(QUIZ.begin()) == {"answers": {}, "result": None}


def test_an_answer_is_kept():
    assert QUIZ.show(after(say("voice_near_boss", 4)))["answers"] == {"voice_near_boss": 4}


def test_a_second_answer_to_the_same_item_replaces_the_first_and_keeps_its_place():
    state = after(say(IDS[0], 4), say(IDS[1], 2), say(IDS[0], 1))
    assert list(state.answers.items()) == [(IDS[0], 1), (IDS[1], 2)]


def test_rather_not_say_is_kept_as_an_answer():
    assert after(say("voice_near_boss", 4), say("voice_near_boss", None)).answers == {"voice_near_boss": None}


def test_finish_scores_the_answers_with_the_norms_of_the_activity(ambassador: dict[str, int]):
    state = after(*everything(ambassador), FINISH, activity=QuizActivity(OTHER_NORMS))
    assert state.profile == score_quiz(ambassador, OTHER_NORMS)
    assert state.answers == ambassador


def test_finish_with_too_few_answers_gives_a_profile_that_says_so():
    state = after(say("voice_near_boss", 4), FINISH)
    assert state.profile.complete is False
    assert len(state.profile.missing) == 23


def test_reopen_takes_the_profile_away_and_keeps_the_answers(ambassador: dict[str, int]):
    state = after(*everything(ambassador), FINISH, REOPEN)
    assert state == QuizState(answers=ambassador, profile=None)


def test_an_answer_after_the_profile_takes_the_profile_away(ambassador: dict[str, int]):
    state = after(*everything(ambassador), FINISH, say("voice_near_boss", 1))
    assert state.profile is None
    assert state.answers == ambassador | {"voice_near_boss": 1}


def test_start_over_forgets_everything(ambassador: dict[str, int]):
    assert after(*everything(ambassador), FINISH, START_OVER) == QUIZ.begin()


# Messages that are not understood


BAD = [
    ({"type": "answer", "item": "nobody_wrote_this", "value": 3}, AnswerError),
    ({"type": "answer", "value": 3}, AnswerError),
    ({"type": "answer", "item": ["voice_near_boss"], "value": 3}, AnswerError),
    ({"type": "answer", "item": "voice_near_boss", "value": 6}, AnswerError),
    ({"type": "answer", "item": "voice_near_boss", "value": "4"}, AnswerError),
    ({"type": "answer", "item": "voice_near_boss", "value": True}, AnswerError),
    ({"type": "answer", "item": "voice_near_boss", "value": {"$ne": None}}, AnswerError),
    ({"type": "vote", "item": "voice_near_boss", "value": 3}, MessageError),
    ({"type": "FINISH"}, MessageError),
    ({"type": ["finish"]}, MessageError),
    ({"type": None}, MessageError),
    ({}, MessageError),
]


@pytest.mark.parametrize(("message", "error"), BAD, ids=[repr(message) for message, _ in BAD])
def test_a_bad_message_is_refused_and_leaves_the_state_unchanged(
    message: dict[str, object], error: type[WorkshopKitError], ambassador: dict[str, int]
):
    state = after(*everything(ambassador), FINISH)
    with pytest.raises(error):
        QUIZ.receive(state, message)
    assert state == after(*everything(ambassador), FINISH)


def test_an_unknown_type_is_refused_with_the_four_that_there_are():
    with pytest.raises(MessageError, match=r"'vote'; expected 'answer', 'finish', 'reopen' or 'start_over'"):
        QUIZ.receive(QUIZ.begin(), {"type": "vote"})


# Purity


@given(messages)
@settings(deadline=None)
def test_the_same_messages_always_lead_to_the_same_state(received: list[dict[str, object]]):
    assert after(*received) == after(*received)


@given(messages, answer | step)
@settings(deadline=None)
def test_a_message_changes_neither_the_state_before_it_nor_itself(
    received: list[dict[str, object]], message: dict[str, object]
):
    before, sent = after(*received), dict(message)
    answers, profile = dict(before.answers), before.profile
    QUIZ.receive(before, message)
    assert (dict(before.answers), before.profile) == (answers, profile)
    assert message == sent


@given(messages, answer | step)
@settings(deadline=None)
def test_the_same_message_twice_leads_to_the_same_state_as_once(
    received: list[dict[str, object]], message: dict[str, object]
):
    assert after(*received, message, message) == after(*received, message)


@given(messages)
@settings(deadline=None)
def test_a_profile_always_belongs_to_the_answers_beside_it(received: list[dict[str, object]]):
    state = after(*received)
    assert state.profile is None or state.profile == score_quiz(state.answers)


def test_nobody_can_change_the_answers_of_a_state():
    with pytest.raises(TypeError):
        after(say("voice_near_boss", 4)).answers["voice_near_boss"] = 5


def test_what_is_shown_is_a_copy():
    state = after(say("voice_near_boss", 4))
    QUIZ.show(state)["answers"]["voice_near_boss"] = 5
    assert state.answers == {"voice_near_boss": 4}


# What a face sees


@given(messages)
@settings(deadline=None)
def test_whatever_is_shown_survives_json(received: list[dict[str, object]]):
    shown = QUIZ.show(after(*received))
    assert json.loads(json.dumps(shown, allow_nan=False)) == shown


def test_a_profile_is_shown_as_plain_values_with_people_in_ten(ambassador: dict[str, int]):
    record = profile_record(score_quiz(ambassador))
    first, second = record["nearest"]
    assert (first["archetype"], first["in_ten"]) == ("ambassador", 9)
    assert (second["archetype"], second["in_ten"]) == ("explorer", 1)
    assert first["probability"] == pytest.approx(0.944, abs=0.004)
    assert (record["sureness"], record["complete"], record["between_types"]) == ("fairly_sure", True, False)
    assert (record["missing"], record["notes"], record["norms_version"]) == ([], [], "provisional-1")


def test_the_traits_of_a_profile_are_shown_in_their_order_with_what_they_rest_on(ambassador: dict[str, int]):
    del (
        ambassador["giving_rarely_asks"],
        ambassador["giving_chooses_by_use"],
        ambassador["giving_looks_to_help"],
    )
    approach, giving, voice = profile_record(score_quiz(ambassador))["traits"]
    assert [each["trait"] for each in (approach, giving, voice)] == ["approach", "giving", "voice"]
    assert giving == {
        "trait": "giving",
        "score": None,
        "sem": None,
        "level": None,
        "rated": 5,
        "of": 8,
        "needed": 6,
        "still_needed": 1,
    }
    assert approach["score"] == pytest.approx(2.857, abs=0.001)
    assert approach["sem"] == pytest.approx(0.480, abs=0.001)
    assert (voice["level"], voice["rated"], voice["still_needed"]) == ("higher", 8, 0)


def test_an_incomplete_profile_is_shown_without_types(ambassador: dict[str, int]):
    record = profile_record(score_quiz({"voice_near_boss": 3}))
    assert (record["nearest"], record["sureness"], record["complete"]) == ([], None, False)
    assert record["missing"] == [item for item in IDS if item != "voice_near_boss"]


def test_suspicious_answers_are_shown_with_their_note():
    assert profile_record(score_quiz(dict.fromkeys(IDS, 3)))["notes"] == ["all_equal"]


# Ids


@pytest.mark.parametrize("given_id", ["a", "0" * 64, "é"])
def test_a_short_text_is_an_id(given_id: str):
    assert message_id({"id": given_id, "type": "finish"}) == given_id


@pytest.mark.parametrize("given_id", ["", "0" * 65, 7, None, ["a"], b"a"], ids=repr)
def test_anything_else_is_no_id(given_id: object):
    with pytest.raises(MessageError, match=r"^message\['id'\] is .*a text of 1 to 64 characters") as caught:
        message_id({"id": given_id, "type": "finish"})
    assert caught.value.value is given_id


def test_a_message_without_an_id_is_refused():
    with pytest.raises(MessageError, match=r"^message\['id'\] is None"):
        message_id({"type": "finish"})


@pytest.mark.parametrize("message", [None, "finish", 3, ["id", "a"], b"{}"], ids=repr)
def test_a_message_that_is_no_mapping_is_refused(message: object):
    with pytest.raises(MessageError, match=r"^the message is .*a mapping with an id and a type"):
        message_id(message)


def test_an_answer_without_a_value_changes_nothing():
    quiz = QuizActivity()
    state = quiz.receive(quiz.begin(), {"type": "answer", "item": "voice_near_boss", "value": 4})
    with pytest.raises(MessageError, match="value"):
        quiz.receive(state, {"type": "answer", "item": "voice_near_boss"})
    assert state.answers == {"voice_near_boss": 4}
