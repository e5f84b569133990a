"""A few leaders side by side: where their teams stand, and how far people of one team differ."""

from collections.abc import Mapping
from html import escape

import plotly.graph_objects as go

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.domain.errors import LeversError
from workshop_kit.domain.leadership import team_confidence
from workshop_kit.domain.levers import PRESETS, Levers
from workshop_kit.figures.look import Cell, colour, described, label


def leaders_figure(leaders: Mapping[str, Levers] | None = None, *, lang: str = DEFAULT_LANGUAGE) -> go.Figure:
    """Return the expected confidence of teams under some leaders, each with its band.

    Parameters
    ----------
    leaders : Mapping[str, Levers], optional
        More leaders than the three presets, by their name. The name ``"you"`` is worded in the language.
    lang : str
        Language of the words.

    Raises
    ------
    LeversError
        If a leader is not one leader, or has a name that is taken.

    Returns
    -------
    plotly.graph_objects.Figure
        One point a leader; the bar reaches one standard deviation within a team to either side.
    """
    words = load_words(lang)
    say = words.figures.leaders
    named = {words.leadership.presets[preset].name: levers for preset, levers in PRESETS.items()}
    for name, levers in (leaders or {}).items():
        shown = say.you if name == "you" else str(name)
        if shown in named or not isinstance(levers, Levers) or levers.shape != ():
            raise LeversError(
                thing=f"the leader {name!r}",
                value=levers,
                expected="the levers of one leader, under a name of its own",
                mend="Use {'a name': Levers(empower=…, enable=…, encourage=…, inspire=…)}.",
            )
        named[shown] = levers
    middles = {name: float(team_confidence(levers).confidence) for name, levers in named.items()}
    spread = team_confidence(Levers.uniform(0.5)).confidence_sd
    own = [name not in {words.leadership.presets[preset].name for preset in PRESETS} for name in middles]
    figure = go.Figure(
        go.Scatter(
            x=list(middles.values()),
            y=list(middles),
            name=say.x,
            mode="markers",
            marker={
                "size": 16,
                "color": [colour("ink" if mine else "accent") for mine in own],
                "symbol": ["diamond" if mine else "circle" for mine in own],
            },
            error_x={
                "type": "constant",
                "value": spread,
                "thickness": 8,
                "width": 0,
                "color": colour("strong-line"),
            },
            hovertemplate="%{y}: %{x:.2f}<extra></extra>",
        )
    )
    figure.update_layout(
        xaxis={
            "title": say.x,
            "tickvals": [0],
            "ticktext": [say.middle],
            "showgrid": True,
            "range": [-1.9, 1.9],
        },
        yaxis={
            "type": "category",  # a name may be a number
            "autorange": "reversed",
            "showgrid": False,
            "showticklabels": False,
        },
        margin={"l": 16},
        height=84 + 76 * len(middles),
        annotations=[
            label(-1.9, name, f"<b>{escape(name)}</b>", xanchor="left", yanchor="bottom", yshift=14)
            for name in middles
        ],
    )
    rows: list[list[Cell]] = [
        [name, middle, middle - spread, middle + spread] for name, middle in middles.items()
    ]
    return described(
        figure,
        headline=say.headline,
        sentence=say.sentence,
        caption=say.caption,
        columns=say.columns,
        rows=rows,
    )
