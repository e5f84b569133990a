"""Answers in a line of Python, read leniently: about their form there is nothing to learn here."""

import math
import re
from numbers import Real

import numpy as np

from workshop_kit.domain.exercises.exercise import Form, Taken

_DECIMAL = re.compile(r"[+\-−]?\d{1,9}(?:[.,]\d{1,9})?|[+\-−]?[.,]\d{1,9}")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_PAIR = 2


def read_number(answer: object) -> tuple[float | None, Taken | None]:
    """Return a number, and what it was taken for if it was written in another form; None if there is none.

    ``(0, 5)`` is what Python makes of ``0,5``; ``"0.5"`` is a number between quotation marks.
    """
    value = answer[0] if isinstance(answer, list | tuple) and len(answer) == 1 else answer
    if isinstance(value, Real) and not isinstance(value, bool):
        number = _finite(value)
        return number, None if number is None or value is answer else Taken(Form.LIST, number)
    if isinstance(value, str):
        number = _from_text(value)
        return number, None if number is None else Taken(Form.TEXT, number)
    if isinstance(value, tuple) and len(value) == _PAIR and all(_is_whole(each) for each in value):
        whole, behind = value
        number = _from_text(f"{whole}.{behind}") if behind >= 0 else None
        return number, None if number is None else Taken(Form.COMMA, number)
    return None, None


def read_words(answer: object) -> tuple[object, ...]:
    """Return the words of an answer: of a list, a tuple, or one text with commas in it."""
    alone = answer[0] if isinstance(answer, list | tuple) and len(answer) == 1 else answer
    if isinstance(alone, str):
        return tuple(part.strip() for part in re.split(r"[,;]", alone) if part.strip())
    return tuple(alone) if isinstance(alone, list | tuple) else (alone,)


def read_day(answer: object) -> tuple[np.datetime64 | None, Taken | None]:
    """Return a day, and what it was taken for if its day or its month stands first; None if there is none."""
    value = answer[0] if isinstance(answer, list | tuple) and len(answer) == 1 else answer
    text = value.strip() if isinstance(value, str) else ""
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(*found.groups()), None
    if found := _DAY_FIRST.fullmatch(text):
        day = _day(*reversed(found.groups()))
        return day, None if day is None else Taken(Form.ORDER, day)
    return None, None


def _finite(value: Real) -> float | None:
    try:
        number = float(value)
    except (OverflowError, ValueError, TypeError):
        return None
    return _tidy(number) if math.isfinite(number) else None


def _from_text(text: str) -> float | None:
    text = text.strip()
    return _tidy(float(text.replace(",", ".").replace("−", "-"))) if _DECIMAL.fullmatch(text) else None


def _tidy(number: float) -> float:
    """Return a whole number as one, so that it is told without places behind the point."""
    return int(number) if number.is_integer() else number


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9


def _day(year: str, month: str, day: str) -> np.datetime64 | None:
    try:
        return np.datetime64(f"{year}-{month.zfill(2)}-{day.zfill(2)}", "D")
    except ValueError:
        return None
