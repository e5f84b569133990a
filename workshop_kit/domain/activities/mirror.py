"""The mirror of an organisation as an activity: a bet, ten people, what they may say, and what else it may be."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from workshop_kit.domain.activities.activity import Message
from workshop_kit.domain.errors import AnswerError, MessageError
from workshop_kit.domain.mirror import Mix, Rival, Signal, Standing, Subject, read_mix, standing

LITTLE = "little"
"""The bet that ten people say hardly anything about any of the three."""

BETS = (*(subject.value for subject in Subject), LITTLE)


class Compared(StrEnum):
    """How the bet stands beside the hints that are left."""

    HINT_THERE = "hint_there"
    FADED_THERE = "faded_there"
    NOTHING_THERE = "nothing_there"
    LITTLE_RIGHT = "little_right"
    LITTLE_NOT_YET = "little_not_yet"
    NO_BET = "no_bet"


@dataclass(frozen=True)
class Bet:
    """What somebody expects ten people to say most about: a subject, ``"little"``, or None for no bet."""

    about: str | None


@dataclass(frozen=True)
class MirrorState:
    """Where one person stands.

    Attributes
    ----------
    bet : Bet or None
        None until it is placed.
    mix : Mix or None
        The ten people, once all are placed.
    applying : Mapping[Subject, frozenset of Rival]
        The rivals that apply, as the person judges, for each hint.
    """

    bet: Bet | None = None
    mix: Mix | None = None
    applying: Mapping[Subject, frozenset[Rival]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class MirrorActivity:
    """Messages: ``bet`` (about), ``mix`` (people), ``rival`` (subject, rival, applies), ``change``, ``start_over``.

    The first bet counts. Another mix begins without rivals: they belong to its hints.
    """

    def begin(self) -> MirrorState:
        """Nobody is placed, nothing is said."""
        return MirrorState()

    def receive(self, state: MirrorState, message: Message) -> MirrorState:
        """Return the state after one message.

        Raises
        ------
        AnswerError
            If the bet is none of the four, or there is no such hint or rival.
        MixError
            If the people are no mix of ten.
        MessageError
            If the type of the message is none of the five, or one comes too early.
        """
        match message.get("type"):
            case "bet":
                bet = Bet(_check_bet(message.get("about", "missing")))
                return state if state.bet else replace(state, bet=bet)
            case "mix" if state.bet:
                return MirrorState(state.bet, Mix.of(message.get("people")))
            case "rival" if state.mix:
                return _with_rival(state, message)
            case "change" if state.bet:
                return MirrorState(state.bet)
            case "start_over":
                return self.begin()
            case other:
                raise MessageError(
                    thing="message['type']",
                    value=other,
                    expected="'bet', 'start_over', once there is a bet 'mix' or 'change', once there is a mix 'rival'",
                    mend="The face and the package may be of different versions: reload the page.",
                )

    def show(self, state: MirrorState) -> dict[str, object]:
        """``bet``, ``mix`` and, once there is one, ``reading``: hints, silent subjects, how the bet compares."""
        return {
            "reading": reading(state) if state.mix else None,
            "mix": state.mix.record() if state.mix else {},
            "bet": None if state.bet is None else {"about": state.bet.about},
        }


def reading(state: MirrorState) -> dict[str, Any]:
    """Return what a mix says as JSON values: words to choose, no number for a culture."""
    signals = read_mix(state.mix) if state.mix else ()
    hints = [_record(signal, state) for signal in signals]
    told = {signal.subject for signal in signals}
    return {
        "hints": hints,
        "silent": [subject.value for subject in Subject if subject not in told],
        "left": [hint["subject"] for hint in hints if hint["standing"] != Standing.LITTLE],
        "compared": compared(state).value,
    }


def compared(state: MirrorState) -> Compared:
    """Say how the bet stands beside the hints that are left once rivals are turned on."""
    signals = {signal.subject.value: signal for signal in read_mix(state.mix)} if state.mix else {}
    left = {name for name, signal in signals.items() if _standing(signal, state) is not Standing.LITTLE}
    about = state.bet.about if state.bet else None
    if about is None:
        return Compared.NO_BET
    if about == LITTLE:
        return Compared.LITTLE_NOT_YET if left else Compared.LITTLE_RIGHT
    if about in left:
        return Compared.HINT_THERE
    return Compared.FADED_THERE if about in signals else Compared.NOTHING_THERE


def _record(signal: Signal, state: MirrorState) -> dict[str, Any]:
    applying = state.applying.get(signal.subject, frozenset())
    return {
        "subject": signal.subject.value,
        "direction": signal.direction.value,
        "people": signal.people,
        "others": signal.others,
        "sources": [archetype.value for archetype in signal.sources],
        "rivals": [rival.value for rival in signal.rivals],
        "applying": [rival.value for rival in signal.rivals if rival in applying],
        "strength": signal.strength.value,
        "standing": _standing(signal, state).value,
    }


def _standing(signal: Signal, state: MirrorState) -> Standing:
    return standing(signal, state.applying.get(signal.subject, frozenset()))


def _with_rival(state: MirrorState, message: Message) -> MirrorState:
    assert state.mix  # noqa: S101 - the caller has seen to it
    signals = {signal.subject: signal for signal in read_mix(state.mix)}
    name, rival, applies = (message.get(key) for key in ("subject", "rival", "applies"))
    if not isinstance(name, str) or name not in signals:
        raise AnswerError(
            thing="message['subject']",
            value=name,
            expected="one of " + (", ".join(signals) or "none: this mix gives no hint"),
            mend="A rival belongs to a hint that the mix gives.",
        )
    signal = signals[Subject(name)]
    if rival not in signal.rivals or not isinstance(applies, bool):
        raise AnswerError(
            thing="message",
            value={"rival": rival, "applies": applies},
            expected="a rival of " + ", ".join(signal.rivals) + ", and whether it applies: true or false",
            mend="Tick one of the rivals that stand under the hint.",
        )
    before = state.applying.get(signal.subject, frozenset())
    chosen = {Rival(str(rival))}
    after = before | chosen if applies else before - chosen
    return replace(state, applying=MappingProxyType({**state.applying, signal.subject: after}))


def _check_bet(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or value not in BETS:
        raise AnswerError(
            thing="message['about']",
            value=value,
            expected="one of " + ", ".join(BETS) + ", or None for no bet",
            mend="It is about one of three, or about hardly anything.",
        )
    return value
