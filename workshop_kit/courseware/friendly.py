"""Python's own errors, told to somebody who has never programmed."""

import difflib
import keyword

from workshop_kit.content.exercise_words import CourseWords
from workshop_kit.courseware.trouble import about_sums, about_syntax

_CLOSE = 0.75
_FIRST = {"begin", "check", "lang"}
"""Names from the first cells of every exercise."""


def plain_words(error: BaseException, words: CourseWords, *, known: set[str] | None = None) -> str:
    """Return an error in plain words: what happened, what helps, and in the last line what Python said.

    Parameters
    ----------
    error : BaseException
    words : CourseWords
    known : set of str, optional
        Names that there are, to find one that was meant.
    """
    if isinstance(error, KeyboardInterrupt):
        return words.interrupted
    if isinstance(error, NotImplementedError):
        return f"{words.not_yet}\n{words.unanswered}"
    told = (
        str(error.msg or "") if isinstance(error, SyntaxError) else str(error)
    )  # without the name of a file
    message = told.split("\n", 1)[0]
    said = words.python_says.format(
        message=f"{type(error).__name__}: {message}" if message else type(error).__name__
    )
    return "\n".join((words.stopped, _about(error, words, known or set()), said))


def _about(error: BaseException, words: CourseWords, known: set[str]) -> str:
    match error:
        case SyntaxError():
            return about_syntax(error, words)
        case NameError(name=str(name)) if name:
            return _about_name(name, words, known)
        case TypeError() | ZeroDivisionError():
            return about_sums(error, words)
        case _:
            return words.anything_else


def _about_name(name: str, words: CourseWords, known: set[str]) -> str:
    candidates = sorted(each for each in known if not each.startswith("_") and not keyword.iskeyword(each))
    close = difflib.get_close_matches(name, candidates, n=1, cutoff=_CLOSE)
    if close:
        return words.alike.format(name=close[0])
    return words.here_first.format(name=name) if name in _FIRST else words.unknown_name.format(name=name)
