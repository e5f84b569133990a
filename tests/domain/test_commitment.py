"""If-then plans: what a complete one has, what its form may lack, and the days to look again."""

import math
import unicodedata
from dataclasses import FrozenInstanceError, asdict
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop_kit.content import languages, load_words
from workshop_kit.domain.commitment import (
    FOLLOW_UP_WEEKS,
    LATER_STUDIES_SAY,
    LONGEST,
    ONE_BREATH,
    STUDIES_SAY,
    Hint,
    Plan,
    PlanField,
    WordLists,
    ahead_of_ten,
    check_day,
    follow_ups,
    hints,
    read_plan,
    tidy,
    without_beginning,
)
from workshop_kit.domain.errors import DayError, PlanError

TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
NONCHARACTERS = {chr(0xFDD0 + place) for place in range(32)} | {
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
}
LISTS = WordLists(
    moods=("feel", "in the mood"), vague=("sometime",), negations=("not", "don't"), joiners=("and then",)
)
# The first of all texts takes a second: the table of all characters is built then.
slow_to_begin = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
any_text = st.text(alphabet=st.characters(codec=None), max_size=60)


def told(lang: str, **parts: str) -> dict[PlanField, tuple[Hint, ...]]:
    """Return the hints that a person gets in a language."""
    return dict(hints(Plan(**parts), load_words(lang).commitment.form.lists()))


# A plan


def test_a_plan_is_complete_when_all_six_parts_say_something():
    whole = Plan(**dict.fromkeys(PlanField, "x"))
    assert whole.missing == ()
    assert Plan().missing == tuple(PlanField)
    assert Plan(**{**asdict(whole), "who": " \n"}).missing == (PlanField.WHO,)


def test_a_plan_cannot_be_changed_behind_ones_back():
    with pytest.raises(FrozenInstanceError):
        Plan().when = "now"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  my \n coat\tis  off ", "my coat is off"),
        ("a\x00b\x1bc", "a b c"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("\ud800half a sign", "half a sign"),
        ("👩\u200d👧 e\u0301", "👩\u200d👧 e\u0301"),
        ("go \u202egnorw\u202c \u2067there\u2069", "go gnorw there"),
        ("\ufeffa\ufdd0b\uffff\U0001fffe", "ab"),
        ("\u200fשלום\u200f, مرحبا، می\u200cروم", "\u200fשלום\u200f, مرحبا، می\u200cروم"),
        ("🏴\U000e0067\U000e0062\U000e007f \ue000", "🏴\U000e0067\U000e0062\U000e007f \ue000"),
        ("\u200b \u2060\u00ad", ""),
        ("BEGIN:VEVENT; a, b \\n", "BEGIN:VEVENT; a, b \\n"),
        ("<b>&amp;", "<b>&amp;"),
    ],
)
def test_a_text_becomes_one_line_and_keeps_all_that_people_read(written: str, kept: str):
    assert tidy(written) == kept
    assert Plan(when=written).when == kept


@pytest.mark.parametrize(
    ("field", "text", "label", "kept"),
    [
        ("when", "If I am there", "If", "I am there"),
        ("when", "if if", "If", "if"),
        ("when", "Iffy wines are served", "If", "Iffy wines are served"),
        ("when", "If", "If", "If"),
        ("then", "THEN, I go", "Then", "I go"),
        ("where", "Where I work", "Where", "Where I work"),
        ("obstacle", "But my train is late", "But if", "my train is late"),
        ("obstacle", "if my train is late", "But if", "my train is late"),
        ("obstacle", "if but my train", "But if", "but my train"),
        ("who", "", "With", ""),
        ("who", "x a", "(x", "x a"),
    ],
)
def test_a_part_goes_without_the_words_under_which_it_stands(field: str, text: str, label: str, kept: str):
    assert without_beginning(PlanField(field), text, label) == kept


@slow_to_begin
@given(any_text)
def test_tidying_a_tidy_text_changes_nothing_and_leaves_no_control(text: str):
    once = tidy(text)
    assert tidy(once) == once
    assert not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in once)
    assert not any(unicodedata.bidirectional(sign) in TURNING for sign in once)
    assert not any(sign in NONCHARACTERS for sign in once)
    once.encode()


@pytest.mark.parametrize("value", [None, 3, b"coat", ["coat"]])
def test_a_part_that_is_no_text_is_refused(value: object):
    with pytest.raises(PlanError, match="expected a text"):
        Plan(then=value)


def test_a_part_of_300_characters_fits_and_one_more_does_not():
    assert len(Plan(answer="é" * LONGEST).answer) == LONGEST
    assert Plan(answer=" " * 1000 + "x").answer == "x"
    with pytest.raises(PlanError, match=r"answer is .*expected at most 300 characters, not 1000\."):
        Plan(answer="x" * 1000)


def test_a_plan_is_read_from_plain_values_and_what_is_left_out_is_empty():
    assert read_plan({"when": "now", "then": "I go"}) == Plan(when="now", then="I go")
    assert read_plan(Plan(who="Sam")) == Plan(who="Sam")
    assert read_plan({}) == Plan()


@pytest.mark.parametrize("record", [None, "plan", [1], {"why": "because"}, {1: "x"}])
def test_what_is_no_plan_is_refused(record: object):
    with pytest.raises(PlanError, match="a mapping with some of when, where, then, who, obstacle, answer"):
        read_plan(record)


# Hints about the form


def test_a_cue_that_is_a_mood_an_action_that_is_none_and_two_actions_get_a_hint_each():
    plan = Plan(
        when="I feel brave sometime",
        then="I will not stand alone and then I leave",
        obstacle="I don't feel like it",
        answer="Don’t think",
    )
    assert dict(hints(plan, LISTS)) == {
        PlanField.WHEN: (Hint.MOOD, Hint.VAGUE),
        PlanField.THEN: (Hint.NEGATION, Hint.TWO_ACTIONS),
        PlanField.ANSWER: (Hint.NEGATION,),
    }


def test_only_whole_words_count_and_a_not_that_comes_late_is_fine():
    plan = Plan(
        when="the feelings go round, notably", then="I ask somebody why they did not come", answer="knot it"
    )
    assert dict(hints(plan, LISTS)) == {}


@pytest.mark.parametrize("text", ["I sit down. I listen", "I sit; I listen", "I sit!  I listen"])
def test_a_second_sentence_is_a_second_action(text: str):
    assert hints(Plan(then=text), LISTS) == {PlanField.THEN: (Hint.TWO_ACTIONS,)}
    assert hints(Plan(then=text[:6] + "."), LISTS) == {}


def test_what_is_longer_than_a_breath_gets_a_hint_whatever_it_says():
    assert hints(Plan(who="x" * ONE_BREATH), LISTS) == {}
    assert hints(Plan(who="x" * (ONE_BREATH + 1)), LISTS) == {PlanField.WHO: (Hint.LONG,)}


def test_a_plan_without_words_gets_no_hints():
    assert hints(Plan(), LISTS) == {}
    assert hints(Plan(when="I feel", then="not now"), WordLists()) == {}


@pytest.mark.parametrize("lang", languages())
def test_no_suggestion_of_ours_gets_a_hint(lang: str):
    for field, asked in load_words(lang).commitment.questions.items():
        for text in asked.suggestions:
            assert told(lang, **{field: text}) == {}


@pytest.mark.parametrize(
    ("lang", "field", "text", "hint"),
    [
        ("en", "when", "I feel confident", Hint.MOOD),
        ("en", "when", "I can, more often", Hint.VAGUE),
        ("en", "then", "I no longer stay with colleagues", Hint.NEGATION),
        ("en", "then", "I don’t look at my phone", Hint.NEGATION),
        ("en", "then", "I say hello and then find the host", Hint.TWO_ACTIONS),
        ("de", "when", "ich mich traue", Hint.MOOD),
        ("de", "where", "irgendwo", Hint.VAGUE),
        ("de", "then", "bleibe ich nicht bei den eigenen Leuten", Hint.NEGATION),
        ("de", "then", "höre ich auf, aufs Handy zu sehen", Hint.NEGATION),
        ("de", "then", "grüße ich und dann suche ich die Gastgeberin", Hint.TWO_ACTIONS),
    ],
)
def test_each_language_knows_its_moods_nots_and_somewhens(lang: str, field: str, text: str, hint: Hint):
    assert told(lang, **{field: text}) == {PlanField(field): (hint,)}


@pytest.mark.parametrize(
    ("lang", "field", "text"),
    [
        ("en", "when", "as soon as I have come in"),
        ("en", "then", "I stop at the first table and say my name"),
        ("de", "when", "sobald ich zur Tür hereinkomme"),
        ("de", "then", "höre ich zwei Minuten lang nur zu"),
    ],
)
def test_good_plans_that_sound_a_little_like_others_get_no_hint(lang: str, field: str, text: str):
    assert told(lang, **{field: text}) == {}


# Days


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_the_days_to_look_again_are_2_6_and_12_weeks_later(day: date):
    expected = [str(day + timedelta(weeks=weeks)) for weeks in (2, 6, 12)]
    assert list(follow_ups(str(day))) == expected
    assert FOLLOW_UP_WEEKS == (2, 6, 12)


@pytest.mark.parametrize(
    "day",
    ["2026-02-30", "2026-13-01", "1999-12-31", "2100-01-01", "today", "now", "2026-11", "", None, 20261124, "２０２６-11-24", "2026-11-24\n", "2026-11-24T10"],
)  # fmt: skip
def test_what_is_no_day_of_this_century_is_refused(day: object):
    with pytest.raises(DayError, match="a day from 2000 to 2099"):
        check_day(day)


def test_a_leap_day_is_a_day():
    assert follow_ups("2028-02-29") == ("2028-03-14", "2028-04-11", "2028-05-23")


# What studies say


@pytest.mark.parametrize("difference", [0, 0.27, 0.65, 0.66, 2])
def test_a_difference_in_standard_deviations_becomes_pairs_out_of_ten(difference: float):
    assert ahead_of_ten(difference) == pytest.approx(5 * (1 + math.erf(difference / 2)))


def test_plans_win_in_about_seven_of_ten_pairs_later_in_six_to_seven_and_by_chance_in_five():
    assert ahead_of_ten(STUDIES_SAY) == pytest.approx(6.77, abs=0.005)
    assert [round(ahead_of_ten(each), 2) for each in LATER_STUDIES_SAY] == [5.76, 6.8]
    assert ahead_of_ten(0) == pytest.approx(5)
