"""The rule of the ladder: the order warms, an offer before its time cools, and nobody is talked out of having left."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit.domain.errors import TalkError, WorkshopKitError
from workshop_kit.domain.rapport import missing, talk
from workshop_kit.domain.rapport_rule import RULE, TONES, Day, Effect, Ending, Kind, Mark, Rule, Rung

kinds = st.lists(st.sampled_from(list(Kind)), max_size=8)
days = st.sampled_from(list(Day))
given_rungs = st.sets(st.sampled_from([Rung.COMMON_GROUND, Rung.CREDIBILITY, Rung.RAPPORT]))
STEPS = [Kind.COMMON_GROUND, Kind.CREDIBILITY, Kind.ADVICE, Kind.RAPPORT]
ORDER = list(Ending)


def warmths(*messages: str, **options: object) -> list[int]:
    return [step.warmth for step in talk(messages, **options).steps]


def test_the_ladder_climbed_in_order_warms_at_every_step_and_the_offer_is_welcome():
    found = talk(["common_ground", "credibility", "rapport", "offer"])
    assert [step.warmth for step in found.steps] == [6, 7, 9, 10]
    assert [step.effect for step in found.steps] == [*[Effect.IN_TURN] * 3, Effect.WELCOME]
    assert found.standing == set(Rung)
    assert found.ending is Ending.OFFER


@pytest.mark.parametrize(
    ("messages", "by_hand"),
    [
        (["offer"], [1]),  # three rungs missing
        (["common_ground", "offer"], [6, 4]),
        (["common_ground", "advice", "offer"], [6, 8, 7]),
        (["rapport"], [4]),  # two missing: worth nothing
        (["credibility"], [4]),
        (["advice"], [5]),  # unasked, but it helps
        (["common_ground", "rapport"], [6, 7]),
        (["common_ground", "common_ground"], [6, 6]),
        (["common_ground", "advice", "advice"], [6, 8, 9]),
        (["pushy", "passive"], [2, 1]),
    ],
)
def test_the_numbers_are_those_of_the_rule(messages: list[str], by_hand: list[int]):
    assert warmths(*messages) == by_hand


def test_advice_that_helps_warms_more_than_saying_how_good_one_is():
    assert warmths("common_ground", "advice")[-1] > warmths("common_ground", "credibility")[-1]


def test_a_friend_who_has_put_in_a_word_saves_a_rung():
    found = talk(["common_ground", "rapport", "offer"], given=[Rung.CREDIBILITY])
    assert found.steps[-1].effect is Effect.WELCOME


def test_an_offer_that_finds_the_ladder_but_no_warmth_is_not_welcome():
    found = talk(["common_ground", "credibility", "rapport", "pushy", "pushy", "offer"])
    assert (found.steps[-1].effect, found.steps[-1].warmth) == (Effect.OFFER_TOO_SOON, 4)


def test_who_is_warm_enough_asks_for_the_offer_unprompted():
    assert talk(["common_ground", "advice", "rapport"]).ending is Ending.OFFER
    assert talk(["common_ground", "advice"]).ending is Ending.ADVICE
    assert talk(["common_ground"]).ending is Ending.OPEN_DOOR
    assert talk(["common_ground", "passive"]).ending is Ending.NOTHING
    assert talk(["offer", "pushy"]).ending is Ending.LEFT


@given(kinds, days, given_rungs)
def test_an_offer_too_soon_never_ends_warmer_than_the_same_talk_without_it(
    messages: list[Kind], day: Day, given: set[Rung]
):
    found = talk(messages, day=day, given=given)
    for place, step in enumerate(found.steps):
        if step.effect is Effect.OFFER_TOO_SOON:
            without = talk(messages[:place] + messages[place + 1 :], day=day, given=given)
            assert found.warmth <= without.warmth
            assert ORDER.index(found.ending) <= ORDER.index(without.ending)


@given(kinds, days, given_rungs)
def test_only_offers_too_soon_pushing_and_drifting_cool(messages: list[Kind], day: Day, given: set[Rung]):
    found = talk(messages, day=day, given=given)
    before = found.start
    for step in found.steps:
        cooling = step.effect in {Effect.OFFER_TOO_SOON, Effect.PUSHED, Effect.DRIFTED}
        assert step.warmth < before if cooling else step.warmth >= before
        before = step.warmth


@given(kinds, days)
def test_warmth_stays_on_its_scale_and_who_is_gone_hears_no_more(messages: list[Kind], day: Day):
    found = talk(messages, day=day)
    values = [step.warmth for step in found.steps]
    assert all(RULE.coldest <= value <= RULE.warmest for value in values)
    assert RULE.coldest not in values[:-1]
    assert len(values) == len(messages) or values[-1] == RULE.coldest


@given(kinds, given_rungs)
def test_a_better_day_never_ends_colder(messages: list[Kind], given: set[Rung]):
    bad, ordinary, good = (talk(messages, day=day, given=given) for day in Day)
    assert bad.warmth <= ordinary.warmth <= good.warmth
    assert ORDER.index(bad.ending) <= ORDER.index(ordinary.ending) <= ORDER.index(good.ending)


@given(st.permutations([Kind.COMMON_GROUND, Kind.CREDIBILITY, Kind.RAPPORT]))
def test_no_order_of_the_three_ends_warmer_than_that_of_the_ladder(order: list[Kind]):
    assert talk(order).warmth <= talk(["common_ground", "credibility", "rapport"]).warmth


def test_every_warmth_has_a_word_and_every_word_but_gone_a_tone():
    marks = [RULE.mark(warmth) for warmth in range(RULE.coldest, RULE.warmest + 1)]
    assert marks == sorted(marks, key=list(Mark).index)
    assert set(marks) == set(Mark)
    assert set(TONES) == set(Mark) - {Mark.GONE}


def test_the_rungs_missing_are_counted_below_only():
    assert missing(Rung.COMMON_GROUND, frozenset()) == 0
    assert missing(Rung.OFFER, frozenset({Rung.RAPPORT})) == 2


def test_every_number_stands_in_the_rule_and_can_be_changed_there():
    assert {field.name for field in fields(Rule)} >= {"start", "first", "more", "skipped", "offer_early"}
    gentle = Rule(pushy=0)
    assert talk(["pushy"], rule=gentle).warmth == gentle.start[Day.ORDINARY]
    with pytest.raises(TypeError):
        RULE.first[Kind.ADVICE] = 9


@pytest.mark.parametrize("kind", ["Offer", "", None, 3, ["offer"]])
def test_a_kind_of_message_that_there_is_not_is_refused(kind: object):
    with pytest.raises(TalkError, match="expected one of common_ground, credibility") as caught:
        talk([kind])
    assert isinstance(caught.value, WorkshopKitError)
    assert caught.value.value is kind
