"""People under leaders of different styles: a cloud that rises a little."""

import numpy as np
import plotly.graph_objects as go

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.domain.errors import SampleError
from workshop_kit.domain.leadership import Team, team_confidence
from workshop_kit.domain.levers import Levers
from workshop_kit.figures.look import Cell, colour, described, end_labels, label


def style_figure(leaders: Levers, teams: Team, *, lang: str = DEFAULT_LANGUAGE) -> go.Figure:
    """Return the confidence of simulated people over the style of their leaders, with the expected band.

    Parameters
    ----------
    leaders : Levers
        Several leaders, in the order of their style; the picture uses the mean of the four levers.
    teams : Team
        Their people: `sample_team` of the same leaders.
    lang : str
        Language of the words.

    Raises
    ------
    SampleError
        If the teams are not those of leaders in a row.

    Returns
    -------
    plotly.graph_objects.Figure
        Band: expected confidence and one standard deviation within a team to either side.
    """
    words = load_words(lang).figures.style
    mean = np.atleast_1d(leaders.mean)
    expected = team_confidence(leaders)
    centre = np.broadcast_to(expected.confidence, mean.shape)
    if np.ndim(leaders.mean) > 1 or np.shape(teams.confidence)[:-1] != np.shape(leaders.mean):
        raise SampleError(
            thing="teams",
            value=np.shape(teams.confidence),
            expected=f"one team for each of the leaders in a row: {(*np.shape(leaders.mean), 'people')}",
            mend="Draw them with sample_team(leaders, size, rng).",
        )
    people = np.reshape(teams.confidence, (mean.size, -1))
    size = people.shape[1]
    spread = expected.confidence_sd
    place = np.linspace(-0.28, 0.28, size) * (mean[-1] - mean[0]) / max(1, mean.size - 1)
    figure = go.Figure(
        [
            go.Scatter(
                x=np.concatenate([mean, mean[::-1]]),
                y=np.concatenate([centre + spread, (centre - spread)[::-1]]),
                fill="toself",
                mode="lines",
                fillcolor=colour("accent-soft"),
                line_width=0,
                hoverinfo="skip",
            ),
            go.Scatter(
                x=(mean[:, np.newaxis] + place).ravel(),
                y=people.ravel(),
                name=words.people,
                mode="markers",
                marker={
                    "size": 8,
                    "color": colour("paper"),
                    "line": {"width": 1.5, "color": colour("strong-line")},
                },
                hovertemplate="%{y:.1f}<extra></extra>",
            ),
            go.Scatter(
                x=mean,
                y=centre,
                name=words.expected,
                mode="lines",
                line={"width": 3, "color": colour("accent")},
                hovertemplate="%{y:.2f}<extra></extra>",
            ),
        ]
    )
    figure.update_layout(
        xaxis={"title": {"text": words.x, "standoff": 32}, "showticklabels": False},
        yaxis={
            "tickvals": [-2, 0, 2],
            "ticktext": [words.less, words.average, words.more],
        },
        annotations=[
            *end_labels(words.low, words.high),
            label(0, 1, f"↑ {words.y}", xref="paper", yref="paper", xanchor="left", yanchor="bottom"),
            label(mean[-1], centre[-1] + spread, words.band, xanchor="right", yanchor="bottom"),
            label(mean[-1], centre[-1], words.expected, xanchor="right", yanchor="bottom"),
        ],
    )
    rows: list[list[Cell]] = [
        [f"{index + 1}", float(mean[index]), float(centre[index]), float(team.min()), float(team.max())]
        for index, team in enumerate(people)
    ]
    return described(
        figure,
        headline=words.headline,
        sentence=words.sentence.format(leaders=mean.size, people=size),
        caption=words.caption,
        columns=words.columns,
        rows=rows,
    )
