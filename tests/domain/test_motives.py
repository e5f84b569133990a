"""The overheard sentences: three for each motive, some honestly ambiguous, and what hearing them can come to."""

import itertools
from collections import Counter

import pytest

from workshop_kit.domain.motives import MEANT, MOST, Hearing, Motive, hearing

PLAN, PEOPLE, SALE, SENT = Motive


def test_each_motive_is_first_behind_three_of_twelve_sentences():
    assert Counter(meant[0] for meant in MEANT.values()) == dict.fromkeys(Motive, 3)


def test_one_sentence_of_each_motive_could_be_two_different_ones():
    ambiguous = [meant for meant in MEANT.values() if len(meant) > 1]
    assert {meant[0] for meant in ambiguous} == set(Motive)
    assert all(len(set(meant)) == MOST for meant in ambiguous)
    assert len(ambiguous) == 4


def test_no_two_sentences_with_the_same_motive_first_follow_each_other():
    first = [meant[0] for meant in MEANT.values()]
    assert all(before is not after for before, after in itertools.pairwise(first))


@pytest.mark.parametrize(
    ("heard", "meant", "expected"),
    [
        ([PLAN], [PLAN], Hearing.SAME),
        ([SENT, PLAN], [PLAN, SENT], Hearing.SAME),
        ([PLAN], [PLAN, SENT], Hearing.PARTLY),
        ([PLAN, SENT], [PLAN], Hearing.PARTLY),
        ([PLAN, SALE], [PLAN, SENT], Hearing.PARTLY),
        ([SALE], [PLAN], Hearing.OTHER),
        ([SALE, PEOPLE], [PLAN, SENT], Hearing.OTHER),
        ([], [PLAN], Hearing.OPEN),
    ],
)
def test_what_was_heard_is_set_beside_what_was_meant_in_any_order(
    heard: list[Motive], meant: list[Motive], expected: Hearing
):
    assert hearing(heard, meant) is expected
