"""Every check refuses plausible wrong answers, and no hint gives the answer away too early."""

from collections.abc import Iterator, Mapping

from nbformat import NotebookNode

from workshop_kit.content import languages, load_words
from workshop_kit.courseware.check import Check
from workshop_kit.courseware.clear import solutions
from workshop_kit.courseware.errors import NotYetError, UnansweredError
from workshop_kit.courseware.findings import Finding
from workshop_kit.courseware.language import read
from workshop_kit.courseware.leaks import holds, secrets_of, tokens
from workshop_kit.domain.exercises.course import EXERCISES
from workshop_kit.domain.exercises.exercise import Exercise, Step, StepKind, Verdict

_FEWEST = 2
_EARLY = 2
"""Hints that must not give the answer: all but the last."""


def wrong_findings() -> Iterator[Finding]:
    """Return each check that lets a wrong answer through, or is proved by too few of them."""
    for exercise in EXERCISES.values():
        for step in exercise.to_do:
            place = f"{exercise.name}: step {step.name!r}"
            for answer in step.wrong:
                if not _is_plausible(answer):
                    kind = type(answer).__name__
                    yield Finding(
                        place, f"a wrong answer of type {kind}", "Nobody would give it: list another."
                    )
            different = _different(step.wrong)
            if different < _FEWEST:
                yield Finding(place, f"{different} wrong answers", f"List at least {_FEWEST} beside it.")
            for answer in step.wrong:
                for language in languages():
                    yield from _refuses(place, exercise, step, answer, language)


def _is_plausible(answer: object) -> bool:
    """Tell whether somebody could give an answer: text, numbers, lists and sheets, with parts left open."""
    if isinstance(answer, Mapping):
        return all(_is_plausible(each) for each in (*answer, *answer.values()))
    if isinstance(answer, list | tuple):
        return all(_is_plausible(each) for each in answer)
    return answer is None or answer is ... or isinstance(answer, str | int | float)


def _different(answers: tuple[object, ...]) -> int:
    """Return how many plausible answers there are; equal ones count once, and need not be hashable."""
    found: list[object] = []
    for answer in answers:
        if _is_plausible(answer) and answer not in found:
            found.append(answer)
    return len(found)


def _refuses(place: str, exercise: Exercise, step: Step, answer: object, language: str) -> Iterator[Finding]:
    trouble = _trouble(step, answer, language)
    if trouble:
        yield Finding(place, f"{answer!r} {trouble[0]}", trouble[1])
        return
    check = Check(exercise, lang=language, folder=None)
    try:
        check.look(step.name, answer)
    except UnansweredError:
        yield Finding(
            place, f"{answer!r} counts as no answer", "List wrong answers that somebody would give."
        )
    except NotYetError:
        return
    except Exception as error:  # noqa: BLE001 - whatever words that do not fit raise
        yield Finding(place, f"{answer!r} raises {type(error).__name__}", "Mend what is said to it.")
    else:
        yield Finding(place, f"{answer!r} is let through", "Mend the judge, or the list of wrong answers.")


def _trouble(step: Step, answer: object, language: str) -> tuple[str, str] | None:
    """Return what is wrong with a verdict, and what to do about it.

    The judge is asked by itself: `Check` is kind to people, and takes one that breaks for an answer it cannot read.
    """
    try:
        verdict = step.judge(read(answer, step.reads, load_words(language)))
    except Exception as error:  # noqa: BLE001 - whatever a broken judge raises
        return f"raises {type(error).__name__}", "Let the judge return a verdict."
    if not isinstance(verdict, Verdict):
        return f"is given a {type(verdict).__name__}", "Let the judge return a verdict."
    if not verdict.right and step.reasons and verdict.reason not in step.reasons:
        return (
            f"is refused for the reason {verdict.reason!r}",
            "Let the judge name one of the step's reasons.",
        )
    return None


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
