"""Whatever stands where an activity expects a number, a name or a list: it is refused as one of ours, or it fits."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_kit.content.calendar_file import calendar_writer
from workshop_kit.domain.activities.activity import Activity
from workshop_kit.domain.activities.commitment import CommitmentActivity
from workshop_kit.domain.activities.leader_mirror import LeaderMirrorActivity
from workshop_kit.domain.activities.leadership import LeadershipActivity
from workshop_kit.domain.activities.mirror import MirrorActivity
from workshop_kit.domain.activities.motives import MotivesActivity
from workshop_kit.domain.activities.portraits import PortraitsActivity
from workshop_kit.domain.activities.quiz import QuizActivity
from workshop_kit.domain.activities.rapport import RapportActivity
from workshop_kit.domain.activities.room import LAST_SEED, RoomActivity
from workshop_kit.domain.activities.value_map import ValueMapActivity
from workshop_kit.domain.commitment import WordLists
from workshop_kit.domain.errors import WorkshopKitError
from workshop_kit.domain.motives import MEANT
from workshop_kit.domain.situations import REACTIONS, Situation

Talk = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """An activity, and messages that it takes one after the other."""

    activity: Activity[Any]
    messages: Sequence[Talk]


ROOM = {"left": 0.1, "right": 0.9, "conscripts": 0.1, "known_share": 0.3}
LEVERS = {"empower": 0.1, "enable": 0.3, "encourage": 0.1, "inspire": 0.2}
EVENING = {"style": 0.2, "b": 3.0, "m": 0.3, "cost": 1.5, "opening": "pitch_first"}
SITUATION = next(iter(Situation))

CASES = {
    "commitment": Case(
        CommitmentActivity(lists=WordLists(), calendar=calendar_writer("en")),
        [
            {"type": "guess", "pairs": 5},
            {"type": "add"},
            {"type": "edit", "plan": 0, "fields": {"when": "coffee"}},
            {"type": "day", "day": "2027-01-31"},
            {"type": "remove", "plan": 0},
        ],
    ),
    "leader_mirror": Case(
        LeaderMirrorActivity(),
        [
            {"type": "guess", "times": 3},
            {"type": "react", "situation": SITUATION.value, "reaction": next(iter(REACTIONS[SITUATION]))},
        ],
    ),
    "leadership": Case(
        LeadershipActivity(), [{"type": "guess", "people": 3}, {"type": "set", "levers": LEVERS}]
    ),
    "mirror": Case(
        MirrorActivity(),
        [{"type": "bet", "about": "little"}, {"type": "mix", "people": {"echo": 6, "gardener": 4}}],
    ),
    "motives": Case(
        MotivesActivity(dict.fromkeys(MEANT, "why")),
        [{"type": "bet", "motive": "sale"}, {"type": "answer", "item": next(iter(MEANT)), "value": ["plan"]}],
    ),
    "portraits": Case(
        PortraitsActivity(),
        [{"type": "bet", "archetype": "echo"}, {"type": "met", "archetype": "gardener", "yes": True}],
    ),
    "quiz": Case(QuizActivity(), [{"type": "answer", "item": "voice_near_boss", "value": 3}]),
    "rapport": Case(
        RapportActivity(),
        [
            {"type": "choose", "scene": "forum"},
            {"type": "guess", "ending": None},
            {"type": "rewind", "moves": 0},
            {"type": "recall", "record": {"scene": None, "path": [], "guesses": {}, "taken": {}}},
        ],
    ),
    "room": Case(
        RoomActivity(guests=4, minutes=5),
        [
            {"type": "guess", "left": 1, "right": 2},
            {"type": "set", "settings": ROOM},
            {"type": "go_to", "seed": 7},
            {"type": "walk_in", "answers": {"voice_near_boss": 3}},
        ],
    ),
    "value_map": Case(
        ValueMapActivity(),
        [{"type": "guess", "verdict": "good", "style": 0.3, "b": 2.0}, {"type": "set", "settings": EVENING}],
    ),
}

HOSTILE = [
    *(10**400, -(10**400), 10**5000, 2**63, LAST_SEED + 1, -1, 0.5, 1e308),
    *(math.nan, math.inf, -math.inf, True, False, None, "", "1", "10" * 300),
    *(np.int64(3), np.uint8(255), np.float64(0.5), np.float64(math.nan), np.bool(True)),
    *([], [[]], [1, [2, [3]]], [10**400], [None], {}, {"a": 1}, {"when": 10**400}, {"echo": 10**400}),
]
NUMBERS = (
    st.integers() | st.floats() | st.booleans() | st.just(10**400) | st.integers().map(lambda n: n * 10**350)
)
ANYTHING = st.recursive(
    NUMBERS | st.none() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def places(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Go through every place of a message where a value stands, the message's own kind apart."""
    if path and path != ("type",):
        yield path
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from places(inner, (*path, key))


def with_value(message: Talk, path: tuple[str, ...], value: object) -> Talk:
    first, *rest = path
    return {**message, first: with_value(message[first], tuple(rest), value) if rest else value}


SPOTS = [
    pytest.param(case, index, path, id=f"{name}-{message['type']}-{'.'.join(path)}")
    for name, case in CASES.items()
    for index, message in enumerate(case.messages)
    for path in places(message)
]


def state_before(case: Case, index: int) -> Any:
    state = case.activity.begin()
    for message in case.messages[:index]:
        state = case.activity.receive(state, message)
    return state


def shown_or_refused(case: Case, index: int, path: tuple[str, ...], value: object) -> str:
    """Return what the face is shown after a spoilt message, or what to do about it; all else breaks the test."""
    before = state_before(case, index)
    try:
        after = case.activity.receive(before, with_value(case.messages[index], path, value))
    except WorkshopKitError as error:
        return error.mend
    return json.dumps(case.activity.show(after), allow_nan=False)


@pytest.mark.parametrize("name", CASES)
def test_the_messages_that_are_spoilt_here_are_taken_while_they_are_whole(name: str):
    case = CASES[name]
    json.dumps(case.activity.show(state_before(case, len(case.messages))), allow_nan=False)


@pytest.mark.parametrize(("case", "index", "path"), SPOTS)
def test_what_no_face_would_send_is_refused_as_ours_or_can_be_shown(
    case: Case, index: int, path: tuple[str, ...]
):
    for value in HOSTILE:
        assert shown_or_refused(case, index, path, value).endswith((".", "}"))


@pytest.mark.parametrize(("case", "index", "path"), SPOTS)
@settings(max_examples=20, deadline=None)
@given(value=ANYTHING)
def test_nothing_that_json_can_hold_breaks_an_activity(
    case: Case, index: int, path: tuple[str, ...], value: object
):
    assert shown_or_refused(case, index, path, value).endswith((".", "}"))
