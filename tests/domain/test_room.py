"""What holds for every evening in the room, whatever is asked for: told once by the log, and once more by its sums."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.room_evenings import standing
from workshop_kit import Evening, RoomSetup, simulate_room
from workshop_kit.domain.room_rules import RULES

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


@pytest.fixture(scope="module", params=EXTREMES)
def any_evening(request: pytest.FixtureRequest) -> Evening:
    """Return an evening of each kind in turn."""
    return simulate_room(EXTREMES[request.param], np.random.default_rng(11))


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
