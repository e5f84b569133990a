"""All exercises in their order."""

from collections.abc import Mapping
from types import MappingProxyType

from workshop_kit.domain.exercises.a_plan_that_holds import A_PLAN_THAT_HOLDS
from workshop_kit.domain.exercises.exercise import Exercise
from workshop_kit.domain.exercises.freedom_without_means import FREEDOM_WITHOUT_MEANS
from workshop_kit.domain.exercises.repair_a_talk import REPAIR_A_TALK
from workshop_kit.domain.exercises.score_by_hand import SCORE_BY_HAND

EXERCISES: Mapping[str, Exercise] = MappingProxyType(
    {
        exercise.name: exercise
        for exercise in (FREEDOM_WITHOUT_MEANS, REPAIR_A_TALK, SCORE_BY_HAND, A_PLAN_THAT_HOLDS)
    }
)
