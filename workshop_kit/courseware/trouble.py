"""What Python could not read or work out, by what it most likely is: slips of people who have never programmed."""

import re

from workshop_kit.content.exercise_words import CourseWords

_QUOTES = frozenset("“”„‟«»‹›‘’‚‛´`＂")
"""Quotation marks that texts and phones have, and Python does not know."""
_INVALID = re.compile(r"invalid character '(?P<sign>.)'")


def about_syntax(error: SyntaxError, words: CourseWords) -> str:
    """Return what helps where Python cannot read a line."""
    say, line, message = words.trouble, error.lineno or 1, error.msg or ""
    if sign := _sign(error):
        told = say.curly_quote if sign in _QUOTES else say.strange_sign
        return told.format(line=line, sign=sign)
    found = {
        "non-printable": say.hidden_sign,
        "unterminated": say.open_quote,
        "never closed": say.bracket,
        "incomplete input": say.bracket,  # what IPython says of it
        "unmatched": say.bracket,
        "does not match": say.bracket,
        "forgot a comma": say.comma,
        "leading zeros": say.leading_zero,
        "indent": say.space,
    }
    told = next((told for part, told in found.items() if part in message), "")
    if not told and _at(error) == ":":
        told = say.colon
    return (told or words.not_finished).format(line=line)


def about_sums(error: TypeError | ZeroDivisionError, words: CourseWords) -> str:
    """Return what helps where a sum cannot be done."""
    say, message = words.trouble, str(error)
    if isinstance(error, ZeroDivisionError):
        return say.zero
    found = {
        "'ellipsis'": say.dots,
        "not callable": say.no_sign,
        "'tuple'": say.pair,
        "tuple (not": say.pair,
        "'str'": say.text,
        "to str": say.text,
    }
    return next((told for part, told in found.items() if part in message), words.anything_else)


def _sign(error: SyntaxError) -> str:
    """Return the sign that Python does not know, or nothing."""
    found = _INVALID.search(error.msg or "")
    if found:
        return found["sign"]
    return _at(error) if _at(error) in _QUOTES else ""


def _at(error: SyntaxError) -> str:
    """Return the sign at which Python stopped reading, or nothing."""
    text, place = error.text or "", (error.offset or 0) - 1
    return text[place] if 0 <= place < len(text) else ""
