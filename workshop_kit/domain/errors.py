"""One family of errors: each names the thing, its value, what was expected and what to do."""

import reprlib

_SHORT = reprlib.Repr()
_SHORT.maxstring = _SHORT.maxother = 80


class WorkshopKitError(Exception):
    """Anything that this package refuses.

    Parameters
    ----------
    thing : str
        What is wrong, as a caller would name it: ``answers['voice_near_boss']``.
    value : object
        What was found there.
    expected : str
        What would have been right.
    mend : str
        What to do about it, as a full sentence.
    """

    def __init__(self, *, thing: str, value: object, expected: str, mend: str) -> None:
        self.thing = thing
        self.value = value
        self.expected = expected
        self.mend = mend
        super().__init__(f"{thing} is {_short(value)}; expected {expected}. {mend}")


def _short(value: object) -> str:
    try:
        return _SHORT.repr(value)
    except ValueError:  # Python writes no whole number of more than 4300 digits
        return f"{type(value).__name__} with too many digits to write"


class AnswerError(WorkshopKitError, ValueError):
    """An answer that no one could have given."""


class NormsError(WorkshopKitError, ValueError):
    """Norms that cannot be used to standardise a score."""


class ScoreError(WorkshopKitError, ValueError):
    """Trait scores or reliabilities that are not what a model needs."""


class LeversError(WorkshopKitError, ValueError):
    """What a leader does, given in a way that no leader could do."""


class NetValueError(WorkshopKitError, ValueError):
    """What is said of an evening, or of those who are sent, that no evening could have."""


class SampleError(WorkshopKitError, ValueError):
    """A wish for simulated people that cannot be met."""


class RoomError(WorkshopKitError, ValueError):
    """An evening that no room could hold."""


class TalkError(WorkshopKitError, ValueError):
    """A talk that nobody could have: a kind of message, or a move, that there is not."""


class PlanError(WorkshopKitError, ValueError):
    """A plan, or a part of one, that a card has no room for."""


class DayError(WorkshopKitError, ValueError):
    """A day that no calendar of this century has."""


class MixError(WorkshopKitError, ValueError):
    """A mix of people that does not make ten."""


class MessageError(WorkshopKitError, ValueError):
    """A message from a face that an activity does not understand."""
