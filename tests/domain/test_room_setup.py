"""What one may ask of the room, what is refused, and the numbers it goes by."""

import copy
import pickle

import numpy as np
import pytest

from tests.domain.room_evenings import AMBASSADOR
from workshop_kit import Archetype, RoomSetup, Trait, simulate_room
from workshop_kit.domain.errors import RoomError
from workshop_kit.domain.room_guests import on_grid
from workshop_kit.domain.room_rules import RULES, Origin, RoomRules


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("guests", 1),
        ("guests", 501),
        ("guests", 2.5),
        ("guests", True),
        ("guests", "60"),
        ("guests", None),
        ("organisations", 0),
        ("organisations", 501),
        ("organisations", 1.0),
        ("minutes", 0),
        ("minutes", 601),
        ("minutes", float("nan")),
        ("minutes", float("inf")),
        ("minutes", 10**400),
        ("minutes", "long"),
        ("style", -0.1),
        ("style", 1.1),
        ("style", None),
        ("style", True),
        ("conscripts", -0.01),
        ("conscripts", 2),
        ("conscripts", float("nan")),
        ("known_share", 1.01),
        ("known_share", "a third"),
        ("known_share", 1j),
    ],
)
def test_an_evening_that_no_room_could_hold_is_refused(name: str, value: object):
    with pytest.raises(RoomError) as caught:
        RoomSetup(**{name: value})
    assert caught.value.thing == name
    assert caught.value.value is value
    assert caught.value.expected
    assert caught.value.mend.endswith(".")


@pytest.mark.parametrize("visitor", [{}, {Trait.VOICE: 1}, 1, [0, 0, 0], AMBASSADOR | {"more": 1}])
def test_a_visitor_without_the_three_traits_is_refused(visitor: object):
    with pytest.raises(RoomError) as caught:
        RoomSetup(visitor=visitor)
    assert caught.value.thing == "visitor"
    assert caught.value.mend.endswith(".")


@pytest.mark.parametrize("score", [None, "high", float("nan"), float("inf"), 5.1, -6, True])
def test_a_visitor_with_a_score_that_nobody_has_is_refused(score: object):
    with pytest.raises(RoomError) as caught:
        RoomSetup(visitor=AMBASSADOR | {Trait.GIVING: score})
    assert caught.value.thing == "visitor['giving']"
    assert caught.value.value is score
    assert caught.value.mend.endswith(".")


@pytest.mark.parametrize(
    "arguments", [{"setup": None}, {"setup": {}}, {"rng": 1}, {"rng": None}, {"rules": {}}]
)
def test_what_is_no_setup_no_generator_and_no_rules_is_refused(arguments: dict[str, object]):
    given = {"setup": RoomSetup(), "rng": np.random.default_rng(1)} | arguments
    rules = {"rules": given.pop("rules")} if "rules" in given else {}
    with pytest.raises(RoomError) as caught:
        simulate_room(*given.values(), **rules)
    (thing,) = arguments
    assert caught.value.thing == thing
    assert caught.value.mend.endswith(".")


def test_numbers_of_numpy_are_numbers():
    setup = RoomSetup(guests=np.int64(20), style=np.float32(0.5), minutes=30)
    assert (type(setup.guests), type(setup.style), type(setup.minutes)) == (int, float, float)


def test_a_setup_is_a_value_that_can_be_copied_compared_and_kept_in_a_set():
    setup = RoomSetup(guests=20, visitor=AMBASSADOR)
    for twin in (copy.copy(setup), copy.deepcopy(setup), pickle.loads(pickle.dumps(setup))):
        assert twin == setup
        assert twin.visitor == AMBASSADOR
        with pytest.raises(TypeError):
            twin.visitor[Trait.VOICE] = 0
    assert len({setup, copy.copy(setup), RoomSetup(guests=20)}) == 2


def test_a_visitor_who_changes_later_does_not_change_the_setup():
    profile = dict(AMBASSADOR)
    setup = RoomSetup(visitor=profile)
    profile[Trait.VOICE] = -3
    assert setup.visitor == AMBASSADOR


# The rules


def test_every_number_of_the_rules_says_where_it_comes_from():
    origins = RoomRules.origins()
    assert set(origins) == set(vars(RULES))
    assert set(origins.values()) == set(Origin)
    assert origins["impression_on_confidence"] is Origin.PUBLISHED
    assert origins["known_odds"] is Origin.DERIVED


def test_the_rules_cannot_be_changed():
    with pytest.raises(AttributeError):
        RULES.pause = 1
    with pytest.raises(TypeError):
        RULES.follow[Archetype.ECHO] = 0


def test_what_may_differ_in_the_last_digit_is_rounded():
    assert on_grid([0.1 + 0.2, 1 / 3]).tolist() == [1229 / 4096, 1365 / 4096]
