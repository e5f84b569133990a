"""The one way to show a chart: any plotly figure, in Voila and in JupyterLab, with the same as a table."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import anywidget
import plotly.graph_objects as go
from anywidget.experimental import command
from plotly.io.json import to_json_plotly
from traitlets import Dict

from workshop_kit.content import DEFAULT_LANGUAGE, load_colours, load_words
from workshop_kit.figures.about import about
from workshop_kit.figures.look import template
from workshop_kit.widgets.activity import face, shared_words, stylesheet
from workshop_kit.widgets.errors import FigureError

BUNDLE = Path(__file__).parent / "plotly" / "plotly.min.js"
TRACES = {"bar", "barpolar", "heatmap", "scatter", "scatterpolar"}


@cache
def bundle_version() -> str:
    """Return what changes when the bundle does."""
    return hashlib.sha256(BUNDLE.read_bytes()).hexdigest()[:12]


_LEFT_OUT = {"template", "meta", "title"}
"""Of a figure's layout: the page has its own look, and says the rest in words."""


class Chart(anywidget.AnyWidget):
    """Show a figure. plotly's script comes once a page, from the site or else from the kernel; then only data.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
        Of scatter, bar, heatmap and polar traces. Figures of `workshop_kit.figures` bring their words along;
        of any other, headline and table are made from its title and its data.
    lang : str, optional
        Language of what stands around the figure.

    Attributes
    ----------
    figure : plotly.graph_objects.Figure
        What is shown. Set another one to show that; only its data travel.

    Raises
    ------
    FigureError
        If it is no figure, or has a trace that is not in the bundle.
    ContentError
        If there is no such language.
    """

    _esm = face("chart")
    _css = stylesheet("chart")

    words = Dict().tag(sync=True)
    about = Dict().tag(sync=True)
    spec = Dict().tag(sync=True)
    colours = Dict().tag(sync=True)
    plotly = Dict().tag(sync=True)

    def __init__(self, figure: go.Figure, *, lang: str = DEFAULT_LANGUAGE) -> None:
        self._lang = lang
        self._figure = _check(figure)
        super().__init__(
            words=_words(lang),
            colours={value: name for name, value in reversed(load_colours().items())},
            plotly={"name": BUNDLE.name, "version": bundle_version()},
            about=about(figure, lang=lang),
            spec=_spec(figure),
        )

    @property
    def figure(self) -> go.Figure:
        """The figure as it was given."""
        return self._figure

    @figure.setter
    def figure(self, figure: go.Figure) -> None:
        said, spec = about(_check(figure), lang=self._lang), _spec(figure)
        self._figure = figure
        self.spec = spec  # first: the picture is what somebody waits for
        self.about = said

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Refuse what a front end writes: only Python writes state."""

    @command
    def asset(self, message: Any, buffers: list[bytes]) -> tuple[str, list[bytes]]:
        """Hand the bundle to a page that has no site to fetch it from."""
        return BUNDLE.name, [BUNDLE.read_bytes()]

    def __repr__(self) -> str:
        """Say what is seen, the same in every run."""
        return f"Chart({self.about['headline']!r})"


def _words(lang: str) -> dict[str, object]:
    return {**shared_words(lang), **load_words(lang).chart.model_dump(mode="json")}


def _check(figure: go.Figure) -> go.Figure:
    if not isinstance(figure, go.Figure):
        raise FigureError(
            thing="figure",
            value=type(figure).__name__,
            expected="a plotly.graph_objects.Figure",
            mend="Use one of workshop_kit.figures, or go.Figure(…).",
        )
    if others := {trace.type for trace in figure.data} - TRACES:
        raise FigureError(
            thing="the traces of the figure",
            value=", ".join(sorted(others)),
            expected="only " + ", ".join(sorted(TRACES)),
            mend="The workshop ships the part of plotly.js that draws these.",
        )
    return figure


def _spec(figure: go.Figure) -> dict[str, Any]:
    """Return data and layout in the look of the workshop, as JSON values; arrays stay packed."""
    own = figure.to_dict()
    layout = {key: value for key, value in own.get("layout", {}).items() if key not in _LEFT_OUT}
    spec: dict[str, Any] = json.loads(to_json_plotly({**own, "layout": layout}))
    spec["layout"]["template"] = _template()
    return spec


@cache
def _template() -> dict[str, Any]:
    shown: dict[str, Any] = template().to_plotly_json()
    return shown
