"""The same four messages in different orders: what each does to somebody's warmth."""

from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.domain.rapport import talk
from workshop_kit.domain.rapport_rule import RULE, Kind, Mark
from workshop_kit.figures.look import Cell, colour, described, label

GROUND, ADVICE, RAPPORT, OFFER = Kind.COMMON_GROUND, Kind.ADVICE, Kind.RAPPORT, Kind.OFFER
ORDERS: Mapping[str, Sequence[Kind]] = MappingProxyType(
    {
        "last": (GROUND, ADVICE, RAPPORT, OFFER),
        "second": (GROUND, OFFER, ADVICE, RAPPORT),
        "first": (OFFER, GROUND, ADVICE, RAPPORT),
    }
)
"""Common ground, advice, rapport and an offer, by the place of the offer."""

_LOOKS = (("accent", "solid", "circle"), ("ink", "dot", "square"), ("warning", "dash", "diamond"))

_LABELS: Mapping[str, tuple[int, dict[str, Any]]] = MappingProxyType(
    {
        "last": (4, {"xanchor": "right", "yanchor": "bottom", "yshift": 10}),
        "second": (2, {"xanchor": "center", "yanchor": "bottom", "yshift": 62, "xshift": 22}),
        "first": (2, {"xanchor": "left", "yanchor": "top", "yshift": -12}),
    }
)
"""Beside which point each line is named, where no other line passes."""


def orders_figure(*, lang: str = DEFAULT_LANGUAGE) -> go.Figure:
    """Return how warm somebody is after each message, for three orders of the same four.

    Parameters
    ----------
    lang : str
        Language of the words.

    Returns
    -------
    plotly.graph_objects.Figure
        One line an order, in steps of warmth as `talk` counts them, from before the first message on.
    """
    words = load_words(lang)
    say = words.figures.orders
    talks = {order: talk(kinds) for order, kinds in ORDERS.items()}
    lines = {order: [found.start, *(step.warmth for step in found.steps)] for order, found in talks.items()}
    turns = list(range(len(lines["last"])))
    figure = go.Figure(
        [
            go.Scatter(
                x=turns,
                y=lines[order],
                name=say.orders[order],
                mode="lines+markers",
                line={"color": colour(ink), "dash": dash, "width": 3},
                marker={"size": 12, "symbol": symbol, "color": colour(ink)},
                hovertemplate="%{y}<extra></extra>",
            )
            for order, (ink, dash, symbol) in zip(ORDERS, _LOOKS, strict=True)
        ]
    )
    marks = {start: RULE.mark(start) for start in (RULE.polite, RULE.interested, RULE.trusting)}
    figure.update_layout(
        xaxis={"title": say.x, "tickvals": turns, "range": [-0.15, len(turns) - 0.85]},
        yaxis={
            "tickvals": [RULE.coldest, *marks],
            "ticktext": [words.rapport.marks[mark] for mark in (Mark.GONE, *marks.values())],
            "range": [RULE.coldest - 0.5, RULE.warmest + 1.4],
        },
        height=420,
        annotations=[
            label(turn, lines[order][turn], f"<b>{escape(say.orders[order])}</b>", **where)
            for order, (turn, where) in _LABELS.items()
        ],
    )
    rows: list[list[Cell]] = [
        [say.orders[order], *(words.rapport.marks[RULE.mark(value)] for value in line)]
        for order, line in lines.items()
    ]
    return described(
        figure,
        headline=say.headline,
        sentence=say.sentence,
        caption=say.caption,
        columns=say.columns,
        rows=rows,
    )
