"""The words of an exercise fit what it asks: nothing too few, nothing too many, no gap that nobody fills."""

from collections.abc import Callable
from typing import Any

import pytest

from workshop_kit.content import load_words
from workshop_kit.content.exercise_words import ExerciseWords
from workshop_kit.domain.exercises.freedom_without_means import FREEDOM_WITHOUT_MEANS as EXERCISE

Change = Callable[[dict[str, Any]], object]


def words() -> dict[str, Any]:
    return load_words("en").exercises[EXERCISE.name].model_dump(mode="json")


def test_the_words_that_there_are_fit():
    assert ExerciseWords.model_validate(words()).fits(EXERCISE)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda w: w["steps"].pop("trap"), "under steps: also these keys: trap"),
        (lambda w: w["steps"].update(more=w["steps"]["trap"]), "under steps: no keys such as: more"),
        (lambda w: w["sheets"].pop("why"), "under sheets: also these keys: why"),
        (lambda w: w["sheets"]["bet"]["choices"].pop("rises"), "choices: also these keys: rises"),
        (lambda w: w["steps"]["trap"]["reasons"].pop("met"), "reasons: also these keys: met"),
        (lambda w: w["steps"]["trap"]["reasons"].update(met="{enough}"), "met: no placeholders but now"),
        (lambda w: w["steps"]["trap"]["hints"].pop(), "under steps.trap.hints: 3 of them"),
        (lambda w: w["steps"]["trap"]["hints"].append("{now}"), "hints: no placeholders but none"),
        (lambda w: w["steps"]["trap"].update(right=None), "under steps.trap.right"),
        (lambda w: w["steps"]["why"].update(right="Written."), "under steps.why.right"),
        (lambda w: w["steps"]["why"].update(checklist=[]), "under steps.why.checklist"),
        (lambda w: w["steps"]["trap"].update(expects=None), "under steps.trap.expects"),
        (lambda w: w["names"].update(nobody="Nobody"), "under names: no keys such as: nobody"),
    ],
)
def test_words_that_do_not_fit_are_told_by_their_place(change: Change, told: str):
    changed = words()
    change(changed)
    with pytest.raises(ValueError, match=told):
        ExerciseWords.model_validate(changed).fits(EXERCISE)


def test_no_line_has_stray_spaces():
    changed = words()
    changed["steps"]["trap"]["hints"][0] += " "
    with pytest.raises(ValueError, match="no spaces at the ends"):
        ExerciseWords.model_validate(changed)
