"""What reactions may have taught, counted by hand and for whatever is picked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit.domain.errors import AnswerError
from workshop_kit.domain.levers import Lever
from workshop_kit.domain.reflection import Compared, Reflection, check_reactions, compare, reflect
from workshop_kit.domain.situations import REACTIONS, Lesson, Situation

some_reactions = st.fixed_dictionaries(
    {}, optional={situation.value: st.sampled_from([*REACTIONS[situation], None]) for situation in Situation}
)


def test_three_reactions_counted_by_hand():
    found = reflect(
        {"plan_doubted": "ask_what", "corrected": "make_joke", "newcomer": "show_me", "late_news": None}
    )
    assert found == Reflection(
        told=3,
        open=2,
        lessons={Lesson.SPEAK_UP: 2, Lesson.WAIT: 1},
        levers={Lever.EMPOWER: 2, Lever.ENABLE: 0, Lever.ENCOURAGE: 2, Lever.INSPIRE: 0},
        no_lever=1,
    )


def test_of_nothing_there_is_nothing_to_count():
    found = reflect({})
    assert (found.told, found.open, found.lessons, found.no_lever) == (0, 0, {}, 0)
    assert set(found.levers.values()) == {0}


@given(some_reactions)
def test_whatever_is_picked_the_sums_agree(reactions: dict[str, str | None]):
    found = reflect(reactions)
    picked = [name for name in reactions.values() if name is not None]
    assert found.told == len(picked) == sum(found.lessons.values())
    open_lessons = (Lesson.SPEAK_UP, Lesson.SPEAK_ALONE, Lesson.DECIDE)
    assert found.open == sum(found.lessons.get(lesson, 0) for lesson in open_lessons)
    assert list(found.levers) == list(Lever)
    assert found.no_lever + sum(found.levers.values()) >= found.told
    order = [(-times, list(Lesson).index(lesson)) for lesson, times in found.lessons.items()]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("guess", "told", "opened", "expected"),
    [
        (3, 8, 5, Compared.MORE),
        (5, 8, 3, Compared.FEWER),
        (0, 8, 0, Compared.SAME),
        (5, 7, 5, Compared.PARTLY),
        (5, 0, 0, Compared.PARTLY),
        (None, 8, 5, Compared.NO_GUESS),
        (None, 0, 0, Compared.NO_GUESS),
    ],
)
def test_a_guess_about_eight_is_compared_only_with_eight(
    guess: int | None, told: int, opened: int, expected: Compared
):
    found = Reflection(told=told, open=opened, lessons={}, levers={}, no_lever=0)
    assert compare(guess, found) is expected


@pytest.mark.parametrize("wrong", [{"late_news": "explain"}, {"lunch": None}, {3: None}, ["late_news"], None])
def test_reactions_that_there_are_not_are_refused(wrong: object):
    with pytest.raises(AnswerError):
        check_reactions(wrong)
    with pytest.raises(AnswerError):
        reflect(wrong)
