"""The archetype quiz as an activity: one person's answers, and their profile once they ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from workshop_kit.domain.activities.activity import Message
from workshop_kit.domain.errors import MessageError
from workshop_kit.domain.norms import PROVISIONAL, Norms
from workshop_kit.domain.quiz import Profile, check_answer, score_quiz
from workshop_kit.domain.traits import ITEMS_NEEDED, ITEMS_PER_TRAIT


@dataclass(frozen=True)
class QuizState:
    """Where one person stands.

    Attributes
    ----------
    answers : Mapping[str, int or None]
        In the order in which they were first given.
    profile : Profile or None
        Present from the moment the person asked for it until an answer changes.
    """

    answers: Mapping[str, int | None] = field(default_factory=lambda: MappingProxyType({}))
    profile: Profile | None = None


@dataclass(frozen=True)
class QuizActivity:
    """Messages: ``answer`` (item, value), ``finish``, ``reopen``, ``start_over``."""

    norms: Norms = PROVISIONAL

    def begin(self) -> QuizState:
        """Nobody has answered anything."""
        return QuizState()

    def receive(self, state: QuizState, message: Message) -> QuizState:
        """Return the state after one message.

        Raises
        ------
        AnswerError
            If an answer names no item, or is not 1 to 5 or None.
        MessageError
            If the type of the message is none of the four.
        """
        match message.get("type"):
            case "answer":
                if "value" not in message:
                    raise MessageError(
                        thing="message['value']",
                        value="missing",
                        expected="1 to 5, or None for 'rather not say'",
                        mend="Say so with None: an answer without a value changes nothing.",
                    )
                item, value = message.get("item"), message["value"]
                rating = check_answer(item, value)
                answers = {**state.answers, str(item): rating}
                return QuizState(MappingProxyType(answers))
            case "finish":
                return replace(state, profile=score_quiz(state.answers, self.norms))
            case "reopen":
                return replace(state, profile=None)
            case "start_over":
                return self.begin()
            case other:
                raise MessageError(
                    thing="message['type']",
                    value=other,
                    expected="'answer', 'finish', 'reopen' or 'start_over'",
                    mend="The face and the package may be of different versions: reload the page.",
                )

    def show(self, state: QuizState) -> dict[str, object]:
        """``answers`` as given, and ``result``: the profile as plain values, or None."""
        return {
            "answers": dict(state.answers),
            "result": None if state.profile is None else profile_record(state.profile),
        }


def profile_record(profile: Profile) -> dict[str, Any]:
    """Return a profile as JSON values, for a face, a file or a store.

    Probabilities are also given as the number of people in ten, which is how precisely they are known.
    """
    return {
        "traits": [
            {
                "trait": score.trait.value,
                "score": score.score,
                "sem": score.sem,
                "level": score.level and score.level.value,
                "rated": score.rated,
                "of": ITEMS_PER_TRAIT,
                "needed": ITEMS_NEEDED,
                "still_needed": score.still_needed,
            }
            for score in profile.traits.values()
        ],
        "nearest": [
            {
                "archetype": kind.value,
                "probability": profile.probabilities[kind],
                "in_ten": round(10 * profile.probabilities[kind]),
            }
            for kind in profile.nearest
        ],
        "sureness": profile.sureness and profile.sureness.value,
        "complete": profile.complete,
        "between_types": profile.between_types,
        "missing": list(profile.missing),
        "notes": [note.value for note in profile.notes],
        "norms_version": profile.norms_version,
    }
