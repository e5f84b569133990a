"""Exercise 7: the sums agree with the quiz, and slips are known again."""

import pytest

from workshop_kit.domain.archetypes import Archetype, nearest_archetype
from workshop_kit.domain.exercises.exercise import Form, Verdict
from workshop_kit.domain.exercises.kim import KIM
from workshop_kit.domain.exercises.score_by_hand import (
    SCORE_BY_HAND,
    TO_TURN,
    TYPES,
    border,
    mean_of_giving,
    profile,
)
from workshop_kit.domain.quiz import score_quiz
from workshop_kit.domain.traits import ITEMS, ITEMS_BY_ID, Trait

RIGHT = {"first": "enclave_dweller", "second": "gardener", "cause": "border", "left_open": "wider"}


def judged(step: str, answer: object) -> Verdict:
    found = SCORE_BY_HAND.step(step)
    assert found
    return found.judge(answer)


def test_kim_has_answered_all_and_the_type_is_unsure() -> None:
    assert set(KIM) == set(ITEMS_BY_ID)
    found = profile()
    assert 0.40 < found.probabilities[found.nearest[0]] < 0.55
    assert round(10 * found.probabilities[found.nearest[0]]) == 5
    assert found.nearest == (Archetype.ENCLAVE_DWELLER, Archetype.GARDENER)
    assert set(found.nearest) <= set(TYPES)


def test_the_mean_is_that_of_the_eight_with_the_marked_ones_turned_round() -> None:
    items = [item for item in ITEMS if item.trait is Trait.GIVING]
    turned = [6 - KIM[item.id] if item.reversed else KIM[item.id] for item in items]
    assert mean_of_giving() == pytest.approx(sum(turned) / 8) == pytest.approx(3.625)
    assert ITEMS_BY_ID[TO_TURN].reversed
    assert 6 - KIM[TO_TURN] == 2


def test_at_the_border_the_nearest_type_changes_and_the_border_is_within_the_band() -> None:
    found = profile()
    approach, giving, voice = (found.traits[trait].score or 0 for trait in Trait)
    kinds = list(Archetype)
    sides = [kinds[int(nearest_archetype([approach, border() + by, voice]))] for by in (-0.01, 0.01)]
    assert tuple(sides) == found.nearest
    assert giving < border() < giving + (found.traits[Trait.GIVING].sem or 0)


@pytest.mark.parametrize("answer", [2, 2.0, "2", [2], (2,)])
def test_the_turned_answer_is_taken_in_every_form(answer: object) -> None:
    assert judged("turned", answer).right


@pytest.mark.parametrize("answer", [3.625, 3.62, 3.63, 29 / 8, "3,63", (3, 62), (3, 625)])
def test_the_mean_may_be_rounded_to_two_places(answer: object) -> None:
    assert judged("mean", answer).right


@pytest.mark.parametrize("answer", [0.89, 0.625 / 0.7, (3.62 - 3) / 0.7, (3.63 - 3) / 0.7, 0.9, (0, 89)])
def test_the_score_may_come_of_a_rounded_mean(answer: object) -> None:
    assert judged("z", answer).right


@pytest.mark.parametrize(
    "ends", [(0.41, 1.37), [0.41, 1.37], ((0, 41), (1, 37)), (0.893 - 0.48, 0.893 + 0.48)]
)
def test_the_band_is_one_error_to_each_side(ends: object) -> None:
    assert judged("band", ends).reason == "reaches"


def test_what_was_written_with_a_comma_is_told_as_it_was_taken() -> None:
    taken = judged("mean", (3, 62)).taken
    assert taken
    assert (taken.form, taken.value) == (Form.COMMA, 3.62)


@pytest.mark.parametrize(
    ("step", "answer", "reason"),
    [
        ("turned", 4, "as_it_stands"),
        ("turned", 5 - 4, "from_highest"),
        ("turned", -4, "below"),
        ("mean", 27 / 8, "not_turned"),
        ("mean", 25 / 8, "turned_one"),
        ("mean", 21 / 8, "turned_all"),
        ("mean", 19 / 8, "turned_others"),
        ("mean", 29, "sum"),
        ("mean", 4 + 4 + 4 + 2 + 5 + 3 + 3 + 4 / 8, "no_brackets"),
        ("mean", 3.6, "rough"),
        ("mean", 2.0, "other"),
        ("z", 3.625 - 3, "not_divided"),
        ("z", 3.625 / 0.7, "not_subtracted"),
        ("z", (3 - 3.625) / 0.7, "wrong_sign"),
        ("z", (3.625 - 3) * 0.7, "multiplied"),
        ("z", 3.625 - 3 / 0.7, "no_brackets"),
        ("z", (27 / 8 - 3) / 0.7, "not_turned"),
        ("band", (1.37, 0.41), "swapped"),
        ("band", (0.65, 1.13), "half"),
        ("band", (0.19, 1.59), "spread"),
        ("band", (3.15, 4.1), "around_mean"),
        ("band", (0.41, ...), "open_still"),
        ("unsure", RIGHT | {"first": "gardener", "second": "enclave_dweller"}, "swapped"),
        ("unsure", RIGHT | {"first": "ambassador"}, "types"),
        ("unsure", RIGHT | {"cause": "unclear"}, "unclear"),
        ("unsure", RIGHT | {"left_open": "same"}, "left_open"),
    ],
)
def test_a_slip_is_known_again(step: str, answer: object, reason: str) -> None:
    verdict = judged(step, answer)
    assert (verdict.right, verdict.reason) == (False, reason)


def test_with_two_statements_left_open_the_error_grows_as_the_quiz_says() -> None:
    verdict = judged("unsure", RIGHT)
    assert verdict.right
    left = [item.id for item in ITEMS if item.trait is Trait.GIVING][:2]
    fewer = score_quiz({item: value for item, value in KIM.items() if item not in left})
    assert verdict.facts["wider"] == fewer.traits[Trait.GIVING].sem
    assert float(str(verdict.facts["wider"])) > float(str(verdict.facts["error"]))
