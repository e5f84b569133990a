"""The calendar file: whatever a plan says, calendars read three events with exactly these words in them."""

import re
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from workshop_kit.content import ContentError, languages, load_words
from workshop_kit.content.calendar_file import calendar_writer
from workshop_kit.domain.commitment import FOLLOW_UP_WEEKS, Plan, PlanField, tidy
from workshop_kit.domain.errors import DayError

DAY = "2026-11-24"
HOSTILE = [
    "BEGIN:VEVENT",
    "END:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR",
    "a\nATTENDEE:mailto:boss@firm.example",
    "; , : \\ \\n \\; \"quoted\" ^n ^^",
    "{when} {0} {} %s",
    "ä" * 74 + "é" + "😀" * 60,
    "👩‍👩‍👧‍👦" * 20,
    "שלום \u202eabc مرحبا",
    "x" * 300,
    "<script>alert(1)</script>",
    "TEXT;VALUE=DATE:20260101",
    "\x00\x07\x1b[31m",
    " leading and trailing\u00a0 ",
    "\\",
    "=3D \u2028 \x85",
    "\u2067never closed \u202d \ufeff\uffff\ufdd0",
]  # fmt: skip

# The first of all texts takes a second: the table of all characters is built then.
slow_to_begin = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
any_text = st.text(alphabet=st.characters(codec=None), max_size=300).filter(
    lambda text: len(tidy(text)) <= 300
)
plans = st.lists(st.builds(Plan, **dict.fromkeys(PlanField, any_text)), max_size=3)


def descriptions(some: list[Plan], lang: str) -> list[str]:
    """Return what the three events should say."""
    words = load_words(lang).commitment.events
    return [
        "\n\n".join(
            [
                words.follow_ups[weeks].question,
                *(words.plan.format(**{field: getattr(plan, field) for field in PlanField}) for plan in some),
            ]
        )
        for weeks in FOLLOW_UP_WEEKS
    ]


def titles(lang: str) -> list[str]:
    return [words.title for words in load_words(lang).commitment.events.follow_ups.values()]


def by_hand(raw: bytes) -> list[str]:
    """Return all descriptions, read without the library that wrote them: of events, and of their reminders."""
    lines = raw.replace(b"\r\n ", b"").decode().split("\r\n")
    texts = [line.removeprefix("DESCRIPTION:") for line in lines if line.startswith("DESCRIPTION:")]
    return [re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), text) for text in texts]


def test_nothing_in_a_plan_turns_the_text_that_stands_below_it_in_a_calendar():
    text = calendar_writer("en")([Plan(when="\u202egnihtyna", who="\u2067\u2068somebody")], DAY)
    assert not any(unicodedata.bidirectional(sign) in ("RLO", "RLI", "FSI") for sign in text)
    assert "gnihtyna" in text


def check(some: list[Plan], lang: str, day: str = DAY) -> None:
    """Check that a calendar reads back what was written."""
    text = calendar_writer(lang)(some, day)
    raw = text.encode()
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    for line in raw.split(b"\r\n"):
        line.decode()  # no character is cut in two
    assert by_hand(raw) == [
        line for pair in zip(descriptions(some, lang), titles(lang), strict=True) for line in pair
    ]
    read = Calendar.from_ical(raw)
    assert [each.name for each in read.subcomponents] == ["VEVENT"] * 3
    assert [str(event["DESCRIPTION"]) for event in read.walk("VEVENT")] == descriptions(some, lang)
    assert [event["DTSTART"].dt for event in read.walk("VEVENT")] == [
        date.fromisoformat(day) + timedelta(weeks=weeks) for weeks in FOLLOW_UP_WEEKS
    ]
    assert set(read.walk("VEVENT")[0]) == {
        "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CLASS", "TRANSP",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "plan", "written"),
    [
        (
            "en",
            Plan(
                "If I hear “if”",
                "where I work",
                "then, I ask",
                "with Sam",
                "but if nobody comes",
                "Then: I wait",
            ),
            "If: I hear “if”\nWhere: where I work\nThen: I ask\nWith: Sam\nBut if: nobody comes\nThen: I wait",
        ),
        (
            "de",
            Plan(
                "Wenn ich da bin",
                "Wo auch immer",
                "dann frage ich",
                "Mit Kim",
                "wenn niemand da ist",
                "Dann warte ich",
            ),
            "Wenn: ich da bin\nWo: Wo auch immer\nDann: frage ich\nMit: Kim\nWenn aber: niemand da ist\nDann: warte ich",
        ),
    ],
)
def test_what_the_card_says_itself_is_not_read_twice(lang: str, plan: Plan, written: str):
    read = Calendar.from_ical(calendar_writer(lang)([plan], DAY))
    assert [str(event["DESCRIPTION"]).endswith(f"\n\n{written}") for event in read.walk("VEVENT")] == [
        True
    ] * 3


@slow_to_begin
@given(some=plans, day=st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_any_text_in_a_plan_is_read_back_as_it_was_written(some: list[Plan], day: date):
    check(some, "en", str(day))


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text: str, lang: str):
    check([Plan(**dict.fromkeys(PlanField, text))] * 3, lang)


@pytest.mark.parametrize("lang", languages())
def test_three_whole_days_with_title_question_and_a_reminder_at_nine(lang: str):
    words = load_words(lang).commitment.events
    read = Calendar.from_ical(calendar_writer(lang)([Plan(when="now")], DAY))
    assert (read["VERSION"], str(read["X-WR-CALNAME"])) == ("2.0", words.calendar)
    assert "PRODID" in read
    for event, weeks, day in zip(
        read.walk("VEVENT"), FOLLOW_UP_WEEKS, ("2026-12-08", "2027-01-05", "2027-02-16"), strict=True
    ):
        assert event["DTSTART"].dt == date.fromisoformat(day)
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
        assert str(event["SUMMARY"]) == words.follow_ups[weeks].title
        assert (event["CLASS"], event["TRANSP"]) == ("PRIVATE", "TRANSPARENT")
        assert event["DTSTAMP"].to_ical() == b"20261124T000000Z"
        (alarm,) = event.walk("VALARM")
        assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(hours=9))
        assert str(alarm["DESCRIPTION"]) == words.follow_ups[weeks].title


def test_the_same_plan_gives_the_same_file_and_another_plan_other_events():
    write = calendar_writer("en")
    one, same, other = (
        write([Plan(when="a")], DAY),
        write([Plan(when="a")], DAY),
        write([Plan(when="b")], DAY),
    )
    assert one == same

    def names(text: str) -> set[str]:
        return {str(event["UID"]) for event in Calendar.from_ical(text).walk("VEVENT")}

    assert len(names(one) | names(other)) == 6


def test_a_day_that_is_none_and_a_language_that_is_none_are_refused():
    with pytest.raises(DayError):
        calendar_writer("en")([Plan()], "2026-02-30")
    with pytest.raises(ContentError):
        calendar_writer("xx")
