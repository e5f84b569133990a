"""The leader's mirror as an activity: a guess, eight situations, and what one's reactions may have taught."""

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from workshop_kit.domain.activities.activity import Message
from workshop_kit.domain.arrays import whole_number
from workshop_kit.domain.errors import AnswerError, MessageError
from workshop_kit.domain.reflection import Reactions, check_reaction, check_reactions, compare, reflect
from workshop_kit.domain.situations import DOOR_OPEN, REACTIONS, Reaction, Situation


@dataclass(frozen=True)
class DoorGuess:
    """How often somebody expects to leave the door open; None: would rather not guess."""

    times: int | None


@dataclass(frozen=True)
class LeaderMirrorState:
    """Where one person stands.

    Attributes
    ----------
    guess : DoorGuess or None
        None until it is placed: nothing of what reactions teach is shown before.
    reactions : Mapping[str, str or None]
        In the order in which they were first given.
    """

    guess: DoorGuess | None = None
    reactions: Reactions = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class LeaderMirrorActivity:
    """Messages: ``guess`` (times), ``react`` (situation, reaction), ``start_over``.

    The first guess counts; a reaction may be changed, and the mirror shows the last one.

    Parameters
    ----------
    reactions : Mapping[str, str or None], optional
        Reactions given already, by a notebook's parameters.
    """

    reactions: Reactions = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        checked = check_reactions(self.reactions)
        object.__setattr__(self, "reactions", MappingProxyType(checked))

    def begin(self) -> LeaderMirrorState:
        """Nothing is guessed; what was given already waits behind the guess."""
        return LeaderMirrorState(reactions=self.reactions)

    def receive(self, state: LeaderMirrorState, message: Message) -> LeaderMirrorState:
        """Return the state after one message.

        Raises
        ------
        AnswerError
            If a guess is not 0 to 8 or None, or a reaction is not one of its situation's or None.
        MessageError
            If the type of the message is none of the three, or a reaction comes before the guess or without a value.
        """
        match message.get("type"):
            case "guess":
                guess = DoorGuess(_check_guess(message))
                return state if state.guess else replace(state, guess=guess)
            case "react" if state.guess:
                if "reaction" not in message:
                    raise MessageError(
                        thing="message['reaction']",
                        value="missing",
                        expected="the name of a reaction, or None for 'rather not say'",
                        mend="Say so with None: a situation without a reaction changes nothing.",
                    )
                situation, reaction = check_reaction(message.get("situation"), message["reaction"])
                return replace(
                    state, reactions=MappingProxyType({**state.reactions, situation.value: reaction})
                )
            case "start_over":
                return LeaderMirrorState()
            case other:
                raise MessageError(
                    thing="message['type']",
                    value=other,
                    expected="'guess', 'start_over' or, once there is a guess, 'react'",
                    mend="The face and the package may be of different versions: reload the page.",
                )

    def show(self, state: LeaderMirrorState) -> dict[str, object]:
        """``reactions`` with what each teaches, ``result`` once there are all eight, and ``guess``.

        Before the guess, ``reactions`` is empty and the other two are None.
        """
        guess, seen = state.guess, state.reactions if state.guess else {}
        return {
            "reactions": {
                situation.value: reaction_record(situation, seen[situation])
                for situation in Situation
                if situation in seen
            },
            "result": reflection_record(seen, guess) if guess and len(seen) == len(Situation) else None,
            # last: a face that hears of the guess has all that it draws from
            "guess": None if guess is None else {"times": guess.times},
        }


def reaction_record(situation: Situation, name: str | None) -> dict[str, Any]:
    """Return a reaction and what it teaches as JSON values; of "rather not say" there is nothing to tell."""
    if name is None:
        return {"reaction": None, "teaches": None, "levers": []}
    reaction: Reaction = REACTIONS[situation][name]
    return {
        "reaction": name,
        "teaches": reaction.teaches.value,
        "levers": [lever.value for lever in reaction.levers],
    }


def reflection_record(reactions: Reactions, guess: DoorGuess) -> dict[str, Any]:
    """Return the mirror as JSON values, with the door of each situation: open, not, or None where nothing was said."""
    found = reflect(reactions)
    return {
        "told": found.told,
        "open": found.open,
        "compared": compare(guess.times, found).value,
        "lessons": [
            {"lesson": lesson.value, "times": times, "open": lesson in DOOR_OPEN}
            for lesson, times in found.lessons.items()
        ],
        "levers": [{"lever": lever.value, "times": times} for lever, times in found.levers.items()],
        "no_lever": found.no_lever,
        "doors": {
            situation.value: None if name is None else REACTIONS[situation][name].leaves_door_open
            for situation in Situation
            for name in [reactions[situation]]
        },
    }


def _check_guess(message: Message) -> int | None:
    value = message.get("times", "missing")
    if value is None:
        return None
    found = whole_number(value, 0, len(Situation))
    if found is None:
        raise AnswerError(
            thing="message['times']",
            value=value,
            expected=f"a whole number from 0 to {len(Situation)}, or None for 'rather not guess'",
            mend="It counts situations.",
        )
    return found
