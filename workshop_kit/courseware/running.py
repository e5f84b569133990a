"""Run notebooks from the top to the end, and look at which cells failed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

_PATIENCE = 300
"""Seconds for one cell, on a busy machine."""


@dataclass(frozen=True)
class Failure:
    """A cell that failed in a run.

    Attributes
    ----------
    cell : str
        Its id.
    source : str
    name, value : str
        Of the error.
    """

    cell: str
    source: str
    name: str
    value: str


async def run(notebook: NotebookNode, folder: Path) -> list[Failure]:
    """Run a notebook, on past cells that fail, and return those; the notebook itself gets its outputs.

    Parameters
    ----------
    notebook : NotebookNode
    folder : Path
        Where it runs, so that it finds what it reads.
    """
    client = NotebookClient(
        notebook, timeout=_PATIENCE, allow_errors=True, resources={"metadata": {"path": str(folder)}}
    )
    try:
        await client.async_execute()
    except (CellTimeoutError, DeadKernelError) as error:
        return [Failure(cell="", source="", name=type(error).__name__, value=str(error).split("\n", 1)[0])]
    return list(failures(notebook))


def failures(notebook: NotebookNode) -> Iterator[Failure]:
    """Return the cells with an error among their outputs."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                yield Failure(cell=cell.id, source=cell.source, name=output.ename, value=output.evalue)
