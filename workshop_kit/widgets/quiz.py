"""The archetype quiz as a widget."""

from traitlets import Dict

from workshop_kit.content import DEFAULT_LANGUAGE, load_marks, load_words
from workshop_kit.domain.activities.quiz import QuizActivity, QuizState
from workshop_kit.domain.norms import PROVISIONAL, Norms
from workshop_kit.domain.quiz import Answers, Profile, score_quiz
from workshop_kit.domain.traits import ITEMS, ITEMS_BY_ID
from workshop_kit.widgets.activity import ActivityWidget, face, shared_words, stylesheet


class ArchetypeQuiz(ActivityWidget[QuizState]):
    """Twenty-four statements, one a screen, and a profile with its uncertainty.

    Parameters
    ----------
    lang : str, optional
        Language of the words, such as ``"en"`` or ``"de"``.
    answers : Mapping[str, int or None], optional
        Answers given already: item id → 1 to 5, or None for "rather not say". When all 24 are there, the
        profile is shown at once.
    norms : Norms, optional
        What scores are compared with; provisional by default.

    Attributes
    ----------
    answers : dict
        What the person answered so far. Written by Python alone.
    result : dict or None
        The profile as plain values, from the moment the person asks for it. Written by Python alone.

    Raises
    ------
    ContentError
        If there is no such language.
    AnswerError
        If an answer is not one a person could give.
    """

    _esm = face("quiz")
    _css = stylesheet("quiz")

    answers = Dict().tag(sync=True)
    result = Dict(allow_none=True, default_value=None).tag(sync=True)

    def __init__(
        self, *, lang: str = DEFAULT_LANGUAGE, answers: Answers | None = None, norms: Norms = PROVISIONAL
    ) -> None:
        self._lang = lang
        activity = QuizActivity(norms)
        score_quiz(answers or {}, norms)  # refuses what cannot be scored before anything is shown
        state = activity.begin()
        for item, value in (answers or {}).items():
            state = activity.receive(state, {"type": "answer", "item": item, "value": value})
        if set(state.answers) == set(ITEMS_BY_ID):
            state = activity.receive(state, {"type": "finish"})
        super().__init__(activity, state, words=_words(lang))

    @property
    def profile(self) -> Profile | None:
        """The person's profile, once they asked for it."""
        return self._state.profile

    def __repr__(self) -> str:
        """Say the same in every run: what was answered and what came of it, no address."""
        nearest = (
            f", nearest={self.profile.nearest[0].value!r}" if self.profile and self.profile.nearest else ""
        )
        return f"ArchetypeQuiz(lang={self._lang!r}, answered={len(self.answers)}{nearest})"


def _words(lang: str) -> dict[str, object]:
    words = load_words(lang)
    return {
        **shared_words(lang, card="quiz"),
        **words.quiz.model_dump(mode="json"),
        "order": [item.id for item in ITEMS],
        "archetypes": words.archetypes.model_dump(mode="json")["archetypes"],
        "marks": load_marks().model_dump(mode="json")["marks"],
    }
