"""Exercise 5: where an evening brings nothing more, and which assumption made it so."""

import numpy as np
import pytest

from workshop_kit import Opening, Reading, break_even_style, net_value
from workshop_kit.domain.activities.evening import EVENINGS, LIMITS, Evening, Sort, evening_record
from workshop_kit.domain.exercises.exercise import Step, Verdict
from workshop_kit.domain.exercises.when_it_does_harm import NEAR, WHEN_IT_DOES_HARM

STYLES = np.round(np.arange(0, 1.005, LIMITS["style"].step), 2)
WEIGHTS = np.round(np.arange(0, 5.05, LIMITS["b"].step), 1)


def step(name: str) -> Step:
    found = WHEN_IT_DOES_HARM.step(name)
    assert found
    return found


def judged(name: str, style: float, b: float = 2, **others: object) -> Verdict:
    return step(name).judge({"style": style, "b": b, "m": 0.4, "cost": 0, "opening": "neutral", **others})


def accepted(name: str) -> list[float]:
    return [float(style) for style in STYLES if judged(name, float(style)).right]


@pytest.mark.parametrize(("reading", "place"), [(Reading.PERSON, 0.27), (Reading.TEAM, 0.12)])
def test_the_place_is_where_the_model_has_it_and_three_steps_of_the_slider_to_either_side(
    reading: Reading, place: float
):
    assert break_even_style(b=2, reading=reading) == pytest.approx(place, abs=0.005)
    found = accepted(f"{reading}_line")
    assert place in found
    assert found == pytest.approx(np.arange(found[0], found[-1] + 0.005, 0.01))  # without a gap
    assert place - 0.05 < found[0] < place < found[-1] < place + 0.05


def test_no_place_is_right_for_both_the_person_and_the_team():
    assert not set(accepted("person_line")) & set(accepted("team_line"))


@pytest.mark.parametrize("reading", Reading)
def test_every_place_at_which_the_map_writes_zero_is_right(reading: Reading):
    for style in STYLES:
        value = net_value(float(style), b=2, reading=reading).value
        if f"{abs(value):.1f}" == "0.0":
            assert judged(f"{reading}_line", float(style)).right
        if abs(value) > NEAR:
            assert not judged(f"{reading}_line", float(style)).right


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"style": 0.5}, "gains"),
        ({"style": 0.0}, "costs"),
        ({"style": 0.2}, "costs"),
        ({"style": 0.12}, "other_line"),
        ({"style": 0.27, "b": 1}, "weight"),
        ({"style": 0.27, "b": 2.1}, "weight"),
        ({"style": 0.27, "cost": 3.5}, "elsewhere"),
        ({"style": 0.27, "m": 0.35}, "elsewhere"),
        ({"style": 0.27, "opening": "pitch_first"}, "elsewhere"),
    ],
)
def test_a_place_that_is_not_on_the_persons_line_is_told_why(answer: dict[str, object], reason: str):
    assert judged("person_line", **answer).reason == reason


@pytest.mark.parametrize(
    ("style", "reason"), [(0.27, "other_line"), (0.0, "costs"), (0.2, "gains"), (1.0, "gains")]
)
def test_a_place_that_is_not_on_the_teams_line_is_told_why(style: float, reason: str):
    assert judged("team_line", style).reason == reason


def test_what_is_told_of_a_place_is_what_the_model_says_there():
    verdict = judged("person_line", 0.2)
    assert verdict.facts == {
        "style": 20,
        "person": pytest.approx(net_value(0.2, b=2).value),
        "team": pytest.approx(net_value(0.2, b=2, reading="team").value),
        "weight": 2,
    }


@pytest.mark.parametrize("b", WEIGHTS)
def test_the_harm_is_gone_exactly_where_no_style_costs_a_typical_person_or_the_team_anything(b: float):
    values = [net_value(STYLES, b=float(b), reading=reading).value for reading in Reading]
    assert judged("harmless", 0.27, float(b)).right == bool(np.all(np.asarray(values) >= 0))


def test_at_equal_weight_and_no_cost_the_harm_is_gone_wherever_the_mark_stands():
    for style in STYLES:
        assert judged("harmless", float(style), 1).right


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"style": 1.0}, "still"),
        ({"style": 0.12}, "still"),
        ({"style": 0.0, "b": 3}, "still"),
        ({"style": 0.0, "b": 1.8}, "less"),
        ({"style": 0.0, "b": 1.5}, "person_left"),
        ({"style": 0.0, "m": 0.8}, "elsewhere"),
        ({"style": 0.0, "opening": "rapport_first"}, "elsewhere"),
        ({"style": 0.0, "b": 1, "cost": 2}, "elsewhere"),
    ],
)
def test_another_assumption_or_too_little_of_it_is_told_why(answer: dict[str, object], reason: str):
    verdict = judged("harmless", **answer)
    assert (verdict.right, verdict.reason) == (False, reason)


def test_the_weight_is_the_only_thing_that_differs_from_the_evening_of_the_bet():
    bet, searched = Evening(style=0, b=1), Evening(style=0.27, b=2)
    assert {
        name for name, value in evening_record(bet).items() if evening_record(searched)[name] != value
    } == {"style", "b"}


def test_at_equal_weight_the_worst_led_team_does_more_good_than_harm_and_this_hangs_on_the_average_guest():
    assert net_value(0, b=1, reading="team").value == pytest.approx(1.26, abs=0.01)
    assert net_value(0, b=1, m=0, reading="team").value < -0.5  # "pull that slider all the way to the left"
    verdict = step("bet").judge({"bet": "good"})
    assert (verdict.right, verdict.reason) == (True, "met")


def test_the_evening_that_is_far_away_costs_more_than_it_brings_some_teams_at_equal_weight():
    evening = {**EVENINGS[Sort.COSTLY]}
    assert evening["b"] == 1
    assert net_value(0, **evening, reading="team").value < 0


def test_the_buttons_that_are_named_put_everything_but_the_weight_back():
    for sort in (Sort.FAIR, Sort.TALK):
        assert {**EVENINGS[sort], "b": 0} == {"b": 0, "m": 0.4, "cost": 0, "opening": Opening.NEUTRAL}
    assert EVENINGS[Sort.TALK]["b"] > 2  # it does not give the answer away


def test_the_confident_meet_more_strangers_and_leave_better_impressions_as_the_reason_says():
    people = net_value(0.12, b=2, outgoingness=np.array([-1, 0, 1]))
    assert np.all(np.diff(people.new_contacts) > 0)
    assert np.all(np.diff(people.impression) > 0)
    choices = step("why_lower").questions[0].choices
    assert [c for c in choices if step("why_lower").judge({"why_lower": c}).right] == ["confident"]
