"""Exercise 4: the echo is found by two figures together, and by no single one."""

from itertools import combinations

import pytest

from workshop_kit.domain.exercises.exercise import Step, Verdict
from workshop_kit.domain.exercises.three_teams import TEAMS, Measure, TeamOf, like_the_echo
from workshop_kit.domain.exercises.who_has_the_echo import PAIRS, WHO_HAS_THE_ECHO


def step(name: str) -> Step:
    found = WHO_HAS_THE_ECHO.step(name)
    assert found
    return found


def judged(name: str, choice: object) -> Verdict:
    return step(name).judge({name: choice})


def test_only_kims_team_says_little_holds_much_back_and_agrees_much():
    assert like_the_echo() == (TeamOf.KIM,)


def test_the_longest_and_the_shortest_bar_point_to_somebody_else():
    def most(measure: Measure) -> TeamOf:
        return max(TEAMS, key=lambda team: TEAMS[team].of(measure))

    assert most(Measure.SILENCE) is TeamOf.ALEX
    assert most(Measure.AGREEMENT) is TeamOf.ROBIN
    assert min(TEAMS, key=lambda team: TEAMS[team].voice) is TeamOf.ROBIN


@pytest.mark.parametrize("measure", Measure)
def test_no_figure_alone_tells_the_echo(measure: Measure):
    assert len(like_the_echo([measure])) > 1


def test_of_all_pairs_only_how_much_is_said_and_held_back_tells_it():
    telling = [pair for pair in combinations(Measure, 2) if like_the_echo(pair) == like_the_echo()]
    assert telling == [(Measure.VOICE, Measure.SILENCE)]
    assert sorted(map(sorted, PAIRS.values())) == sorted(map(sorted, combinations(Measure, 2)))


def test_no_figure_is_so_near_the_middle_that_much_or_little_could_be_argued_about():
    for counts in TEAMS.values():
        for measure in Measure:
            assert counts.of(measure) <= 3 or counts.of(measure) >= 8


def test_kim_is_right_and_the_sentence_has_the_figures():
    verdict = judged("echo", "kim")
    assert verdict.right
    counts = TEAMS[TeamOf.KIM]
    assert verdict.facts["kim_voice"] == counts.voice
    assert verdict.facts["kim_silence"] == counts.silence
    assert verdict.facts["kim_agreement"] == counts.agreement


@pytest.mark.parametrize("leader", ["alex", "robin"])
def test_the_lively_team_and_the_quiet_safe_one_are_no_echo(leader: str):
    verdict = judged("echo", leader)
    assert (verdict.right, verdict.reason) == (False, leader)


def test_voice_and_silence_together_are_the_pair_that_decides():
    assert [name for name in (*PAIRS, "any") if judged("pair", name).right] == ["voice_silence"]


@pytest.mark.parametrize(
    ("pair", "looks_like_it"),
    [("voice_agreement", TeamOf.ROBIN), ("silence_agreement", TeamOf.ALEX)],
)
def test_by_another_pair_one_more_team_looks_like_the_echo_as_its_sentence_says(
    pair: str, looks_like_it: TeamOf
):
    assert set(like_the_echo(PAIRS[pair])) == {TeamOf.KIM, looks_like_it}


def test_only_why_people_hold_back_is_not_in_the_picture():
    choices = step("untold").questions[0].choices
    assert [choice for choice in choices if judged("untold", choice).right] == ["why"]


def test_what_the_picture_does_tell_is_as_the_sentences_have_it():
    silence = {team: counts.silence for team, counts in TEAMS.items()}
    assert sorted(silence, key=silence.__getitem__)[-2:] == [TeamOf.KIM, TeamOf.ALEX]
    assert TEAMS[TeamOf.ALEX].voice == max(counts.voice for counts in TEAMS.values())
    assert TEAMS[TeamOf.ROBIN].silence == 1  # "only 1 thing"


@pytest.mark.parametrize("bet", ["much", "little", "open", None])
def test_no_bet_is_wrong_and_only_an_open_one_was_met(bet: str | None):
    verdict = judged("bet", bet)
    assert verdict.right
    assert verdict.reason == {"open": "met", None: "none"}.get(bet, "other")
