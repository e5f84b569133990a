"""Chance in the room: the same evening for the same seed on every machine, the same guests under other leaders."""

import hashlib
import math
from statistics import NormalDist

import numpy as np
import pytest

from tests.domain.room_evenings import AMBASSADOR, evening
from workshop_kit import Archetype, Evening, RoomSetup, Trait, simulate_room
from workshop_kit.domain.archetypes import CENTRES

PINNED = "e9cec3015b4b8a1e"
"""Checksum of one evening: another rule, or another order of chances, makes another evening."""


def fingerprint(found: Evening) -> str:
    """Return a checksum of the log and of what came of it, to the last bit."""
    digest = hashlib.sha256()
    for values, kind in (
        (found.time, "<f8"),
        (found.guest, "<i8"),
        (found.circle, "<i8"),
        (found.confidence, "<f8"),
        (found.minutes_alone, "<f8"),
        (found.new_ties, "<i8"),
    ):
        digest.update(np.ascontiguousarray(values, dtype=kind).tobytes())
    return digest.hexdigest()[:16]


def test_an_evening_is_the_same_to_the_last_bit_on_every_machine():
    assert fingerprint(evening(20261124)) == PINNED


@pytest.mark.parametrize("direction", [-math.inf, math.inf])
def test_a_machine_whose_powers_and_logarithms_differ_in_the_last_digit_sees_the_same_evening(
    direction: float, monkeypatch: pytest.MonkeyPatch
):
    for name in ("exp", "exp2"):
        own = getattr(np, name)
        monkeypatch.setattr(np, name, lambda values, own=own: np.nextafter(own(values), direction))
    inverse, complement = NormalDist.inv_cdf, math.erfc
    monkeypatch.setattr(NormalDist, "inv_cdf", lambda self, p: math.nextafter(inverse(self, p), direction))
    monkeypatch.setattr(math, "erfc", lambda value: math.nextafter(complement(value), direction))
    assert fingerprint(evening(20261124)) == PINNED


def test_the_same_seed_gives_the_same_evening_and_another_seed_another():
    assert fingerprint(evening(5)) == fingerprint(evening(5)) != fingerprint(evening(6))


def test_a_generator_that_has_moved_on_gives_another_evening():
    rng = np.random.default_rng(1)
    first, second = (simulate_room(RoomSetup(), rng) for _ in range(2))
    assert fingerprint(first) != fingerprint(second)


def test_the_guests_are_the_same_under_another_style_but_for_their_confidence():
    low, high = evening(3, style=0.1), evening(3, style=0.9)
    assert low.archetype == high.archetype
    for name in ("organisation", "leader", "known"):
        assert np.array_equal(getattr(low, name), getattr(high, name))
    _, first = np.unique(low.guest, return_index=True)
    assert np.array_equal(low.time[first], high.time[np.unique(high.guest, return_index=True)[1]])
    # three leaders' SD and a fifth times 0.225: on people who are led, and not on the leaders themselves
    assert (high.confidence - low.confidence)[~low.leader] == pytest.approx(0.72, abs=0.001)
    assert (high.confidence - low.confidence)[low.leader] == pytest.approx(0)


def test_with_more_conscripts_the_others_stay_who_they_were():
    few, many = evening(3, conscripts=0.1), evening(3, conscripts=0.4)
    changed = [pair for pair in zip(few.archetype, many.archetype, strict=True) if pair[0] != pair[1]]
    assert len(changed) == 18
    assert {after for _, after in changed} == {Archetype.CONSCRIPT}


@pytest.mark.parametrize("seed", range(12))
def test_a_visitor_walks_in_as_guest_0_and_changes_nobody_else(seed: int):
    without, with_visitor = evening(seed, conscripts=0.3), evening(seed, conscripts=0.3, visitor=AMBASSADOR)
    assert with_visitor.archetype[0] is Archetype.AMBASSADOR
    assert with_visitor.archetype[1:] == without.archetype[1:]
    assert np.array_equal(with_visitor.confidence[1:], without.confidence[1:])
    assert np.array_equal(with_visitor.known, without.known)


def test_a_visitor_s_approach_is_their_outgoingness():
    shy, bold = (
        evening(4, visitor=AMBASSADOR | {Trait.APPROACH: approach}).confidence[0] for approach in (-1, 1)
    )
    assert bold - shy == pytest.approx(0.6, abs=0.001)


@pytest.mark.parametrize("seed", range(5))
def test_guest_0_leads_nobody(seed: int):
    assert not evening(seed, minutes=1).leader[0]
    assert not evening(seed, minutes=1, guests=2).leader[0]


def test_every_archetype_walks_in_by_its_own_profile():
    for kind, centre in CENTRES.items():
        visitor = dict(zip(Trait, centre, strict=True))
        assert evening(1, minutes=1, visitor=visitor).archetype[0] is kind
