"""Sorting overheard sentences to motives as an activity: a bet, twelve sentences, then how they were meant."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from workshop_kit.domain.activities.activity import Message
from workshop_kit.domain.errors import AnswerError, MessageError
from workshop_kit.domain.motives import MEANT, MOST, Hearing, Motive, hearing


class Compared(StrEnum):
    """How the bet stands beside the motives on which two ears differ most."""

    AS_EXPECTED = "as_expected"
    AMONG = "among"
    """The motive of the bet is one of several on which two ears differ equally often."""
    ELSEWHERE = "elsewhere"
    NOWHERE = "nowhere"
    NO_BET = "no_bet"
    NO_BET_NOWHERE = "no_bet_nowhere"


@dataclass(frozen=True)
class Bet:
    """Which motive somebody expects to be hardest to hear; None: would rather just listen."""

    motive: Motive | None


@dataclass(frozen=True)
class MotivesState:
    """Where one person stands.

    Attributes
    ----------
    bet : Bet or None
        None until it is placed.
    answers : Mapping[str, tuple of Motive]
        What was heard in each sentence so far: no, one or two motives.
    finished : bool
        Whether the person asked how the sentences were meant.
    """

    bet: Bet | None = None
    answers: Mapping[str, tuple[Motive, ...]] = field(default_factory=lambda: MappingProxyType({}))
    finished: bool = False


@dataclass(frozen=True)
class MotivesActivity:
    """Messages: ``bet`` (motive), ``answer`` (item, value), ``finish``, ``start_over``.

    How a sentence was meant is shown after the last one only, and from then on answers stay as they are.

    Parameters
    ----------
    reasons : Mapping[str, str]
        Why each sentence was meant so, in the reader's language: told with the result, not before.
    """

    reasons: Mapping[str, str]

    def begin(self) -> MotivesState:
        """Nothing is heard, nothing is told."""
        return MotivesState()

    def receive(self, state: MotivesState, message: Message) -> MotivesState:
        """Return the state after one message.

        Raises
        ------
        AnswerError
            If there is no such sentence or motive, or a sentence gets more than two.
        MessageError
            If the type of the message is none of the four, or one comes too early.
        """
        match message.get("type"):
            case "bet":
                value = message.get("motive", "missing")
                bet = Bet(None if value is None else _motive("message['motive']", value))
                return state if state.bet else replace(state, bet=bet)
            case "answer" if state.bet:
                item, heard = _item(message.get("item")), _motives(message.get("value"))
                if state.finished:
                    return state
                return replace(state, answers=MappingProxyType({**state.answers, item: heard}))
            case "finish" if state.bet and set(state.answers) == set(MEANT):
                return replace(state, finished=True)
            case "start_over":
                return self.begin()
            case other:
                raise MessageError(
                    thing="message['type']",
                    value=other,
                    expected="'bet', 'start_over', once there is a bet 'answer', once all are sorted 'finish'",
                    mend="The face and the package may be of different versions: reload the page.",
                )

    def show(self, state: MotivesState) -> dict[str, object]:
        """``answers``, ``result`` (None until all is sorted and asked for), and ``bet``."""
        return {
            "answers": {item: list(heard) for item, heard in state.answers.items()},
            "result": self._result(state) if state.finished else None,
            # last: a face that hears of another bet has nothing of the old one left
            "bet": None if state.bet is None else {"motive": state.bet.motive},
        }

    def _result(self, state: MotivesState) -> dict[str, Any]:
        most = hardest(state.answers)
        return {
            "sentences": [
                {
                    "sentence": item,
                    "heard": list(state.answers[item]),
                    "meant": list(meant),
                    "hearing": hearing(state.answers[item], meant).value,
                    "why": self.reasons[item],
                }
                for item, meant in MEANT.items()
            ],
            "hardest": [motive.value for motive in most],
            "compared": compared(state.bet, most).value,
        }


def hardest(answers: Mapping[str, tuple[Motive, ...]]) -> tuple[Motive, ...]:
    """Return the motives behind the sentences in which most often something else was heard; none if nowhere."""
    missed = dict.fromkeys(Motive, 0)
    for item, meant in MEANT.items():
        if hearing(answers[item], meant) is Hearing.OTHER:
            missed[meant[0]] += 1
    most = max(missed.values())
    return tuple(motive for motive, times in missed.items() if times == most > 0)


def compared(bet: Bet | None, most: tuple[Motive, ...]) -> Compared:
    """Say how the bet stands beside the motives on which two ears differ most."""
    if bet is None or bet.motive is None:
        return Compared.NO_BET if most else Compared.NO_BET_NOWHERE
    if not most:
        return Compared.NOWHERE
    if bet.motive not in most:
        return Compared.ELSEWHERE
    return Compared.AS_EXPECTED if len(most) == 1 else Compared.AMONG


def _item(value: object) -> str:
    if not isinstance(value, str) or value not in MEANT:
        raise AnswerError(
            thing="message['item']",
            value=value,
            expected="one of " + ", ".join(MEANT),
            mend="There are twelve sentences.",
        )
    return value


def _motives(value: object) -> tuple[Motive, ...]:
    if not isinstance(value, list | tuple) or len(value) > MOST:
        raise AnswerError(
            thing="message['value']",
            value=value,
            expected=f"a list of at most {MOST} motives",
            mend="An empty list says that it is hard to tell.",
        )
    heard = tuple(_motive("message['value']", each) for each in value)
    if len(set(heard)) < len(heard):
        raise AnswerError(
            thing="message['value']",
            value=value,
            expected="each motive once",
            mend="Two motives are two different ones.",
        )
    return heard


def _motive(thing: str, value: object) -> Motive:
    if not isinstance(value, str) or value not in set(Motive):
        raise AnswerError(
            thing=thing,
            value=value,
            expected="one of " + ", ".join(Motive),
            mend="There are four motives.",
        )
    return Motive(value)
