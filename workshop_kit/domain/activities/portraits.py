"""Eight portraits as an activity: whom one expects to meet most often, then whom one has met."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from workshop_kit.domain.activities.activity import Message
from workshop_kit.domain.archetypes import Archetype
from workshop_kit.domain.errors import AnswerError, MessageError


class Compared(StrEnum):
    """How the bet stands beside the portraits that somebody recognised. Nobody is right: nobody has counted."""

    MET = "met"
    NOT_MET = "not_met"
    NOBODY_MET = "nobody_met"
    NO_BET = "no_bet"


@dataclass(frozen=True)
class Bet:
    """Whom somebody expects to meet most often; None: would rather just look."""

    archetype: Archetype | None


@dataclass(frozen=True)
class PortraitsState:
    """Where one person stands.

    Attributes
    ----------
    bet : Bet or None
        None until it is placed.
    met : frozenset of Archetype
        Those in whom they recognised somebody.
    """

    bet: Bet | None = None
    met: frozenset[Archetype] = frozenset()


@dataclass(frozen=True)
class PortraitsActivity:
    """Messages: ``bet`` (archetype), ``met`` (archetype, yes), ``start_over``. The first bet counts."""

    def begin(self) -> PortraitsState:
        """Nobody is expected, nobody was met."""
        return PortraitsState()

    def receive(self, state: PortraitsState, message: Message) -> PortraitsState:
        """Return the state after one message.

        Raises
        ------
        AnswerError
            If an archetype is none of the eight, or ``yes`` is neither true nor false.
        MessageError
            If the type of the message is none of the three, or somebody was met before the bet.
        """
        match message.get("type"):
            case "bet":
                value = message.get("archetype", "missing")
                bet = Bet(None if value is None else _archetype(value))
                return state if state.bet else replace(state, bet=bet)
            case "met" if state.bet:
                archetype = _archetype(message.get("archetype"))
                return replace(
                    state, met=state.met | {archetype} if _yes(message) else state.met - {archetype}
                )
            case "start_over":
                return self.begin()
            case other:
                raise MessageError(
                    thing="message['type']",
                    value=other,
                    expected="'bet', 'start_over' or, once there is a bet, 'met'",
                    mend="The face and the package may be of different versions: reload the page.",
                )

    def show(self, state: PortraitsState) -> Mapping[str, object]:
        """``met`` in the order of the portraits, ``compared``, and ``bet``, last: it opens the gallery."""
        return {
            "met": [archetype.value for archetype in Archetype if archetype in state.met],
            "compared": compared(state).value if state.bet else "",
            "bet": None if state.bet is None else {"archetype": state.bet.archetype},
        }


def compared(state: PortraitsState) -> Compared:
    """Say how the bet stands beside those who were met."""
    if not state.met:
        return Compared.NOBODY_MET
    if state.bet is None or state.bet.archetype is None:
        return Compared.NO_BET
    return Compared.MET if state.bet.archetype in state.met else Compared.NOT_MET


def _archetype(value: object) -> Archetype:
    if not isinstance(value, str) or value not in set(Archetype):
        raise AnswerError(
            thing="message['archetype']",
            value=value,
            expected="one of " + ", ".join(Archetype),
            mend="There are eight portraits.",
        )
    return Archetype(value)


def _yes(message: Message) -> bool:
    value = message.get("yes")
    if not isinstance(value, bool):
        raise AnswerError(
            thing="message['yes']",
            value=value,
            expected="true or false",
            mend="Somebody was met, or was not.",
        )
    return value
