"""Exercises as participants work through them, and as authors make them from solutions."""

from workshop_kit.courseware.check import Check, begin, overview
from workshop_kit.courseware.errors import CoursewareError, NotYetError, UnansweredError
from workshop_kit.courseware.records import read_record

__all__ = ["Check", "CoursewareError", "NotYetError", "UnansweredError", "begin", "overview", "read_record"]
