"""Does the quiz promise what it keeps? Simulated people whose true type is known are told their chances.

True traits are T ~ N(0, α I), scores are t = T + N(0, (1 − α) I). Each person is told the probability of the
nearest archetype, as `workshop_kit` tells it, and as a softmax over distances would. Of a hundred people who
are told 60 %, sixty should be right. The table goes into docs/evidence.md, the picture beside it.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import zip_longest
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workshop_kit import PROVISIONAL, Archetype, Trait
from workshop_kit.domain.archetypes import CENTRES, archetype_probabilities, nearest_archetype

DOCUMENT = Path(__file__).parent.parent / "docs" / "evidence.md"
PICTURE = "quiz_calibration.svg"
BEGIN, END = "<!-- calibration:begin -->", "<!-- calibration:end -->"
PEOPLE = 100_000
CHUNK = 5_000  # fixed, so that the people are the same however many processes share the work
SEED = 20260517
ALPHA = PROVISIONAL.traits[Trait.APPROACH].alpha


# People


@dataclass(frozen=True)
class Told:
    """What people are told, and whether it is so; one entry for each person.

    Attributes
    ----------
    told : ndarray of float
        Probability told for the archetype named first.
    first : ndarray of int
        The archetype named first, in the order of `Archetype`.
    right, among_two : ndarray of bool
        Whether the true archetype is the first, or one of the first two.
    """

    told: NDArray[np.float64]
    first: NDArray[np.intp]
    right: NDArray[np.bool_]
    among_two: NDArray[np.bool_]


@dataclass(frozen=True)
class Calibration:
    """The same people, told in three ways, and their true archetypes.

    Attributes
    ----------
    quiz : Told
        As `archetype_probabilities` tells them.
    softmax : Told
        By a softmax over distances that is as wide as the measurement error.
    wide_softmax : Told
        By exp(−d²), a width that nothing but the result speaks for.
    truth : ndarray of int
        The true archetypes.
    """

    quiz: Told
    softmax: Told
    wide_softmax: Told
    truth: NDArray[np.intp]


def simulate(people: int, *, seed: int = SEED, processes: int = 1) -> Calibration:
    """Draw people, and tell each of them their chances.

    Parameters
    ----------
    people : int
        How many.
    seed : int, optional
        The same seed gives the same people, whatever the number of processes.
    processes : int, optional
        How many share the work.
    """
    sizes = [min(CHUNK, people - start) for start in range(0, people, CHUNK)]
    tasks = list(zip(sizes, np.random.SeedSequence(seed).spawn(len(sizes)), strict=True))
    if processes == 1 or len(tasks) == 1:
        return _joined([_chunk(task) for task in tasks])
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the processes are the threads
    with get_context("spawn").Pool(processes) as pool:
        return _joined(pool.map(_chunk, tasks, chunksize=1))


def _chunk(task: tuple[int, np.random.SeedSequence]) -> Calibration:
    size, seed = task
    random = np.random.default_rng(seed)
    true = np.sqrt(ALPHA) * random.standard_normal((size, len(Trait)))
    scores = true + np.sqrt(1 - ALPHA) * random.standard_normal(true.shape)
    truth = nearest_archetype(true)
    reliabilities = [ALPHA] * len(Trait)
    chances = np.array([archetype_probabilities(score, reliabilities) for score in scores])
    return Calibration(
        quiz=_told(chances, truth),
        softmax=_told(softmax(scores, variance=1 - ALPHA), truth),
        wide_softmax=_told(softmax(scores, variance=0.5), truth),
        truth=truth,
    )


def softmax(scores: NDArray[np.float64], *, variance: float) -> NDArray[np.float64]:
    """Return probabilities in proportion to exp(−d² / 2 variance), d being the distance to each archetype."""
    distances = ((scores[:, None, :] - np.array(list(CENTRES.values()))) ** 2).sum(axis=2)
    weights = np.exp(-(distances - distances.min(axis=1, keepdims=True)) / (2 * variance))
    shares: NDArray[np.float64] = weights / weights.sum(axis=1, keepdims=True)
    return shares


def _told(chances: NDArray[np.float64], truth: NDArray[np.intp]) -> Told:
    order = np.argsort(-chances, axis=1, kind="stable")[:, :2]
    right = order == truth[:, None]
    return Told(chances.max(axis=1), order[:, 0], right[:, 0], right.any(axis=1))


def _joined(chunks: list[Calibration]) -> Calibration:
    return Calibration(
        quiz=_joined_told([chunk.quiz for chunk in chunks]),
        softmax=_joined_told([chunk.softmax for chunk in chunks]),
        wide_softmax=_joined_told([chunk.wide_softmax for chunk in chunks]),
        truth=np.concatenate([chunk.truth for chunk in chunks]),
    )


def _joined_told(parts: list[Told]) -> Told:
    return Told(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Told)))


# Table


@dataclass(frozen=True)
class Bin:
    """People who are told about the same: what they are told on average, how many are right, how many they are."""

    told: float
    right: float
    people: int


def reliability(told: Told) -> dict[int, Bin]:
    """Return a bin for each tenth of told probability that was told to anybody: 6 is 60 to 70 %."""
    tenth = np.minimum(np.floor(10 * told.told).astype(int), 9)
    return {
        int(each): Bin(
            told=float(told.told[tenth == each].mean()),
            right=float(told.right[tenth == each].mean()),
            people=int((tenth == each).sum()),
        )
        for each in np.unique(tenth)
    }


def table(found: Calibration) -> str:
    """Return the block of docs/evidence.md, in Markdown."""
    parts = (_summary(found), _figure(found), _bins(found), _shares(found))
    return "\n\n".join("\n".join(lines) for lines in parts)


def _summary(found: Calibration) -> Iterator[str]:
    people = len(found.truth)
    yield f"{people:,} simulated people, seed {SEED}. A share of all of them is good to about ±{_error(people)}."
    yield ""
    yield "| | told on average | the first is right | the right one is among the two nearest |"
    yield "|---|---|---|---|"
    rows = {
        "this quiz": found.quiz,
        "softmax as wide as the measurement error": found.softmax,
        "softmax of a width picked by hand, exp(−d²)": found.wide_softmax,
    }
    for name, told in rows.items():
        shares = (told.told.mean(), told.right.mean(), told.among_two.mean())
        yield f"| {name} | {' | '.join(map(_percent, shares))} |"


def _figure(found: Calibration) -> Iterator[str]:
    quiz, softmaxed = (
        (_percent(each.told.mean()), _percent(each.right.mean())) for each in (found.quiz, found.softmax)
    )
    yield (
        "![What people are told about the type named first, against how often it is right. The quiz keeps to the "
        f"diagonal: {quiz[0]} told on average, {quiz[1]} right. The softmax runs below it: {softmaxed[0]} told, "
        f"{softmaxed[1]} right.]({PICTURE})"
    )


def _bins(found: Calibration) -> Iterator[str]:
    quiz, softmaxed = reliability(found.quiz), reliability(found.softmax)
    yield "| told | quiz: told on average | right | people | softmax: told on average | right | people |"
    yield "|---|---|---|---|---|---|---|"
    for tenth in sorted(quiz.keys() | softmaxed.keys()):
        yield f"| {10 * tenth}–{10 * tenth + 10} % | {_cells(quiz.get(tenth))} | {_cells(softmaxed.get(tenth))} |"


def _shares(found: Calibration) -> Iterator[str]:
    yield "| archetype | named first | truly nearest |"
    yield "|---|---|---|"
    for index, kind in enumerate(Archetype):
        named, true = (np.mean(each == index) for each in (found.quiz.first, found.truth))
        yield f"| {kind.replace('_', ' ').title()} | {_percent(named)} | {_percent(true)} |"


def _cells(found: Bin | None) -> str:
    return f"{_percent(found.told)} | {_percent(found.right)} | {found.people:,}" if found else "– | – | 0"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _error(people: int) -> str:
    return f"{200 * np.sqrt(0.25 / people):.1f} percentage points"


# Picture

SIDE, LEFT, TOP = 400, 72, 20
INK, SOFT, GROUND = "#1e1b17", "#7d7567", "#fffefb"
QUIZ_COLOUR, SOFTMAX_COLOUR = "#0b5563", "#8a2f0b"
CIRCLE, SQUARE = "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z", "m-5 -5h10v10h-10z"


def picture(found: Calibration) -> str:
    """Return a reliability diagram as SVG, on a ground of its own, labelled at the lines themselves."""
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + SIDE + 28} {TOP + SIDE + 64}" '
        'width="500" role="img" font-family="system-ui, sans-serif" font-size="15">',
        "<title>What people are told about the type named first, and how often it is right</title>",
        f'<rect width="100%" height="100%" fill="{GROUND}"/>',
        _axes(),
        _line(found.softmax, SOFTMAX_COLOUR, SQUARE),
        _line(found.quiz, QUIZ_COLOUR, CIRCLE),
        _text(_at(0.59, 0.68), "this quiz", anchor="end", colour=QUIZ_COLOUR),
        _text(_at(0.77, 0.36), "softmax over distances", colour=SOFTMAX_COLOUR),
        "</svg>",
    )
    return "\n".join(parts) + "\n"


def _at(told: float, right: float) -> str:
    return f"{LEFT + SIDE * told:.1f} {TOP + SIDE * (1 - right):.1f}"


def _text(place: str, words: str, *, anchor: str = "middle", turned: int = 0, colour: str = INK) -> str:
    transform = f"translate({place})" + (f" rotate({turned})" if turned else "")
    return f'<text transform="{transform}" text-anchor="{anchor}" fill="{colour}">{words}</text>'


def _axes() -> str:
    shares = (0, 0.25, 0.5, 0.75, 1)
    return "\n".join(
        (
            f'<path d="M{_at(0, 1)}L{_at(0, 0)}L{_at(1, 0)}" fill="none" stroke="{SOFT}"/>',
            f'<path d="M{_at(0, 0)}L{_at(1, 1)}" stroke="{SOFT}" stroke-dasharray="5 5"/>',
            *(_text(_at(share, -0.055), f"{share:.0%}") for share in shares),
            *(_text(_at(-0.02, share - 0.012), f"{share:.0%}", anchor="end") for share in shares),
            _text(_at(0.5, -0.125), "told: how likely the type named first is"),
            _text(_at(-0.145, 0.5), "found: how often it is right", turned=-90),
            _text(_at(0.04, 0.055), "told = found", anchor="start", turned=-45),
        )
    )


def _line(told: Told, colour: str, mark: str) -> str:
    places = [_at(each.told, each.right) for each in reliability(told).values()]
    return (
        f'<path d="M{"L".join(places)}" fill="none" stroke="{colour}" stroke-width="2.5"/>\n'
        f'<path d="{"".join(f"M{place}{mark}" for place in places)}" fill="{colour}"/>'
    )


# Document


def replaced(document: str, block: str) -> str:
    """Return the document with another block of calibration."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        sys.exit(f"The document needs the two lines {BEGIN} and {END}: put them where the table shall stand.")
    return f"{before}{BEGIN}\n\n{block}\n\n{END}{after}"


def differences(document: Path, found: Calibration) -> list[str]:
    """Return a line for whatever the document, or the picture beside it, says otherwise."""
    text = document.read_text(encoding="utf-8")
    said, computed = text.splitlines(), replaced(text, table(found)).splitlines()
    lines = [
        f"{document.name} says\n    {old or 'nothing'}\nwhere this run finds\n    {new or 'nothing'}"
        for old, new in zip_longest(said, computed)
        if old != new
    ]
    drawn = document.with_name(PICTURE)
    if not drawn.is_file() or drawn.read_text(encoding="utf-8") != picture(found):
        lines.append(f"{PICTURE} is not the picture of this run.")
    return lines


def check(document: Path, found: Calibration) -> int:
    """Say whether a document tells what this run finds; 0 if it does, 1 if not."""
    lines = differences(document, found)
    print("\n".join(lines) if lines else f"{document.name} tells what this run finds.")
    if lines:
        print("Write it anew: python bench/quiz_calibration.py")
    return int(bool(lines))


def write(document: Path, found: Calibration) -> int:
    """Put the table into the document and the picture beside it, and print the table."""
    block = table(found)
    document.write_text(replaced(document.read_text(encoding="utf-8"), block), encoding="utf-8")
    document.with_name(PICTURE).write_text(picture(found), encoding="utf-8")
    print(block)
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Simulate, then write the document or check it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=PEOPLE, help="how many to simulate [%(default)s]")
    parser.add_argument("--processes", type=int, default=os.cpu_count(), help="how many share the work [all]")
    parser.add_argument("--write", type=Path, default=DOCUMENT, metavar="DOC", help="document to write into")
    parser.add_argument(
        "--check", type=Path, metavar="DOC", help="compare with a document, and write nothing"
    )
    options = parser.parse_args(arguments)
    found = simulate(options.people, processes=options.processes)
    return check(options.check, found) if options.check else write(options.write, found)


if __name__ == "__main__":
    sys.exit(main())
