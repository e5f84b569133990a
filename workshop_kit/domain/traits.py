"""The three traits of the quiz and the twenty-four items that measure them."""

from dataclasses import dataclass
from enum import StrEnum


class Trait(StrEnum):
    """What the quiz measures: how a person goes about meeting people."""

    APPROACH = "approach"
    """Walks up to people, rather than waiting for them."""
    GIVING = "giving"
    """Looks for what others need, rather than only for own goals."""
    VOICE = "voice"
    """Says what they think, rather than what is expected."""


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of the quiz, without its words (those are in ``content``).

    Attributes
    ----------
    id : str
        Stable name, the same in every language, store and export.
    trait : Trait
        The trait it measures.
    reversed : bool
        True if agreeing speaks against the trait.
    """

    id: str
    trait: Trait
    reversed: bool = False


LOWEST_RATING, HIGHEST_RATING = 1, 5
RATINGS = range(LOWEST_RATING, HIGHEST_RATING + 1)

_APPROACH = (
    Item("approach_finds_planned", Trait.APPROACH),
    Item("approach_lets_others_come", Trait.APPROACH, reversed=True),
    Item("approach_talks_to_strangers", Trait.APPROACH),
    Item("approach_stands_aside", Trait.APPROACH, reversed=True),
    Item("approach_joins_strangers", Trait.APPROACH),
    Item("approach_stays_with_colleagues", Trait.APPROACH, reversed=True),
    Item("approach_enjoys_not_knowing", Trait.APPROACH),
    Item("approach_moves_when_taken", Trait.APPROACH, reversed=True),
)
_GIVING = (
    Item("giving_introduces_people", Trait.GIVING),
    Item("giving_chooses_by_use", Trait.GIVING, reversed=True),
    Item("giving_leaves_nobody_out", Trait.GIVING),
    Item("giving_no_sale_wasted", Trait.GIVING, reversed=True),
    Item("giving_looks_to_help", Trait.GIVING),
    Item("giving_rarely_asks", Trait.GIVING, reversed=True),
    Item("giving_follows_up_freely", Trait.GIVING),
    Item("giving_seen_with_important", Trait.GIVING, reversed=True),
)
_VOICE = (
    Item("voice_offers_in_own_words", Trait.VOICE),
    Item("voice_waits_for_topic", Trait.VOICE, reversed=True),
    Item("voice_explains_unchecked", Trait.VOICE),
    Item("voice_leaves_direction", Trait.VOICE, reversed=True),
    Item("voice_shares_own_view", Trait.VOICE),
    Item("voice_goes_because_told", Trait.VOICE, reversed=True),
    Item("voice_near_boss", Trait.VOICE),
    Item("voice_agrees_aloud", Trait.VOICE, reversed=True),
)

ITEMS: tuple[Item, ...] = tuple(
    item for triple in zip(_APPROACH, _GIVING, _VOICE, strict=True) for item in triple
)
"""All items in the order in which they are asked: traits take turns, so no block gives itself away."""

ITEMS_BY_ID: dict[str, Item] = {item.id: item for item in ITEMS}
ITEMS_PER_TRAIT = len(_APPROACH)
ITEMS_NEEDED = 6
"""A trait with fewer rated items than this is not scored."""
