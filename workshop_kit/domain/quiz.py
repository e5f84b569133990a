"""From twenty-four answers to a profile: three traits with their uncertainty, then two archetypes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import cast

from workshop_kit.domain.archetypes import Archetype, archetype_probabilities
from workshop_kit.domain.arrays import whole_number
from workshop_kit.domain.errors import AnswerError, NormsError
from workshop_kit.domain.norms import PROVISIONAL, Norms
from workshop_kit.domain.statistics import shortened_reliability, standard_error_of_measurement
from workshop_kit.domain.traits import (
    HIGHEST_RATING,
    ITEMS,
    ITEMS_BY_ID,
    ITEMS_NEEDED,
    ITEMS_PER_TRAIT,
    LOWEST_RATING,
    Trait,
)

Answers = Mapping[str, int | None]
"""Item id → rating from 1 to 5, or None for "rather not say"."""


class Level(StrEnum):
    """Where a trait score stands, once its uncertainty is taken seriously."""

    LOWER = "lower"
    MIDDLE = "middle"
    HIGHER = "higher"


class Sureness(StrEnum):
    """How sure the nearest archetype is, for a sentence in words."""

    FAIRLY_SURE = "fairly_sure"
    """At least 70 %."""
    LEANING = "leaning"
    """At least 50 %."""
    TENTATIVE = "tentative"
    """Above 40 %."""
    BETWEEN_TYPES = "between_types"
    """No archetype above 40 %, or no trait clear of the middle."""


class Note(StrEnum):
    """Something about the answers that a reader of the profile should know."""

    ALL_EQUAL = "all_equal"


_BETWEEN_AT = 0.40
_LEANING_AT = 0.50
_FAIRLY_SURE_AT = 0.70


@dataclass(frozen=True, slots=True)
class TraitScore:
    """One trait of one person.

    Attributes
    ----------
    trait : Trait
    score : float or None
        In standard deviations from the norms' mean; None with fewer than six ratings.
    sem : float or None
        Standard error of measurement, in the same unit: about two in three true scores lie within it.
    reliability : float or None
        Reliability of the score, given how many items were rated.
    rated : int
        Items that have a rating, of eight.
    """

    trait: Trait
    score: float | None
    sem: float | None
    reliability: float | None
    rated: int

    @property
    def level(self) -> Level | None:
        """Higher or lower only where the whole band is clear of the middle."""
        if self.score is None or self.sem is None:
            return None
        if abs(self.score) <= self.sem:
            return Level.MIDDLE
        return Level.HIGHER if self.score > 0 else Level.LOWER

    @property
    def still_needed(self) -> int:
        """Ratings that are missing before the trait can be scored."""
        return max(0, ITEMS_NEEDED - self.rated)


@dataclass(frozen=True)
class Profile:
    """What the quiz says about one set of answers.

    Attributes
    ----------
    traits : Mapping[Trait, TraitScore]
    probabilities : Mapping[Archetype, float]
        Calibrated, summing to one; empty where a trait could not be scored.
    nearest : tuple of Archetype
        The two most likely archetypes, the first first; empty where a trait could not be scored.
    sureness : Sureness or None
        How sure the first of them is.
    missing : tuple of str
        Ids of the items without a rating: left out, or "rather not say".
    notes : tuple of Note
        What is suspicious about the answers.
    norms_version : str
        What the scores are compared with.
    """

    traits: Mapping[Trait, TraitScore]
    probabilities: Mapping[Archetype, float]
    nearest: tuple[Archetype, ...]
    sureness: Sureness | None
    missing: tuple[str, ...]
    notes: tuple[Note, ...]
    norms_version: str

    @property
    def complete(self) -> bool:
        """Whether all three traits could be scored."""
        return bool(self.nearest)

    @property
    def between_types(self) -> bool:
        """Whether no single archetype can honestly be named."""
        return self.sureness is Sureness.BETWEEN_TYPES


def check_answer(item: object, value: object) -> int | None:
    """Return one answer as a plain value.

    Parameters
    ----------
    item : object
        Should be the id of an item.
    value : object
        Should be a whole number from 1 to 5, or None for "rather not say".

    Returns
    -------
    int or None

    Raises
    ------
    AnswerError
        If it is anything else.
    """
    if not isinstance(item, str) or item not in ITEMS_BY_ID:
        raise AnswerError(
            thing="the item id",
            value=item,
            expected=f"one of the {len(ITEMS)} items of the quiz, such as {ITEMS[0].id!r}",
            mend="See workshop_kit.ITEMS for all of them.",
        )
    if value is None:
        return None
    rating = whole_number(value, LOWEST_RATING, HIGHEST_RATING)
    if rating is None:
        raise AnswerError(
            thing=f"answers[{item!r}]",
            value=value,
            expected=f"a whole number from {LOWEST_RATING} to {HIGHEST_RATING}, or None",
            mend="Use None where the person would rather not say.",
        )
    return rating


def score_quiz(answers: Answers, norms: Norms = PROVISIONAL) -> Profile:
    """Score the archetype quiz.

    Reverse the items that speak against their trait, average each trait, standardise with the norms. The
    standard error of measurement is √(1 − α). A trait needs six of its eight items; with fewer than eight, α
    shrinks by Spearman–Brown. Archetypes follow from all three traits together, see
    `archetype_probabilities`.

    Parameters
    ----------
    answers : Mapping[str, int or None]
        Item id → 1 to 5, or None for "rather not say". Items may be left out.
    norms : Norms, optional
        What the scores are compared with; provisional by default.

    Returns
    -------
    Profile

    Raises
    ------
    AnswerError
        If an item is unknown or a value is not a whole number from 1 to 5 or None.
    NormsError
        If `norms` are not norms.
    """
    if not isinstance(answers, Mapping):
        raise AnswerError(
            thing="answers",
            value=answers,
            expected="a mapping of item id to 1–5 or None",
            mend="For example {'approach_finds_planned': 4}.",
        )
    if not isinstance(norms, Norms):
        raise NormsError(
            thing="norms",
            value=norms,
            expected="a Norms value",
            mend="Leave it out for the provisional norms.",
        )
    ratings = {
        item: rating for item, value in answers.items() if (rating := check_answer(item, value)) is not None
    }
    traits = {trait: _score_trait(trait, ratings, norms) for trait in Trait}
    probabilities = _archetypes(traits)
    nearest = tuple(sorted(probabilities, key=lambda kind: -probabilities[kind])[:2])
    return Profile(
        traits=MappingProxyType(traits),
        probabilities=MappingProxyType(probabilities),
        nearest=nearest,
        sureness=_sureness(traits, probabilities[nearest[0]]) if nearest else None,
        missing=tuple(item.id for item in ITEMS if item.id not in ratings),
        notes=_notes(ratings),
        norms_version=norms.version,
    )


def _score_trait(trait: Trait, ratings: Mapping[str, int], norms: Norms) -> TraitScore:
    keyed = [
        LOWEST_RATING + HIGHEST_RATING - ratings[item.id] if item.reversed else ratings[item.id]
        for item in ITEMS
        if item.trait is trait and item.id in ratings
    ]
    if len(keyed) < ITEMS_NEEDED:
        return TraitScore(trait, score=None, sem=None, reliability=None, rated=len(keyed))
    norm = norms.traits[trait]
    reliability = shortened_reliability(norm.alpha, kept=len(keyed), of=ITEMS_PER_TRAIT)
    return TraitScore(
        trait,
        score=(sum(keyed) / len(keyed) - norm.mean) / norm.sd,
        sem=standard_error_of_measurement(reliability),
        reliability=reliability,
        rated=len(keyed),
    )


def _archetypes(traits: Mapping[Trait, TraitScore]) -> dict[Archetype, float]:
    if any(trait.score is None for trait in traits.values()):
        return {}
    chances = archetype_probabilities(
        [cast("float", traits[trait].score) for trait in Trait],
        [cast("float", traits[trait].reliability) for trait in Trait],
    )
    return dict(zip(Archetype, chances.tolist(), strict=True))


def _sureness(traits: Mapping[Trait, TraitScore], highest: float) -> Sureness:
    if highest <= _BETWEEN_AT or all(trait.level is Level.MIDDLE for trait in traits.values()):
        return Sureness.BETWEEN_TYPES
    if highest < _LEANING_AT:
        return Sureness.TENTATIVE
    return Sureness.LEANING if highest < _FAIRLY_SURE_AT else Sureness.FAIRLY_SURE


def _notes(ratings: Mapping[str, int]) -> tuple[Note, ...]:
    if len(ratings) >= ITEMS_NEEDED and len(set(ratings.values())) == 1:
        return (Note.ALL_EQUAL,)
    return ()
