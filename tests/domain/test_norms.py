"""Norms: a value of their own, refused where they could not standardise a score."""

import math
from collections.abc import Mapping
from dataclasses import FrozenInstanceError

import pytest

from workshop_kit import PROVISIONAL, Norm, Norms, Trait
from workshop_kit.domain.errors import NormsError

USUAL = Norm(mean=3.2, sd=0.6, alpha=0.8)


def for_all(norm: Norm = USUAL) -> dict[Trait, Norm]:
    return dict.fromkeys(Trait, norm)


@pytest.mark.parametrize("trait", list(Trait))
def test_the_provisional_norms_are_the_assumed_ones(trait: Trait):
    assert PROVISIONAL.traits[trait] == Norm(mean=3, sd=0.7, alpha=0.77)
    assert PROVISIONAL.version == "provisional-1"


@pytest.mark.parametrize("mean", [0.99, 5.01, -3, math.nan, math.inf, "3", None, True])
def test_a_mean_off_the_rating_scale_is_refused(mean: object):
    with pytest.raises(NormsError, match=r"^Norm\.mean is .*expected a number from 1 to 5") as caught:
        Norm(mean=mean, sd=0.7, alpha=0.77)
    assert caught.value.thing == "Norm.mean"
    assert caught.value.value is mean


@pytest.mark.parametrize("sd", [0, -0.7, math.nan, math.inf, "0.7", None, True])
def test_a_standard_deviation_that_is_not_positive_is_refused(sd: object):
    with pytest.raises(NormsError, match=r"^Norm\.sd is .*expected a number above 0"):
        Norm(mean=3, sd=sd, alpha=0.77)


@pytest.mark.parametrize("alpha", [0, 1, -0.1, 1.1, math.nan, "0.77", None, True])
def test_a_reliability_that_is_not_between_nought_and_one_is_refused(alpha: object):
    with pytest.raises(NormsError, match=r"^Norm\.alpha is .*expected a number between 0 and 1"):
        Norm(mean=3, sd=0.7, alpha=alpha)


@pytest.mark.parametrize("mean", [1, 5])
def test_the_ends_of_the_rating_scale_are_means_that_could_be(mean: int):
    assert Norm(mean=mean, sd=0.01, alpha=0.001).mean == mean


@pytest.mark.parametrize("version", ["", "  ", None, 3])
def test_norms_without_a_version_are_refused(version: object):
    with pytest.raises(NormsError, match=r"^Norms\.version is .*expected a name such as"):
        Norms(version=version, traits=for_all())


@pytest.mark.parametrize(
    "traits",
    [{}, {Trait.APPROACH: USUAL}, {**for_all(), "charm": USUAL}, list(Trait), None],
    ids=["none", "one", "one too many", "a list", "nothing"],
)
def test_norms_without_exactly_the_three_traits_are_refused(traits: Mapping[Trait, Norm]):
    with pytest.raises(NormsError, match=r"^Norms\.traits is .*a Norm for each of approach, giving, voice"):
        Norms(version="cohort", traits=traits)


def test_norms_do_not_change_with_the_dictionary_they_were_made_from():
    source = for_all()
    norms = Norms(version="cohort", traits=source)
    source[Trait.VOICE] = Norm(mean=1, sd=1, alpha=0.5)
    assert norms.traits[Trait.VOICE] == USUAL


def test_norms_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        PROVISIONAL.version = "mine"
    with pytest.raises(TypeError):
        PROVISIONAL.traits[Trait.VOICE] = USUAL
    with pytest.raises(FrozenInstanceError):
        USUAL.mean = 4


def test_norms_of_numbers_instead_of_norms_are_refused():
    with pytest.raises(NormsError, match="expected a Norm"):
        Norms(version="x", traits=dict.fromkeys(Trait, 3))


def test_a_number_too_large_for_a_float_is_refused_like_any_other():
    with pytest.raises(NormsError, match=r"Norm\.mean"):
        Norm(mean=10**400, sd=0.7, alpha=0.77)
