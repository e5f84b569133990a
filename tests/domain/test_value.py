"""Model 2, from confidence to what an evening brings: the published table, by hand, and against finer sums."""

import math
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_kit import (
    PRESETS,
    Levers,
    Opening,
    Reading,
    WorkshopKitError,
    break_even_style,
    net_value,
    sample_team,
    team_confidence,
)
from workshop_kit.domain.errors import LeversError, NetValueError, ScoreError

STYLES = (0, 0.25, 0.5, 0.75, 1)
TABLE = {
    ("person", 1): (0.70, 1.64, 2.80, 4.17, 5.74),
    ("person", 2): (-1.14, -0.10, 1.19, 2.71, 4.45),
    ("team", 1): (1.26, 2.21, 3.34, 4.63, 6.09),
    ("team", 2): (-0.51, 0.57, 1.83, 3.28, 4.90),
}
ENTRIES = [(*key, s, value) for key, row in TABLE.items() for s, value in zip(STYLES, row, strict=True)]
BREAK_EVEN = {
    ("person", 1): -math.inf,
    ("person", 2): 0.2713,
    ("team", 1): -math.inf,
    ("team", 2): 0.1238,
}

style = st.floats(0, 1)
weight = st.floats(0, 10)
middle = st.floats(-2, 2)
price = st.floats(0, 10)
share = st.floats(0, 1)
reading = st.sampled_from(list(Reading))


@pytest.mark.parametrize(("reading", "b", "s", "value"), ENTRIES)
def test_each_entry_of_the_reference_table_is_found(reading: str, b: float, s: float, value: float):
    assert net_value(s, b=b, reading=reading).value == pytest.approx(value, abs=0.005)


@pytest.mark.parametrize(("reading", "b"), BREAK_EVEN)
def test_each_break_even_style_of_the_reference_table_is_found(reading: str, b: float):
    found = break_even_style(b=b, reading=reading)
    assert found == pytest.approx(BREAK_EVEN[reading, b], abs=0.0005)


def test_docs_evidence_shows_the_same_table():
    text = (Path(__file__).parents[2] / "docs" / "evidence.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (typical person|team) \| (\d) \| (.*) \|$", text, re.MULTILINE)
    shown = {(name.split()[-1], int(b)): cells.replace("−", "-").split(" | ") for name, b, cells in rows}
    assert {key: tuple(map(float, cells[:5])) for key, cells in shown.items()} == TABLE
    limits = {key: float(cells[5]) if cells[5][0].isdigit() else -math.inf for key, cells in shown.items()}
    assert limits == BREAK_EVEN


def by_hand(confidence: float, engagement: float, *, b: float, m: float, opening: float, k: float) -> float:
    """Return what one person brings home, as evidence.md writes it."""
    odds = 2 * math.exp(-confidence)
    met = 14 * (1 - odds * k / (odds * k + 1 - k))
    mu = m + 0.39 * (engagement + confidence) / 2 + opening
    phi = math.exp(-(mu**2) / 2) / math.sqrt(2 * math.pi)
    below, above = (0.5 * math.erfc(sign * mu / math.sqrt(2)) for sign in (1, -1))
    return met * (mu * above + phi - b * (phi - mu * below))


@settings(deadline=None)
@given(
    s=style,
    b=weight,
    m=middle,
    cost=price,
    k=share,
    opening=st.sampled_from(list(Opening)),
    tau=st.floats(-3, 3),
)
def test_a_typical_person_is_worked_out_as_evidence_has_it(
    *, s: float, b: float, m: float, cost: float, k: float, opening: Opening, tau: float
):
    person = team_confidence(Levers.uniform(s), tau)
    shift = {"rapport_first": 0.2, "neutral": 0.0, "pitch_first": -0.4}[opening]
    expected = by_hand(person.confidence, person.engagement, b=b, m=m, opening=shift, k=k) - cost
    found = net_value(s, b=b, m=m, cost=cost, known_share=k, opening=opening, outgoingness=tau)
    assert found.value == pytest.approx(expected, abs=1e-9)


def test_half_of_the_encounters_are_with_known_people_although_they_are_a_third_of_the_room():
    assert net_value(0.5).new_contacts == pytest.approx(7)
    assert net_value(0.5).impression == pytest.approx(0.40)


def finely(s: float, *, b: float, m: float, k: float, opening: float, tau: float) -> float:
    """Average over the people of a team by brute force: 2,001 × 401 people over ±9 and ±8 deviations."""
    team = team_confidence(Levers.uniform(s), tau)
    at_c, at_g = np.linspace(-9, 9, 2001), np.linspace(-8, 8, 401)
    weights = np.exp(-(at_c[:, None] ** 2) / 2 - at_g**2 / 2)
    confidence = team.confidence + team.confidence_sd * at_c[:, None]
    engagement = team.engagement + team.engagement_sd * at_g
    odds = 2 * np.exp(-confidence)
    met = 14 * (1 - odds * k / (odds * k + 1 - k))
    mu = m + 0.39 * (engagement + confidence) / 2 + opening
    phi = np.exp(-(mu**2) / 2) / math.sqrt(2 * math.pi)
    above = np.array(list(map(math.erf, (mu / math.sqrt(2)).ravel()))).reshape(mu.shape) / 2 + 0.5
    worth = mu * above + phi - b * (phi - mu * (1 - above))
    return float((weights * met * worth).sum() / weights.sum())


@pytest.mark.parametrize(
    ("s", "b", "m", "k", "opening", "tau"),
    [
        (0.0, 2.0, 0.4, 1 / 3, Opening.NEUTRAL, 0.0),
        (1.0, 10.0, 0.4, 1 / 3, Opening.PITCH_FIRST, 0.0),
        (0.5, 5.0, -1.0, 0.02, Opening.RAPPORT_FIRST, 1.5),
        (0.2, 10.0, 0.0, 0.98, Opening.NEUTRAL, -2.0),
        (0.9, 0.0, 2.0, 0.8, Opening.RAPPORT_FIRST, -2.0),
    ],
)
def test_a_team_agrees_with_a_much_finer_sum_over_its_people(
    *, s: float, b: float, m: float, k: float, opening: Opening, tau: float
):
    shift = {"rapport_first": 0.2, "neutral": 0.0, "pitch_first": -0.4}[opening]
    expected = finely(s, b=b, m=m, k=k, opening=shift, tau=tau)
    found = net_value(
        s, b=b, m=m, known_share=k, opening=opening, outgoingness=tau, reading="team"
    )  # fmt: skip
    assert found.value == pytest.approx(expected, abs=1e-5)  # 0.001 would do


def test_a_team_agrees_with_people_drawn_by_model_1():
    size = 400_000
    people = sample_team(Levers.uniform(0.3), size, np.random.default_rng(5))
    met = 14 / (1 + np.exp(-people.confidence))
    impression = 0.4 + 0.39 * (people.engagement + people.confidence) / 2
    impression += np.random.default_rng(6).standard_normal(size)
    each = met * np.where(impression >= 0, impression, 2 * impression)
    expected = net_value(0.3, reading="team")
    assert expected.value == pytest.approx(each.mean(), abs=5 * each.std() / math.sqrt(size))
    assert expected.new_contacts == pytest.approx(met.mean(), abs=0.05)
    assert expected.good == pytest.approx((met * np.maximum(impression, 0)).mean(), abs=0.08)


@settings(deadline=None)
@given(s=style, b=weight, m=middle, cost=price, k=share, reading=reading)
def test_the_value_is_what_good_impressions_bring_less_what_bad_ones_and_the_evening_cost(
    *, s: float, b: float, m: float, cost: float, k: float, reading: Reading
):
    found = net_value(s, b=b, m=m, cost=cost, known_share=k, reading=reading)
    assert found.good >= 0
    assert found.bad >= 0
    assert found.value == pytest.approx(found.good - b * found.bad - cost)


@settings(deadline=None)
@given(style, middle, share, reading)
def test_where_bad_impressions_weigh_no_more_and_nothing_is_paid_an_average_guest_does_no_harm(
    s: float, m: float, k: float, reading: Reading
):
    found = net_value(s, b=1, m=abs(m) + 0.4, known_share=k, reading=reading)
    assert found.value >= 0
    assert break_even_style(b=1, m=abs(m) + 0.4, known_share=k, reading=reading) == -math.inf


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 6), middle, st.floats(0, 8), st.floats(0, 0.99), reading)
def test_there_is_harm_exactly_below_the_break_even_style(
    b: float, m: float, cost: float, k: float, reading: Reading
):
    options = {"b": b, "m": m, "cost": cost, "known_share": k, "reading": reading}
    grid = np.linspace(0, 1, 101)
    value = net_value(grid, **options).value
    line = break_even_style(**options)
    assert np.array_equal(value < 0, grid < line) or np.min(np.abs(value)) < 1e-9
    if 0 <= line <= 1:
        assert net_value(line, **options).value == pytest.approx(0, abs=1e-9)


def test_a_style_that_harms_always_and_one_that_never_does_have_values_to_compare_with():
    found = break_even_style(b=[0, 2, 50])
    assert found[0] == -math.inf
    assert 0 < found[1] < 1
    assert found[2] == math.inf
    assert isinstance(break_even_style(b=2), float)


def test_in_a_team_the_confident_meet_more_new_people_so_it_does_better_than_its_typical_person():
    grid, b = np.linspace(0, 1, 21)[:, None], np.linspace(0, 5, 11)
    person, team = (net_value(grid, b=b, reading=each).value for each in Reading)
    assert np.all(team > person)


def test_levers_and_a_style_are_two_ways_to_name_a_leader():
    assert net_value(Levers.uniform(0.3)).value == net_value(0.3).value
    trapped = net_value(PRESETS["delegator"], reading="team")
    assert trapped.value < net_value(PRESETS["delegator"].mean, reading="team").value


def test_arrays_broadcast_and_numbers_stay_numbers():
    found = net_value(
        np.linspace(0, 1, 5)[:, None], b=[1, 2, 3], cost=np.zeros((2, 1, 1)), known_share=0.2, reading="team"
    )
    parts = (found.new_contacts, found.impression, found.good, found.bad, found.value)
    assert {np.shape(each) for each in parts} == {(2, 5, 3)}
    assert type(net_value(0.5, reading="team").value) is float
    assert np.shape(break_even_style(b=[[1], [2]], cost=[0, 1, 2], reading="team")) == (2, 3)
    assert np.shape(break_even_style(outgoingness=[0, 1])) == (2,)
    alone = net_value(0.75, b=3, cost=0, known_share=0.2, reading="team").value
    assert found.value[1, 3, 2] == pytest.approx(alone)


def test_results_cannot_be_changed():
    found = net_value([0.1, 0.2])
    with pytest.raises(AttributeError):
        found.value = 3
    with pytest.raises(ValueError, match="read-only"):
        found.value[0] = 3


@pytest.mark.parametrize("k", [0, 1])
def test_a_room_of_strangers_and_a_room_of_friends_are_rooms_too(k: float):
    assert net_value(0.4, known_share=k).new_contacts == 14 * (1 - k)
    assert net_value(0.4, known_share=k, outgoingness=-1e6).new_contacts == 14 * (1 - k)


@pytest.mark.parametrize(
    ("thing", "value"),
    [
        ("b", -0.1),
        ("b", math.inf),
        ("b", "two"),
        ("b", True),
        ("m", math.nan),
        ("m", None),
        ("cost", -1),
        ("cost", [0, -1]),
        ("known_share", -0.01),
        ("known_share", 1.01),
        ("opening", "shouting"),
        ("opening", None),
        ("reading", "crowd"),
        ("reading", ["person"]),
    ],
)
def test_what_no_evening_could_have_is_refused_by_name(thing: str, value: object):
    for ask in (lambda options: net_value(0.5, **options), lambda options: break_even_style(**options)):
        with pytest.raises(NetValueError) as caught:
            ask({thing: value})
        assert isinstance(caught.value, WorkshopKitError)
        assert (caught.value.thing, caught.value.value) == (thing, value)
        assert caught.value.expected
        assert caught.value.mend.endswith(".")


def test_shapes_that_do_not_fit_are_refused():
    with pytest.raises(NetValueError, match="broadcast"):
        net_value([0.1, 0.2], b=[1, 2, 3])
    with pytest.raises(ScoreError, match="broadcasts"):
        net_value([0.1, 0.2], outgoingness=[1, 2, 3])


@pytest.mark.parametrize("leader", [-0.1, 1.1, "0.5", None, True, math.nan])
def test_a_style_that_no_leader_has_is_refused(leader: object):
    with pytest.raises(LeversError):
        net_value(leader)
