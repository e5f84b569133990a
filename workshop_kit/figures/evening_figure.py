"""A record of an evening as a picture: who stood with whom, and for how long."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.content.figure_words import EveningFigureWords
from workshop_kit.domain.exercises.company import Company
from workshop_kit.domain.exercises.evening import Meeting
from workshop_kit.figures.look import Cell, colour, described, label
from workshop_kit.figures.near import places

_SHAPES = (
    ("circle", "○", "paper"),
    ("square", "□", "accent-soft"),
    ("diamond", "◆", "strong-line"),
    ("triangle-up", "▲", "ink"),
)
"""Of each firm: symbol, the same as a character, colour of the inside."""
_WIDTHS = ((5.0, 1.0), (12.0, 3.0), (25.0, 6.0), (np.inf, 11.0))
"""Minutes below which a line is so wide."""
_CLOSEST = 5


def evening_figure(record: Sequence[Meeting], *, lang: str = DEFAULT_LANGUAGE) -> go.Figure:
    """Return the guests of an evening as points, with lines between those who stood together.

    Parameters
    ----------
    record : sequence of Meeting
        As `read_record` gives it, or `one_evening`.
    lang : str
        Language of the words.

    Returns
    -------
    plotly.graph_objects.Figure
        Near: much time together. Full lines: knew each other before; dotted ones: did not.
    """
    words = load_words(lang).figures.evening
    company = Company(record)
    names = list(company.guests)
    minutes = np.array([[company.minutes(one, other) for other in names] for one in names])
    place = places(minutes)
    firms = sorted({guest.organisation for guest in company.guests.values()})
    figure = go.Figure(
        [*_lines(company, place), *_rings(company, place), *_points(company, place, firms, words)]
    )
    hidden = {"visible": False, "range": [-0.12, 1.12]}
    keys = "   ".join(f"{_shape(firms, firm)[1]} {firm}" for firm in firms)
    below = {"xref": "paper", "yref": "paper", "yanchor": "top", "opacity": 1}
    figure.update_layout(
        xaxis=hidden,
        yaxis={**hidden, "range": [-0.06, 1.1]},
        height=640,
        margin={"l": 8, "r": 8, "t": 8, "b": 64},
        annotations=[
            *(
                label(x, y, f"<b>{words.leads.format(name=guest.name)}</b>", yanchor="bottom", yshift=17)
                for (x, y), guest in zip(place.tolist(), company.guests.values(), strict=True)
                if guest.leads
            ),
            label(0, 0, keys, xanchor="left", yshift=-8, **below),
            label(0, 0, f"━━ {words.known}    ┅┅ {words.new}", xanchor="left", yshift=-34, **below),
        ],
    )
    rows: list[list[Cell]] = []
    for guest in company.guests.values():
        closest = _closest(company, guest.name)[0]
        name = words.leads.format(name=guest.name) if guest.leads else guest.name
        met = len(company.met(guest.name))
        rows.append([name, guest.organisation, met, closest, round(company.minutes(guest.name, closest))])
    return described(
        figure,
        headline=words.headline,
        sentence=words.sentence.format(guests=len(names), minutes=round(minutes.max())),
        caption=words.caption,
        columns=words.columns,
        rows=rows,
    )


def _lines(company: Company, place: NDArray[np.float64]) -> list[go.Scatter]:
    where = dict(zip(company.guests, place.tolist(), strict=True))
    found: dict[tuple[float, bool], list[tuple[str, str]]] = {}
    for one, other in combinations(company.guests, 2):
        if minutes := company.minutes(one, other):
            width = next(width for below, width in _WIDTHS if minutes < below)
            found.setdefault((width, frozenset((one, other)) in company.known), []).append((one, other))
    return [
        go.Scatter(
            x=[at for one, other in pairs for at in (where[one][0], where[other][0], None)],
            y=[at for one, other in pairs for at in (where[one][1], where[other][1], None)],
            mode="lines",
            line={
                "width": width,
                "color": colour("accent" if known else "strong-line"),
                "dash": "solid" if known else "dot",
            },
            opacity=0.7 if known else 0.8,
            hoverinfo="skip",
        )
        for (width, known), pairs in sorted(found.items())
    ]


def _rings(company: Company, place: NDArray[np.float64]) -> list[go.Scatter]:
    leads = [guest.leads for guest in company.guests.values()]
    ring = {
        "size": 34,
        "symbol": "circle",
        "color": colour("paper"),
        "line": {"width": 2.5, "color": colour("ink")},
    }
    return [go.Scatter(x=place[leads, 0], y=place[leads, 1], mode="markers", marker=ring, hoverinfo="skip")]


def _points(
    company: Company, place: NDArray[np.float64], firms: list[str], words: EveningFigureWords
) -> list[go.Scatter]:
    guests = list(company.guests.values())
    return [
        go.Scatter(
            x=place[[at for at, guest in enumerate(guests) if guest.organisation == firm], 0],
            y=place[[at for at, guest in enumerate(guests) if guest.organisation == firm], 1],
            name=firm,
            mode="markers+text",
            text=["" if guest.leads else guest.name for guest in guests if guest.organisation == firm],
            textposition="top center",
            textfont={"size": 16, "color": colour("ink")},
            marker={
                "size": 18,
                "symbol": _shape(firms, firm)[0],
                "color": colour(_shape(firms, firm)[2]),
                "line": {"width": 2, "color": colour("ink")},
            },
            hovertext=[_told(company, guest.name, words) for guest in guests if guest.organisation == firm],
            hovertemplate="%{hovertext}<extra></extra>",
        )
        for firm in firms
    ]


def _told(company: Company, name: str, words: EveningFigureWords) -> str:
    guest = company.guests[name]
    first = words.point.format(name=name, organisation=guest.organisation, people=len(company.met(name)))
    others = [
        words.beside.format(name=other, minutes=max(1, round(company.minutes(name, other))))
        for other in _closest(company, name)
    ]
    return "<br>".join([first, *others])


def _closest(company: Company, name: str) -> list[str]:
    return sorted(company.met(name), key=lambda other: (-company.minutes(name, other), other))[:_CLOSEST]


def _shape(firms: list[str], firm: str) -> tuple[str, str, str]:
    return _SHAPES[firms.index(firm) % len(_SHAPES)]
