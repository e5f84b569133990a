"""Exercise 2: one enclave, one entourage, and a judge that says why another group is neither."""

from itertools import combinations, pairwise

import pytest

from workshop_kit.domain.exercises.company import Company
from workshop_kit.domain.exercises.evening import NAMES, SETUP, Guest, Meeting, one_evening
from workshop_kit.domain.exercises.exercise import Step, Verdict
from workshop_kit.domain.exercises.read_a_room import (
    ENCLAVE,
    ENTOURAGE,
    FOLLOW,
    FOLLOWERS,
    GROUPS,
    LEADERS,
    READ_A_ROOM,
)

COMPANY = Company(one_evening())


def judge(name: str, answer: object) -> Verdict:
    return step(name).judge(answer)


def step(name: str) -> Step:
    found = READ_A_ROOM.step(name)
    assert found
    return found


def test_the_evening_has_all_its_guests_with_a_leader_for_each_firm():
    assert tuple(COMPANY.guests) == NAMES
    leaders = [guest for guest in COMPANY.guests.values() if guest.leads]
    assert sorted(guest.name for guest in leaders) == sorted(LEADERS)
    assert len({guest.organisation for guest in leaders}) == SETUP.organisations


def test_the_evening_tells_nothing_of_types():
    assert set(Guest.__dataclass_fields__) == {"name", "organisation", "leads"}


def test_nobody_is_in_two_meetings_with_the_same_person_at_once_and_all_lie_within_the_evening():
    stretches: dict[frozenset[str], list[Meeting]] = {}
    for each in one_evening():
        assert 0 <= each.start < each.end <= SETUP.minutes
        stretches.setdefault(frozenset((each.guest.name, each.other.name)), []).append(each)
    for found in stretches.values():
        assert all(before.end <= after.start for before, after in pairwise(found))


def test_no_other_three_people_keep_so_much_to_themselves_as_the_enclave():
    enclave = GROUPS[ENCLAVE]
    others = [
        COMPANY.inside(group)
        for group in combinations(NAMES, 3)
        if group != enclave and COMPANY.together(group) > 0
    ]
    assert COMPANY.inside(enclave) > max(others) + 0.05
    assert all(frozenset(pair) in COMPANY.known for pair in combinations(enclave, 2))


def test_among_the_groups_to_choose_from_the_enclave_meets_the_fewest_others():
    outside = {name: COMPANY.outside(group) for name, group in GROUPS.items()}
    assert min(outside, key=lambda name: outside[name]) == ENCLAVE
    assert sorted(outside.values())[0] < sorted(outside.values())[1]


def test_the_near_enclave_is_as_close_for_long_but_meets_many_more():
    near, enclave = GROUPS["tessel"], GROUPS[ENCLAVE]
    assert all(frozenset(pair) in COMPANY.known for pair in combinations(near, 2))
    assert COMPANY.together(near) > 25
    assert COMPANY.outside(near) > COMPANY.outside(enclave) + 3


def test_only_one_leader_has_two_own_people_near_for_most_of_the_evening():
    most = {leader: list(COMPANY.own_people(leader).values())[1] for leader in LEADERS}
    assert most.pop(ENTOURAGE) > SETUP.minutes * 0.6
    assert max(most.values()) < SETUP.minutes * 0.25


def test_the_two_who_follow_are_the_leaders_nearest_people_and_they_walk_along():
    own = COMPANY.own_people(ENTOURAGE)
    assert set(FOLLOWERS[FOLLOW]) == set(list(own)[:2])
    assert all(COMPANY.met_side_by_side(ENTOURAGE, name) >= 5 for name in FOLLOWERS[FOLLOW])


def test_one_group_is_the_enclave_and_each_other_is_told_a_reason_of_its_own():
    verdicts = {name: judge("enclave", {"group": name}) for name in GROUPS}
    assert [name for name, verdict in verdicts.items() if verdict.right] == [ENCLAVE]
    assert len({verdict.reason for verdict in verdicts.values()}) == len(GROUPS)
    assert verdicts["tessel"].facts["outside"] == COMPANY.outside(GROUPS["tessel"])


def test_of_all_leaders_and_pairs_one_answer_is_right():
    right = [
        (leader, pair)
        for leader in LEADERS
        for pair in FOLLOWERS
        if judge("entourage", {"leader": leader, "followers": pair}).right
    ]
    assert right == [(ENTOURAGE, FOLLOW)]


def test_a_wrong_leader_is_answered_with_who_stood_there_and_for_how_long():
    verdict = judge("entourage", {"leader": "Hana", "followers": FOLLOW})
    assert verdict.facts["first"] == "Vera"
    assert verdict.facts["most"] == round(COMPANY.minutes("Hana", "Vera"))


def test_the_right_leader_with_others_is_told_who_was_hardly_there():
    verdict = judge("entourage", {"leader": "Bruno", "followers": "priya_chen"})
    assert (verdict.reason, verdict.facts["least"]) == ("followers", "Chen")


@pytest.mark.parametrize(("share", "right"), [(57.1, True), (67, True), (56.9, False), (67.1, False)])
def test_a_share_read_from_the_bar_is_right_within_five_percent(share: float, right: bool):
    assert COMPANY.known_share == pytest.approx(0.62, abs=0.002)
    assert judge("share", {"share": share}).right is right


@pytest.mark.parametrize(
    ("share", "reason"),
    [(38, "new"), (0.62, "fraction"), (30, "less"), (50, "less"), (94, "more"), (0, "less")],
)
def test_another_share_is_told_what_it_is_or_in_which_direction_to_look(share: float, reason: str):
    assert judge("share", {"share": share}).reason == reason


def test_the_bet_is_on_six_in_ten():
    assert round(10 * COMPANY.known_share) == 6
    assert judge("bet", {"bet": "six"}).reason == "met"


ANN, BO, CY = Guest("Ann", "North", True), Guest("Bo", "North", False), Guest("Cy", "South", False)
SMALL = Company(
    [
        Meeting(0, 10, ANN, BO, known=True),
        Meeting(5, 10, ANN, CY, known=False),
        Meeting(5, 10, BO, CY, known=False),
        Meeting(20, 22, ANN, BO, known=True),
    ]
)


def test_a_record_is_counted_by_pair_by_guest_and_by_group():
    assert SMALL.minutes("Bo", "Ann") == 12
    assert SMALL.met("Cy") == {"Ann", "Bo"}
    assert SMALL.all_minutes("Ann") == 17
    assert SMALL.known_minutes("Ann") == 12
    assert SMALL.known_share == pytest.approx(12 / 22)
    assert SMALL.known_before == pytest.approx(1 / 3)
    assert SMALL.inside(["Ann", "Bo"]) == pytest.approx(12 / 17)
    assert SMALL.together(["Ann", "Bo", "Cy"]) == 5
    assert SMALL.outside(["Ann", "Bo"]) == 1
    assert SMALL.own_people("Ann") == {"Bo": 12}


def test_two_meet_somebody_side_by_side_only_while_they_stand_together():
    assert SMALL.met_side_by_side("Ann", "Bo") == 1
    apart = Company(
        [Meeting(0, 5, ANN, BO, True), Meeting(6, 9, ANN, CY, False), Meeting(6, 9, BO, CY, False)]
    )
    assert apart.met_side_by_side("Ann", "Bo") == 0
