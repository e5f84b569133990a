"""Prove the exercises: solutions hold, exercises wait for answers and for nothing else, and nothing leaks."""

import asyncio
import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from workshop_kit.content import load_words
from workshop_kit.courseware.build import made_from, strangers
from workshop_kit.courseware.errors import UnansweredError
from workshop_kit.courseware.findings import Finding
from workshop_kit.courseware.form import form_findings
from workshop_kit.courseware.leaks import holds, leaks, readings, secrets_in, told_choices
from workshop_kit.courseware.running import Failure, run
from workshop_kit.courseware.sources import Sources, read_notebook
from workshop_kit.courseware.wrong import hint_findings, wrong_findings
from workshop_kit.domain.exercises.course import EXERCISES
from workshop_kit.domain.exercises.exercise import Exercise

_CHECK = re.compile(r'check\("(?P<step>\w+)", [^\n]+\)')

Advance = Callable[[int, int], None]


def _in_silence(_done: int, _total: int) -> None:
    """Tell nobody."""


def verify(
    sources: Sources, *, jobs: int | None = None, advance: Advance = _in_silence
) -> tuple[Finding, ...]:
    """Return what is to be mended in solutions and exercises; nothing if all of them hold.

    Parameters
    ----------
    sources : Sources
    jobs : int, optional
        Notebooks that run at once; by default one for each processor.
    advance : callable, optional
        Told how many of how many notebooks have run.

    Raises
    ------
    CoursewareError
        If there are no solutions, or a notebook cannot be read.
    """
    found = [*inspect(sources)]
    runs = _runs(sources, jobs or os.cpu_count() or 1, advance)
    with ThreadPoolExecutor(1) as elsewhere:  # a loop of its own, also where another runs already
        found += elsewhere.submit(asyncio.run, runs).result()
    return tuple(dict.fromkeys(found))


def inspect(sources: Sources) -> tuple[Finding, ...]:
    """Return what is to be mended as far as one sees it without running a notebook.

    Raises
    ------
    CoursewareError
        If there are no solutions, or a notebook cannot be read.
    """
    found = [*_drift(sources), *_beside(sources), *wrong_findings()]
    for language, path in sources.notebooks():
        solution, made = read_notebook(path), sources.exercise_of(path)
        if path.stem in EXERCISES:
            found += hint_findings(language, EXERCISES[path.stem], solution)
        if made.is_file():
            exercise = read_notebook(made)
            others = [read_notebook(each) for _, each in sources.notebooks() if each.name == path.name]
            found += form_findings(language, made, exercise)
            found += [
                Finding(
                    f"exercises/{language}/{path.name}: {cell}",
                    secret,
                    "Put it between the marks of a solution.",
                )
                for cell, secret in leaks(solution, exercise, *others)
            ]
            if path.stem in EXERCISES:
                found += [
                    Finding(
                        f"exercises/{language}/{path.name}: {cell}",
                        words,
                        "It tells the answer: say it in another way.",
                    )
                    for cell, words in told_choices(
                        solution, exercise, choices(language, EXERCISES[path.stem])
                    )
                ]
    return tuple(dict.fromkeys(found))


def _beside(sources: Sources) -> Iterator[Finding]:
    """Return each piece of a solution in a file that is no notebook; single numbers are let be: data is full of them."""
    files = [*sources.data(), *(path for path in sources.exercises.rglob("*") if path.is_file())]
    secrets = {secret for _, path in sources.notebooks() for secret in secrets_in(read_notebook(path))}
    for path in files:
        if path.suffix != ".ipynb":
            read = readings(path.read_text(encoding="utf-8", errors="replace"))
            for secret in sorted(secret for secret in secrets if len(secret) > 1):
                if any(holds(words, secret) for words in read):
                    place = path.relative_to(sources.root).as_posix()
                    yield Finding(place, " ".join(secret), "Take it out: participants can open this file.")


def choices(language: str, exercise: Exercise) -> dict[str, dict[str, str]]:
    """Return the words of each choice, by the name of its question; bets have no answer to tell."""
    sheets = load_words(language).exercises[exercise.name].sheets
    return {
        question.name: {choice: sheets[step.name].choices[choice] for choice in question.choices}
        for step in exercise.to_do
        for question in step.questions
        if question.choices
    }


def _drift(sources: Sources) -> Iterator[Finding]:
    """Exercises are what is made from the solutions, and nothing else."""
    wanted = dict(made_from(sources))
    again = "Run 'workshop exercises build', and commit what it makes."
    for path, content in wanted.items():
        name = path.relative_to(sources.root).as_posix()
        if not path.is_file():
            yield Finding(name, "missing", again)
        elif path.read_bytes() != content:
            yield Finding(name, "not what is made from its solution", again)
    for path in strangers(sources, wanted):
        yield Finding(path.relative_to(sources.root).as_posix(), "made from no solution", "Take it away.")
    for name in EXERCISES:
        for language in {language for language, _ in sources.notebooks()}:
            if not (sources.solutions / language / f"{name}.ipynb").is_file():
                yield Finding(f"solutions/{language}/{name}.ipynb", "missing", "Write it.")


async def _runs(sources: Sources, jobs: int, advance: Advance) -> list[Finding]:
    """Run everything, a few at a time."""
    pairs = list(sources.notebooks())
    tasks = [(language, path, True) for language, path in pairs]
    tasks += [
        (language, sources.exercise_of(path), False)
        for language, path in pairs
        if sources.exercise_of(path).is_file()
    ]
    places, done, found = asyncio.Semaphore(jobs), 0, []

    async def one(language: str, path: Path, solved: bool) -> list[Finding]:
        nonlocal done
        async with places:
            failed = await run(read_notebook(path), path.parent)
        done += 1
        advance(done, len(tasks))
        return [*(_solution_run if solved else _exercise_run)(language, path, failed)]

    for each in await asyncio.gather(*(one(*task) for task in tasks)):
        found += each
    return found


def _solution_run(language: str, path: Path, failed: list[Failure]) -> Iterator[Finding]:
    for failure in failed:
        yield Finding(
            f"solutions/{language}/{path.name}: {failure.cell or 'the kernel'}",
            f"{failure.name}: {failure.value.split(chr(10), 1)[-1]}",
            "Mend the solution, or the check.",
        )


def _exercise_run(language: str, path: Path, failed: list[Failure]) -> Iterator[Finding]:
    """Look that it fails where it waits for an answer, with the words that are meant, and nowhere else."""
    place = f"exercises/{language}/{path.name}"
    course = load_words(language).course
    meant = f"{course.not_yet}\n{course.unanswered}"
    for failure in failed:
        if failure.ends:
            yield Finding(
                f"{place}: {failure.cell or 'the kernel'}",
                f"{failure.name}: {failure.value}",
                "Mend it first: what comes after has not run.",
            )
            return
    exercise = EXERCISES.get(path.stem)
    waiting = {step.name for step in exercise.to_do} if exercise else set()
    for failure in failed:
        check = _CHECK.fullmatch(failure.source.strip())
        if check is None or check["step"] not in waiting:
            yield Finding(
                f"{place}: {failure.cell}",
                f"{failure.name}: {failure.value}",
                "Nothing but an unanswered check may fail.",
            )
        elif (failure.name, failure.value) != (UnansweredError.__name__, meant):
            yield Finding(f"{place}: {failure.cell}", failure.value, f"It should say: {meant}")
        if check:
            waiting.discard(check["step"])
    for step in sorted(waiting):
        yield Finding(f"{place}: step {step!r}", "green without an answer", "Let the check ask for one.")
