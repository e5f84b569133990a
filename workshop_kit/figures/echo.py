"""Three teams one below the other: how often people spoke up, held something back, and agreed."""

from html import escape

import plotly.graph_objects as go

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.domain.exercises.three_teams import TEAMS, Measure, TeamOf
from workshop_kit.figures.look import Cell, colour, described, label

_COLOURS = {Measure.VOICE: colour("accent"), Measure.SILENCE: "#D55E00", Measure.AGREEMENT: "#E69F00"}
_SHARE = 0.26  # of the height, for the bars of one team; the rest is for its name


def echo_figure(*, lang: str = DEFAULT_LANGUAGE) -> go.Figure:
    """Return three bars for each of three teams that are made up, with their numbers.

    Parameters
    ----------
    lang : str
        Language of the words.

    Returns
    -------
    plotly.graph_objects.Figure
        One trace a team, its bars in the order of the measures; the table has the same numbers.
    """
    words = load_words(lang).figures.echo
    figure = go.Figure()
    names = []
    for number, team in enumerate(TeamOf):
        axis = str(number + 1) if number else ""
        counts = [TEAMS[team].of(measure) for measure in Measure]
        top = 1 - number / len(TeamOf) - (1 / len(TeamOf) - _SHARE)
        figure.add_bar(
            x=counts,
            y=[words.measures[measure] for measure in Measure],
            yaxis=f"y{axis}",
            name=words.teams[team],
            orientation="h",
            width=0.8,
            marker={"color": [_COLOURS[measure] for measure in Measure]},
            text=[f"{count}" for count in counts],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}: %{x}<extra></extra>",
        )
        figure.update_layout(
            {
                f"yaxis{axis}": {
                    "type": "category",
                    "autorange": "reversed",  # from the top down
                    "domain": [top - _SHARE, top],
                    "showgrid": False,
                    "ticklabelstandoff": 8,
                    "showline": True,
                }
            }
        )
        above = {"yref": "paper", "xanchor": "left", "yanchor": "bottom", "bgcolor": "rgba(0,0,0,0)"}
        names.append(label(0, top, f"<b>{escape(words.teams[team])}</b>", opacity=1, **above))
    figure.update_layout(
        xaxis={"title": words.x, "anchor": f"y{len(TeamOf)}", "showticklabels": False, "range": [0, 11]},
        height=64 + 124 * len(TeamOf),
        margin={"t": 8},
        annotations=names,
    )
    rows: list[list[Cell]] = [
        [words.teams[team], *(TEAMS[team].of(measure) for measure in Measure)] for team in TeamOf
    ]
    return described(
        figure,
        headline=words.headline,
        sentence=words.sentence,
        caption=words.caption,
        columns=[words.team, *(words.measures[measure] for measure in Measure)],
        rows=rows,
    )
