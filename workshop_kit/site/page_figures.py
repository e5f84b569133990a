"""Figures on a page, in a notebook that shows them as plotly does."""

from typing import Any

import plotly.graph_objects as go
from IPython.display import HTML, display

from workshop_kit.widgets import Chart
from workshop_kit.widgets.errors import FigureError


def show_figures_as_charts(shell: Any, language: str) -> None:
    """Let a figure that is the last line of a cell be a `Chart`; one of other traces brings the whole of plotly along.

    Parameters
    ----------
    shell : IPython.core.interactiveshell.InteractiveShell
        Of the page's kernel.
    language : str
        Of the page.
    """

    def show(figure: go.Figure) -> None:
        try:
            chart = Chart(figure, lang=language)
        except FigureError:
            display(HTML(figure.to_html(full_html=False, include_plotlyjs=True)))
        else:
            display(chart)

    shell.display_formatter.ipython_display_formatter.for_type(go.Figure, show)
