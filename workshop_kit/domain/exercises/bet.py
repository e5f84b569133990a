"""A bet, placed before one knows: nothing of it is wrong, and afterwards it is held beside what came."""

from workshop_kit.domain.exercises.exercise import Question, Step, StepKind, Verdict


def bet(*choices: str, came: str) -> Step:
    """Return a bet on one of a few; `came` is what the exercise shows to be so."""
    if came not in choices:
        raise ValueError(came)

    def judge(answer: object) -> Verdict:
        placed = answer.get("bet") if isinstance(answer, dict) else None
        if placed is None:
            return Verdict(right=True, reason="none")
        return Verdict(right=True, reason="met" if placed == came else "other")

    return Step(
        "bet",
        judge,
        kind=StepKind.BET,
        questions=(Question("bet", choices=choices),),
        reasons={"none": (), "met": (), "other": ()},
    )
