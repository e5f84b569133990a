"""Activities dressed as ipywidgets, each with its face: one stem, three files (.py, .js, .css)."""

from workshop_kit.widgets.chart import Chart
from workshop_kit.widgets.leader_mirror import LeaderMirror
from workshop_kit.widgets.leadership import LeadershipSlider
from workshop_kit.widgets.quiz import ArchetypeQuiz

__all__ = ["ArchetypeQuiz", "Chart", "LeaderMirror", "LeadershipSlider"]
