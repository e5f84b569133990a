"""Figures: functions of results, plotly out. `workshop_kit.widgets.Chart` shows any of them."""

from workshop_kit.figures.company_figure import company_figure
from workshop_kit.figures.echo import echo_figure
from workshop_kit.figures.evening_figure import evening_figure
from workshop_kit.figures.leaders import leaders_figure
from workshop_kit.figures.orders import orders_figure
from workshop_kit.figures.style import style_figure
from workshop_kit.figures.trap import trap_figure
from workshop_kit.figures.value_map import value_map_figure
from workshop_kit.figures.value_twice import value_twice_figure

__all__ = [
    "company_figure",
    "echo_figure",
    "evening_figure",
    "leaders_figure",
    "orders_figure",
    "style_figure",
    "trap_figure",
    "value_map_figure",
    "value_twice_figure",
]
