"""Activities dressed as ipywidgets, each with its face: one stem, three files (.py, .js, .css)."""

from workshop_kit.widgets.answers import AnswerSheet
from workshop_kit.widgets.chart import Chart
from workshop_kit.widgets.commitment import CommitmentCard
from workshop_kit.widgets.leader_mirror import LeaderMirror
from workshop_kit.widgets.leadership import LeadershipSlider
from workshop_kit.widgets.mirror import OrganisationMirror
from workshop_kit.widgets.motives import MotiveSort
from workshop_kit.widgets.portraits import PortraitGallery
from workshop_kit.widgets.quiz import ArchetypeQuiz
from workshop_kit.widgets.rapport import RapportLadder
from workshop_kit.widgets.room import NetworkingRoom
from workshop_kit.widgets.value_map import NetValueMap

__all__ = [
    "AnswerSheet",
    "ArchetypeQuiz",
    "Chart",
    "CommitmentCard",
    "LeaderMirror",
    "LeadershipSlider",
    "MotiveSort",
    "NetValueMap",
    "NetworkingRoom",
    "OrganisationMirror",
    "PortraitGallery",
    "RapportLadder",
]
