"""One of a few: one is right, and each of the others has a sentence of its own."""

import pytest

from tests.domain.exercises.junk import JUNK, is_refused
from workshop_kit.domain.exercises.pick import pick

STEP = pick("colour", "red", "green", "blue", right="green", facts={"seen": 2})


def test_the_one_that_is_right_is_right_and_says_why():
    verdict = STEP.judge({"colour": "green"})
    assert (verdict.right, verdict.reason, verdict.facts) == (True, "green", {"seen": 2})


def test_each_of_the_others_is_wrong_for_a_reason_of_its_own():
    verdicts = [STEP.judge(answer) for answer in STEP.wrong]
    assert [verdict.right for verdict in verdicts] == [False, False]
    assert [verdict.reason for verdict in verdicts] == ["red", "blue"]


def test_there_is_a_sentence_for_each_and_it_may_name_the_facts():
    assert STEP.reasons == {"red": ("seen",), "green": ("seen",), "blue": ("seen",)}
    (question,) = STEP.questions
    assert (question.name, question.choices) == ("colour", ("red", "green", "blue"))


@pytest.mark.parametrize(
    "answer",
    [*JUNK, {"colour": "pink"}, {"colour": ["green"]}, {"colour": None}],
    ids=lambda answer: type(answer).__name__,
)
def test_what_is_none_of_them_is_refused_without_a_reason(answer: object):
    verdict = STEP.judge(answer)
    assert is_refused(verdict)
    assert verdict.reason == ""


def test_a_right_answer_that_cannot_be_picked_is_refused():
    with pytest.raises(ValueError, match="pink"):
        pick("colour", "red", "green", right="pink")
