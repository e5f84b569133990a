"""The chart widget: what it takes, what travels to the page, and what it refuses."""

import json
from datetime import date

import numpy as np
import plotly.graph_objects as go
import pytest

from workshop_kit import Levers, WorkshopKitError
from workshop_kit.content import ContentError, languages, load_colours, load_words
from workshop_kit.figures import leaders_figure, trap_figure
from workshop_kit.widgets import Chart
from workshop_kit.widgets.activity import face
from workshop_kit.widgets.chart import BUNDLE, TRACES
from workshop_kit.widgets.errors import FigureError

BARS = go.Figure(go.Bar(x=["a", "b"], y=[3, 1], name="Tries"), layout_title_text="Two bars")


def test_a_chart_calls_itself_by_what_is_seen():
    headline = load_words("de").figures.trap.headline
    assert repr(Chart(trap_figure(lang="de"), lang="de")) == f"Chart({headline!r})"


@pytest.mark.parametrize("lang", languages())
def test_words_of_a_figure_travel_beside_it_and_not_twice(lang: str):
    figure = leaders_figure(lang=lang)
    chart = Chart(figure, lang=lang)
    assert chart.about == dict(figure.layout.meta)
    assert "meta" not in chart.spec["layout"]
    assert chart.words["name"] == load_words(lang).chart.name
    assert chart.figure is figure


def test_the_figure_that_was_given_stays_as_it_is():
    before = BARS.to_json()
    Chart(BARS)
    assert BARS.to_json() == before


def test_any_figure_gets_headline_and_table_from_what_it_holds():
    chart = Chart(BARS)
    assert chart.about["headline"] == "Two bars"
    assert chart.about["table"]["rows"] == [["Tries", "a", 3.0], ["Tries", "b", 1.0]]
    assert chart.about["table"]["columns"] == ["Group", "Across", "Up"]


def test_axis_titles_name_the_columns():
    figure = go.Figure(BARS).update_layout(xaxis_title="Day", yaxis_title="Tries")
    assert Chart(figure).about["table"]["columns"] == ["Group", "Day", "Tries"]


def test_a_map_has_a_row_for_each_of_its_fields():
    chart = Chart(go.Figure(go.Heatmap(x=["l", "r"], y=["d"], z=[[1, 2]], name="m")))
    assert chart.about["table"]["rows"] == [["m", "l", "d", 1.0], ["m", "r", "d", 2.0]]


def test_directions_and_distances_make_the_table_of_a_round_chart():
    chart = Chart(go.Figure(go.Scatterpolar(theta=["n", "e"], r=[1, 2])))
    assert chart.about["table"]["rows"] == [["1", "n", 1.0], ["1", "e", 2.0]]


def test_what_is_no_number_is_a_dash_and_what_is_no_text_is_written_out():
    figure = go.Figure(go.Scatter(x=[date(2026, 11, 23), None], y=[float("nan"), np.int64(2)]))
    chart = Chart(figure)
    assert chart.about["table"]["rows"] == [["1", "2026-11-23", "–"], ["1", "–", 2.0]]
    json.dumps([chart.spec, chart.about], allow_nan=False)


@pytest.mark.parametrize(
    ("trace", "rows"),
    [
        (
            go.Scatter(x0="2026-11-24", dx=86_400_000, y=[1, 2]),
            ["2026-11-24T00:00:00.000", "2026-11-25T00:00:00.000"],
        ),
        (go.Bar(x=[["a", "a", "b"], ["x", "y", "x"]], y=[1, 2, 3]), ["a · x", "a · y", "b · x"]),
        (go.Scatterpolar(r=[1, 2], theta0=90, dtheta=5), [90, 95]),
        (go.Heatmap(z=[[1, 2], [3]]), []),
    ],
    ids=["dates-counted", "two-levels", "angles-counted", "ragged"],
)
def test_whatever_plotly_draws_gets_a_table_or_is_said_to_have_none(trace: object, rows: list[object]):
    table = Chart(go.Figure(trace)).about["table"]
    assert [row[1] for row in table["rows"]] == rows
    assert rows or table["caption"].endswith(load_words("en").chart.no_table)


def test_notes_of_somebody_elses_in_a_figure_are_not_taken_for_words():
    figure = go.Figure(go.Scatter(y=[1]), {"meta": {"headline": 1, "sentence": 2, "table": None}})
    assert Chart(figure).about["table"]["rows"] == [["1", 0.0, 1.0]]


def test_a_number_too_large_for_a_float_is_written_out():
    assert Chart(go.Figure(go.Scatter(y=[10**400]))).about["table"]["rows"][0][2].startswith("10000")


def test_a_figure_with_nothing_in_it_is_still_a_chart():
    assert Chart(go.Figure()).about["table"]["rows"] == []
    assert repr(Chart(go.Figure(), lang="de")) == "Chart('Diagramm')"


def test_a_table_ends_after_500_rows_and_says_that_it_does():
    words = load_words("en").chart
    whole, cut = (Chart(go.Figure(go.Scatter(y=np.arange(points)))).about["table"] for points in (500, 501))
    assert [len(table["rows"]) for table in (whole, cut)] == [500, 500]
    assert whole["caption"] == words.caption
    assert cut["caption"] == f"{words.caption} {words.cut.format(rows=500)}"


def test_another_figure_replaces_words_and_data():
    chart = Chart(BARS)
    chart.figure = trap_figure()
    assert chart.about["headline"] == load_words("en").figures.trap.headline
    assert chart.spec["data"][0]["type"] == "heatmap"


def test_numbers_travel_packed():
    chart = Chart(go.Figure(go.Scatter(y=np.linspace(0, 1, 1000))))
    assert chart.spec["data"][0]["y"].keys() >= {"dtype", "bdata"}
    assert len(json.dumps(chart.spec)) < 14_000


@pytest.mark.parametrize("figure", [None, {"data": []}, "figure", go.Scatter(y=[1])])
def test_what_is_no_figure_is_refused(figure: object):
    with pytest.raises(FigureError) as caught:
        Chart(figure)
    assert isinstance(caught.value, WorkshopKitError)
    assert caught.value.thing == "figure"


@pytest.mark.parametrize("trace", [go.Pie(values=[1]), go.Scatter3d(x=[1], y=[1], z=[1])])
def test_a_trace_that_the_bundle_cannot_draw_is_refused_with_the_ones_it_can(trace: object):
    with pytest.raises(FigureError, match="bar, barpolar, heatmap, scatter, scatterpolar"):
        Chart(go.Figure(trace))
    chart = Chart(BARS)
    with pytest.raises(FigureError):
        chart.figure = go.Figure(trace)
    assert chart.figure is BARS


def test_an_unknown_language_is_refused():
    with pytest.raises(ContentError):
        Chart(BARS, lang="xx")


def test_every_colour_of_the_look_is_known_to_the_face_by_its_name():
    chart = Chart(BARS)
    assert set(chart.colours) == set(load_colours().values())
    assert chart.colours["#0b5563"] == "accent"


def test_the_kernel_hands_the_bundle_over_where_there_is_no_site():
    name, (data,) = Chart(BARS).asset({"name": "plotly.min.js"}, [])
    assert (name, data) == (BUNDLE.name, BUNDLE.read_bytes())


def test_a_front_end_cannot_write(capsys: pytest.CaptureFixture[str]):
    chart = Chart(BARS)
    chart.set_state({"about": {}})
    assert chart.about["headline"] == "Two bars"


def test_the_bundle_is_of_the_plotly_js_that_our_plotly_speaks():
    from plotly.offline import get_plotlyjs_version

    pins = json.loads((BUNDLE.parents[3] / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert pins["plotly.js"] == get_plotlyjs_version()
    assert f'"{get_plotlyjs_version()}"' in BUNDLE.read_text(encoding="utf-8")


def test_the_bundle_registers_what_the_widget_lets_through():
    entry = (BUNDLE.parent / "entry.js").read_text(encoding="utf-8")
    registered = set(entry[entry.index("register([") + 10 : entry.index("])")].split(", "))
    assert registered | {"scatter"} == TRACES  # scatter is part of the core


def test_the_licences_of_all_that_went_in_are_kept():
    text = (BUNDLE.parent / "LICENSES.txt").read_text(encoding="utf-8")
    pins = json.loads((BUNDLE.parents[3] / "package.json").read_text(encoding="utf-8"))
    for name in ["plotly.js", *pins["overrides"]["plotly.js"], "@plotly/d3", "fast-isnumeric", "polybooljs"]:
        assert f"\n{name} " in text, name
    assert text.count("Permission is hereby granted") > 5


def test_the_face_of_a_chart_fetches_nothing_by_itself():
    text = face("chart")
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "fetch(" not in text


def test_levers_of_the_page_stand_beside_the_three_leaders():
    chart = Chart(leaders_figure({"you": Levers.uniform(0.5)}))
    names = [row[0] for row in chart.about["table"]["rows"]]
    assert len(names) == 4
    assert names[-1] == load_words("en").figures.leaders.you
