"""The trap: what goes with a real say, with and without the means to use it."""

import numpy as np
import plotly.graph_objects as go

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.domain.leadership import TRAP_TURNS_AT, team_confidence
from workshop_kit.domain.levers import Levers
from workshop_kit.figures.look import colour, described, diverging, end_labels, label

_STEPS = 21
_ROWS = 5


def trap_figure(*, encourage: float = 0.5, inspire: float = 0.5, lang: str = DEFAULT_LANGUAGE) -> go.Figure:
    """Return expected confidence over *empower* and *enable* as a map, with the line past which more say costs.

    Parameters
    ----------
    encourage, inspire : float
        The other two levers, the same all over the map.
    lang : str
        Language of the words.
    """
    words = load_words(lang).figures.trap
    grid = np.linspace(0, 1, _STEPS)
    enable, empower = np.meshgrid(grid, grid, indexing="ij")
    confidence = np.asarray(team_confidence(Levers(empower, enable, encourage, inspire)).confidence)
    reach = float(np.abs(confidence).max())
    turn = np.array([TRAP_TURNS_AT, 1])
    figure = go.Figure(
        [
            go.Heatmap(
                x=grid,
                y=grid,
                z=confidence,
                zmin=-reach,
                zmax=reach,
                zsmooth="best",
                colorscale=diverging(),
                name=words.value,
                showscale=False,
                hovertemplate=f"{words.x} %{{x:.2f}}, {words.y} %{{y:.2f}}: %{{z:.2f}}<extra></extra>",
            ),
            _line(np.array([0, 1]), np.array([0, 1]), dash="dot"),
            _line(turn, turn - TRAP_TURNS_AT, dash="solid"),
        ]
    )
    plain = {"range": [0, 1], "showgrid": False}
    figure.update_layout(
        xaxis={"title": {"text": words.x, "standoff": 32}, "showticklabels": False, **plain},
        yaxis={
            "title": words.y,
            "tickangle": -90,
            "tickvals": [0.12, 0.93],
            "ticktext": [words.low, words.high],
            **plain,
        },
        annotations=[
            *end_labels(words.low, words.high),
            label(0.42, 0.46, words.begins, xanchor="right"),
            label(0.97, 0.3, words.turns, xanchor="right"),
            label(0.97, 0.96, words.most, xanchor="right", yanchor="top"),
            label(0.97, 0.04, words.least, xanchor="right", yanchor="bottom"),
        ],
    )
    few = np.linspace(0, 1, _ROWS)
    rows = [
        [
            float(level),
            *(
                float(team_confidence(Levers(float(say), float(level), encourage, inspire)).confidence)
                for say in few
            ),
        ]
        for level in few
    ]
    return described(
        figure,
        headline=words.headline,
        sentence=words.sentence,
        caption=words.caption,
        columns=[words.corner, *(words.column.format(say=f"{100 * say:.0f}") for say in few)],
        rows=rows,
    )


def _line(x: np.ndarray, y: np.ndarray, *, dash: str) -> go.Scatter:
    line = {"color": colour("ink"), "width": 2, "dash": dash}
    return go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")
