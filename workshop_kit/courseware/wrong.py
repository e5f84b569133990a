"""Every check refuses plausible wrong answers, and no hint gives the answer away too early."""

from collections.abc import Iterator

from nbformat import NotebookNode

from workshop_kit.content import languages, load_words
from workshop_kit.courseware.check import Check
from workshop_kit.courseware.clear import solutions
from workshop_kit.courseware.errors import NotYetError, UnansweredError
from workshop_kit.courseware.findings import Finding
from workshop_kit.courseware.leaks import holds, secrets_of, tokens
from workshop_kit.domain.exercises.course import EXERCISES
from workshop_kit.domain.exercises.exercise import Exercise, Step, StepKind

_FEWEST = 2
_EARLY = 2
"""Hints that must not give the answer: all but the last."""


def wrong_findings() -> Iterator[Finding]:
    """Return each check that lets a wrong answer through, or is proved by too few of them."""
    for exercise in EXERCISES.values():
        for step in exercise.to_do:
            place = f"{exercise.name}: step {step.name!r}"
            if len(step.wrong) < _FEWEST:
                yield Finding(
                    place, f"{len(step.wrong)} wrong answers", f"List at least {_FEWEST} beside it."
                )
            for answer in step.wrong:
                for language in languages():
                    yield from _refuses(place, exercise, step, answer, language)


def _refuses(place: str, exercise: Exercise, step: Step, answer: object, language: str) -> Iterator[Finding]:
    check = Check(exercise, lang=language, folder=None)
    try:
        check.look(step.name, answer)
    except UnansweredError:
        yield Finding(
            place, f"{answer!r} counts as no answer", "List wrong answers that somebody would give."
        )
    except NotYetError:
        return
    except Exception as error:  # noqa: BLE001 - whatever a broken judge raises
        yield Finding(place, f"{answer!r} raises {type(error).__name__}", "Let the judge return a verdict.")
    else:
        yield Finding(place, f"{answer!r} is let through", "Mend the judge, or the list of wrong answers.")


def hint_findings(language: str, exercise: Exercise, solution: NotebookNode) -> Iterator[Finding]:
    """Return each early hint that holds a piece of the solution."""
    secrets = {secret for code in solutions(solution) for secret in secrets_of(code)}
    words = load_words(language).exercises[exercise.name]
    for step in exercise.steps:
        if step.kind is StepKind.BET:
            continue
        early = [*words.steps[step.name].hints[:_EARLY], *words.steps[step.name].reasons.values()]
        for text in early:
            said = tokens(text)
            for secret in sorted(secret for secret in secrets if holds(said, secret)):
                yield Finding(
                    f"{language}/{exercise.name}: a hint of {step.name!r}",
                    " ".join(secret),
                    "The bare answer must not stand in the first two hints, nor in a reason.",
                )
