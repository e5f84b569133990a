"""Whose company guests kept: a bar for each, filled as far as people were known before."""

from collections.abc import Sequence

import plotly.graph_objects as go

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.domain.exercises.company import Company
from workshop_kit.domain.exercises.evening import Meeting
from workshop_kit.figures.look import Cell, colour, described, label


def company_figure(record: Sequence[Meeting], *, lang: str = DEFAULT_LANGUAGE) -> go.Figure:
    """Return how much of everybody's talk was with people known before, and with how many people.

    Parameters
    ----------
    record : sequence of Meeting
        As `read_record` gives it, or `one_evening`.
    lang : str
        Language of the words.

    Returns
    -------
    plotly.graph_objects.Figure
        Bars that add up to a hundred; the topmost is everybody, the others go by the filled part.
    """
    words = load_words(lang).figures.company
    company = Company(record)
    share = {
        name: company.known_minutes(name) / company.all_minutes(name) if company.met(name) else 0.0
        for name in company.guests
    }
    order = sorted(share, key=lambda name: (share[name], name))  # from the bottom upwards
    bars = [*((name, share[name]) for name in order), (words.everybody, company.known_share)]
    minutes = {name: company.all_minutes(name) for name in order}
    minutes[words.everybody] = sum(each.minutes for each in company.meetings)
    figure = go.Figure(
        [
            _part(words.known, bars, minutes, words.known_part, known=True),
            _part(words.new, bars, minutes, words.new_part, known=False),
        ]
    )
    top = len(bars) - 0.5
    figure.update_layout(
        barmode="stack",
        bargap=0.28,
        margin={"t": 72, "r": 8, "b": 16},
        height=124 + 27 * len(bars),
        xaxis={
            "title": words.x,
            "side": "top",  # beside the bar of everybody
            "range": [0, 116],
            "tickvals": list(range(0, 101, 10)),
            "ticktext": [f"{each} %" if each % 20 == 0 else "" for each in range(0, 101, 10)],
            "showgrid": True,
        },
        yaxis={
            "type": "category",
            "showgrid": False,
            "tickvals": [name for name, _ in bars],
            "ticktext": [_bold(name, words.everybody) for name, _ in bars],
        },
        annotations=[
            label(0, top, words.known, xanchor="left", yanchor="bottom"),
            label(101, top, words.people, xanchor="left", yanchor="bottom", align="left"),
            label(100, top, words.new, xanchor="right", yanchor="bottom"),
            *(label(101, name, f"{len(company.met(name))}", xanchor="left") for name in order),
        ],
    )
    rows: list[list[Cell]] = [
        [
            name,
            company.guests[name].organisation,
            round(company.known_minutes(name)),
            round(company.all_minutes(name) - company.known_minutes(name)),
            len(company.met(name)),
        ]
        for name in reversed(order)
    ]
    return described(
        figure,
        headline=words.headline,
        sentence=words.sentence,
        caption=words.caption,
        columns=words.columns,
        rows=rows,
    )


def _part(
    name: str, bars: list[tuple[str, float]], minutes: dict[str, float], told: str, *, known: bool
) -> go.Bar:
    shares = [share if known else 1 - share for _, share in bars]
    return go.Bar(
        orientation="h",
        name=name,
        x=[100 * share for share in shares],
        y=[who for who, _ in bars],
        marker={
            "color": colour("accent" if known else "paper"),
            "line": {"width": 1.5, "color": colour("accent")},
        },
        hovertext=[
            told.format(name=who, share=round(100 * share), minutes=round(share * minutes[who]))
            for (who, _), share in zip(bars, shares, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _bold(name: str, which: str) -> str:
    return f"<b>{name}</b>" if name == which else name
