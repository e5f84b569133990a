"""A leadership workshop that one trainer runs for a room full of people, from one laptop."""

from workshop_kit.domain.archetypes import Archetype
from workshop_kit.domain.errors import WorkshopKitError
from workshop_kit.domain.norms import PROVISIONAL, Norm, Norms
from workshop_kit.domain.quiz import Profile, TraitScore, score_quiz
from workshop_kit.domain.traits import ITEMS, Trait

__version__ = "0.1.0"

__all__ = [
    "ITEMS",
    "PROVISIONAL",
    "Archetype",
    "Norm",
    "Norms",
    "Profile",
    "Trait",
    "TraitScore",
    "WorkshopKitError",
    "__version__",
    "score_quiz",
]
