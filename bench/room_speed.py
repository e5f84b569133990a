"""How quick an evening is, how that grows with the guests, and the same rules in Mesa.

Seconds are the processor's, so that others on the machine count little; what is shown is the median evening.
``.cache/peers``, which ``make bench`` makes, holds Mesa.
"""

import argparse
import json
import math
import subprocess
import sys
import time
from collections.abc import Iterator
from os import environ
from pathlib import Path
from statistics import fmean, median

import numpy as np

from workshop_kit import RoomSetup, simulate_room

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- room: written by bench/room_speed.py -->", "<!-- room: end -->"
MESA = ROOT / "bench" / "peers" / "mesa_room.py"
SIZES = (60, 125, 250, 500)
ROUNDS, EVENINGS = 5, 20
WAYS = {
    "workshop-kit": "workshop-kit",
    "events": "Mesa, by its experimental simulator of events",
    "steps of six seconds": "Mesa, in steps of six seconds",
    "steps of a second": "Mesa, in steps of a second",
}
Evenings = list[tuple[float, float, float, float]]
"""Seconds, people talked to, share of them known, and new ties of each evening."""


def ours(guests: int, seeds: range) -> Evenings:
    """Let evenings happen here."""
    found = []
    for seed in seeds:
        began = time.process_time()
        evening = simulate_room(RoomSetup(guests=guests), np.random.default_rng(seed))
        seconds = time.process_time() - began
        summary = evening.summary()
        found.append((seconds, summary.encounters, summary.known_share, summary.new_ties))
    return found


def mesa(python: Path, seeds: range) -> dict[str, Evenings]:
    """Let them happen by the same rules in Mesa, by each of its clocks."""
    command = [python, MESA, "--first", str(seeds.start), "--evenings", str(len(seeds))]
    path = {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environ | path)
    found: dict[str, Evenings] = json.loads(done.stdout)
    return found


def block(python: Path, rounds: int = ROUNDS, evenings: int = EVENINGS) -> Iterator[str]:
    """Measure all in turns, and yield what docs/performance.md shows."""
    ours(SIZES[0], range(3))  # the first evening also imports
    ways: dict[str, Evenings] = {way: [] for way in WAYS}
    grown: dict[int, Evenings] = {guests: [] for guests in SIZES}
    for each in range(rounds):
        seeds = range(each * evenings, (each + 1) * evenings)
        ways["workshop-kit"] += ours(SIZES[0], seeds)
        for way, found in mesa(python, seeds).items():
            ways[way] += found
        for guests in SIZES:
            grown[guests] += ours(guests, seeds[:4])
    yield from _compared(ways)
    yield ""
    yield from _growth(grown)


def _compared(ways: dict[str, Evenings]) -> Iterator[str]:
    base = median(found[0] for found in ways["workshop-kit"])
    yield "| an evening of 60 guests, 90 minutes | processor | ratio | people talked to | known before | new ties |"
    yield "|---|---|---|---|---|---|"
    for way, evenings in ways.items():
        seconds = median(found[0] for found in evenings)
        talked, known, ties = (fmean(found[column] for found in evenings) for column in (1, 2, 3))
        yield (
            f"| {WAYS[way]} | {1000 * seconds:.1f} ms | {seconds / base:.1f} | {talked:.1f} | {known:.2f} "
            f"| {ties:.2f} |"
        )


def _growth(grown: dict[int, Evenings]) -> Iterator[str]:
    yield "| guests | processor | for each n log₂ n | people talked to |"
    yield "|---|---|---|---|"
    for guests, evenings in grown.items():
        seconds = median(found[0] for found in evenings)
        talked = fmean(found[1] for found in evenings)
        each = 1e6 * seconds / (guests * math.log2(guests))
        yield f"| {guests} | {1000 * seconds:.1f} ms | {each:.1f} µs | {talked:.1f} |"


def main() -> None:
    """Print the tables, and with --write put them into the document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    python = ROOT / ".cache" / "peers" / "bin" / "python"
    parser.add_argument("--mesa", type=Path, default=python, metavar="PYTHON", help="a Python that has Mesa")
    parser.add_argument("--write", action="store_true", help=f"write into {DOCUMENT.name}")
    options = parser.parse_args()
    text = "\n".join(block(options.mesa))
    print(text)
    if options.write:
        document = DOCUMENT.read_text(encoding="utf-8")
        before, begin, rest = document.partition(BEGIN)
        _, end, after = rest.partition(END)
        if not (begin and end):
            sys.exit(f"The document needs the two lines {BEGIN} and {END}.")
        DOCUMENT.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
