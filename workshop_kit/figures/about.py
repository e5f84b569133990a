"""What a figure says in words and numbers, whoever made it."""

import math
from itertools import islice
from typing import Any

import plotly.graph_objects as go

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.figures.look import Cell

_LONGEST = 500


def about(figure: go.Figure, *, lang: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
    """Return headline, sentence and table of a figure.

    A figure that was `described` knows them; of any other they are made from its title, the names of its
    axes and traces, and at most 500 of its points.

    Returns
    -------
    dict
        ``headline``, ``sentence`` (may be empty) and ``table`` with ``caption``, ``columns`` and ``rows``.
    """
    meta = figure.layout.meta
    if isinstance(meta, dict) and {"headline", "sentence", "table"} <= set(meta):
        return {key: meta[key] for key in ("headline", "sentence", "table")}
    words = load_words(lang).chart
    maps = [trace for trace in figure.data if trace.type == "heatmap"]
    columns = [
        words.columns["series"],
        figure.layout.xaxis.title.text or words.columns["x"],
        figure.layout.yaxis.title.text or words.columns["y"],
        *([words.columns["value"]] if maps else []),
    ]
    rows = [
        [_cell(trace.name or str(number)), *(_cell(part) for part in point)]
        for number, trace in enumerate(figure.data, start=1)
        for point in _points(trace)
    ]
    table = {"caption": words.caption, "columns": columns, "rows": list(islice(rows, _LONGEST))}
    return {"headline": figure.layout.title.text or words.name, "sentence": "", "table": table}


def _points(trace: Any) -> list[tuple[Any, ...]]:
    if trace.type == "heatmap":
        return [
            (_at(trace.x, across), _at(trace.y, up), value)
            for up, line in enumerate(trace.z if trace.z is not None else [])
            for across, value in enumerate(line)
        ]
    first, second = (trace.theta, trace.r) if trace.type.endswith("polar") else (trace.x, trace.y)
    length = max(len(axis) for axis in (first, second, ()) if axis is not None)
    return [(_at(first, index), _at(second, index)) for index in range(length)]


def _at(axis: Any, index: int) -> Any:
    return index if axis is None else axis[index]


def _cell(value: Any) -> Cell:
    """Return a text, or a number that JSON can hold."""
    if isinstance(value, str):
        return value
    try:
        number = float(value)
    except (TypeError, ValueError):
        return "–" if value is None else str(value)
    return number if math.isfinite(number) else "–"
