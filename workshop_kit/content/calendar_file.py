"""A plan's days to look again, as a file that calendars read (RFC 5545).

The text depends on plans, day and language alone: no clock, no chance.
"""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from workshop_kit.content.commitment_words import CommitmentWords
from workshop_kit.content.loader import load_words
from workshop_kit.domain.activities.commitment import CalendarWriter
from workshop_kit.domain.commitment import (
    FOLLOW_UP_WEEKS,
    Plan,
    PlanField,
    follow_ups,
    without_beginning,
)

_AT_NINE = timedelta(hours=9)  # from the first minute of the day, wherever the phone is then


def calendar_writer(lang: str) -> CalendarWriter:
    """Return what writes a calendar file in one language.

    Raises
    ------
    ContentError
        If there is no such language.
    """
    words = load_words(lang).commitment

    def write(plans: Sequence[Plan], day: str) -> str:
        return calendar_text(plans, day, words)

    return write


def calendar_text(plans: Sequence[Plan], day: str, words: CommitmentWords) -> str:
    """Return three whole-day events, 2, 6 and 12 weeks after a day, each with a reminder and all plans in it.

    Parameters
    ----------
    plans : Sequence of Plan
        Complete or not.
    day : str
        From which the weeks count, as ``YYYY-MM-DD``.
    words : CommitmentWords
        Titles, questions, and how a plan is written.

    Raises
    ------
    DayError
        If the day is none.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//workshop-kit//commitment//")
    calendar.add("x-wr-calname", words.events.calendar)
    sentences = [_sentence(plan, words) for plan in plans]
    for weeks, when in zip(FOLLOW_UP_WEEKS, follow_ups(day), strict=True):
        told = words.events.follow_ups[weeks]
        text = "\n\n".join([told.question, *sentences])
        calendar.add_component(_event(date.fromisoformat(day), date.fromisoformat(when), told.title, text))
    return str(calendar.to_ical(), "utf-8")


def _sentence(plan: Plan, words: CommitmentWords) -> str:
    """Return a plan as its card says it."""
    parts = {
        field: without_beginning(field, getattr(plan, field), words.questions[field].label)
        for field in PlanField
    }
    return words.events.plan.format(**parts)


def _event(written: date, when: date, title: str, text: str) -> Event:
    event = Event()
    # The same plan saved twice stays one event in a calendar; a plan that was changed comes as a new one.
    event.add("uid", f"{hashlib.sha256(f'{when} {title} {text}'.encode()).hexdigest()[:40]}@workshop-kit")
    event.add("dtstamp", datetime.combine(written, time(), tzinfo=UTC))
    event.add("dtstart", when)
    event.add("dtend", when + timedelta(days=1))
    event.add("summary", title)
    event.add("description", text)
    event.add("class", "PRIVATE")  # in a calendar that colleagues see, its words stay hidden
    event.add("transp", "TRANSPARENT")  # and the day stays free
    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("description", title)
    reminder.add("trigger", _AT_NINE)
    event.add_component(reminder)
    return event
