"""Who comes to the room, and what each type of guest does there."""

import math
from time import process_time

import numpy as np
import pytest

from tests.domain.room_evenings import evening, standing
from workshop_kit import Archetype, Evening, RoomSetup, simulate_room
from workshop_kit.domain.room_guests import invite
from workshop_kit.domain.room_habits import habits_of
from workshop_kit.domain.room_rules import RULES, RoomRules


@pytest.fixture(scope="module")
def usual() -> list[Evening]:
    """Return twenty evenings as they usually are."""
    return [evening(seed) for seed in range(20)]


# Who comes


def test_as_many_are_told_to_come_as_asked_for():
    for share, expected in ((0, 0), (0.12, 7), (0.5, 30)):
        assert evening(2, minutes=1, conscripts=share).archetype.count(Archetype.CONSCRIPT) == expected


def test_leaders_are_never_told_to_come_and_follow_nobody(usual: list[Evening]):
    leaders = {
        kind
        for each in [*usual, evening(1, minutes=1, conscripts=1)]
        for kind, leads in zip(each.archetype, each.leader, strict=True)
        if leads
    }
    assert leaders.isdisjoint({Archetype.CONSCRIPT, Archetype.ECHO})
    assert evening(1, minutes=1, conscripts=1).archetype.count(Archetype.CONSCRIPT) == 54


def test_colleagues_know_each_other_more_often_than_strangers_do(usual: list[Evening]):
    for each in usual:
        own = each.organisation[:, None] == each.organisation
        np.fill_diagonal(own, val=False)
        other = ~own
        np.fill_diagonal(other, val=False)
        assert each.known[own].mean() > each.known[other].mean() + 0.3


def test_confidence_differs_as_much_as_people_do(usual: list[Evening]):
    people = np.concatenate([each.confidence for each in usual])
    assert people.mean() == pytest.approx(0, abs=5 / math.sqrt(len(people)))
    assert people.std() == pytest.approx(0.96, abs=5 / math.sqrt(len(people)))


def test_an_average_guest_turns_to_people_known_as_model_2_has_it():
    guests = invite(RoomSetup(), RULES, np.random.default_rng(1))
    habits = habits_of(guests, RULES)
    share = guests.known.sum(axis=1) / 59
    omega = 2 * np.exp(-guests.confidence)
    expected = omega * share / (omega * share + 1 - share)
    assert habits.turns_to_known == pytest.approx(expected.tolist(), abs=1 / 4096)


# What people do


def of_kind(evenings: list[Evening], kind: Archetype, name: str) -> float:
    values = [getattr(each, name)[[own is kind for own in each.archetype]] for each in evenings]
    return float(np.concatenate(values).mean())


def test_those_who_were_told_to_come_stand_alone_most_and_add_least(usual: list[Evening]):
    for kind in set(Archetype) - {Archetype.CONSCRIPT}:
        assert of_kind(usual, Archetype.CONSCRIPT, "minutes_alone") > 1.3 * of_kind(
            usual, kind, "minutes_alone"
        )
        assert of_kind(usual, Archetype.CONSCRIPT, "new_ties") < of_kind(usual, kind, "new_ties")


def test_echoes_stand_with_their_leader_more_than_anybody(usual: list[Evening]):
    def with_leader(kind: Archetype) -> float:
        minutes, guests = 0.0, 0
        for each in usual:
            boss = np.flatnonzero(each.leader)[np.argsort(each.organisation[each.leader])][each.organisation]
            meetings = each.meetings
            for one, other in ((meetings.one, meetings.other), (meetings.other, meetings.one)):
                mine = (boss[one] == other) & np.array([each.archetype[guest] is kind for guest in one])
                minutes += meetings.minutes[mine].sum()
            guests += each.archetype.count(kind)
        return minutes / guests

    others = set(Archetype) - {Archetype.ECHO}
    assert with_leader(Archetype.ECHO) > 2 * max(map(with_leader, others))


def test_people_who_know_each_other_stand_together_longer(usual: list[Evening]):
    minutes, known = (
        np.concatenate([getattr(each.meetings, name) for each in usual]) for name in ("minutes", "known")
    )
    assert minutes[known].mean() > 1.15 * minutes[~known].mean()


def test_people_join_a_group_with_somebody_they_know_in_it(usual: list[Evening]):
    joined = familiar = 0
    for each in usual:
        for (_, _, before), (_, _, after) in zip(standing(each), standing(each)[1:], strict=False):
            for guest in after:
                if before.get(guest) == -1 and after[guest] >= 0 and after[guest] in before.values():
                    circle = [other for other in before if before[other] == after[guest]]
                    joined += 1
                    familiar += bool(each.known[guest][circle].any())
    assert joined > 1000
    assert (
        familiar / joined > 0.66
    )  # as many as would know one of three people met by chance: 1 − (2/3)³ = 0.70


def test_where_nobody_knows_anybody_all_encounters_are_new_and_where_all_do_none_is():
    assert evening(1, known_share=0).encounters_known.sum() == 0
    everybody = evening(1, known_share=1)
    assert everybody.new_ties.sum() == 0
    assert np.array_equal(everybody.encounters, everybody.encounters_known)


def test_circles_of_five_do_not_last(usual: list[Evening]):
    for each in usual:
        since: dict[int, float] = {}
        for start, end, where in standing(each):
            circles = list(where.values())
            large = {
                circle for circle in circles if circle >= 0 and circles.count(circle) >= RULES.split_from
            }
            since = {circle: since.get(circle, start) for circle in large}
            assert all(end - begun <= 2 * RULES.split_after + 1e-9 for begun in since.values())


def test_nobody_waits_for_company_where_pauses_are_short():
    rules = RoomRules(pause=0.01, pause_longest=0.01, aside=1, aside_open=1)
    found = simulate_room(RoomSetup(), np.random.default_rng(1), rules=rules)
    assert found.summary().minutes_alone < 5


def test_an_evening_takes_less_than_fifty_milliseconds_of_the_processor():
    def seconds(seed: int) -> float:
        began = process_time()
        evening(seed)
        return process_time() - began

    assert min(map(seconds, range(5))) < 0.05
