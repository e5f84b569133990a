"""Model 1, from style to confidence: worked out by hand, and shown by simulated people to Monte-Carlo error."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit import PRESETS, Levers, Preset, sample_team, team_confidence
from workshop_kit.domain.errors import LeversError, SampleError, ScoreError
from workshop_kit.domain.leadership import CONFIDENCE_ON_STYLE, SHARE_OF_STYLE, TRAP_TURNS_AT

level = st.floats(0, 1)
WITHIN = {"empowerment": 0.893, "safety": 0.893, "engagement": 0.883, "confidence": 0.974}
LEADERS, PEOPLE = 40_000, 12
# A correlation or deviation over independent people is off by about 1/√n; people of one team share their leader,
# so the number of leaders counts. Five such errors: a sound model fails once in a million runs.
CLOSE = 5 / math.sqrt(LEADERS)


def test_under_the_average_leader_everything_is_average():
    result = team_confidence(Levers.uniform(0.5))
    assert (result.empowerment, result.safety, result.engagement, result.confidence) == (0, 0, 0, 0)


def test_a_leader_worked_out_by_hand():
    # mean 0.6, z = 0.4; E = S = 0.18; G = 0.188; trap: 0.3 · 0.5² = 0.075
    result = team_confidence(Levers(empower=0.9, enable=0.4, encourage=0.6, inspire=0.5), outgoingness=1.5)
    assert result.empowerment == pytest.approx(0.18)
    assert result.safety == pytest.approx(0.18)
    assert result.engagement == pytest.approx(0.188)
    assert result.confidence == pytest.approx(0.30 * 0.18 + 0.20 * 0.18 + 0.30 * 1.5 - 0.075)


def test_people_of_one_team_differ_as_evidence_has_it():
    result = team_confidence(Levers.uniform(0.1))
    for name, expected in WITHIN.items():
        assert getattr(result, f"{name}_sd") == pytest.approx(expected, abs=0.0005)
    assert result.confidence_sd_known == pytest.approx(0.927, abs=0.0005)


def test_style_goes_with_about_five_percent_of_the_differences():
    assert pytest.approx(0.225) == CONFIDENCE_ON_STYLE
    assert pytest.approx(0.0506, abs=0.0001) == SHARE_OF_STYLE
    low, high = (team_confidence(Levers.uniform(s)).confidence for s in (0.25, 0.5))
    assert high - low == pytest.approx(0.225)


@given(level, level, st.lists(level, min_size=2, max_size=2))
def test_confidence_depends_on_the_mean_and_on_how_far_freedom_is_ahead_alone(
    empower: float, enable: float, others: list[float]
):
    swapped = team_confidence(Levers(empower, enable, *others[::-1]))
    spread = team_confidence(Levers(empower, enable, *[sum(others) / 2] * 2))
    assert swapped.confidence == pytest.approx(spread.confidence)


@given(st.floats(0.3, 0.7), st.floats(0.3, 0.7), st.floats(-0.3, 0.3))
def test_moving_say_and_means_together_at_the_cost_of_the_others_changes_nothing(
    empower: float, enable: float, moved: float
):
    before = team_confidence(Levers(empower, enable, 0.5, 0.5))
    after = team_confidence(Levers(empower + moved, enable + moved, 0.5 - moved, 0.5 - moved))
    assert after.confidence == pytest.approx(before.confidence, abs=1e-9)


@given(st.floats(-5, 5))
def test_outgoingness_moves_confidence_alone(outgoingness: float):
    average, person = (team_confidence(Levers.uniform(0.8), each) for each in (0, outgoingness))
    assert person.confidence - average.confidence == pytest.approx(0.30 * outgoingness)
    for name in ("empowerment", "safety", "engagement"):
        assert getattr(person, name) == getattr(average, name)


@given(level, level)
def test_means_without_freedom_are_no_trap(empower: float, enable: float):
    result = team_confidence(Levers(empower, enable, 0.5, 0.5))
    trap = 0.3 * (empower - enable) ** 2 if empower > enable else 0
    assert result.confidence == pytest.approx(0.225 * (empower + enable - 1) / 4 / 0.25 - trap)


@pytest.mark.parametrize("enable", [0, 0.2, 0.6])
def test_more_say_alone_helps_until_it_is_0_375_ahead_and_then_costs(enable: float):
    empower = np.linspace(0, 1, 1001)
    confidence = team_confidence(Levers(empower, enable, 0.5, 0.5)).confidence
    best = empower[np.argmax(confidence)]
    assert best == pytest.approx(enable + 0.375, abs=0.001)
    assert pytest.approx(0.375) == TRAP_TURNS_AT


def test_leaders_and_people_broadcast():
    result = team_confidence(Levers.uniform(np.array([[0.0], [1.0]])), np.array([-1, 0, 1]))
    assert (
        np.shape(result.confidence) == np.shape(result.empowerment) == np.shape(result.engagement) == (2, 3)
    )
    assert result.confidence[1] - result.confidence[0] == pytest.approx([0.9, 0.9, 0.9])
    assert np.diff(result.confidence[0]) == pytest.approx([0.3, 0.3])
    assert type(team_confidence(Levers.uniform(0.2), 1).confidence) is float


def test_results_cannot_be_changed():
    result = team_confidence(Levers.uniform(np.array([0.1, 0.2])))
    with pytest.raises(AttributeError):
        result.confidence = 3
    with pytest.raises(ValueError, match="read-only"):
        result.confidence[0] = 3


@pytest.mark.parametrize("outgoingness", [float("nan"), float("inf"), "high", None, True, [[1], [1, 2]], []])
def test_outgoingness_that_nobody_has_is_refused(outgoingness: object):
    with pytest.raises(ScoreError) as caught:
        team_confidence(Levers.uniform(0.5), outgoingness)
    assert caught.value.thing == "outgoingness"
    assert caught.value.value is outgoingness
    assert caught.value.expected
    assert caught.value.mend.endswith(".")


def test_outgoingness_that_does_not_fit_the_leaders_is_refused():
    with pytest.raises(ScoreError, match="broadcasts"):
        team_confidence(Levers.uniform([0.1, 0.2]), [1, 2, 3])


@pytest.mark.parametrize("levers", [0.5, None, {"empower": 1}, (1, 1, 1, 1)])
def test_what_are_no_levers_is_refused(levers: object):
    with pytest.raises(LeversError):
        team_confidence(levers)
    with pytest.raises(LeversError):
        sample_team(levers, 12, np.random.default_rng(1))


def test_the_enabler_s_team_is_the_most_confident_and_freedom_without_means_helps_nobody():
    confidence = {preset: team_confidence(levers).confidence for preset, levers in PRESETS.items()}
    assert confidence[Preset.ENABLER] > 0.2
    assert confidence[Preset.DELEGATOR] < -0.2
    assert confidence[Preset.CONTROLLER] < -0.2


# Simulated people


@pytest.mark.parametrize("s", [0, 0.3, 1])
def test_within_one_team_people_differ_as_evidence_has_it_around_what_the_model_expects(s: float):
    size = 200_000
    close = 5 / math.sqrt(size)
    levers = Levers.uniform(s)
    team, expected = sample_team(levers, size, np.random.default_rng(20261123)), team_confidence(levers)
    for name, sd in WITHIN.items():
        people = getattr(team, name)
        assert people.std() == pytest.approx(sd, abs=close + 0.0005)
        assert people.mean() == pytest.approx(getattr(expected, name), abs=close)
    assert team.outgoingness.std() == pytest.approx(1, abs=close)
    slope, start = np.polyfit(team.outgoingness, team.confidence, 1)
    left = team.confidence - slope * team.outgoingness - start
    assert slope == pytest.approx(0.30, abs=close)
    assert left.std() == pytest.approx(0.927, abs=close + 0.0005)


def test_over_people_under_different_leaders_every_variable_has_a_deviation_of_one():
    z = np.tile([-1.0, 1.0], LEADERS // 2)  # mean 0 and variance 1, as leaders have by assumption
    teams = sample_team(Levers.uniform(0.5 + 0.25 * z), PEOPLE, np.random.default_rng(7))
    style = np.repeat(z, PEOPLE)
    for name, r in {"empowerment": 0.45, "safety": 0.45, "engagement": 0.47, "confidence": 0.225}.items():
        people = getattr(teams, name)
        assert people.shape == (LEADERS, PEOPLE)
        assert people.std() == pytest.approx(1, abs=CLOSE)
        assert people.mean() == pytest.approx(0, abs=CLOSE)
        assert np.corrcoef(style, people.ravel())[0, 1] == pytest.approx(r, abs=CLOSE)
    assert teams.outgoingness.std() == pytest.approx(1, abs=CLOSE)
    assert np.corrcoef(style, teams.outgoingness.ravel())[0, 1] == pytest.approx(0, abs=CLOSE)


def test_the_three_links_are_independent_once_the_leader_is_known():
    team = sample_team(Levers.uniform(0.8), 200_000, np.random.default_rng(3))
    together = np.corrcoef([team.outgoingness, team.empowerment, team.safety, team.engagement])
    assert np.abs(together - np.eye(4)).max() < 5 / math.sqrt(200_000)


def test_confidence_comes_from_empowerment_safety_and_outgoingness_as_much_as_evidence_has_it():
    # expected values cannot tell the first two apart, as style goes with both alike: only people can
    size = 200_000
    team = sample_team(Levers.uniform(0.5), size, np.random.default_rng(6))
    causes = np.column_stack([team.empowerment, team.safety, team.outgoingness])
    weights, *_ = np.linalg.lstsq(causes, team.confidence, rcond=None)
    # standard errors: 0.869 / (0.893 √n) at most, below 1/√n
    assert weights == pytest.approx([0.30, 0.20, 0.30], abs=5 / math.sqrt(size))
    assert (team.confidence - causes @ weights).var() == pytest.approx(0.7557, abs=5 * 1.1 / math.sqrt(size))


def test_the_trap_lowers_the_people_who_are_in_it():
    trapped = Levers(1, 0, 0.5, 0.5)
    team = sample_team(trapped, 100_000, np.random.default_rng(4))
    assert team.confidence.mean() == pytest.approx(-0.3, abs=5 / math.sqrt(100_000))


def test_the_same_generator_draws_the_same_people_and_another_others():
    one, same, other = (
        sample_team(Levers.uniform(0.5), 5, np.random.default_rng(seed)) for seed in (1, 1, 2)
    )
    assert np.array_equal(one.confidence, same.confidence)
    assert not np.array_equal(one.confidence, other.confidence)


def test_a_generator_that_has_moved_on_draws_other_people():
    rng = np.random.default_rng(1)
    first, second = (sample_team(Levers.uniform(0.5), 5, rng) for _ in range(2))
    assert not np.array_equal(first.confidence, second.confidence)


def test_a_team_has_one_more_axis_than_its_leaders_and_is_read_only():
    team = sample_team(Levers.uniform(np.full((2, 3), 0.5)), 4, np.random.default_rng(1))
    assert team.confidence.shape == (2, 3, 4)
    with pytest.raises(ValueError, match="read-only"):
        team.confidence[0] = 0
    assert sample_team(Levers.uniform(0.5), np.int64(3), np.random.default_rng(1)).safety.shape == (3,)


@pytest.mark.parametrize("size", [10**30, 10**17])
def test_a_team_that_no_memory_holds_is_refused(size: int):
    with pytest.raises(SampleError) as caught:
        sample_team(Levers.uniform(0.5), size, np.random.default_rng(1))
    assert caught.value.thing == "size"
    assert caught.value.value == size


@pytest.mark.parametrize("size", [0, -1, 2.5, "12", None, True, float("nan")])
def test_a_team_of_no_size_is_refused(size: object):
    with pytest.raises(SampleError) as caught:
        sample_team(Levers.uniform(0.5), size, np.random.default_rng(1))
    assert caught.value.thing == "size"
    assert caught.value.value is size
    assert caught.value.expected
    assert caught.value.mend.endswith(".")


@pytest.mark.parametrize("rng", [None, 1, np.random.RandomState(1), np.random])
def test_chance_comes_from_a_generator_or_not_at_all(rng: object):
    with pytest.raises(SampleError) as caught:
        sample_team(Levers.uniform(0.5), 3, rng)
    assert caught.value.thing == "rng"
    assert caught.value.value is rng
    assert caught.value.expected
    assert caught.value.mend.endswith(".")
