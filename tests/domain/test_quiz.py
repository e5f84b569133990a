"""Scoring the quiz: known people worked out by hand, and what holds for everybody."""

import math
from collections.abc import Callable, Mapping
from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_kit import ITEMS, PROVISIONAL, Archetype, Norm, Norms, Profile, Trait, score_quiz
from workshop_kit.domain.errors import AnswerError, NormsError
from workshop_kit.domain.quiz import Level, Note, Sureness, TraitScore, check_answer

IDS = [item.id for item in ITEMS]
SEM = math.sqrt(0.23)

ratings = st.integers(1, 5)
whole = st.fixed_dictionaries(dict.fromkeys(IDS, ratings))
partial = st.fixed_dictionaries({}, optional=dict.fromkeys(IDS, st.none() | ratings))


def agreeing(**levels: int) -> dict[str, int]:
    """Return answers that are, once turned round, the same rating for each item of a trait; else the middle."""
    keyed = {Trait(name): rating for name, rating in levels.items()}
    return {
        item.id: 6 - keyed.get(item.trait, 3) if item.reversed else keyed.get(item.trait, 3) for item in ITEMS
    }


def without(answers: Mapping[str, int], trait: Trait, count: int) -> dict[str, int]:
    """Return the answers without the first so many of a trait."""
    gone = [item.id for item in ITEMS if item.trait is trait][:count]
    return {item: value for item, value in answers.items() if item not in gone}


def scores(profile: Profile) -> list[float | None]:
    return [score.score for score in profile.traits.values()]


# Known people


def test_the_middle_of_the_scale_scores_nought_with_the_standard_error_of_the_norms():
    profile = score_quiz(agreeing())
    assert scores(profile) == [0, 0, 0]
    for score in profile.traits.values():
        assert score.sem == pytest.approx(0.4796, abs=0.0001)
        assert score.reliability == pytest.approx(0.77)
        assert (score.rated, score.still_needed) == (8, 0)


def test_a_person_worked_out_by_hand():
    # approach rated 4 throughout, giving 2; voice: two items of eight one step up, so 3.25 on average
    answers = agreeing(approach=4, giving=2) | {"voice_near_boss": 4, "voice_agrees_aloud": 2}
    approach, giving, voice = scores(score_quiz(answers))
    assert approach == pytest.approx(1 / 0.7)
    assert giving == pytest.approx(-1 / 0.7)
    assert voice == pytest.approx(0.25 / 0.7)


def test_agreeing_with_all_that_speaks_for_the_traits_makes_an_ambassador(ambassador: dict[str, int]):
    # 0.944 and 0.056 are the normal probabilities on either side of the plane between the two centres
    profile = score_quiz(ambassador)
    assert scores(profile) == pytest.approx([2 / 0.7] * 3)
    assert profile.nearest == (Archetype.AMBASSADOR, Archetype.EXPLORER)
    assert profile.probabilities[Archetype.AMBASSADOR] == pytest.approx(0.944, abs=0.004)
    assert profile.probabilities[Archetype.EXPLORER] == pytest.approx(0.056, abs=0.004)
    assert profile.sureness is Sureness.FAIRLY_SURE
    assert profile.complete
    assert not profile.between_types


@pytest.mark.parametrize(
    ("levels", "archetype"),
    [
        ({"approach": 1, "giving": 3, "voice": 2}, Archetype.CONSCRIPT),
        ({"approach": 4, "giving": 1, "voice": 3}, Archetype.DEAL_HUNTER),
        ({"approach": 3, "giving": 3, "voice": 1}, Archetype.ECHO),
        ({"approach": 4, "giving": 5, "voice": 3}, Archetype.EXPLORER),
        ({"approach": 2, "giving": 4, "voice": 3}, Archetype.ENCLAVE_DWELLER),
        ({"approach": 3, "giving": 4, "voice": 3}, Archetype.GARDENER),
        ({"approach": 3, "giving": 3, "voice": 4}, Archetype.PLAN_BUILDER),
    ],
)
def test_who_answers_as_an_archetype_would_is_named_so(levels: dict[str, int], archetype: Archetype):
    assert score_quiz(agreeing(**levels)).nearest[0] is archetype


def test_an_item_that_speaks_against_its_trait_is_turned_round():
    more = agreeing() | {"giving_rarely_asks": 1}
    assert scores(score_quiz(more)) == pytest.approx([0, 2 / 8 / 0.7, 0])


def test_an_empty_quiz_says_how_much_is_missing_and_guesses_nothing():
    profile = score_quiz({})
    assert scores(profile) == [None] * 3
    assert [score.still_needed for score in profile.traits.values()] == [6, 6, 6]
    assert profile.missing == tuple(IDS)
    assert dict(profile.probabilities) == {}
    assert (profile.nearest, profile.sureness, profile.notes) == ((), None, ())
    assert not profile.complete
    assert not profile.between_types


# Fewer ratings


@pytest.mark.parametrize("trait", list(Trait))
def test_a_trait_with_five_ratings_is_not_scored(trait: Trait):
    profile = score_quiz(without(agreeing(approach=4, giving=4, voice=4), trait, 3))
    assert profile.traits[trait] == TraitScore(trait, score=None, sem=None, reliability=None, rated=5)
    assert profile.traits[trait].still_needed == 1
    assert profile.traits[trait].level is None
    assert profile.nearest == ()
    assert sum(score is not None for score in scores(profile)) == 2


@pytest.mark.parametrize(("left_out", "reliability", "sem"), [(2, 0.715, 0.534), (1, 0.746, 0.504)])
def test_a_trait_with_fewer_ratings_is_scored_with_a_wider_error(
    left_out: int, reliability: float, sem: float
):
    profile = score_quiz(without(agreeing(voice=4), Trait.VOICE, left_out))
    voice, giving = profile.traits[Trait.VOICE], profile.traits[Trait.GIVING]
    assert voice.score == pytest.approx(1 / 0.7)
    assert voice.reliability == pytest.approx(reliability, abs=0.0005)
    assert voice.sem == pytest.approx(sem, abs=0.0005)
    assert giving.sem == pytest.approx(SEM)
    assert profile.complete


def test_missing_items_are_named_in_the_order_of_the_quiz():
    answers = {**agreeing(), IDS[20]: None}
    del answers[IDS[3]]
    assert score_quiz(answers).missing == (IDS[3], IDS[20])


@given(partial)
@settings(deadline=None)
def test_rather_not_say_scores_like_leaving_out(answers: dict[str, int | None]):
    assert score_quiz(answers) == score_quiz(
        {item: value for item, value in answers.items() if value is not None}
    )


# What holds for everybody


@given(whole)
@settings(deadline=None)
def test_the_opposite_of_every_answer_is_the_opposite_of_every_score(answers: dict[str, int]):
    opposite = score_quiz({item: 6 - value for item, value in answers.items()})
    assert scores(opposite) == pytest.approx([-score for score in scores(score_quiz(answers))])


@given(partial, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_the_answers_does_not_matter(answers: dict[str, int | None], random):
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    assert score_quiz(dict(shuffled)) == score_quiz(answers)


@given(partial)
@settings(deadline=None)
def test_a_score_is_never_further_out_than_the_scale_allows(answers: dict[str, int | None]):
    for score in score_quiz(answers).traits.values():
        assert (score.score is None) == (score.rated < 6)
        assert score.score is None or abs(score.score) <= 2 / 0.7 + 1e-9


@given(whole)
@settings(deadline=None)
def test_probabilities_sum_to_one_and_the_two_highest_are_named(answers: dict[str, int]):
    profile = score_quiz(answers)
    assert sum(profile.probabilities.values()) == pytest.approx(1)
    assert set(profile.probabilities) == set(Archetype)
    named = [profile.probabilities[kind] for kind in profile.nearest]
    assert named == sorted(profile.probabilities.values(), reverse=True)[:2]
    assert len(set(profile.nearest)) == 2


@given(whole, st.sampled_from(ITEMS))
@settings(deadline=None)
def test_a_higher_rating_moves_its_trait_alone_and_in_the_direction_of_its_key(answers: dict[str, int], item):
    low, high = (score_quiz(answers | {item.id: rating}).traits for rating in (2, 4))
    step = high[item.trait].score - low[item.trait].score
    assert step == pytest.approx((-1 if item.reversed else 1) * 2 / 8 / 0.7)
    assert all(low[trait] == high[trait] for trait in Trait if trait is not item.trait)


@given(whole)
@settings(deadline=None)
def test_scoring_leaves_the_answers_as_they_were(answers: dict[str, int]):
    before = dict(answers)
    score_quiz(answers)
    assert answers == before


# Norms


def test_scores_are_compared_with_the_norms_that_are_given_and_name_them():
    own = {
        Trait.APPROACH: Norm(mean=3.5, sd=0.5, alpha=0.84),
        Trait.GIVING: Norm(mean=2, sd=1, alpha=0.64),
        Trait.VOICE: Norm(mean=3, sd=0.7, alpha=0.77),
    }
    profile = score_quiz(agreeing(), Norms(version="cohort-2027", traits=own))
    assert scores(profile) == pytest.approx([-1, 1, 0])
    assert [score.sem for score in profile.traits.values()] == pytest.approx([0.4, 0.6, SEM])
    assert profile.norms_version == "cohort-2027"


def test_without_norms_the_provisional_ones_are_used():
    assert score_quiz(agreeing(voice=4)) == score_quiz(agreeing(voice=4), PROVISIONAL)
    assert score_quiz({}).norms_version == "provisional-1"


# Levels, sureness, notes


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (0.51, Level.HIGHER),
        (0.5, Level.MIDDLE),
        (0, Level.MIDDLE),
        (-0.5, Level.MIDDLE),
        (-0.51, Level.LOWER),
    ],
)
def test_a_trait_is_higher_or_lower_only_when_its_whole_band_is_clear_of_the_middle(
    score: float, level: Level
):
    assert TraitScore(Trait.VOICE, score=score, sem=0.5, reliability=0.75, rated=8).level is level


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], Profile]:
    """Return a profile, clear of the middle, whose first archetype is told with a given probability."""

    def profile(highest: float) -> Profile:
        chances = np.array([highest] + [(1 - highest) / 7] * 7)
        monkeypatch.setattr("workshop_kit.domain.quiz.archetype_probabilities", lambda *_: chances)
        return score_quiz(agreeing(approach=5))

    return profile


@pytest.mark.parametrize(
    ("highest", "sureness"),
    [
        (0.25, Sureness.BETWEEN_TYPES),
        (0.40, Sureness.BETWEEN_TYPES),
        (0.4001, Sureness.TENTATIVE),
        (0.4999, Sureness.TENTATIVE),
        (0.50, Sureness.LEANING),
        (0.6999, Sureness.LEANING),
        (0.70, Sureness.FAIRLY_SURE),
        (0.99, Sureness.FAIRLY_SURE),
    ],
)
def test_the_words_for_sureness_change_at_forty_fifty_and_seventy_percent(
    told: Callable[[float], Profile], highest: float, sureness: Sureness
):
    profile = told(highest)
    assert profile.sureness is sureness
    assert profile.between_types == (sureness is Sureness.BETWEEN_TYPES)
    assert profile.nearest[0] is Archetype.PLAN_BUILDER


def test_nobody_with_all_traits_about_the_middle_is_given_one_type_however_likely_it_looks():
    profile = score_quiz(agreeing())
    assert profile.probabilities[profile.nearest[0]] > 0.45
    assert profile.between_types
    assert len(profile.nearest) == 2


def test_one_trait_clear_of_the_middle_is_enough_to_name_a_type():
    profile = score_quiz(agreeing(voice=1))
    assert [score.level for score in profile.traits.values()] == [Level.MIDDLE, Level.MIDDLE, Level.LOWER]
    assert profile.sureness is not Sureness.BETWEEN_TYPES


@pytest.mark.parametrize("rating", [1, 3, 5])
def test_the_same_answer_throughout_is_noted(rating: int):
    assert score_quiz(dict.fromkeys(IDS, rating)).notes == (Note.ALL_EQUAL,)
    assert scores(score_quiz(dict.fromkeys(IDS, rating))) == [0, 0, 0]


def test_the_same_answer_is_noted_from_six_ratings_on():
    assert score_quiz(dict.fromkeys(IDS[:6], 4)).notes == (Note.ALL_EQUAL,)
    assert score_quiz(dict.fromkeys(IDS[:5], 4)).notes == ()


def test_one_answer_that_differs_is_enough_for_no_note():
    assert score_quiz({**dict.fromkeys(IDS, 4), IDS[0]: 3}).notes == ()


# A profile is a value


def test_a_profile_cannot_be_changed():
    profile = score_quiz(agreeing())
    with pytest.raises(FrozenInstanceError):
        profile.nearest = ()
    with pytest.raises(FrozenInstanceError):
        profile.traits[Trait.VOICE].score = 3
    with pytest.raises(TypeError):
        profile.traits[Trait.VOICE] = None
    with pytest.raises(TypeError):
        profile.probabilities[Archetype.ECHO] = 1


# What nobody could have answered


@pytest.mark.parametrize(
    "value",
    [0, 6, -1, 10**30, 3.0, 3.5, math.nan, "3", "", True, False, [3], {}, b"3", np.float64(3)],
    ids=repr,
)
def test_an_answer_nobody_could_give_is_refused_by_name(value: object):
    with pytest.raises(AnswerError, match=r"a whole number from 1 to 5, or None") as caught:
        score_quiz({"voice_near_boss": value})
    assert caught.value.thing == "answers['voice_near_boss']"
    assert caught.value.value is value


@pytest.mark.parametrize("item", ["voice_near_bos", "", "VOICE_NEAR_BOSS", 3, None, ("a",)], ids=repr)
def test_an_item_that_is_not_in_the_quiz_is_refused(item: object):
    with pytest.raises(AnswerError, match=r"the item id is .*one of the 24 items of the quiz"):
        score_quiz({item: 3})


@pytest.mark.parametrize("answers", [None, [], "voice_near_boss", 3, {"voice_near_boss"}], ids=repr)
def test_answers_that_are_no_mapping_are_refused(answers: object):
    with pytest.raises(AnswerError, match=r"^answers is .*expected a mapping of item id"):
        score_quiz(answers)


@pytest.mark.parametrize("norms", [None, {}, "provisional-1", Norms], ids=repr)
def test_norms_that_are_none_are_refused(norms: object):
    with pytest.raises(NormsError, match=r"^norms is .*expected a Norms value"):
        score_quiz({}, norms)


@pytest.mark.parametrize("value", [1, 5, np.int64(3), np.uint8(2)])
def test_whole_numbers_of_any_make_become_plain_ones(value: object):
    checked = check_answer("voice_near_boss", value)
    assert checked == value
    assert type(checked) is int


def test_rather_not_say_is_an_answer():
    assert check_answer("voice_near_boss", None) is None
