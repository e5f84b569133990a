"""Activities dressed as ipywidgets, each with its face: one stem, three files (.py, .js, .css)."""

from workshop_kit.widgets.chart import Chart
from workshop_kit.widgets.leadership import LeadershipSlider
from workshop_kit.widgets.quiz import ArchetypeQuiz
from workshop_kit.widgets.room import NetworkingRoom

__all__ = ["ArchetypeQuiz", "Chart", "LeadershipSlider", "NetworkingRoom"]
