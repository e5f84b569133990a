"""Kim, who does not exist: twenty-four answers to the quiz, for scoring by hand."""

from types import MappingProxyType

KIM = MappingProxyType(
    {
        "approach_finds_planned": 4,
        "approach_lets_others_come": 4,
        "approach_talks_to_strangers": 2,
        "approach_stands_aside": 3,
        "approach_joins_strangers": 2,
        "approach_stays_with_colleagues": 4,
        "approach_enjoys_not_knowing": 3,
        "approach_moves_when_taken": 3,
        "giving_introduces_people": 4,
        "giving_chooses_by_use": 2,
        "giving_leaves_nobody_out": 4,
        "giving_no_sale_wasted": 4,
        "giving_looks_to_help": 5,
        "giving_rarely_asks": 3,
        "giving_follows_up_freely": 3,
        "giving_seen_with_important": 2,
        "voice_offers_in_own_words": 4,
        "voice_waits_for_topic": 2,
        "voice_explains_unchecked": 3,
        "voice_leaves_direction": 3,
        "voice_shares_own_view": 4,
        "voice_goes_because_told": 3,
        "voice_near_boss": 3,
        "voice_agrees_aloud": 3,
    }
)
"""Item id → rating, invented so that the nearest type is far from sure."""
