"""Does the room meet what studies of real rooms found? Two hundred evenings under each of five styles of leading.

The evenings have the same guests under every style. The tables go into docs/evidence.md.
"""

import argparse
import math
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import zip_longest
from multiprocessing import get_context
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from bench.room_numbers import numbers
from workshop_kit import Archetype, RoomSetup, RoomSummary, simulate_room
from workshop_kit.domain.room_evening import CROWD
from workshop_kit.domain.room_rules import RULES

DOCUMENT = Path(__file__).parent.parent / "docs" / "evidence.md"
BEGIN, END = "<!-- room:begin -->", "<!-- room:end -->"
EVENINGS = 200
SEED = 20261124
STYLES = (0.1, 0.3, 0.5, 0.7, 0.9)
DEFAULT = RoomSetup().style
SHORTEST = RULES.stay_shortest
"""Minutes from which on the tail of pair durations is fitted: from there on people move on of their own accord."""


# Evenings


@dataclass(frozen=True)
class Found:
    """What came of the evenings.

    Attributes
    ----------
    summaries : mapping of style to mapping of name to ndarray
        The fields of RoomSummary, one entry an evening.
    durations : ndarray of float
        Minutes of every meeting under the default style.
    groups : ndarray of float
        Minutes that groups of each size lasted under the default style, people alone counting as groups of one.
    archetypes : mapping of Archetype to ndarray
        Guests under the default style: minutes alone, people talked to, of them known, new ties, one row a guest.
    """

    summaries: Mapping[float, Mapping[str, NDArray[np.float64]]]
    durations: NDArray[np.float64]
    groups: NDArray[np.float64]
    archetypes: Mapping[Archetype, NDArray[np.float64]]

    @property
    def evenings(self) -> int:
        """How many there were under each style."""
        return len(self.summaries[DEFAULT]["encounters"])


def simulate(evenings: int, *, seed: int = SEED, processes: int = 1) -> Found:
    """Let evenings happen.

    Parameters
    ----------
    evenings : int
        How many, under each style.
    seed : int, optional
        The same seed gives the same evenings, whatever the number of processes.
    processes : int, optional
        How many share the work.
    """
    seeds = np.random.SeedSequence(seed).spawn(evenings)
    if processes == 1:
        return _joined(list(map(_evening, seeds)))
    with get_context("spawn").Pool(processes) as pool:
        return _joined(pool.map(_evening, seeds, chunksize=5))


def _evening(seed: np.random.SeedSequence) -> Found:
    evenings = {style: simulate_room(RoomSetup(style=style), np.random.default_rng(seed)) for style in STYLES}
    usual = evenings[DEFAULT]
    groups = usual.circle_minutes.copy()
    groups[1] = math.fsum(usual.minutes_alone)
    guests = np.stack([usual.minutes_alone, usual.encounters, usual.encounters_known, usual.new_ties], axis=1)
    types = np.array([kind.value for kind in usual.archetype])
    return Found(
        summaries={
            style: {
                each.name: np.array([getattr(evening.summary(), each.name)]) for each in fields(RoomSummary)
            }
            for style, evening in evenings.items()
        },
        durations=usual.meetings.minutes,
        groups=groups,
        archetypes={kind: guests[types == kind.value] for kind in Archetype},
    )


def _joined(parts: list[Found]) -> Found:
    return Found(
        summaries={
            style: MappingProxyType(
                {
                    name: np.concatenate([part.summaries[style][name] for part in parts])
                    for name in parts[0].summaries[style]
                }
            )
            for style in STYLES
        },
        durations=np.concatenate([part.durations for part in parts]),
        groups=np.sum([part.groups for part in parts], axis=0),
        archetypes={kind: np.concatenate([part.archetypes[kind] for part in parts]) for kind in Archetype},
    )


# Fits


def exponent(durations: NDArray[np.float64], shortest: float = SHORTEST) -> float:
    """Return the exponent of a power law by maximum likelihood: density in proportion to t^exponent above shortest."""
    tail = durations[durations >= shortest]
    return -1 - len(tail) / math.fsum(np.log(tail / shortest))


def zero_truncated_poisson(mean: float, largest: int) -> tuple[float, NDArray[np.float64]]:
    """Return λ, and the shares of the sizes 0, 1, 2, … of a Poisson distribution without its zero."""
    low, high = 1e-9, mean
    for _ in range(100):
        rate = (low + high) / 2
        low, high = (rate, high) if rate / -math.expm1(-rate) < mean else (low, rate)
    shares = [rate**size / math.factorial(size) / math.expm1(rate) for size in range(1, largest + 1)]
    return rate, np.array([0, *shares])


# Tables


def table(found: Found) -> str:
    """Return the block of docs/evidence.md, in Markdown."""
    parts = (_targets(found), _styles(found), _types(found), _sizes(found), numbers())
    return "\n\n".join("\n".join(lines) for lines in parts)


def met(found: Found) -> dict[str, bool]:
    """Return which targets are met."""
    usual = {name: float(values.mean()) for name, values in found.summaries[DEFAULT].items()}
    steps = {
        name: np.diff([found.summaries[style][name].mean() for style in STYLES])
        for name in ("new_ties", "entourage", "minutes_alone")
    }
    return {
        "encounters": abs(usual["encounters"] - 14) <= 1.5,
        "known_share": abs(usual["known_share"] - 0.5) <= 0.05,
        "crowded": usual["crowded"] < 0.05,
        "new_ties": bool((steps["new_ties"] > 0).all()),
        "entourage": bool((steps["entourage"] < 0).all()),
        "minutes_alone": bool((steps["minutes_alone"] < 0).all()),
    }


def _targets(found: Found) -> Iterator[str]:
    usual, kept = found.summaries[DEFAULT], met(found)

    def row(what: str, wanted: str, name: str, shown: str) -> str:
        return f"| {what} | {wanted} | {shown} | {'met' if kept[name] else 'NOT MET'} |"

    def ends(name: str, digits: int) -> str:
        first, last = (found.summaries[style][name].mean() for style in (STYLES[0], STYLES[-1]))
        return f"from {first:.{digits}f} to {last:.{digits}f}"

    yield (
        f"{found.evenings:,} evenings of {RoomSetup().guests} guests and {RoomSetup().minutes:g} minutes under each "
        f"style, seed {SEED}; “±” is two standard errors."
    )
    yield ""
    yield "| what | wanted | found | |"
    yield "|---|---|---|---|"
    yield row("people that a guest talks to", "14 ± 1.5", "encounters", _mean(usual["encounters"], 2))
    yield row("share of them known before", "0.5 ± 0.05", "known_share", _mean(usual["known_share"], 3))
    crowded = f"{100 * usual['crowded'].mean():.1f} %"
    yield row("circle-minutes in circles of five and more", "below 5 %", "crowded", crowded)
    many = f"{(found.durations >= SHORTEST).sum():,} of {len(found.durations):,}"
    yield (
        f"| exponent of how long two people stand together (fitted to the {many} meetings of {SHORTEST:g} minutes and "
        f"more) | near −2, no bound set | {_minus(f'{exponent(found.durations):.2f}')} | |"
    )
    yield row("new ties of a guest, as style rises", "more at every step", "new_ties", ends("new_ties", 2))
    yield row("own people round a leader", "fewer at every step", "entourage", ends("entourage", 2))
    yield row("minutes alone", "fewer at every step", "minutes_alone", ends("minutes_alone", 1))


def _styles(found: Found) -> Iterator[str]:
    yield "| style | people talked to | known before | new ties | own people round a leader | minutes alone |"
    yield "|---|---|---|---|---|---|"
    columns = {"encounters": 2, "known_share": 3, "new_ties": 2, "entourage": 2, "minutes_alone": 1}
    for style, summary in found.summaries.items():
        cells = [_mean(summary[name], digits) for name, digits in columns.items()]
        yield f"| {style} | {' | '.join(cells)} |"


def _types(found: Found) -> Iterator[str]:
    yield "| type, at a style of 0.5 | minutes alone | people talked to | known before | new ties |"
    yield "|---|---|---|---|---|"
    for kind, guests in found.archetypes.items():
        alone, talked, known, ties = guests.sum(axis=0) / len(guests)
        name = kind.replace("_", " ").title()
        yield f"| {name} | {alone:.1f} | {talked:.1f} | {known / talked:.2f} | {ties:.2f} |"


def _sizes(found: Found) -> Iterator[str]:
    shares = found.groups / found.groups.sum()
    rate, fitted = zero_truncated_poisson(float(shares @ np.arange(len(shares))), len(shares) - 1)
    apart = np.abs(shares - fitted).sum() / 2
    names = {1: "alone", **{size: str(size) for size in range(2, CROWD)}}
    yield f"| size of a group, at a style of 0.5 | {' | '.join(names.values())} | {CROWD} and more |"
    yield f"|{'---|' * (len(names) + 2)}"
    for name, each in (("in the room", shares), (f"zero-truncated Poisson, λ = {rate:.2f}", fitted)):
        cells = [*each[1:CROWD], each[CROWD:].sum()]
        yield f"| {name} | {' | '.join(f'{100 * cell:.1f} %' for cell in cells)} |"
    yield ""
    yield f"The two differ in {100 * apart:.1f} % of the groups."


def _mean(values: NDArray[np.float64], digits: int) -> str:
    error = 2 * values.std(ddof=1) / math.sqrt(len(values))
    return f"{values.mean():.{digits}f} ± {error:.{digits}f}"


def _minus(number: str) -> str:
    return number.replace("-", "−")


# Document


def replaced(document: str, block: str) -> str:
    """Return the document with another block of calibration."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        sys.exit(
            f"The document needs the two lines {BEGIN} and {END}: put them where the tables shall stand."
        )
    return f"{before}{BEGIN}\n\n{block}\n\n{END}{after}"


def check(document: Path, found: Found) -> int:
    """Say whether a document tells what this run finds; 0 if it does, 1 if not."""
    text = document.read_text(encoding="utf-8")
    lines = [
        f"{document.name} says\n    {old or 'nothing'}\nwhere this run finds\n    {new or 'nothing'}"
        for old, new in zip_longest(text.splitlines(), replaced(text, table(found)).splitlines())
        if old != new
    ]
    print("\n".join(lines) if lines else f"{document.name} tells what this run finds.")
    if lines:
        print("Write it anew: python -m bench.room_calibration")
    return int(bool(lines))


def write(document: Path, found: Found) -> int:
    """Put the tables into the document, and print them."""
    block = table(found)
    document.write_text(replaced(document.read_text(encoding="utf-8"), block), encoding="utf-8")
    print(block)
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Simulate, then write the document or check it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--evenings", type=int, default=EVENINGS, help="how many a style [%(default)s]")
    parser.add_argument("--processes", type=int, default=os.cpu_count(), help="how many share the work [all]")
    parser.add_argument("--write", type=Path, default=DOCUMENT, metavar="DOC", help="document to write into")
    parser.add_argument(
        "--check", type=Path, metavar="DOC", help="compare with a document, and write nothing"
    )
    options = parser.parse_args(arguments)
    found = simulate(options.evenings, processes=options.processes)
    return check(options.check, found) if options.check else write(options.write, found)


if __name__ == "__main__":
    sys.exit(main())
