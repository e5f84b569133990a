"""Activities dressed as ipywidgets, each with its face: one stem, three files (.py, .js, .css)."""

from workshop_kit.widgets.chart import Chart
from workshop_kit.widgets.leadership import LeadershipSlider
from workshop_kit.widgets.mirror import OrganisationMirror
from workshop_kit.widgets.motives import MotiveSort
from workshop_kit.widgets.portraits import PortraitGallery
from workshop_kit.widgets.quiz import ArchetypeQuiz

__all__ = [
    "ArchetypeQuiz",
    "Chart",
    "LeadershipSlider",
    "MotiveSort",
    "OrganisationMirror",
    "PortraitGallery",
]
