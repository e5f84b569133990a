"""Run notebooks from the top to the end, and look at which cells failed."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError
from nbformat import NotebookNode

from workshop_kit.courseware.folder import KEEP

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
    ends : bool
        Whether the run ended here, so that nothing is known of what comes after.
    """

    cell: str
    source: str
    name: str
    value: str
    ends: bool = False


@dataclass
class _Watch:
    """What the kernel says of each cell, apart from what the cell shows."""

    at: NotebookNode | None = None
    refused: dict[int, Mapping[str, Any]] = field(default_factory=dict)

    def begins(self, cell: NotebookNode, cell_index: int) -> None:
        self.at = cell

    def answers(self, cell: NotebookNode, cell_index: int, execute_reply: Mapping[str, Any]) -> None:
        self.at = None
        if execute_reply["content"].get("status") != "ok":
            self.refused[cell_index] = execute_reply["content"]


async def run(notebook: NotebookNode, folder: Path) -> list[Failure]:
    """Run a notebook, on past cells that fail, and return those; the notebook itself gets its outputs.

    Where the kernel cannot begin, dies or does not come to an end, this is the one failure that is returned.

    Parameters
    ----------
    notebook : NotebookNode
    folder : Path
        Where it runs, so that it finds what it reads.
    """
    watch = _Watch()
    client = NotebookClient(
        notebook,
        timeout=_PATIENCE,
        allow_errors=True,
        resources={"metadata": {"path": str(folder)}},
        on_cell_execute=watch.begins,
        on_cell_executed=watch.answers,
    )
    try:
        # an author's own answers, wherever they are kept, are none of its business
        await client.async_execute(env={**os.environ, KEEP: "no"})
    except (CellTimeoutError, NoSuchKernel, RuntimeError) as error:
        # RuntimeError: a kernel that died in the run (`DeadKernelError`), or before it could begin
        cell, source = (watch.at.id, watch.at.source) if watch.at else ("", "")
        return [
            Failure(cell, source, name=type(error).__name__, value=str(error).split("\n", 1)[0], ends=True)
        ]
    return list(failures(notebook, watch.refused))


def failures(notebook: NotebookNode, refused: Mapping[int, Mapping[str, Any]]) -> Iterator[Failure]:
    """Return the cells that failed: with an error among their outputs, or, where none is shown, as the kernel says.

    Parameters
    ----------
    notebook : NotebookNode
        With its outputs.
    refused : mapping
        The kernel's replies that are not "ok", by the index of the cell.
    """
    for index, cell in enumerate(notebook.cells):
        shown = [output for output in cell.get("outputs", []) if output.output_type == "error"]
        for output in shown:
            yield Failure(cell=cell.id, source=cell.source, name=output.ename, value=output.evalue)
        if not shown and index in refused:
            reply = refused[index]
            name, value = reply.get("ename", reply.get("status", "error")), reply.get("evalue", "")
            yield Failure(cell=cell.id, source=cell.source, name=str(name), value=str(value))
