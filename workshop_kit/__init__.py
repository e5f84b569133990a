"""A leadership workshop that one trainer runs for a room full of people, from one laptop."""

from workshop_kit.domain.archetypes import Archetype
from workshop_kit.domain.errors import WorkshopKitError
from workshop_kit.domain.leadership import Team, TeamConfidence, sample_team, team_confidence
from workshop_kit.domain.levers import PRESETS, Levers, Preset
from workshop_kit.domain.norms import PROVISIONAL, Norm, Norms
from workshop_kit.domain.quiz import Profile, TraitScore, score_quiz
from workshop_kit.domain.room import simulate_room
from workshop_kit.domain.room_evening import Evening, Meetings, RoomSummary
from workshop_kit.domain.room_setup import RoomSetup
from workshop_kit.domain.traits import ITEMS, Trait
from workshop_kit.domain.value import NetValue, Opening, Reading, break_even_style, net_value

__version__ = "0.1.0"

__all__ = [
    "ITEMS",
    "PRESETS",
    "PROVISIONAL",
    "Archetype",
    "Evening",
    "Levers",
    "Meetings",
    "NetValue",
    "Norm",
    "Norms",
    "Opening",
    "Preset",
    "Profile",
    "Reading",
    "RoomSetup",
    "RoomSummary",
    "Team",
    "TeamConfidence",
    "Trait",
    "TraitScore",
    "WorkshopKitError",
    "__version__",
    "break_even_style",
    "net_value",
    "sample_team",
    "score_quiz",
    "simulate_room",
    "team_confidence",
]
