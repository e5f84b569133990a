"""What an evening brings a team, over style and the weight of a bad impression, with the break-even line."""

import numpy as np
import plotly.graph_objects as go

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.domain.value import AVERAGE_IMPRESSION, Opening, Reading
from workshop_kit.figures.look import colour, described, end_labels, label
from workshop_kit.figures.value_heat import FEW_STYLES, MappedEvening, across, edge, heat, sides, upwards


def value_map_figure(
    *,
    m: float = AVERAGE_IMPRESSION,
    cost: float = 0.0,
    opening: Opening | str = Opening.NEUTRAL,
    you: tuple[float, float] | None = None,
    lang: str = DEFAULT_LANGUAGE,
) -> go.Figure:
    """Return the net value of a team as a map, with the line at which nothing is left.

    Parameters
    ----------
    m, cost, opening
        The evening, as for `net_value`.
    you : (float, float), optional
        A style and a weight of bad impressions to mark.
    lang : str
        Language of the words.

    Raises
    ------
    NetValueError
        If there is no such evening.
    """
    evening = MappedEvening(m, cost, opening)
    words = load_words(lang).figures.value_map
    values = evening.values(Reading.TEAM)
    figure = go.Figure([heat(values, float(np.abs(values).max()), words), edge(evening, Reading.TEAM)])
    figure.update_layout(
        xaxis=across(title={"text": words.x, "standoff": 32}),
        yaxis=upwards(title=words.y),
        annotations=[*end_labels(words.low, words.high), *sides(values, words)],
    )
    if you:
        style, weight = you
        figure.add_trace(
            go.Scatter(
                x=[style],
                y=[weight],
                name=words.you,
                mode="markers",
                marker={
                    "size": 16,
                    "symbol": "diamond",
                    "color": colour("ink"),
                    "line": {"width": 2, "color": colour("paper")},
                },
                hovertemplate=f"{words.you}<extra></extra>",
            )
        )
        figure.add_annotation(label(style, weight, f"<b>{words.you}</b>", xanchor="left", xshift=12))
    return described(
        figure,
        headline=words.headline,
        sentence=words.sentence,
        caption=words.caption,
        columns=[words.corner, *(words.column.format(style=f"{100 * each:.0f}") for each in FEW_STYLES)],
        rows=evening.rows(Reading.TEAM),
    )
