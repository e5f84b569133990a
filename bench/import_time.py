"""How much longer Python takes to start when a notebook imports workshop_kit on top of NumPy."""

import subprocess
import sys
import time
from statistics import median

RUNS = 15
STATEMENTS = ("import numpy", "import numpy, workshop_kit")


def start(statement: str) -> float:
    """Return how long a fresh Python takes for one statement, in milliseconds."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return 1000 * (time.perf_counter() - began)


def medians(statements: tuple[str, ...] = STATEMENTS, *, runs: int = RUNS) -> dict[str, float]:
    """Return the median time of each statement; they take turns, so that a slow minute is shared."""
    for statement in statements:
        start(statement)  # the first time also reads the disk and compiles
    times = [[start(statement) for statement in statements] for _ in range(runs)]
    return {name: median(column) for name, column in zip(statements, zip(*times, strict=True), strict=True)}


def main() -> None:
    """Print both medians, their difference and their ratio."""
    found = medians()
    for statement, milliseconds in found.items():
        print(f"{milliseconds:7.1f} ms  python -c '{statement}'")
    without, with_us = found.values()
    print(
        f"{with_us - without:7.1f} ms  more (ratio {with_us / without:.2f}; median of {RUNS} fresh processes)"
    )


if __name__ == "__main__":
    main()
