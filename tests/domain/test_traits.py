"""The items of the quiz: stored and exported under these ids, so they never change unnoticed."""

from dataclasses import FrozenInstanceError

import pytest

from workshop_kit import ITEMS, Trait
from workshop_kit.domain.traits import ITEMS_BY_ID, ITEMS_NEEDED, ITEMS_PER_TRAIT, RATINGS

SPEAK_FOR = {
    "approach_finds_planned",
    "approach_talks_to_strangers",
    "approach_joins_strangers",
    "approach_enjoys_not_knowing",
    "giving_follows_up_freely",
    "giving_leaves_nobody_out",
    "giving_looks_to_help",
    "giving_introduces_people",
    "voice_explains_unchecked",
    "voice_offers_in_own_words",
    "voice_shares_own_view",
    "voice_near_boss",
}
SPEAK_AGAINST = {
    "approach_lets_others_come",
    "approach_stands_aside",
    "approach_stays_with_colleagues",
    "approach_moves_when_taken",
    "giving_chooses_by_use",
    "giving_no_sale_wasted",
    "giving_rarely_asks",
    "giving_seen_with_important",
    "voice_leaves_direction",
    "voice_goes_because_told",
    "voice_waits_for_topic",
    "voice_agrees_aloud",
}


def test_the_ids_and_keys_of_the_items_are_those_that_stored_answers_use():
    assert {item.id for item in ITEMS if not item.reversed} == SPEAK_FOR
    assert {item.id for item in ITEMS if item.reversed} == SPEAK_AGAINST


def test_there_are_twenty_four_items_and_no_id_comes_twice():
    assert len(ITEMS) == 24
    assert len({item.id for item in ITEMS}) == 24


@pytest.mark.parametrize("trait", list(Trait))
def test_each_trait_has_eight_items_of_which_four_speak_against_it(trait: Trait):
    own = [item for item in ITEMS if item.trait is trait]
    assert len(own) == ITEMS_PER_TRAIT == 8
    assert sum(item.reversed for item in own) == 4


def test_the_id_of_an_item_begins_with_its_trait():
    assert [item.id for item in ITEMS if item.id.split("_")[0] != item.trait.value] == []


def test_the_traits_take_turns_so_that_no_block_gives_itself_away():
    rounds = [ITEMS[start : start + 3] for start in range(0, 24, 3)]
    assert [[item.trait.value for item in three] for three in rounds] == [["approach", "giving", "voice"]] * 8


def test_items_for_and_against_a_trait_take_turns():
    keys = [ITEMS[start].reversed for start in range(0, 24, 3)]
    assert keys == [False, True] * 4


def test_an_item_is_found_by_its_id_in_the_order_in_which_items_are_asked():
    assert list(ITEMS_BY_ID.values()) == list(ITEMS)
    assert all(found.id == wanted for wanted, found in ITEMS_BY_ID.items())


def test_an_item_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        ITEMS[0].reversed = True


def test_a_rating_is_a_whole_number_from_one_to_five_and_six_are_needed():
    assert list(RATINGS) == [1, 2, 3, 4, 5]
    assert ITEMS_NEEDED == 6
