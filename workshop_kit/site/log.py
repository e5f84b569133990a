"""One line for the trainer, in the terminal in which the workshop runs."""

import sys
from functools import cache


def tell(line: str) -> None:
    """Print one clear line; what led to it stays out of the trainer's way."""
    print(f"workshop: {' '.join(line.split())}", file=sys.stderr, flush=True)


@cache
def tell_once(line: str) -> None:
    """Print a line that every visitor would bring about again."""
    tell(line)
