"""Sorting sentences as a reducer: how they were meant is told after the last one, and nothing is counted."""

import json

import pytest

from workshop_kit.domain.activities.motives import Bet, Compared, MotivesActivity, MotivesState, hardest
from workshop_kit.domain.errors import AnswerError, MessageError
from workshop_kit.domain.motives import MEANT, Motive

WHY = {name: f"because of {name}" for name in MEANT}
ACTIVITY = MotivesActivity(WHY)
AS_MEANT = {name: [motive.value for motive in meant] for name, meant in MEANT.items()}


def bet(motive: object = "sale") -> dict[str, object]:
    return {"type": "bet", "motive": motive}


def after(
    answers: dict[str, list[str]] = AS_MEANT, on: str | None = "sale", *more: dict[str, object]
) -> MotivesState:
    state = ACTIVITY.receive(ACTIVITY.begin(), bet(on))
    for item, value in answers.items():
        state = ACTIVITY.receive(state, {"type": "answer", "item": item, "value": value})
    for message in more:
        state = ACTIVITY.receive(state, message)
    return state


def finished(answers: dict[str, list[str]] = AS_MEANT, on: str | None = "sale") -> dict[str, object]:
    result = ACTIVITY.show(after(answers, on, {"type": "finish"}))["result"]
    assert isinstance(result, dict)
    return result


def test_at_first_nothing_is_heard_and_nothing_is_told():
    assert ACTIVITY.show(ACTIVITY.begin()) == {"answers": {}, "bet": None, "result": None}


def test_until_the_person_asks_nothing_of_what_was_meant_or_why_is_shown():
    text = json.dumps(ACTIVITY.show(after()))
    assert '"result": null' in text
    assert not any(why in text for why in WHY.values())


@pytest.mark.parametrize("motive", [*Motive, None])
def test_a_bet_on_one_of_the_four_or_on_none_begins_the_sorting(motive: Motive | None):
    state = ACTIVITY.receive(ACTIVITY.begin(), bet(motive))
    assert state.bet == Bet(motive)
    assert ACTIVITY.receive(state, bet("plan")) == state


def test_the_comparison_goes_sentence_by_sentence_with_what_was_heard_meant_and_why():
    answers = {**AS_MEANT, "again": ["plan"], "names": ["plan"], "oil": []}
    rows = {row["sentence"]: row for row in finished(answers)["sentences"]}
    assert list(rows) == list(MEANT)
    assert rows["again"] == {
        "sentence": "again",
        "heard": ["plan"],
        "meant": ["people"],
        "hearing": "other",
        "why": "because of again",
    }
    assert (rows["names"]["hearing"], rows["names"]["meant"]) == ("partly", ["plan", "sent"])
    assert rows["oil"]["hearing"] == "open"
    assert rows["face"]["hearing"] == "same"


def test_the_comparison_holds_no_number_at_all():
    assert not any(character.isdigit() for character in json.dumps(finished()))


@pytest.mark.parametrize(
    ("wrong", "on", "most", "compared"),
    [
        ({}, "sale", [], Compared.NOWHERE),
        ({}, None, [], Compared.NO_BET_NOWHERE),
        ({"again": ["sale"]}, "people", ["people"], Compared.AS_EXPECTED),
        ({"again": ["sale"]}, "sale", ["people"], Compared.ELSEWHERE),
        ({"again": ["sale"]}, None, ["people"], Compared.NO_BET),
        ({"again": ["sale"], "oil": ["sent"]}, "sale", ["people", "sale"], Compared.AMONG),
        ({"again": ["sale"], "oil": ["sent"]}, "plan", ["people", "sale"], Compared.ELSEWHERE),
        ({"again": ["sale"], "oil": ["sent"], "cards": ["sent"]}, "people", ["sale"], Compared.ELSEWHERE),
        ({"names": ["plan"], "again": []}, "plan", [], Compared.NOWHERE),
    ],
)
def test_the_bet_is_set_beside_the_motives_on_which_two_ears_differ_most(
    wrong: dict[str, list[str]], on: str | None, most: list[str], compared: Compared
):
    result = finished({**AS_MEANT, **wrong}, on)
    assert (result["hardest"], result["compared"]) == (most, compared)


def test_nothing_differs_where_all_was_heard_as_meant():
    assert hardest(MEANT) == ()


def test_an_answer_can_change_until_the_comparison_and_not_after():
    changed = after(AS_MEANT, "sale", {"type": "answer", "item": "oil", "value": ["sent"]})
    assert changed.answers["oil"] == (Motive.SENT,)
    done = after(AS_MEANT, "sale", {"type": "finish"})
    assert ACTIVITY.receive(done, {"type": "answer", "item": "oil", "value": ["sent"]}) == done


def test_the_comparison_comes_only_when_all_twelve_are_sorted():
    some = dict(list(AS_MEANT.items())[:11])
    with pytest.raises(MessageError, match="once all are sorted"):
        after(some, "sale", {"type": "finish"})


def test_sorting_once_more_begins_at_the_beginning():
    assert after(AS_MEANT, "sale", {"type": "finish"}, {"type": "start_over"}) == ACTIVITY.begin()


@pytest.mark.parametrize("item", ["nothing", None, 3, ["oil"]])
def test_a_sentence_that_there_is_not_is_refused(item: object):
    with pytest.raises(AnswerError) as caught:
        ACTIVITY.receive(after({}), {"type": "answer", "item": item, "value": []})
    assert caught.value.value is item


@pytest.mark.parametrize(
    "value", [None, "plan", ["fun"], [3], [["plan"]], ["plan", "plan"], ["plan", "sale", "sent"], {"plan": 1}]
)
def test_what_no_one_could_hear_is_refused_and_changes_nothing(value: object):
    state = after({})
    with pytest.raises(AnswerError):
        ACTIVITY.receive(state, {"type": "answer", "item": "oil", "value": value})
    assert state == after({})


@pytest.mark.parametrize("motive", ["fun", 3, True, ["plan"], "missing"])
def test_a_bet_on_no_motive_is_refused(motive: object):
    message = {"type": "bet"} if motive == "missing" else bet(motive)
    with pytest.raises(AnswerError):
        ACTIVITY.receive(ACTIVITY.begin(), message)


@pytest.mark.parametrize("kind", [None, "answer", "finish", "reset", 3, ["bet"]])
def test_an_unknown_message_or_one_before_the_bet_is_refused(kind: object):
    with pytest.raises(MessageError):
        ACTIVITY.receive(ACTIVITY.begin(), {"type": kind, "item": "oil", "value": []})


def test_answers_cannot_be_written_to_from_outside():
    with pytest.raises(TypeError):
        after().answers["oil"] = ()


def test_everything_shown_can_travel_as_json():
    for state in (ACTIVITY.begin(), after(), after(AS_MEANT, None, {"type": "finish"})):
        shown = ACTIVITY.show(state)
        assert json.loads(json.dumps(shown)) == shown
