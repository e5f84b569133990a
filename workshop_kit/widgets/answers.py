"""A sheet of questions as a widget: what an exercise asks where no Python is needed."""

from collections.abc import Mapping
from typing import Self

from traitlets import Dict, List

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.content.exercise_words import SheetWords
from workshop_kit.domain.activities.answers import LONGEST, AnswersActivity, AnswersState
from workshop_kit.domain.exercises.course import EXERCISES
from workshop_kit.domain.exercises.exercise import Question, Step
from workshop_kit.widgets.activity import ActivityWidget, face, shared_words, stylesheet
from workshop_kit.widgets.errors import SheetError


class AnswerSheet(ActivityWidget[AnswersState]):
    """The questions of one step of an exercise.

    Parameters
    ----------
    exercise, step : str
        Whose questions: ``"03_freedom_without_means"``, ``"why"``.
    lang : str, optional
        Language of the words, such as ``"en"`` or ``"de"``.
    start : mapping, optional
        Answers from before, by the names of the questions.

    Attributes
    ----------
    answers : dict
        What has been answered, by the names of the questions. Written by Python alone.

    Raises
    ------
    ContentError
        If there is no such language.
    SheetError
        If there is no such exercise, or the step asks nothing on a sheet.
    """

    _esm = face("answers")
    _css = stylesheet("answers")

    answers = Dict().tag(sync=True)
    questions: List[dict[str, object]] = List().tag(sync=True)

    def __init__(
        self,
        exercise: str = "03_freedom_without_means",
        step: str = "bet",
        *,
        lang: str = DEFAULT_LANGUAGE,
        start: Mapping[str, object] | None = None,
    ) -> None:
        found = _step(exercise, step)
        self._lang, self._name = lang, f"{exercise}/{step}"
        words = load_words(lang)
        activity = AnswersActivity(found.questions, start or {})
        sheet = words.exercises[exercise].sheets[step]
        super().__init__(
            activity,
            activity.begin(),
            keep="",
            questions=[_asked(question, sheet) for question in found.questions],
            words={
                **shared_words(lang),
                "title": sheet.title,
                "course": words.course.model_dump(mode="json"),
            },
        )

    def fill_in(self, **answers: object) -> Self:
        """Answer some questions from Python, as somebody would by hand; None leaves one open.

        Raises
        ------
        AnswerError
            If there is no such question, or a value is no answer to it.
        """
        state = self._state
        for name, value in answers.items():
            state = self._activity.receive(state, {"type": "answer", "question": name, "value": value})
        self._state = state
        self.answers = dict(state.answers)
        return self

    def __repr__(self) -> str:
        """Say the same in every run: which sheet, and how much of it is answered."""
        return f"AnswerSheet({self._name!r}, lang={self._lang!r}, answered={len(self.answers)} of {len(self.questions)})"


def _step(exercise: str, step: str) -> Step:
    known = EXERCISES.get(exercise)
    found = known.step(step) if known else None
    if found is None or not found.questions:
        asking = [
            f"{each.name}/{one.name}" for each in EXERCISES.values() for one in each.steps if one.questions
        ]
        raise SheetError(
            thing="the sheet",
            value=f"{exercise}/{step}",
            expected="one of " + ", ".join(asking),
            mend="Names of exercises and steps are in domain/exercises.",
        )
    return found


def _asked(question: Question, words: SheetWords) -> dict[str, object]:
    return {
        "name": question.name,
        "kind": question.kind.value,
        "text": words.questions[question.name],
        "choices": [[choice, words.choices[choice]] for choice in question.choices],
        "least": question.least,
        "most": question.most,
        "longest": LONGEST,
    }
