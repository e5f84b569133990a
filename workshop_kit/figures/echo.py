"""Three teams side by side: how often people spoke up, held something back, and agreed."""

from html import escape

import plotly.graph_objects as go

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.domain.exercises.three_teams import TEAMS, Measure, TeamOf
from workshop_kit.figures.look import Cell, colour, described, label

_COLOURS = {Measure.VOICE: colour("accent"), Measure.SILENCE: "#D55E00", Measure.AGREEMENT: "#E69F00"}
_GROUP = len(Measure) + 1.3  # bars, and the room that a name takes


def echo_figure(*, lang: str = DEFAULT_LANGUAGE) -> go.Figure:
    """Return three bars for each of three teams that are made up, with their numbers.

    Parameters
    ----------
    lang : str
        Language of the words.

    Returns
    -------
    plotly.graph_objects.Figure
        One trace a measure, in the same order in each team; the table has the same numbers.
    """
    words = load_words(lang).figures.echo
    place = {
        (team, measure): group * _GROUP + index
        for group, team in enumerate(TeamOf)
        for index, measure in enumerate(Measure)
    }
    figure = go.Figure(
        [
            go.Bar(
                x=[TEAMS[team].of(measure) for team in TeamOf],
                y=[place[team, measure] for team in TeamOf],
                name=words.measures[measure],
                orientation="h",
                width=0.8,
                marker={"color": _COLOURS[measure]},
                text=[f"{TEAMS[team].of(measure)}" for team in TeamOf],
                textposition="outside",
                cliponaxis=False,
                hovertemplate=f"{words.measures[measure]}: %{{x}}<extra></extra>",
            )
            for measure in Measure
        ]
    )
    figure.update_layout(
        xaxis={"title": words.x, "showticklabels": False, "range": [0, 11], "zeroline": True},
        yaxis={
            "tickvals": list(place.values()),
            "ticktext": [words.measures[measure] for _, measure in place],
            "range": [(len(TeamOf) - 1) * _GROUP + len(Measure) - 0.4, -1.5],  # from the top down
            "showgrid": False,
            "ticklabelstandoff": 8,
        },
        height=84 + 122 * len(TeamOf),
        annotations=[
            label(
                0,
                place[team, Measure.VOICE] - 0.55,
                f"<b>{escape(words.teams[team])}</b>",
                xanchor="left",
                yanchor="bottom",
                xshift=3,
                bgcolor="rgba(0,0,0,0)",
                opacity=1,
            )
            for team in TeamOf
        ],
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
