"""Errors of the exercises; what a person is meant to read is one of them, too."""

from workshop_kit.domain.errors import WorkshopKitError


class CoursewareError(WorkshopKitError, ValueError):
    """An exercise, a solution or a check that is not as it should be."""


class FriendlyError(WorkshopKitError, ValueError):
    """An error whose text is for a person who has never programmed: no traceback stands above it.

    Parameters
    ----------
    thing, value, expected, mend
        As for every error of this package.
    told : str
        All that the person reads: a headline, and lines below it.
    """

    def __init__(self, *, thing: str, value: object, expected: str, mend: str, told: str) -> None:
        super().__init__(thing=thing, value=value, expected=expected, mend=mend)
        self.told = told

    def __str__(self) -> str:
        """Return what the person reads."""
        return self.told

    def _render_traceback_(self) -> list[str]:
        """Return what IPython shows instead of a traceback."""
        return lines(self.told)


class NotYetError(FriendlyError):
    """An answer that is not right yet; fails its cell for nbval, papermill and nbgrader."""


class UnansweredError(NotYetError):
    """A step without an answer."""


def lines(told: str) -> list[str]:
    """Return a text as the lines of a traceback: the first one bold."""
    first, *others = told.split("\n")
    return [f"\x1b[1m{first}\x1b[0m", *others]
