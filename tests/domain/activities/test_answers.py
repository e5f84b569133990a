"""A sheet of questions as a reducer."""

import math

import pytest

from workshop_kit.domain.activities.answers import LONGEST, AnswersActivity, AnswersState, check_answer
from workshop_kit.domain.errors import AnswerError, MessageError
from workshop_kit.domain.exercises.exercise import Question, QuestionKind

COLOUR = Question("colour", choices=("red", "blue"))
SHARE = Question("share", QuestionKind.NUMBER, least=0, most=10)
WHY = Question("why", QuestionKind.TEXT)
ACTIVITY = AnswersActivity((COLOUR, SHARE, WHY))


def answer(question: object, value: object) -> dict[str, object]:
    return {"type": "answer", "question": question, "value": value}


def after(*messages: dict[str, object], activity: AnswersActivity = ACTIVITY) -> AnswersState:
    state = activity.begin()
    for message in messages:
        state = activity.receive(state, message)
    return state


def shown(state: AnswersState) -> object:
    return ACTIVITY.show(state)["answers"]


def test_at_first_nothing_is_answered():
    assert shown(ACTIVITY.begin()) == {}


def test_answers_are_kept_in_the_order_of_the_questions_and_can_be_changed_and_taken_back():
    state = after(answer("why", "so"), answer("colour", "red"), answer("share", 3), answer("colour", "blue"))
    assert list(state.answers.items()) == [("colour", "blue"), ("share", 3.0), ("why", "so")]
    assert shown(ACTIVITY.receive(state, answer("share", None))) == {"colour": "blue", "why": "so"}
    assert shown(ACTIVITY.receive(state, {"type": "start_over"})) == {}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("colour", "green"),
        ("colour", 1),
        ("colour", ["red"]),
        ("share", 10.5),
        ("share", -1),
        ("share", math.nan),
        ("share", math.inf),
        ("share", True),
        ("share", 10**400),
        ("share", "3"),
        ("why", 3),
        ("why", "x" * (LONGEST + 1)),
        ("taste", "red"),
        (None, "red"),
        (["colour"], "red"),
    ],
)
def test_what_is_no_answer_is_refused_and_nothing_is_lost(question: object, value: object):
    state = after(answer("colour", "red"))
    with pytest.raises(AnswerError):
        ACTIVITY.receive(state, answer(question, value))
    assert shown(state) == {"colour": "red"}


def test_an_unknown_message_is_refused():
    with pytest.raises(MessageError, match="sing"):
        after({"type": "sing"})


def test_a_blank_text_is_an_open_question():
    assert check_answer(WHY, "  ") is None


def test_answers_from_before_come_back_as_far_as_they_still_fit():
    before = {"colour": "green", "share": 4, "why": "so", "gone": 1}
    assert shown(AnswersActivity((COLOUR, SHARE, WHY), start=before).begin()) == {"share": 4.0, "why": "so"}
