"""Exercises as participants work through them, and as authors make them from solutions."""

from workshop_kit.courseware.check import Check, begin, overview
from workshop_kit.courseware.errors import CoursewareError, NotYetError, UnansweredError
from workshop_kit.courseware.plan_card import plan_card
from workshop_kit.courseware.records import read_record
from workshop_kit.courseware.tables import answers_table, chances_table

__all__ = [
    "Check",
    "CoursewareError",
    "NotYetError",
    "UnansweredError",
    "answers_table",
    "begin",
    "chances_table",
    "overview",
    "plan_card",
    "read_record",
]
