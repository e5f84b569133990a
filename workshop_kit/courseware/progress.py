"""How far somebody is: events that only grow, kept in the person's own folder, to be sent later if they wish."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from uuid import uuid4

from workshop_kit.courseware.folder import OwnFolder
from workshop_kit.domain.exercises.exercise import Exercise

_DEEP, _LONG = 8, 1000


class What(StrEnum):
    """What happened."""

    BEGUN = "begun"
    NOT_YET = "not_yet"
    RIGHT = "right"


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that happened; nothing of what was answered is in it.

    Attributes
    ----------
    id : str
        Its own, so that whoever gets it twice counts it once.
    at : str
        When, in UTC.
    exercise, step : str
        Where; `step` is empty for a beginning.
    what : What
    mark : str
        Tells whether two answers are the same one, on this laptop alone: it is never sent.
    """

    id: str
    at: str
    exercise: str
    what: What
    step: str = ""
    mark: str = field(default="", metadata={"stays": True})

    def to_send(self) -> dict[str, str]:
        """Return the event as plain values, without what stays here."""
        return {name: value for name, value in asdict(self).items() if name != "mark"}


class Progress:
    """The events of one person, in memory and, where there is a folder, on their disk.

    Parameters
    ----------
    folder : OwnFolder or None
        None keeps them in memory alone.
    now : callable, optional
        The clock.
    """

    def __init__(
        self, folder: OwnFolder | None, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._folder = folder
        self._now = now
        self._unkept: list[Event] = []

    def events(self) -> tuple[Event, ...]:
        """Return what has happened so far; lines that are broken or strange are left out."""
        return (*read_events(self._folder.lines() if self._folder else []), *self._unkept)

    def note(self, exercise: str, what: What, *, step: str = "", answer: object = "") -> None:
        """Write down that something happened.

        Raises
        ------
        NotKeptError
            If it cannot be written to the disk; it counts in memory all the same.
        """
        moment = self._now().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        mark = mark_of(answer) if step else ""
        event = Event(id=uuid4().hex, at=moment, exercise=exercise, what=what, step=step, mark=mark)
        self._unkept.append(event)
        if self._folder:
            for waiting in tuple(self._unkept):
                self._folder.append(json.dumps(asdict(waiting)))
                self._unkept.remove(waiting)

    def tries(self, exercise: str, step: str) -> int:
        """Return how many different answers to a step were not right; the same one again is no new try."""
        return len(
            {
                event.mark
                for event in self.events()
                if (event.exercise, event.step, event.what) == (exercise, step, What.NOT_YET)
            }
        )

    def is_begun(self, exercise: Exercise) -> bool:
        """Tell whether somebody has opened it before."""
        return any(event.exercise == exercise.name for event in self.events())

    def done(self, exercise: Exercise) -> tuple[str, ...]:
        """Return the steps that have once been right."""
        right = {
            event.step
            for event in self.events()
            if event.exercise == exercise.name and event.what is What.RIGHT
        }
        return tuple(step.name for step in exercise.to_do if step.name in right)


def read_events(lines: list[str]) -> Iterator[Event]:
    """Return the events that can be read; a program that was stopped in the middle may have left half of one."""
    for line in lines:
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if not isinstance(record, Mapping) or set(record) != set(Event.__dataclass_fields__):
            continue
        if all(isinstance(value, str) for value in record.values()) and record["what"] in set(What):
            yield Event(**{**record, "what": What(record["what"])})


def mark_of(answer: object) -> str:
    """Return a few characters by which the same answer is known again, whatever it is."""
    try:
        text = json.dumps(_plain(answer, 0), sort_keys=True)
    except (TypeError, ValueError, RecursionError):
        text = type(answer).__name__
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _plain(value: object, depth: int) -> object:
    """Return plain values of a value; what is none is told by its kind alone, and so is what lies too deep."""
    plain: object = type(value).__name__
    if depth > _DEEP:
        return plain
    array = getattr(value, "tolist", None)
    if isinstance(value, Mapping):
        plain = {str(name)[:_LONG]: _plain(each, depth + 1) for name, each in value.items()}
    elif isinstance(value, list | tuple):
        plain = [_plain(each, depth + 1) for each in value]
    elif isinstance(value, set | frozenset):
        plain = sorted(json.dumps(_plain(each, depth + 1), sort_keys=True) for each in value)
    elif value is None or isinstance(value, str | bool | float):
        plain = value
    elif isinstance(value, int):
        plain = value if value.bit_length() < _LONG else plain
    elif callable(array):
        plain = _plain(array(), depth + 1)
    return plain
