"""All exercises in their order."""

from collections.abc import Mapping
from types import MappingProxyType

from workshop_kit.domain.exercises.exercise import Exercise
from workshop_kit.domain.exercises.freedom_without_means import FREEDOM_WITHOUT_MEANS

EXERCISES: Mapping[str, Exercise] = MappingProxyType(
    {exercise.name: exercise for exercise in (FREEDOM_WITHOUT_MEANS,)}
)
