"""Sentences in one's own words: looked at for being there, never for being good."""

from workshop_kit.domain.exercises.exercise import Question, QuestionKind, Step, StepKind, Verdict

FEWEST_WORDS = 6


def written(name: str) -> Step:
    """Return a step that asks for a sentence; its checklist is for the person alone."""
    question = Question(name, QuestionKind.TEXT)

    def judge(answer: object) -> Verdict:
        text = answer.get(name) if isinstance(answer, dict) else answer
        words = len({word.casefold() for word in text.split()}) if isinstance(text, str) else 0
        if words < FEWEST_WORDS:
            return Verdict(right=False, reason="short", facts={"words": words, "fewest": FEWEST_WORDS})
        return Verdict(right=True)

    return Step(
        name,
        judge,
        wrong=({name: "I do not know"}, {name: "because because because because because because because"}),
        kind=StepKind.WRITTEN,
        questions=(question,),
        reasons={"short": ("words", "fewest")},
    )
