"""What a figure says in words and numbers, whoever made it."""

import math
from collections.abc import Iterable, Iterator
from itertools import count, islice
from typing import Any

import numpy as np
import plotly.graph_objects as go

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.figures.look import Cell

_LONGEST = 500


def about(figure: go.Figure, *, lang: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
    """Return headline, sentence and table of a figure.

    A figure that was `described` knows them; of any other they are made from its title, the names of its
    axes and traces, and the first 500 of its points; the caption says so where there are more.

    Returns
    -------
    dict
        ``headline``, ``sentence`` (may be empty) and ``table`` with ``caption``, ``columns`` and ``rows``.
    """
    meta = figure.layout.meta
    if _is_described(meta):
        return {key: meta[key] for key in ("headline", "sentence", "table")}
    words = load_words(lang).chart
    maps = [trace for trace in figure.data if trace.type == "heatmap"]
    columns = [
        words.columns["series"],
        figure.layout.xaxis.title.text or words.columns["x"],
        figure.layout.yaxis.title.text or words.columns["y"],
        *([words.columns["value"]] if maps else []),
    ]
    rows = (
        [_cell(trace.name or str(number)), *(_cell(part) for part in point)]
        for number, trace in enumerate(figure.data, start=1)
        for point in _points(trace)
    )
    try:
        listed = list(islice(rows, _LONGEST))
        note = words.cut.format(rows=_LONGEST) if next(rows, None) else ""
    except (TypeError, ValueError, OverflowError, LookupError):  # drawn by plotly, but in no order of rows
        listed, note = [], words.no_table
    table = {"caption": f"{words.caption} {note}".strip(), "columns": columns, "rows": listed}
    return {"headline": figure.layout.title.text or words.name, "sentence": "", "table": table}


def _is_described(meta: Any) -> bool:
    """Tell whether a figure brings its words along: somebody else's ``meta`` may hold anything."""
    if not isinstance(meta, dict) or not {"headline", "sentence", "table"} <= set(meta):
        return False
    return isinstance(meta["table"], dict) and {"caption", "columns", "rows"} <= set(meta["table"])


def _points(trace: Any) -> Iterator[tuple[Any, ...]]:
    if trace.type == "heatmap":
        lines = trace.z if trace.z is not None else []
        if np.ndim(lines) == 1:  # as columns
            yield from zip(_axis(trace.x), _axis(trace.y), lines, strict=False)
            return
        for up, line in zip(_axis(trace.y, trace.y0, trace.dy), lines, strict=False):
            for across, value in zip(_axis(trace.x, trace.x0, trace.dx), line, strict=False):
                yield across, up, value
    elif trace.type.endswith("polar"):
        yield from _pairs(trace.theta, trace.r, trace.theta0, trace.dtheta, trace.r0, trace.dr)
    else:
        yield from _pairs(trace.x, trace.y, trace.x0, trace.dx, trace.y0, trace.dy)


def _pairs(first: Any, second: Any, *steps: Any) -> Iterator[tuple[Any, Any]]:
    """Return points as far as both axes go; an axis that is not given counts."""
    if first is not None or second is not None:
        yield from zip(_axis(first, *steps[:2]), _axis(second, *steps[2:]), strict=False)


def _axis(values: Any, start: Any = None, step: Any = None) -> Iterable[Any]:
    """Return the places of points: as given, or counted from where plotly counts."""
    if values is None:
        return _counted(start or 0, step or 1)
    if _ragged(values):  # categories of two levels: one list each
        return [" · ".join(map(str, levels)) for levels in zip(*values, strict=False)]
    array = np.asarray(values)
    return list(np.datetime_as_string(array, unit="auto") if array.dtype.kind == "M" else array.tolist())


def _counted(start: Any, step: Any) -> Iterable[Any]:
    if isinstance(start, str):  # a date, with steps in milliseconds
        first = np.datetime64(start, "ms")
        return (str(first + np.timedelta64(int(step) * each, "ms")) for each in count())
    return count(start, step)


def _ragged(values: Any) -> bool:
    return len(values) > 0 and all(isinstance(each, list | tuple) for each in values)


def _cell(value: Any) -> Cell:
    """Return a text, or a number that JSON can hold."""
    if isinstance(value, str):
        return value
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return "–" if value is None else str(value)
    return number if math.isfinite(number) else "–"
