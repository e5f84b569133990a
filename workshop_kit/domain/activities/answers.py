"""A sheet of questions as an activity: each is answered, changed or left open."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workshop_kit.domain.activities.activity import Message
from workshop_kit.domain.errors import AnswerError, MessageError
from workshop_kit.domain.exercises.exercise import Question, QuestionKind

Answer = str | float
LONGEST = 4000
"""Characters of a text."""


@dataclass(frozen=True)
class AnswersState:
    """What somebody has answered so far, by the names of the questions."""

    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True)
class AnswersActivity:
    """Messages: ``answer`` (question, value; None takes it back), ``start_over``.

    Parameters
    ----------
    questions : tuple of Question
    start : mapping, optional
        Answers from before; those that no longer fit are left out.
    """

    questions: tuple[Question, ...]
    start: Mapping[str, object] = field(default_factory=dict)

    def begin(self) -> AnswersState:
        """As somebody left it."""
        kept: dict[str, Answer] = {}
        for question in self.questions:
            try:
                value = check_answer(question, self.start.get(question.name))
            except AnswerError:
                continue
            if value is not None:
                kept[question.name] = value
        return AnswersState(kept)

    def receive(self, state: AnswersState, message: Message) -> AnswersState:
        """Return the state after one message.

        Raises
        ------
        AnswerError
            If there is no such question, or the value is no answer to it.
        MessageError
            If the type of the message is neither of the two.
        """
        match message.get("type"):
            case "answer":
                question = self._question(message.get("question"))
                value = check_answer(question, message.get("value"))
                answers = {name: each for name, each in state.answers.items() if name != question.name}
                if value is not None:
                    answers[question.name] = value
                order = [each.name for each in self.questions if each.name in answers]
                return AnswersState({name: answers[name] for name in order})
            case "start_over":
                return AnswersState()
            case other:
                raise MessageError(
                    thing="message['type']",
                    value=other,
                    expected="'answer' or 'start_over'",
                    mend="The face and the package may be of different versions: reload the page.",
                )

    def show(self, state: AnswersState) -> dict[str, object]:
        """``answers`` by the names of the questions."""
        return {"answers": dict(state.answers)}

    def _question(self, name: object) -> Question:
        for question in self.questions:
            if question.name == name:
                return question
        raise AnswerError(
            thing="message['question']",
            value=name,
            expected="one of " + ", ".join(question.name for question in self.questions),
            mend="A sheet knows its own questions alone.",
        )


def check_answer(question: Question, value: object) -> Answer | None:
    """Return an answer to a question, None where it is left open.

    Raises
    ------
    AnswerError
        If it is none of the choices, no number within the bounds, no text, or too long a text.
    """
    expected = {
        QuestionKind.CHOICE: "one of " + ", ".join(question.choices),
        QuestionKind.NUMBER: f"a number from {question.least:g} to {question.most:g}",
        QuestionKind.TEXT: f"a text of at most {LONGEST} characters",
    }[question.kind]
    if value is None:
        return None
    if question.kind is QuestionKind.NUMBER:
        if isinstance(value, bool) or not isinstance(value, int | float):
            pass
        elif question.least <= value <= question.most:
            return float(value)
    elif isinstance(value, str):
        if question.kind is QuestionKind.CHOICE and value in question.choices:
            return value
        if question.kind is QuestionKind.TEXT and len(value) <= LONGEST:
            return value if value.strip() else None
    raise AnswerError(
        thing=f"answers[{question.name!r}]", value=value, expected=expected, mend="Or leave it open."
    )
