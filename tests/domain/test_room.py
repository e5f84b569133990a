"""An evening in a room: what cannot be otherwise, what follows from whom one invites, and what is refused."""

import copy
import hashlib
import math
import pickle
from itertools import combinations, groupby
from statistics import NormalDist
from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_kit import Archetype, Evening, RoomSetup, Trait, simulate_room
from workshop_kit.domain.archetypes import CENTRES
from workshop_kit.domain.errors import RoomError
from workshop_kit.domain.room_guests import invite, on_grid
from workshop_kit.domain.room_habits import habits_of
from workshop_kit.domain.room_rules import RULES, Origin, RoomRules

EXTREMES = {
    "two guests": RoomSetup(guests=2),
    "three guests": RoomSetup(guests=3),
    "five hundred": RoomSetup(guests=500, minutes=30),
    "a minute": RoomSetup(minutes=1),
    "ten hours": RoomSetup(guests=20, minutes=600),
    "all told to come": RoomSetup(conscripts=1),
    "nobody told to come": RoomSetup(conscripts=0),
    "nobody known": RoomSetup(known_share=0),
    "everybody known": RoomSetup(known_share=1),
    "one team": RoomSetup(organisations=1),
    "more teams than pairs": RoomSetup(organisations=500),
    "leaders who control": RoomSetup(style=0),
    "leaders who empower": RoomSetup(style=1),
}
PINNED = "e9cec3015b4b8a1e"
"""Checksum of one evening: another rule, or another order of chances, makes another evening."""
AMBASSADOR = dict(zip(Trait, CENTRES[Archetype.AMBASSADOR], strict=True))


def evening(seed: int = 1, **setup: object) -> Evening:
    return simulate_room(RoomSetup(**setup), np.random.default_rng(seed))


@pytest.fixture(scope="module", params=EXTREMES)
def any_evening(request: pytest.FixtureRequest) -> Evening:
    """Return an evening of each kind in turn."""
    return simulate_room(EXTREMES[request.param], np.random.default_rng(11))


@pytest.fixture(scope="module")
def usual() -> list[Evening]:
    """Return twenty evenings as they usually are."""
    return [evening(seed) for seed in range(20)]


def standing(each: Evening) -> list[tuple[float, float, dict[int, int]]]:
    """Return from when to when who stood in which circle, told by the log alone."""
    where: dict[int, int] = {}
    told = []
    log = zip(each.time.tolist(), each.guest.tolist(), each.circle.tolist(), strict=True)
    for time, steps in groupby(log, key=lambda step: step[0]):
        where |= {guest: circle for _, guest, circle in steps}
        told.append((time, dict(where)))
    ends = [time for time, _ in told[1:]] + [each.setup.minutes]
    return [(time, end, now) for (time, now), end in zip(told, ends, strict=True)]


# What cannot be otherwise


def test_the_log_is_in_the_order_of_time_and_within_the_evening(any_evening: Evening):
    assert (np.diff(any_evening.time) >= 0).all()
    assert any_evening.time[0] >= 0
    assert any_evening.time[-1] < any_evening.setup.minutes


def test_everybody_comes_alone_within_the_first_minutes(any_evening: Evening):
    guests, first = np.unique(any_evening.guest, return_index=True)
    assert guests.tolist() == list(range(any_evening.setup.guests))
    assert (any_evening.circle[first] == -1).all()
    assert any_evening.time[first].max() <= min(6, any_evening.setup.minutes / 10)


def test_every_step_leads_somewhere_else(any_evening: Evening):
    for guest in range(any_evening.setup.guests):
        circles = any_evening.circle[any_evening.guest == guest]
        assert (np.diff(circles) != 0).all()


def test_nobody_is_a_circle_alone_and_no_circle_comes_back(any_evening: Evening):
    over: set[int] = set()
    before: set[int] = set()
    for _, _, where in standing(any_evening):
        sizes: dict[int, int] = {}
        for circle in where.values():
            if circle >= 0:
                sizes[circle] = sizes.get(circle, 0) + 1
        assert all(size >= 2 for size in sizes.values())
        over |= before - set(sizes)
        assert over.isdisjoint(sizes)
        before = set(sizes)


def test_circles_are_numbered_from_zero_in_the_order_in_which_they_form(any_evening: Evening):
    circles = any_evening.circle[any_evening.circle >= 0]
    seen, first = np.unique(circles, return_index=True)
    assert seen.tolist() == list(range(len(seen)))
    assert (np.diff(first) > 0).all()


def test_the_meetings_are_those_that_the_log_tells(any_evening: Evening):
    began: dict[tuple[int, int], float] = {}
    told = []
    for start, _, where in standing(any_evening):
        circles: dict[int, list[int]] = {}
        for guest in sorted(where):
            circles.setdefault(where[guest], []).append(guest)
        here = {
            pair for circle, members in circles.items() if circle >= 0 for pair in combinations(members, 2)
        }
        told += [(began.pop(pair), start, *pair) for pair in set(began) - here]
        began |= dict.fromkeys(here - set(began), start)
    told += [(start, any_evening.setup.minutes, *pair) for pair, start in began.items()]
    meetings = any_evening.meetings
    found = zip(meetings.start, meetings.end, meetings.one, meetings.other, strict=True)
    assert sorted(told) == sorted(found)


def test_minutes_alone_and_sizes_of_circles_are_those_that_the_log_tells(any_evening: Evening):
    setup = any_evening.setup
    alone, sizes = np.zeros(setup.guests), np.zeros(setup.guests + 1)
    for start, end, where in standing(any_evening):
        circles: dict[int, int] = {}
        for guest, circle in where.items():
            if circle < 0:
                alone[guest] += end - start
            else:
                circles[circle] = circles.get(circle, 0) + 1
        for size in circles.values():
            sizes[size] += end - start
    assert any_evening.minutes_alone == pytest.approx(alone)
    assert any_evening.circle_minutes == pytest.approx(sizes)


def test_everybody_s_minutes_are_spent_alone_or_in_a_circle(any_evening: Evening):
    setup = any_evening.setup
    _, first = np.unique(any_evening.guest, return_index=True)
    present = (setup.minutes - any_evening.time[first]).sum()
    in_circles = any_evening.circle_minutes @ np.arange(setup.guests + 1)
    assert any_evening.minutes_alone.sum() + in_circles == pytest.approx(present)


def test_a_leader_s_entourage_is_the_own_people_in_the_same_circle(any_evening: Evening):
    setup = any_evening.setup
    around, present = np.zeros(setup.guests), np.zeros(setup.guests)
    for start, end, where in standing(any_evening):
        for boss in np.flatnonzero(any_evening.leader).tolist():
            if boss in where:
                present[boss] += end - start
                around[boss] += (end - start) * sum(
                    where[boss] == circle >= 0
                    and guest != boss
                    and any_evening.organisation[guest] == any_evening.organisation[boss]
                    for guest, circle in where.items()
                )
    leaders = any_evening.leader
    assert any_evening.entourage[leaders] == pytest.approx(around[leaders] / present[leaders])
    assert np.isnan(any_evening.entourage[~leaders]).all()


def test_encounters_count_people_and_not_meetings(any_evening: Evening):
    meetings, guests = any_evening.meetings, range(any_evening.setup.guests)
    pairs = set(zip(meetings.one.tolist(), meetings.other.tolist(), strict=True))
    assert any_evening.encounters.tolist() == [sum(guest in pair for pair in pairs) for guest in guests]
    known = {pair for pair in pairs if any_evening.known[pair]}
    assert any_evening.encounters_known.tolist() == [sum(guest in pair for pair in known) for guest in guests]


def test_a_tie_is_made_once_with_somebody_new_after_some_talk(any_evening: Evening):
    meetings = any_evening.meetings
    assert not (meetings.kept & meetings.known).any()
    assert (meetings.minutes[meetings.kept] >= RULES.talk_for_tie).all()
    pairs = list(zip(meetings.one[meetings.kept], meetings.other[meetings.kept], strict=True))
    assert len(set(pairs)) == len(pairs)
    assert any_evening.new_ties.sum() == 2 * len(pairs)
    assert (any_evening.new_ties <= any_evening.encounters - any_evening.encounters_known).all()


def test_meetings_have_a_smaller_and_a_larger_number_and_are_in_the_order_of_their_ends(any_evening: Evening):
    meetings = any_evening.meetings
    assert len(meetings) == len(meetings.start)
    assert (meetings.one < meetings.other).all()
    assert (np.diff(meetings.end) >= 0).all()
    assert (meetings.minutes >= 0).all()


def test_who_knows_whom_is_mutual_and_as_many_as_asked_for(any_evening: Evening):
    setup, known = any_evening.setup, any_evening.known
    pairs = setup.guests * (setup.guests - 1) // 2
    assert np.array_equal(known, known.T)
    assert not known.diagonal().any()
    assert known.sum() / 2 == pytest.approx(setup.known_share * pairs, abs=0.51)


def test_every_team_has_one_leader_and_at_least_two_guests(any_evening: Evening):
    setup = any_evening.setup
    teams = np.bincount(any_evening.organisation)
    assert len(teams) == setup.teams == min(setup.organisations, setup.guests // 2)
    assert teams.min() >= 2
    assert teams.max() - teams.min() <= 1
    assert np.bincount(any_evening.organisation[any_evening.leader]).tolist() == [1] * setup.teams


def test_nothing_of_an_evening_can_be_changed(any_evening: Evening):
    with pytest.raises(AttributeError):
        any_evening.time = None
    for part in (any_evening, any_evening.meetings):
        for value in vars(part).values():
            if isinstance(value, np.ndarray):
                assert not value.flags.writeable


def test_the_summary_is_the_mean_over_guests(any_evening: Evening):
    summary, found = any_evening.summary(), any_evening
    assert summary.encounters == pytest.approx(found.encounters.mean())
    assert summary.new_ties == pytest.approx(found.new_ties.mean())
    assert summary.minutes_alone == pytest.approx(found.minutes_alone.mean())
    assert summary.entourage == pytest.approx(np.nanmean(found.entourage))
    talked = found.encounters.sum()
    assert not talked or summary.known_share == found.encounters_known.sum() / talked
    circles = found.circle_minutes.sum()
    assert not circles or summary.crowded == pytest.approx(found.circle_minutes[5:].sum() / circles)


@settings(max_examples=40, deadline=None)
@given(
    setup=st.builds(
        RoomSetup,
        guests=st.integers(2, 40),
        organisations=st.integers(1, 25),
        minutes=st.floats(1, 60),
        style=st.floats(0, 1),
        conscripts=st.floats(0, 1),
        known_share=st.floats(0, 1),
    ),
    seed=st.integers(0, 2**32),
)
def test_whatever_is_asked_for_the_minutes_add_up_and_nobody_meets_more_people_than_there_are(
    setup: RoomSetup, seed: int
):
    found = simulate_room(setup, np.random.default_rng(seed))
    test_everybody_s_minutes_are_spent_alone_or_in_a_circle(found)
    test_nobody_is_a_circle_alone_and_no_circle_comes_back(found)
    test_a_tie_is_made_once_with_somebody_new_after_some_talk(found)
    assert found.encounters.max() < setup.guests


# The same, and not the same


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


def test_a_visitor_walks_in_as_guest_0_and_changes_nobody_else():
    without, with_visitor = evening(4), evening(4, visitor=AMBASSADOR)
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


# What is refused


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
