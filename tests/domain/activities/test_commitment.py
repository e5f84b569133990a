"""The commitment card as a reducer: a guess, plans that grow, what is missing, and a calendar."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_kit import WorkshopKitError
from workshop_kit.domain.activities.commitment import (
    CommitmentActivity,
    CommitmentState,
    Guess,
    answer,
)
from workshop_kit.domain.commitment import Plan, PlanField, WordLists, follow_ups
from workshop_kit.domain.errors import AnswerError, DayError, MessageError, PlanError

WHOLE = {field.value: f"some {field}" for field in PlanField}
DAY = "2026-11-24"
LISTS = WordLists(moods=("feel",))


def written(plans: Sequence[Plan], day: str) -> str:
    """Stand in for the writer of calendars."""
    return f"{day}: " + "; ".join(plan.when for plan in plans)


def activity(**options: Any) -> CommitmentActivity:
    return CommitmentActivity(lists=LISTS, calendar=written, **options)


ACTIVITY = activity()


def after(*messages: dict[str, object], of: CommitmentActivity = ACTIVITY) -> CommitmentState:
    """Return the state after a guess and these messages."""
    state = of.begin()
    for message in ({"type": "guess", "pairs": 9}, *messages):
        state = of.receive(state, message)
    return state


def edit(plan: object = 0, **fields: object) -> dict[str, object]:
    return {"type": "edit", "plan": plan, "fields": fields}


ADD = {"type": "add"}
DONE = {"type": "done"}
CHOOSE = {"type": "day", "day": DAY}


# The guess


def test_at_first_there_is_nothing_and_nothing_of_the_answer_is_shown():
    assert ACTIVITY.show(ACTIVITY.begin()) == {
        "plans": [],
        "hints": [],
        "missing": [],
        "day": None,
        "dates": [],
        "calendar": "",
        "answer": {},
        "ready": False,
        "done": False,
        "guess": None,
    }


@pytest.mark.parametrize("pairs", [*range(11), np.int64(4), None])
def test_a_guess_from_none_to_all_ten_pairs_or_no_guess_opens_the_answer(pairs: int | None):
    state = ACTIVITY.receive(ACTIVITY.begin(), {"type": "guess", "pairs": pairs})
    assert state.guess == Guess(pairs)
    assert ACTIVITY.show(state)["answer"] == answer() == {"pairs": 7, "from": 6, "to": 7, "chance": 5}


@pytest.mark.parametrize("pairs", [-1, 11, 2.5, "7", True, float("nan"), [7], "missing"])
def test_a_guess_that_counts_no_pairs_is_refused(pairs: object):
    with pytest.raises(AnswerError):
        ACTIVITY.receive(ACTIVITY.begin(), {"type": "guess", "pairs": pairs})
    with pytest.raises(AnswerError):
        ACTIVITY.receive(ACTIVITY.begin(), {"type": "guess"})


def test_the_first_guess_counts():
    assert after({"type": "guess", "pairs": 7}) == after()


@pytest.mark.parametrize("message", [ADD, edit(when="now"), {"type": "remove", "plan": 0}, CHOOSE, DONE])
def test_nothing_is_written_before_the_guess(message: dict[str, object]):
    with pytest.raises(MessageError, match="once there is a guess"):
        activity(plans=[Plan()]).receive(activity(plans=[Plan()]).begin(), message)


@pytest.mark.parametrize("kind", [None, "", "print", 3, ["add"]])
def test_an_unknown_message_is_refused(kind: object):
    with pytest.raises(MessageError):
        ACTIVITY.receive(after(), {"type": kind})


# Plans


def test_a_plan_begins_empty_and_grows_part_by_part():
    state = after(ADD, edit(when="my coat  is off"), edit(where="here", then="I go"))
    assert state.plans == (Plan(when="my coat is off", where="here", then="I go"),)
    assert after(ADD, edit(when="a"), edit(when="")).plans == (Plan(),)


def test_three_plans_fit_and_a_fourth_does_not():
    state = after(ADD, ADD, ADD)
    assert len(state.plans) == 3
    with pytest.raises(PlanError, match=r"the number of plans is 4; expected at most 3\. Remove one"):
        ACTIVITY.receive(state, ADD)
    with pytest.raises(PlanError, match="is 4"):
        activity(plans=[Plan()] * 4)


def test_the_plan_in_the_middle_is_changed_or_removed_and_the_others_stay():
    some = [ADD, ADD, ADD, *(edit(index, when=str(index)) for index in range(3))]
    assert [plan.when for plan in after(*some, edit(1, when="x")).plans] == ["0", "x", "2"]
    assert [plan.when for plan in after(*some, {"type": "remove", "plan": 1}).plans] == ["0", "2"]


@pytest.mark.parametrize("place", [-1, 1, None, "0", True, 0.0, [0]])
@pytest.mark.parametrize("kind", ["edit", "remove"])
def test_a_plan_that_is_not_there_is_refused(kind: str, place: object):
    state = after(ADD)
    with pytest.raises(PlanError, match="the place of one of 1 plans"):
        ACTIVITY.receive(state, {"type": kind, "plan": place, "fields": {"when": "x"}})
    assert state == after(ADD)


@pytest.mark.parametrize(
    "fields",
    [None, {}, [], "when", {"why": "x"}, {"when": None}, {"when": 3}, {"when": "x" * 301}, {3: "x"}],
)
def test_parts_that_no_plan_has_are_refused_and_change_nothing(fields: object):
    state = after(ADD)
    with pytest.raises(PlanError):
        ACTIVITY.receive(state, {"type": "edit", "plan": 0, "fields": fields})
    assert state == after(ADD)


def test_the_form_of_each_plan_is_looked_at_while_it_is_written():
    shown = ACTIVITY.show(after(ADD, ADD, edit(1, when="I feel like it", then="I go")))
    assert shown["hints"] == [{}, {"when": ["mood"]}]


# Done


def test_empty_parts_are_fine_until_the_card_is_asked_for():
    state = after(ADD, edit(when="now"))
    assert ACTIVITY.show(state)["missing"] == [[]]
    shown = ACTIVITY.show(ACTIVITY.receive(state, DONE))
    assert shown["missing"] == [["where", "then", "who", "obstacle", "answer"]]
    assert (shown["done"], shown["ready"]) == (True, False)


def test_with_nothing_missing_there_is_a_card_until_something_changes():
    state = after(ADD, edit(**WHOLE), DONE)
    assert ACTIVITY.show(state)["ready"] is True
    for message in (ADD, edit(who="Sam"), {"type": "remove", "plan": 0}):
        changed = ACTIVITY.show(ACTIVITY.receive(state, message))
        assert (changed["done"], changed["ready"]) == (False, False)


def test_without_a_plan_there_is_no_card():
    assert ACTIVITY.show(after(DONE))["ready"] is False


def test_hints_do_not_keep_anybody_from_their_card():
    state = after(ADD, edit(**{**WHOLE, "when": "I feel like it"}), DONE)
    assert ACTIVITY.show(state)["hints"] == [{"when": ["mood"]}]
    assert state.ready


# Days


def test_the_calendar_comes_with_card_and_day_in_whatever_order():
    for messages in ((ADD, edit(**WHOLE), DONE, CHOOSE), (CHOOSE, ADD, edit(**WHOLE), DONE)):
        shown = ACTIVITY.show(after(*messages))
        assert shown["dates"] == list(follow_ups(DAY)) == ["2026-12-08", "2027-01-05", "2027-02-16"]
        assert shown["calendar"] == f"{DAY}: some when"
    assert ACTIVITY.show(after(CHOOSE, ADD, edit(**WHOLE)))["calendar"] == ""
    assert ACTIVITY.show(after(ADD, edit(**WHOLE), DONE))["calendar"] == ""


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", None, 20261124])
def test_a_day_that_is_none_is_refused_and_leaves_the_one_before(day: object):
    state = after(CHOOSE)
    with pytest.raises(DayError):
        ACTIVITY.receive(state, {"type": "day", "day": day})
    assert state.day == DAY


# Given and forgotten


def test_plans_given_whole_are_a_card_after_the_guess():
    given_plans = activity(plans=[Plan(**WHOLE)], day=DAY)
    shown = given_plans.show(after(of=given_plans))
    assert shown["ready"] is True
    assert shown["calendar"] == f"{DAY}: some when"
    half = activity(plans=[Plan(when="now")])
    assert half.show(after(of=half))["missing"] == [[]]


def test_a_day_given_that_is_none_is_refused():
    with pytest.raises(DayError):
        activity(day="soon")


def test_starting_over_forgets_all_that_was_given_or_written():
    given_plans = activity(plans=[Plan(**WHOLE)], day=DAY)
    assert given_plans.receive(after(of=given_plans), {"type": "start_over"}) == CommitmentState()


messages = st.fixed_dictionaries(
    {"type": st.sampled_from(["guess", "add", "edit", "remove", "day", "done", "start_over", "nonsense"])},
    optional={
        "pairs": st.none() | st.integers(-1, 11),
        "plan": st.none() | st.integers(-1, 3),
        "fields": st.dictionaries(
            st.sampled_from(["when", "who", "why"]), st.sampled_from(["", "now", "\ud800", "x" * 301, None])
        ),
        "day": st.sampled_from([DAY, "2026-02-30", None]),
    },
)


@settings(deadline=None)
@given(st.lists(messages, max_size=25))
def test_whatever_is_sent_is_taken_in_or_refused_with_our_own_error_and_can_be_shown_as_json(
    sent: list[dict[str, object]],
):
    state = ACTIVITY.begin()
    for message in sent:
        try:
            state = ACTIVITY.receive(state, message)
        except WorkshopKitError:
            continue
    shown = ACTIVITY.show(state)
    assert json.loads(json.dumps(shown, allow_nan=False)) == shown
    assert len(state.plans) <= 3
    assert bool(shown["answer"]) == (state.guess is not None)
