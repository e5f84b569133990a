"""From ten people to hints: rules by hand, rivals beside each, never a score."""

from dataclasses import FrozenInstanceError, fields
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit import Archetype
from workshop_kit.content.schema import Strength as StrengthOfCards
from workshop_kit.domain.errors import AnswerError, MixError
from workshop_kit.domain.mirror import (
    PEOPLE,
    RIVALS,
    RULES,
    Direction,
    Mix,
    Rival,
    Signal,
    Standing,
    Strength,
    Subject,
    read_mix,
    standing,
)

LESS, MORE, BOTH = Direction
ENGAGEMENT, HIERARCHY, TRUST = Subject


@st.composite
def mixes(draw: st.DrawFn) -> Mix:
    people = draw(st.lists(st.sampled_from(list(Archetype)), min_size=PEOPLE, max_size=PEOPLE))
    return Mix(tuple(people.count(archetype) for archetype in Archetype))


def directions(**people: int) -> dict[Subject, Direction]:
    return {signal.subject: signal.direction for signal in read_mix(Mix.of(people))}


def signal_about(subject: Subject, **people: int) -> Signal:
    (found,) = [signal for signal in read_mix(Mix.of(people)) if signal.subject is subject]
    return found


# The mix


def test_a_mix_counts_ten_people_in_the_order_of_the_archetypes():
    mix = Mix.of({"gardener": 6, "echo": np.int64(4)})
    assert mix.counts == (0, 6, 0, 0, 0, 4, 0, 0)
    assert mix.people(Archetype.ECHO, Archetype.GARDENER, Archetype.EXPLORER) == 10
    assert Mix.of(mix.record()) == mix
    assert {type(count) for count in mix.counts} == {int}


@pytest.mark.parametrize(
    "counts",
    [
        (1,) * 8,
        (11, -1, 0, 0, 0, 0, 0, 0),
        (2.5, 7.5, 0, 0, 0, 0, 0, 0),
        (10, 0, 0, 0, 0, 0, 0),
        (True, 9, 0, 0, 0, 0, 0, 0),
        ("10", 0, 0, 0, 0, 0, 0, 0),
        [10, 0, 0, 0, 0, 0, 0, 0],
        None,
    ],
)
def test_what_does_not_make_ten_people_is_no_mix(counts: object):
    with pytest.raises(MixError, match="sum to 10") as caught:
        Mix(counts)
    assert caught.value.value is counts


@pytest.mark.parametrize("people", [None, [10], {"boss": 10}, {"echo": 9}, {"echo": None}, {3: 10}, "echo"])
def test_what_names_nobody_of_the_eight_or_too_few_is_no_mix(people: object):
    with pytest.raises(MixError):
        Mix.of(people)


def test_a_mix_and_its_signals_do_not_change():
    with pytest.raises(FrozenInstanceError):
        Mix.of({"echo": 10}).counts = ()
    with pytest.raises(FrozenInstanceError):
        signal_about(TRUST, echo=10).people = 3


# The hints, by hand


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ({"conscript": 10}, {ENGAGEMENT: LESS, HIERARCHY: MORE}),
        ({"enclave_dweller": 10}, {ENGAGEMENT: LESS, TRUST: LESS}),
        ({"echo": 10}, {HIERARCHY: MORE, TRUST: LESS}),
        ({"gardener": 10}, {ENGAGEMENT: MORE, TRUST: MORE}),
        ({"explorer": 10}, {ENGAGEMENT: MORE, TRUST: MORE}),
        ({"ambassador": 10}, {ENGAGEMENT: MORE, HIERARCHY: LESS}),
        ({"plan_builder": 10}, {HIERARCHY: LESS}),
        ({"deal_hunter": 10}, {}),
    ],
)
def test_ten_of_a_kind_point_where_the_claims_say(people: dict[str, int], expected: dict[Subject, Direction]):
    assert directions(**people) == expected


@pytest.mark.parametrize(
    ("less", "more", "expected"),
    [
        (3, 0, None),
        (4, 0, LESS),
        (4, 2, LESS),
        (4, 3, BOTH),
        (3, 3, BOTH),
        (3, 2, None),
        (2, 4, MORE),
        (5, 5, BOTH),
        (5, 4, BOTH),
        (0, 3, None),
        (0, 4, MORE),
        (4, 6, MORE),
    ],
)
def test_a_hint_needs_four_and_two_more_than_the_other_side_and_three_on_each_point_both_ways(
    less: int, more: int, expected: Direction | None
):
    found = directions(enclave_dweller=less, gardener=more, deal_hunter=10 - less - more)
    assert found.get(TRUST) == expected


def test_a_hint_names_how_many_and_which_archetypes_gave_rise_to_it():
    people = {"conscript": 3, "enclave_dweller": 2, "echo": 2, "explorer": 3}
    engagement = signal_about(ENGAGEMENT, **people)
    assert (engagement.people, engagement.others) == (5, 3)
    assert engagement.sources == (Archetype.CONSCRIPT, Archetype.ENCLAVE_DWELLER)
    trust = signal_about(TRUST, **people)
    assert (trust.direction, trust.people, trust.others) == (BOTH, 3, 4)
    assert trust.sources == (Archetype.EXPLORER, Archetype.ENCLAVE_DWELLER, Archetype.ECHO)


@given(mixes())
def test_moving_one_person_never_turns_a_hint_into_its_opposite(mix: Mix):
    before = {signal.subject: signal.direction for signal in read_mix(mix)}
    opposite = {LESS: MORE, MORE: LESS}
    for taken in range(len(Archetype)):
        for given_to in range(len(Archetype)):
            if not mix.counts[taken] or taken == given_to:
                continue
            counts = list(mix.counts)
            counts[taken] -= 1
            counts[given_to] += 1
            for signal in read_mix(Mix(tuple(counts))):
                assert opposite.get(before.get(signal.subject, BOTH)) is not signal.direction


@given(mixes())
def test_each_subject_gets_one_hint_at_most_with_people_of_the_mix_behind_it(mix: Mix):
    signals = read_mix(mix)
    subjects = [signal.subject for signal in signals]
    assert subjects == sorted(set(subjects), key=list(Subject).index)
    for signal in signals:
        assert 3 <= signal.people <= PEOPLE
        assert sum(mix.people(archetype) for archetype in signal.sources) == signal.people + (
            signal.others if signal.direction is BOTH else 0
        )
        assert len(set(signal.rivals)) == len(signal.rivals) >= 3


# Never a score


def test_a_signal_holds_people_and_words_and_no_value_for_a_culture():
    assert [field.name for field in fields(Signal)] == [
        "subject",
        "direction",
        "people",
        "others",
        "sources",
        "rivals",
        "strength",
    ]


@given(mixes())
def test_no_hint_claims_to_be_measured(mix: Mix):
    assert {signal.strength for signal in read_mix(mix)} <= {Strength.NONE}


def test_strengths_are_those_of_the_evidence_cards():
    assert {strength.value for strength in Strength} == set(get_args(StrengthOfCards))


def test_no_archetype_stands_on_both_sides_of_a_subject():
    assert set(RULES) == set(Subject)
    assert all(not set(rule.less) & set(rule.more) for rule in RULES.values())


def test_every_hint_that_there_can_be_has_at_least_three_rivals_and_all_five_are_used():
    assert set(RIVALS) == set(Subject)
    for rivals in RIVALS.values():
        assert set(rivals) == set(Direction)
        assert all(len(set(found)) >= 3 for found in rivals.values())
        assert {rival for found in rivals.values() for rival in found} == set(Rival)


# The rivals


def test_one_rival_makes_a_hint_faint_and_two_let_it_say_little():
    signal = signal_about(TRUST, echo=10)
    assert standing(signal) is Standing.HINT
    assert standing(signal, [Rival.ROLE]) is Standing.FAINT
    assert standing(signal, [Rival.ROLE, Rival.ROLE]) is Standing.FAINT
    assert standing(signal, [Rival.ROLE, Rival.DISABILITY]) is Standing.LITTLE
    assert standing(signal, signal.rivals) is Standing.LITTLE


def test_a_hint_that_points_both_ways_is_faint_from_the_start():
    signal = signal_about(TRUST, echo=5, gardener=5)
    assert standing(signal) is Standing.FAINT
    assert standing(signal, [Rival.ROLE]) is Standing.LITTLE


def test_a_rival_that_is_none_of_the_hint_is_refused():
    with pytest.raises(AnswerError, match="one of role, language, seniority"):
        standing(signal_about(TRUST, echo=5, gardener=5), [Rival.DISABILITY])
