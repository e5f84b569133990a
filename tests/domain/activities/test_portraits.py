"""The portraits as a reducer: a bet first, then whom one recognised; nobody is right."""

import json

import pytest

from workshop_kit import Archetype
from workshop_kit.domain.activities.portraits import Bet, Compared, PortraitsActivity, PortraitsState
from workshop_kit.domain.errors import AnswerError, MessageError

ACTIVITY = PortraitsActivity()


def after(*messages: dict[str, object]) -> PortraitsState:
    state = ACTIVITY.begin()
    for message in messages:
        state = ACTIVITY.receive(state, message)
    return state


def bet(archetype: object = "echo") -> dict[str, object]:
    return {"type": "bet", "archetype": archetype}


def met(archetype: object = "echo", yes: object = True) -> dict[str, object]:
    return {"type": "met", "archetype": archetype, "yes": yes}


def test_at_first_nobody_is_expected_and_nobody_was_met():
    assert ACTIVITY.show(ACTIVITY.begin()) == {"bet": None, "met": [], "compared": ""}


@pytest.mark.parametrize("archetype", [*Archetype, None])
def test_a_bet_on_one_of_the_eight_or_on_nobody_opens_the_gallery(archetype: Archetype | None):
    state = after(bet(archetype and archetype.value))
    assert state.bet == Bet(archetype)
    assert ACTIVITY.show(state)["bet"] == {"archetype": archetype}


def test_the_first_bet_counts_until_somebody_starts_over():
    assert after(bet("echo"), bet("gardener")).bet == Bet(Archetype.ECHO)
    assert after(bet("echo"), met(), {"type": "start_over"}) == ACTIVITY.begin()


def test_those_who_were_met_are_shown_in_the_order_of_the_portraits_and_can_be_taken_back():
    state = after(bet(), met("explorer"), met("gardener"), met("echo"), met("gardener", False))
    assert ACTIVITY.show(state)["met"] == ["echo", "explorer"]
    assert after(bet(), met(), met()) == after(bet(), met())


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ([bet("echo"), met("echo"), met("gardener")], Compared.MET),
        ([bet("echo"), met("gardener")], Compared.NOT_MET),
        ([bet("echo")], Compared.NOBODY_MET),
        ([bet(None)], Compared.NOBODY_MET),
        ([bet(None), met("gardener")], Compared.NO_BET),
    ],
)
def test_the_bet_is_set_beside_those_who_were_met(messages: list[dict[str, object]], expected: Compared):
    assert ACTIVITY.show(after(*messages))["compared"] == expected


@pytest.mark.parametrize("archetype", ["", "boss", 3, True, ["echo"], {}])
def test_somebody_who_is_none_of_the_eight_is_refused(archetype: object):
    for message in (bet(archetype), met(archetype)):
        with pytest.raises(AnswerError) as caught:
            ACTIVITY.receive(after(bet()), message)
        assert caught.value.value is archetype


def test_a_message_that_names_nobody_is_refused():
    with pytest.raises(AnswerError):
        ACTIVITY.receive(ACTIVITY.begin(), {"type": "bet"})
    with pytest.raises(AnswerError):
        ACTIVITY.receive(after(bet()), {"type": "met", "yes": True})


@pytest.mark.parametrize("yes", [None, 1, "yes"])
def test_somebody_was_met_or_was_not(yes: object):
    with pytest.raises(AnswerError, match="true or false"):
        ACTIVITY.receive(after(bet()), met("echo", yes))


@pytest.mark.parametrize("kind", [None, "met", "", 3, ["bet"]])
def test_an_unknown_message_or_one_before_the_bet_is_refused(kind: object):
    with pytest.raises(MessageError):
        ACTIVITY.receive(ACTIVITY.begin(), {"type": kind, "archetype": "echo", "yes": True})


def test_everything_shown_can_travel_as_json():
    for state in (ACTIVITY.begin(), after(bet(None)), after(bet(), met())):
        shown = ACTIVITY.show(state)
        assert json.loads(json.dumps(shown)) == shown
