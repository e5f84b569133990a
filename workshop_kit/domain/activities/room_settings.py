"""What can be turned while the evening in the room is on."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from workshop_kit.domain.arrays import real_number
from workshop_kit.domain.errors import AnswerError


@dataclass(frozen=True, kw_only=True)
class RoomSettings:
    """What can be turned while the evening is on.

    Attributes
    ----------
    left, right : float
        Style of the leaders in each of the two rooms, 0 (they control) to 1 (empower, enable, encourage, inspire).
    conscripts : float
        Share of guests who were told to come.
    known_share : float
        Share of the room that a guest knows already, on average.
    """

    left: float = 0.1
    right: float = 0.9
    conscripts: float = 0.12
    known_share: float = 1 / 3

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            if real_number(value, 0, 1) is None:
                raise AnswerError(
                    thing=f"settings[{name!r}]",
                    value=value,
                    expected="a number from 0 to 1",
                    mend="Half is 0.5.",
                )


def read_settings(record: object) -> RoomSettings:
    """Return settings from plain values, as a face gives them.

    Raises
    ------
    AnswerError
        If it is no mapping with exactly the settings, a number from 0 to 1 each.
    """
    names = set(RoomSettings.__dataclass_fields__)
    if not isinstance(record, Mapping) or set(record) != names:
        raise AnswerError(
            thing="settings",
            value=record,
            expected="a number for each of " + ", ".join(sorted(names)),
            mend="Send all of them, changed or not.",
        )
    return RoomSettings(**{str(name): value for name, value in record.items()})
