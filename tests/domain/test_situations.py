"""Eight situations: none without a way to keep the door open, none with one way alone, every lesson to be had."""

from collections import Counter

import pytest

from workshop_kit.domain.levers import Lever
from workshop_kit.domain.situations import DOOR_OPEN, MEETS, REACTIONS, Lesson, Meets, Reaction, Situation


def test_there_are_eight_situations_and_each_kind_is_met_at_least_twice():
    assert list(MEETS) == list(Situation) == list(REACTIONS)
    assert len(Situation) == 8
    assert Counter(MEETS.values()) == {Meets.CONTRADICTION: 3, Meets.SILENCE: 3, Meets.AGREEMENT: 2}


@pytest.mark.parametrize("situation", Situation)
def test_each_situation_has_three_or_four_reactions_and_the_door_may_stay_open_or_not(situation: Situation):
    reactions = REACTIONS[situation].values()
    assert 3 <= len(reactions) <= 4
    assert {reaction.leaves_door_open for reaction in reactions} == {True, False}


@pytest.mark.parametrize("situation", Situation)
def test_no_two_reactions_to_a_situation_teach_the_same(situation: Situation):
    lessons = [reaction.teaches for reaction in REACTIONS[situation].values()]
    assert len(set(lessons)) == len(lessons)


def test_every_lesson_can_be_learned_and_every_lever_can_be_touched():
    every = [reaction for reactions in REACTIONS.values() for reaction in reactions.values()]
    assert {reaction.teaches for reaction in every} == set(Lesson)
    assert {lever for reaction in every for lever in reaction.levers} == set(Lever)
    assert any(not reaction.levers for reaction in every)


def test_levers_come_in_their_order_and_none_comes_twice():
    order = list(Lever)
    for reactions in REACTIONS.values():
        for reaction in reactions.values():
            places = [order.index(lever) for lever in reaction.levers]
            assert places == sorted(set(places))


def test_the_first_reaction_is_neither_always_nor_never_the_open_one():
    first = [next(iter(reactions.values())).leaves_door_open for reactions in REACTIONS.values()]
    assert 1 <= sum(first) <= 5
    last = [list(reactions.values())[-1].leaves_door_open for reactions in REACTIONS.values()]
    assert 1 <= sum(last) <= 6


def test_closing_the_door_touches_levers_too_so_that_neither_side_is_a_caricature():
    closed = [
        reaction
        for reactions in REACTIONS.values()
        for reaction in reactions.values()
        if not reaction.leaves_door_open
    ]
    assert sum(bool(reaction.levers) for reaction in closed) >= len(closed) / 2


@pytest.mark.parametrize("lesson", Lesson)
def test_the_door_is_open_after_the_lessons_by_which_a_view_still_arrives(lesson: Lesson):
    assert Reaction(teaches=lesson).leaves_door_open == (lesson in DOOR_OPEN)
    assert {Lesson.SPEAK_UP, Lesson.SPEAK_ALONE, Lesson.DECIDE} == DOOR_OPEN
