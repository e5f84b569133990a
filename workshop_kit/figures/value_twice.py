"""The same evening twice: what it brings a typical person, and a team of people who differ."""

from textwrap import wrap

import numpy as np
import plotly.graph_objects as go

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.domain.value import AVERAGE_IMPRESSION, Opening, Reading
from workshop_kit.figures.look import Cell, described, end_labels, label
from workshop_kit.figures.value_heat import FEW_STYLES, MappedEvening, across, edge, heat, sides, upwards

_NARROW = 14  # letters in a line: on a phone a map is no wider
_GAP = 0.03  # of the width, to either side of the middle
_PANELS = {Reading.PERSON: ("", [0, 0.5 - _GAP]), Reading.TEAM: ("2", [0.5 + _GAP, 1])}


def value_twice_figure(
    *,
    m: float = AVERAGE_IMPRESSION,
    cost: float = 0.0,
    opening: Opening | str = Opening.NEUTRAL,
    lang: str = DEFAULT_LANGUAGE,
) -> go.Figure:
    """Return two maps side by side in the same shades: of a typical person, and of a team.

    Parameters
    ----------
    m, cost, opening
        The evening, as for `net_value`.
    lang : str
        Language of the words.

    Raises
    ------
    NetValueError
        If there is no such evening.
    """
    evening = MappedEvening(m, cost, opening)
    figures = load_words(lang).figures
    shared, words = figures.value_map, figures.value_twice
    values = {reading: evening.values(reading) for reading in Reading}
    reach = max(float(np.abs(each).max()) for each in values.values())
    figure = go.Figure()
    notes = end_labels(shared.low, shared.high)
    rows: list[list[Cell]] = []
    for reading, (number, domain) in _PANELS.items():
        name = getattr(words, reading.value)
        folded = "<br>".join(wrap(name, _NARROW))
        own = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
        figure.add_traces([heat(values[reading], reach, shared, **own), edge(evening, reading, **own)])
        figure.update_layout(
            {
                f"xaxis{number}": across(domain=domain, anchor=own["yaxis"]),
                f"yaxis{number}": upwards(anchor=own["xaxis"], showticklabels=not number),
            }
        )
        place = {"xref": own["xaxis"], "yref": own["yaxis"]}
        notes += sides(values[reading], words, **place)
        above = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "align": "left"}
        notes.append(label(domain[0], 1, f"<b>{folded}</b>", **above))
        rows += [[name, *row] for row in evening.rows(reading)]
    figure.update_layout(yaxis={"title": shared.y}, annotations=notes, margin={"t": 48})
    return described(
        figure,
        headline=words.headline,
        sentence=words.sentence,
        caption=words.caption,
        columns=[
            words.who,
            shared.corner,
            *(shared.column.format(style=f"{100 * each:.0f}") for each in FEW_STYLES),
        ],
        rows=rows,
    )
