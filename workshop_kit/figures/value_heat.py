"""What the maps of net value are made of: style across, the weight of a bad impression up, shades and a line."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from workshop_kit.content.figure_words import ValueMapFigureWords, ValueTwiceFigureWords
from workshop_kit.domain.value import NetValue, Opening, Reading, net_value
from workshop_kit.figures.look import colour, diverging, label

HEAVIEST = 5
FEW = 5
_STEPS = 41
STYLES = np.linspace(0, 1, _STEPS)
WEIGHTS = np.linspace(0, HEAVIEST, _STEPS)
FEW_STYLES = np.linspace(0, 1, FEW)
FEW_WEIGHTS = np.arange(HEAVIEST + 1.0)
_SOLID, _DASHED = "solid", "dash"


@dataclass(frozen=True)
class MappedEvening:
    """An evening of which style and the weight of bad impressions are still open."""

    m: float
    cost: float
    opening: Opening | str

    def at(self, style: NDArray[np.float64], b: NDArray[np.float64], reading: Reading) -> NetValue:
        """Return what it brings, one row a weight and one column a style."""
        return net_value(
            style, b=b[:, np.newaxis], m=self.m, cost=self.cost, opening=self.opening, reading=reading
        )

    def values(self, reading: Reading) -> NDArray[np.float64]:
        """Return the values of the whole map."""
        return np.asarray(self.at(STYLES, WEIGHTS, reading).value)

    def rows(self, reading: Reading) -> list[list[float]]:
        """Return the values of the table: a row begins with its weight."""
        values = np.asarray(self.at(FEW_STYLES, FEW_WEIGHTS, reading).value)
        return [[float(b), *map(float, row)] for b, row in zip(FEW_WEIGHTS, values, strict=True)]

    def line(self, reading: Reading) -> NDArray[np.float64]:
        """Return the weight at which nothing is left, for each style; it may lie outside the map."""
        found = self.at(STYLES, np.zeros(1), reading)
        good, bad = np.asarray(found.good)[0], np.asarray(found.bad)[0]
        return np.asarray((good - self.cost) / bad)


def heat(values: NDArray[np.float64], reach: float, words: ValueMapFigureWords, **axes: Any) -> go.Heatmap:
    """Return the shades, alike on both sides of nothing."""
    return go.Heatmap(
        x=STYLES,
        y=WEIGHTS,
        z=values,
        zmin=-reach,
        zmax=reach,
        zsmooth="best",
        colorscale=diverging(),
        name=words.value,
        showscale=False,
        hovertemplate=f"{words.x} %{{x:.2f}}, {words.y} %{{y:.1f}}: %{{z:.1f}}<extra></extra>",
        **axes,
    )


def edge(evening: MappedEvening, reading: Reading, **axes: Any) -> go.Scatter:
    """Return the line at which nothing is left: solid for a team, dashed for its typical person."""
    dash = _SOLID if reading is Reading.TEAM else _DASHED
    return go.Scatter(
        x=STYLES,
        y=evening.line(reading),
        mode="lines",
        line={"color": colour("ink"), "width": 3 if reading is Reading.TEAM else 2, "dash": dash},
        hoverinfo="skip",
        **axes,
    )


def across(**more: Any) -> dict[str, Any]:
    """Return the axis of style."""
    return {"range": [0, 1], "showgrid": False, "showticklabels": False, **more}


def upwards(**more: Any) -> dict[str, Any]:
    """Return the axis of weight."""
    return {"range": [0, HEAVIEST], "showgrid": False, "tickvals": FEW_WEIGHTS.tolist(), **more}


def sides(
    values: NDArray[np.float64], words: ValueMapFigureWords | ValueTwiceFigureWords, **axes: Any
) -> list[dict[str, Any]]:
    """Return the names of the two sides, in their corners, where there are such sides."""
    harm = label(0.03, HEAVIEST - 0.15, words.harm, xanchor="left", yanchor="top", **axes)
    good = label(0.97, 0.15, words.good, xanchor="right", yanchor="bottom", **axes)
    return [each for each, there in ((harm, values[-1, 0] < 0), (good, values[0, -1] > 0)) if there]
