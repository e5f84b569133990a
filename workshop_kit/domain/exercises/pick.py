"""One of a few: a question with one answer that is right, and a sentence for each of the others."""

from collections.abc import Mapping

from workshop_kit.domain.exercises.exercise import Facts, Question, Step, Verdict


def pick(name: str, *choices: str, right: str, facts: Facts | None = None) -> Step:
    """Return a step that asks for one of a few.

    Parameters
    ----------
    name : str
        Of the step, and of its question.
    *choices : str
        In the order in which they are shown; each is also the name of the sentence that says why it is right or not.
    right : str
        The one that is right.
    facts : mapping, optional
        What each of these sentences may name.
    """
    if right not in choices:
        raise ValueError(right)
    known = {} if facts is None else dict(facts)

    def judge(answer: object) -> Verdict:
        picked = answer.get(name) if isinstance(answer, Mapping) else None
        if not isinstance(picked, str) or picked not in choices:
            return Verdict(right=False)
        return Verdict(right=picked == right, reason=picked, facts=known)

    return Step(
        name,
        judge,
        wrong=tuple({name: choice} for choice in choices if choice != right),
        questions=(Question(name, choices=choices),),
        reasons=dict.fromkeys(choices, tuple(known)),
    )
