"""All exercises in their order."""

from collections.abc import Mapping
from types import MappingProxyType

from workshop_kit.domain.exercises.eight_scenes import EIGHT_SCENES
from workshop_kit.domain.exercises.exercise import Exercise
from workshop_kit.domain.exercises.freedom_without_means import FREEDOM_WITHOUT_MEANS
from workshop_kit.domain.exercises.read_a_room import READ_A_ROOM

EXERCISES: Mapping[str, Exercise] = MappingProxyType(
    {exercise.name: exercise for exercise in (EIGHT_SCENES, READ_A_ROOM, FREEDOM_WITHOUT_MEANS)}
)
