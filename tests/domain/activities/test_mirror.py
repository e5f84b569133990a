"""The mirror as a reducer: a bet, ten people, hints, and rivals that make them fade."""

import json

import pytest

from workshop_kit.domain.activities.mirror import BETS, Bet, Compared, MirrorActivity, MirrorState
from workshop_kit.domain.errors import AnswerError, MessageError, MixError, WorkshopKitError
from workshop_kit.domain.mirror import Mix, Rival, Subject

ACTIVITY = MirrorActivity()
WALL = {"conscript": 3, "enclave_dweller": 2, "echo": 2, "explorer": 3}
SILENT = {"deal_hunter": 10}


def bet(about: object = "trust") -> dict[str, object]:
    return {"type": "bet", "about": about}


def mix(people: object = None) -> dict[str, object]:
    return {"type": "mix", "people": WALL if people is None else people}


def rival(subject: object, which: object, applies: object = True) -> dict[str, object]:
    return {"type": "rival", "subject": subject, "rival": which, "applies": applies}


def after(*messages: dict[str, object]) -> MirrorState:
    state = ACTIVITY.begin()
    for message in messages:
        state = ACTIVITY.receive(state, message)
    return state


def reading(*messages: dict[str, object]) -> dict[str, object]:
    found = ACTIVITY.show(after(*messages))["reading"]
    assert isinstance(found, dict)
    return found


def test_at_first_nobody_is_placed_and_nothing_is_read():
    assert ACTIVITY.show(ACTIVITY.begin()) == {"reading": None, "mix": {}, "bet": None}


@pytest.mark.parametrize("about", [*BETS, None])
def test_a_bet_on_a_subject_on_hardly_anything_or_on_nothing_opens_the_door(about: str | None):
    state = after(bet(about))
    assert state.bet == Bet(about)
    assert ACTIVITY.show(state)["reading"] is None
    assert ACTIVITY.receive(state, bet("hierarchy")) == state


def test_a_mix_is_read_as_hints_with_rivals_and_a_strength_word():
    found = reading(bet(), mix())
    assert found["silent"] == []
    assert found["left"] == ["engagement", "hierarchy", "trust"]
    assert found["hints"][0] == {
        "subject": "engagement",
        "direction": "less",
        "people": 5,
        "others": 3,
        "sources": ["conscript", "enclave_dweller"],
        "rivals": ["role", "language", "introversion", "disability", "seniority"],
        "applying": [],
        "strength": "none",
        "standing": "hint",
    }


def test_on_what_a_mix_gives_no_hint_it_is_silent():
    assert reading(bet(), mix(SILENT)) == {
        "hints": [],
        "silent": ["engagement", "hierarchy", "trust"],
        "left": [],
        "compared": "nothing_there",
    }


def test_rivals_make_a_hint_fade_and_can_be_taken_back():
    ticks = [rival("engagement", "seniority"), rival("engagement", "role")]
    faded = reading(bet(), mix(), *ticks)
    assert faded["hints"][0]["standing"] == "little"
    assert faded["hints"][0]["applying"] == ["role", "seniority"]
    assert faded["left"] == ["hierarchy", "trust"]
    back = reading(bet(), mix(), *ticks, rival("engagement", "role", False))
    assert back["hints"][0]["standing"] == "faint"


@pytest.mark.parametrize(
    ("about", "messages", "expected"),
    [
        ("trust", [mix()], Compared.HINT_THERE),
        ("trust", [mix(), rival("trust", "role")], Compared.FADED_THERE),
        ("trust", [mix(SILENT)], Compared.NOTHING_THERE),
        ("little", [mix(SILENT)], Compared.LITTLE_RIGHT),
        ("little", [mix()], Compared.LITTLE_NOT_YET),
        (
            "little",
            [mix({"plan_builder": 10}), rival("hierarchy", "role"), rival("hierarchy", "language")],
            Compared.LITTLE_RIGHT,
        ),
        (None, [mix()], Compared.NO_BET),
    ],
)
def test_the_bet_is_set_beside_the_hints_that_are_left(
    about: str | None, messages: list[dict[str, object]], expected: Compared
):
    assert reading(bet(about), *messages)["compared"] == expected


def test_another_mix_begins_without_rivals_and_keeps_the_bet():
    state = after(bet(), mix(), rival("trust", "role"), {"type": "change"})
    assert state == MirrorState(Bet("trust"))
    assert ACTIVITY.receive(state, mix()).applying == {}
    assert after(bet(), mix(), {"type": "start_over"}) == ACTIVITY.begin()


@pytest.mark.parametrize("about", ["culture", 3, True, ["trust"], "missing"])
def test_a_bet_on_something_else_is_refused(about: object):
    with pytest.raises(AnswerError):
        after({"type": "bet"} if about == "missing" else bet(about))


@pytest.mark.parametrize("people", [{}, {"echo": 9}, {"boss": 10}, [10], "ten"])
def test_people_who_make_no_ten_are_refused_and_change_nothing(people: object):
    state = after(bet())
    with pytest.raises(MixError):
        ACTIVITY.receive(state, mix(people))
    assert state == after(bet())


@pytest.mark.parametrize(
    "message",
    [
        rival("trust", "disability"),  # trust points both ways here, and that is none of its rivals
        rival("trust", "weather"),
        rival("culture", "role"),
        rival(["trust"], "role"),
        rival("trust", ["role"]),
        rival("trust", "role", "yes"),
        rival(None, None, None),
    ],
)
def test_a_rival_of_no_hint_is_refused(message: dict[str, object]):
    with pytest.raises(AnswerError) as caught:
        ACTIVITY.receive(after(bet(), mix()), message)
    assert isinstance(caught.value, WorkshopKitError)


def test_a_silent_mix_has_no_rivals_to_turn_on():
    with pytest.raises(AnswerError, match="this mix gives no hint"):
        ACTIVITY.receive(after(bet(), mix(SILENT)), rival("trust", "role"))


@pytest.mark.parametrize("kind", [None, "mix", "rival", "change", "score", 3, ["bet"]])
def test_an_unknown_message_or_one_before_the_bet_is_refused(kind: object):
    with pytest.raises(MessageError):
        ACTIVITY.receive(ACTIVITY.begin(), {**mix(), "type": kind})


def test_rivals_come_only_after_the_mix():
    with pytest.raises(MessageError):
        after(bet(), rival("trust", "role"))


def test_the_only_numbers_shown_are_people():
    def numbers(value: object, key: str = "") -> set[str]:
        if isinstance(value, dict):
            return {name for inner, each in value.items() for name in numbers(each, inner)}
        if isinstance(value, list):
            return {name for each in value for name in numbers(each, key)}
        return {key} if isinstance(value, int | float) and not isinstance(value, bool) else set()

    assert numbers(reading(bet(), mix(), rival("trust", "role"))) == {"people", "others"}


def test_everything_shown_can_travel_as_json():
    for state in (ACTIVITY.begin(), after(bet(None)), after(bet(), mix(), rival("trust", "role"))):
        shown = ACTIVITY.show(state)
        assert json.loads(json.dumps(shown)) == shown
    assert after(bet(), mix()).mix == Mix.of(WALL)
    assert after(bet(), mix(), rival("trust", "role")).applying == {Subject.TRUST: {Rival.ROLE}}
