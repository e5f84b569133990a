"""How every figure looks: the colours of the workshop, few lines, labels instead of a legend."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import plotly.graph_objects as go

from workshop_kit.content import load_colours

Cell = str | float
"""In a table: a text, or a number that whoever shows it writes as the language does."""


def colour(name: str) -> str:
    """Return a colour of the light look by its name in ``tokens.css``; a chart turns it dark where it must."""
    return load_colours()[name]


def diverging() -> list[list[Cell]]:
    """Return the colours from low through nothing to high."""
    return [[0, colour("warning")], [0.5, colour("raised")], [1, colour("accent")]]


@cache
def template() -> go.layout.Template:
    """Return plotly's template of the workshop."""
    axis = {
        "color": colour("ink"),
        "gridcolor": colour("line"),
        "zeroline": False,
        "linecolor": colour("strong-line"),
        "ticks": "",
        "fixedrange": True,
        "automargin": True,
        "title": {"standoff": 12},
    }
    round_axis = {"color": colour("ink"), "gridcolor": colour("line"), "linecolor": colour("strong-line")}
    return go.layout.Template(
        layout={
            "font": {"family": "system-ui, sans-serif", "size": 15, "color": colour("ink")},
            "paper_bgcolor": colour("paper"),
            "plot_bgcolor": colour("paper"),
            "colorway": [colour("accent"), "#D55E00", "#009E73", "#CC79A7", "#0072B2", "#E69F00"],
            "colorscale": {
                "sequential": [[0, colour("raised")], [1, colour("accent")]],
                "diverging": diverging(),
            },
            "margin": {"l": 48, "r": 16, "t": 28, "b": 48},
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {
                "bgcolor": colour("raised"),
                "bordercolor": colour("strong-line"),
                "font": {"color": colour("ink"), "size": 15},
            },
            "xaxis": {**axis, "showgrid": False},
            "yaxis": axis,
            "polar": {"bgcolor": "rgba(0,0,0,0)", "angularaxis": round_axis, "radialaxis": round_axis},
        }
    )


def described(
    figure: go.Figure,
    *,
    headline: str,
    sentence: str,
    caption: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
) -> go.Figure:
    """Return the figure in the look of the workshop, with its words: in ``layout.meta``, which plotly keeps.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
        Changed in place.
    headline : str
        What is seen, in a few words.
    sentence : str
        What to look for; also what a screen reader says instead of the picture.
    caption, columns, rows
        The same as a table; the first cell of a row is its title.
    """
    figure.update_layout(template=template(), meta=_meta(headline, sentence, caption, columns, rows))
    return figure


def _meta(
    headline: str, sentence: str, caption: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> dict[str, Any]:
    table = {"caption": caption, "columns": list(columns), "rows": [list(row) for row in rows]}
    return {"headline": headline, "sentence": sentence, "table": table}


def label(x: float, y: Cell, text: str, **more: Any) -> dict[str, Any]:
    """Return an annotation that stands beside what it names, on paper of its own so that it can be read."""
    own = {
        "showarrow": False,
        "font": {"color": colour("ink")},
        "bgcolor": colour("paper"),
        "borderpad": 2,
        "opacity": 0.85,
    }
    return {"x": x, "y": y, "text": text, **own, **more}


def end_labels(low: str, high: str) -> list[dict[str, Any]]:
    """Return annotations that name the two ends of the horizontal axis, below it."""
    below = {"yref": "paper", "xref": "paper", "yanchor": "top", "yshift": -6}
    return [
        label(0, 0, f"← {low}", xanchor="left", **below),
        label(1, 0, f"{high} →", xanchor="right", **below),
    ]
