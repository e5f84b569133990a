"""All exercises in their order."""

from collections.abc import Mapping
from types import MappingProxyType

from workshop_kit.domain.exercises.a_plan_that_holds import A_PLAN_THAT_HOLDS
from workshop_kit.domain.exercises.eight_scenes import EIGHT_SCENES
from workshop_kit.domain.exercises.exercise import Exercise
from workshop_kit.domain.exercises.freedom_without_means import FREEDOM_WITHOUT_MEANS
from workshop_kit.domain.exercises.read_a_room import READ_A_ROOM
from workshop_kit.domain.exercises.repair_a_talk import REPAIR_A_TALK
from workshop_kit.domain.exercises.score_by_hand import SCORE_BY_HAND
from workshop_kit.domain.exercises.when_it_does_harm import WHEN_IT_DOES_HARM
from workshop_kit.domain.exercises.who_has_the_echo import WHO_HAS_THE_ECHO

EXERCISES: Mapping[str, Exercise] = MappingProxyType(
    {
        exercise.name: exercise
        for exercise in (
            EIGHT_SCENES,
            READ_A_ROOM,
            FREEDOM_WITHOUT_MEANS,
            WHO_HAS_THE_ECHO,
            WHEN_IT_DOES_HARM,
            REPAIR_A_TALK,
            SCORE_BY_HAND,
            A_PLAN_THAT_HOLDS,
        )
    }
)
