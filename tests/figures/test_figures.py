"""Figures: they show what the model says, in the look of the workshop, and carry their words."""

import json

import numpy as np
import plotly.graph_objects as go
import pytest

from workshop_kit import PRESETS, Levers, Reading, break_even_style, net_value, sample_team, team_confidence
from workshop_kit.content import languages, load_colours, load_words
from workshop_kit.domain.errors import NetValueError
from workshop_kit.domain.exercises.company import Company
from workshop_kit.domain.exercises.evening import one_evening
from workshop_kit.domain.exercises.read_a_room import ENCLAVE, GROUPS
from workshop_kit.domain.exercises.three_teams import MEETINGS, Measure, TeamOf
from workshop_kit.domain.exercises.three_teams import TEAMS as THREE_TEAMS
from workshop_kit.figures import (
    company_figure,
    echo_figure,
    evening_figure,
    leaders_figure,
    orders_figure,
    style_figure,
    trap_figure,
    value_map_figure,
    value_twice_figure,
)
from workshop_kit.widgets.chart import TRACES

LEADERS = Levers.uniform(np.linspace(0, 1, 5))
TEAMS = sample_team(LEADERS, 4, np.random.default_rng(1))
FIGURES = {
    "style": lambda lang: style_figure(LEADERS, TEAMS, lang=lang),
    "leaders": lambda lang: leaders_figure(lang=lang),
    "trap": lambda lang: trap_figure(lang=lang),
    "orders": lambda lang: orders_figure(lang=lang),
    "echo": lambda lang: echo_figure(lang=lang),
    "value_map": lambda lang: value_map_figure(you=(0.3, 2), lang=lang),
    "value_twice": lambda lang: value_twice_figure(lang=lang),
    "evening": lambda lang: evening_figure(one_evening(), lang=lang),
    "company": lambda lang: company_figure(one_evening(), lang=lang),
}
each_figure = pytest.mark.parametrize("name", FIGURES)


@each_figure
@pytest.mark.parametrize("lang", languages())
def test_a_figure_says_what_is_seen_what_to_look_for_and_the_same_as_a_table(name: str, lang: str):
    meta = FIGURES[name](lang).layout.meta
    assert meta["headline"] == getattr(load_words(lang).figures, name).headline
    assert "{" not in meta["sentence"]
    table = meta["table"]
    assert table["rows"]
    assert {len(row) for row in table["rows"]} == {len(table["columns"])}
    json.dumps(meta, allow_nan=False)


@each_figure
def test_a_figure_uses_the_colours_of_the_workshop_alone(name: str):
    figure = FIGURES[name]("en")
    used = {part for part in figure.to_json().split('"') if part.startswith("#")}
    okabe_ito = {"#D55E00", "#009E73", "#CC79A7", "#0072B2", "#E69F00"}
    assert used
    assert used <= set(load_colours().values()) | okabe_ito


@each_figure
def test_a_figure_is_made_of_what_the_bundle_draws(name: str):
    assert {trace.type for trace in FIGURES[name]("en").data} <= TRACES


def test_the_line_of_styles_is_what_the_model_expects_and_the_band_one_deviation_to_either_side():
    band, people, line = style_figure(LEADERS, TEAMS).data
    expected = team_confidence(LEADERS)
    assert line.x == pytest.approx(np.linspace(0, 1, 5))
    assert line.y == pytest.approx(expected.confidence)
    assert band.y[:5] == pytest.approx(expected.confidence + expected.confidence_sd)
    assert band.y[5:][::-1] == pytest.approx(expected.confidence - expected.confidence_sd)
    assert people.y == pytest.approx(TEAMS.confidence.ravel())


def test_the_table_of_styles_names_the_extremes_of_each_team():
    rows = style_figure(LEADERS, TEAMS).layout.meta["table"]["rows"]
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]
    assert [row[3] for row in rows] == pytest.approx(TEAMS.confidence.min(axis=1))
    assert [row[4] for row in rows] == pytest.approx(TEAMS.confidence.max(axis=1))


def test_one_leader_alone_can_be_shown():
    leader = Levers.uniform(0.5)
    figure = style_figure(leader, sample_team(leader, 12, np.random.default_rng(2)))
    assert len(figure.data[1].y) == 12


def test_the_three_leaders_stand_where_the_model_puts_their_teams():
    (points,) = leaders_figure().data
    assert list(points.x) == pytest.approx(
        [team_confidence(levers).confidence for levers in PRESETS.values()]
    )
    assert points.error_x.value == pytest.approx(0.974, abs=0.001)


@pytest.mark.parametrize("lang", languages())
def test_more_leaders_are_added_by_name_and_told_apart_by_shape(lang: str):
    more = {"you": Levers.uniform(1), "Ada": Levers.uniform(0)}
    (points,) = leaders_figure(more, lang=lang).data
    assert list(points.y)[3:] == [load_words(lang).figures.leaders.you, "Ada"]
    assert list(points.marker.symbol) == ["circle"] * 3 + ["diamond"] * 2


def test_the_map_of_the_trap_is_the_model_and_its_line_stands_where_more_say_turns():
    heat, start, turn = trap_figure(encourage=0.2, inspire=0.9).data
    for row, enable in enumerate(heat.y):
        for column, empower in enumerate(heat.x):
            model = team_confidence(Levers(float(empower), float(enable), 0.2, 0.9))
            assert heat.z[row][column] == pytest.approx(model.confidence)
    assert list(start.x) == list(start.y) == [0, 1]
    assert list(turn.x) == pytest.approx([0.375, 1])
    assert list(turn.y) == pytest.approx([0, 0.625])


def test_the_lines_of_the_three_orders_are_what_the_rule_gives():
    last, second, first = ([int(value) for value in line.y] for line in orders_figure().data)
    assert (last, second, first) == ([4, 6, 8, 10, 10], [4, 6, 4, 6, 8], [4, 1, 3, 5, 7])
    assert first[-1] < last[2]  # as the sentence says


@pytest.mark.parametrize("lang", languages())
def test_the_bars_of_the_three_teams_and_their_table_are_the_same_numbers(lang: str):
    figure = echo_figure(lang=lang)
    table = figure.layout.meta["table"]
    assert [[bar.name, *bar.x] for bar in figure.data] == table["rows"]
    for bar, team in zip(figure.data, TeamOf, strict=True):
        assert list(bar.x) == [THREE_TEAMS[team].of(measure) for measure in Measure]
        assert list(bar.y) == table["columns"][1:]
        assert list(bar.text) == [f"{number}" for number in bar.x]


def test_the_bars_of_the_three_teams_can_be_compared_and_the_teams_are_said_to_be_made_up():
    figure = echo_figure()
    assert {bar.xaxis for bar in figure.data} == {None}  # the same length is the same number everywhere
    assert len({bar.yaxis for bar in figure.data}) == len(TeamOf)
    assert "made up" in load_words("en").figures.echo.caption
    assert MEETINGS == 8  # as the caption says in a word


def test_a_figure_stands_by_itself_as_any_plotly_figure_does():
    assert isinstance(trap_figure(), go.Figure)
    assert (
        trap_figure().layout.paper_bgcolor is None
    )  # the look comes by template, so anybody may override it
    assert trap_figure().layout.template.layout.paper_bgcolor == load_colours()["paper"]


EVENING = {"m": 0.3, "cost": 1.5, "opening": "rapport_first"}


def test_the_map_of_an_evening_is_the_model_and_on_its_line_nothing_is_left():
    heat, line, mark = value_map_figure(**EVENING, you=(0.3, 2.5)).data
    model = net_value(heat.x, b=np.array(heat.y)[:, np.newaxis], **EVENING, reading="team")
    assert heat.z == pytest.approx(model.value)
    assert heat.zmax == -heat.zmin == pytest.approx(np.abs(heat.z).max())
    on_the_line = net_value(line.x, b=line.y, **EVENING, reading="team").value
    assert on_the_line == pytest.approx(np.zeros(len(line.x)), abs=1e-9)
    inside = (np.array(line.y) > 0) & (np.array(line.y) < 5) & (np.array(line.x) > 0)
    edges = break_even_style(b=np.array(line.y)[inside], **EVENING, reading="team")
    assert edges == pytest.approx(np.array(line.x)[inside])
    assert (list(mark.x), list(mark.y)) == ([0.3], [2.5])


def test_the_table_of_the_map_is_the_model():
    rows = value_map_figure(**EVENING).layout.meta["table"]["rows"]
    assert [row[0] for row in rows] == [0, 1, 2, 3, 4, 5]
    expected = net_value([0, 0.25, 0.5, 0.75, 1], b=3, **EVENING, reading="team").value
    assert rows[3][1:] == pytest.approx(expected)


def test_person_and_team_stand_side_by_side_in_the_same_shades():
    person, person_line, team, team_line = value_twice_figure(**EVENING).data
    assert (person.zmin, person.zmax) == (team.zmin, team.zmax)
    assert {person.xaxis, person_line.xaxis} == {"x"}
    assert {team.xaxis, team_line.xaxis} == {"x2"}
    assert (person_line.line.dash, team_line.line.dash) == ("dash", "solid")
    for reading, heat in {Reading.PERSON: person, Reading.TEAM: team}.items():
        model = net_value(heat.x, b=np.array(heat.y)[:, np.newaxis], **EVENING, reading=reading)
        assert heat.z == pytest.approx(model.value)


def test_a_side_that_is_not_on_the_map_is_not_named():
    words = load_words("en").figures.value_map
    named = [note.text for note in value_map_figure(m=2).layout.annotations]
    assert words.good in named
    assert words.harm not in named


def test_the_map_of_an_evening_that_cannot_be_is_refused():
    with pytest.raises(NetValueError):
        value_map_figure(cost=-1)
    with pytest.raises(NetValueError):
        value_twice_figure(opening="shouting")


COMPANY = Company(one_evening())


def _places() -> dict[str, np.ndarray]:
    points = [trace for trace in evening_figure(one_evening()).data if trace.name]
    return {
        text.split(",")[0]: np.array([x, y])
        for trace in points
        for x, y, text in zip(trace.x, trace.y, trace.hovertext, strict=True)
    }


def test_every_guest_has_a_place_and_a_firm_has_a_shape_and_a_colour_of_its_own():
    points = [trace for trace in evening_figure(one_evening()).data if trace.name]
    assert set(_places()) == set(COMPANY.guests)
    assert (
        len({trace.marker.symbol for trace in points}) == len({trace.marker.color for trace in points}) == 4
    )


def test_people_who_stood_together_for_long_are_drawn_nearer_than_people_who_did_not():
    places = _places()
    pairs = [(one, other) for one in places for other in places if one < other]
    far = {pair: float(np.linalg.norm(places[pair[0]] - places[pair[1]])) for pair in pairs}
    together = [far[pair] for pair in pairs if COMPANY.minutes(*pair) >= 25]
    never = [far[pair] for pair in pairs if not COMPANY.minutes(*pair)]
    assert max(together) < np.median(never)
    assert min(far.values()) > 0.05
    assert np.mean([far[pair] for pair in pairs if set(pair) <= set(GROUPS[ENCLAVE])]) < 0.2


def test_leaders_have_a_ring_and_their_names_say_that_they_lead():
    figure = evening_figure(one_evening())
    (rings,) = [trace for trace in figure.data if trace.mode == "markers"]
    leaders = [guest.name for guest in COMPANY.guests.values() if guest.leads]
    places = _places()
    assert sorted(zip(rings.x, rings.y, strict=True)) == sorted(tuple(places[name]) for name in leaders)
    named = " ".join(note.text for note in figure.layout.annotations)
    assert all(f"{name} (leads)" in named for name in leaders)


def test_each_two_who_met_have_one_line_full_where_they_knew_each_other_and_wider_for_longer():
    lines = [trace for trace in evening_figure(one_evening()).data if trace.mode == "lines"]
    drawn = sum(len(trace.x) // 3 for trace in lines)
    pairs = {frozenset((each.guest.name, each.other.name)) for each in one_evening()}
    assert drawn == len(pairs)
    full = sum(len(trace.x) // 3 for trace in lines if trace.line.dash == "solid")
    assert full == len(COMPANY.known)
    places = _places()
    widest = max(lines, key=lambda trace: (trace.line.width, trace.line.dash == "solid"))
    ends = {(round(x, 6), round(y, 6)) for x, y in zip(widest.x, widest.y, strict=True) if x is not None}
    assert {tuple(np.round(places[name], 6)) for name in GROUPS[ENCLAVE]} <= ends


def test_the_bars_say_what_the_record_says_with_everybody_on_top():
    known, new = company_figure(one_evening()).data
    assert known.y[-1] == "everybody"
    assert known.x[-1] == pytest.approx(100 * COMPANY.known_share)
    for name, share, rest in zip(known.y[:-1], known.x, new.x, strict=False):
        assert share == pytest.approx(100 * COMPANY.known_minutes(name) / COMPANY.all_minutes(name))
        assert share + rest == pytest.approx(100)
    assert list(known.x[:-1]) == sorted(known.x[:-1])


def test_a_guest_looked_at_closely_says_with_whom_and_for_how_long():
    points = [trace for trace in evening_figure(one_evening(), lang="de").data if trace.name]
    (told,) = [text for trace in points for text in trace.hovertext if text.startswith("Amara")]
    assert told.split("<br>")[:2] == ["Amara, Aronia. Getroffen: 6", "Kira: 43 min"]
