"""What every exercise is made of, and what all of them keep to."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.exercises.junk import JUNK
from workshop_kit.domain.errors import WorkshopKitError
from workshop_kit.domain.exercises.bet import bet
from workshop_kit.domain.exercises.course import EXERCISES
from workshop_kit.domain.exercises.exercise import (
    Exercise,
    Question,
    QuestionKind,
    Step,
    StepKind,
    Verdict,
    answered,
    asked,
    is_open,
)
from workshop_kit.domain.exercises.written import FEWEST_WORDS, written

STEPS = [(exercise, step) for exercise in EXERCISES.values() for step in exercise.steps]
each_step = pytest.mark.parametrize(
    ("exercise", "step"), STEPS, ids=[f"{exercise.name}-{step.name}" for exercise, step in STEPS]
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(...) | st.just(10**400),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8), inner, max_size=4)
        | st.tuples(inner, inner)
    ),
    max_leaves=8,
)


def test_exercises_are_numbered_from_one_without_a_gap():
    numbers = [int(name.split("_")[0]) for name in EXERCISES]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=list(EXERCISES))
def test_each_begins_with_a_bet_and_has_something_to_check_and_something_to_write(exercise: Exercise):
    kinds = [step.kind for step in exercise.steps]
    assert kinds.count(StepKind.BET) == 1
    assert kinds[0] is StepKind.BET
    assert {StepKind.CHECKED, StepKind.WRITTEN} <= set(kinds)
    assert len({step.name for step in exercise.steps}) == len(exercise.steps)
    assert StepKind.BET not in {step.kind for step in exercise.to_do}


@each_step
def test_a_step_lists_at_least_two_wrong_answers_and_refuses_them(exercise: Exercise, step: Step):
    if step.kind is StepKind.BET:
        assert step.wrong == ()
        return
    assert len(step.wrong) >= 2
    for answer in step.wrong:
        assert answered(step, answer) == asked(step)
        verdict = step.judge(answer)
        assert not verdict.right
        assert verdict.reason in step.reasons
        assert set(verdict.facts) >= {*step.reasons[verdict.reason], *step.hint_facts}


@each_step
@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: type(junk).__name__)
def test_junk_is_refused_without_an_error(exercise: Exercise, step: Step, junk: object):
    verdict = step.judge(junk)
    assert isinstance(verdict, Verdict)
    assert step.kind is StepKind.BET or not verdict.right


@each_step
@given(answer=ANYTHING)
def test_whatever_is_answered_a_judge_gives_a_verdict_or_an_error_of_our_own(
    exercise: Exercise, step: Step, answer: object
):
    try:
        verdict = step.judge(answer)
    except WorkshopKitError:
        return
    assert isinstance(verdict, Verdict)
    assert not verdict.reason or verdict.reason in step.reasons


@pytest.mark.parametrize(
    "value", [None, ..., "", "  ", "...", "…", [], (), {}, set(), frozenset(), (None,), (..., "")]
)
def test_nothing_three_dots_and_what_is_empty_are_no_answers(value: object):
    assert is_open(value)


@pytest.mark.parametrize("value", [0, 0.0, False, "no", [0], {"a": 1}, (None, 0), Fraction(0)])
def test_a_nought_and_a_no_are_answers(value: object):
    assert not is_open(value)


def test_of_a_sheet_each_open_question_counts():
    step = Step("two", lambda _: Verdict(right=True), questions=(Question("a"), Question("b")))
    assert asked(step) == 2
    assert answered(step, {"a": "x", "b": " ", "c": "y"}) == 1
    assert answered(step, None) == answered(step, "text") == 0


def test_a_sentence_needs_some_different_words_and_is_not_judged_by_more():
    step = written("why")
    assert step.questions[0].kind is QuestionKind.TEXT
    assert step.judge({"why": "six words are quite enough here"}).right
    few = step.judge({"why": "five words are too few"})
    assert (few.right, few.reason, few.facts) == (False, "short", {"words": 5, "fewest": FEWEST_WORDS})
    assert not step.judge({"why": 3}).right


def test_a_bet_is_never_wrong_and_says_how_it_compares():
    step = bet("up", "down", came="down")
    assert step.judge({"bet": "down"}) == Verdict(right=True, reason="met")
    assert step.judge({"bet": "up"}) == Verdict(right=True, reason="other")
    assert step.judge(None) == Verdict(right=True, reason="none")


def test_a_bet_has_to_be_able_to_come_true():
    with pytest.raises(ValueError, match="sideways"):
        bet("up", "down", came="sideways")
