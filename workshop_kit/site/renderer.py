"""A notebook on its way to being a page: Voila's renderer, with our kernel, our template and words for failures."""

import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from functools import lru_cache
from pathlib import Path
from queue import Empty
from typing import Any

import nbformat
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from voila.execute import VoilaExecutor
from voila.exporter import VoilaExporter, VoilaMarkdownRenderer
from voila.notebook_renderer import NotebookRenderer

from workshop_kit.site.log import tell

_PYTHON = {"name": "python3", "language": "python", "display_name": "Python 3"}
_ASK_AGAIN = 1.0  # seconds until a kernel that has not answered is asked again
_LISTENING = 0.02  # seconds until one whose answer everybody should have heard is asked again
_CALMING = 3.0  # seconds that a kernel gets to come back from a cell that was given up


class StoryRenderer(VoilaMarkdownRenderer):
    """Markdown without the pilcrow links behind headings: a screen reader would read each of them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "exclude_anchor_links": True})


class ModuleRenderer(NotebookRenderer):
    """Voila's renderer, which tells a failing cell from a working one and never shows a traceback."""

    def __init__(
        self,
        *,
        path: Path,
        exporter: VoilaExporter,
        start_kernel: Callable[[], Awaitable[str]],
        kernels: Any,
        extra: dict[str, Any],
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.path, self.start_kernel, self.kernels = path, start_kernel, kernels
        self.exporter, self.cwd = exporter, str(path.parent)
        self.notebook: nbformat.NotebookNode = nbformat.from_dict(
            json.loads(_notebook(path, path.stat().st_mtime_ns))
        )
        self.notebook.metadata.kernelspec = _PYTHON
        self.resources = {
            "base_url": "/",
            "metadata": {"name": path.stem},
            "page_config": self.page_config,
            "workshop": {**extra, "charts": any("Chart(" in cell.source for cell in self.notebook.cells)},
        }

    async def _jinja_kernel_start(
        self, nb: nbformat.NotebookNode, kernel_id: None, kernel_future: None
    ) -> str:
        """Start the kernel only here: by now the story is on its way to the person."""
        started = await self.start_kernel()
        manager = self.kernels.get_kernel(started)
        self.executor = VoilaExecutor(nb, km=manager, config=self.traitlet_config)
        self.executor.kc = await client(manager, self.executor.startup_timeout)
        self.kernel_started = True
        return started

    async def _jinja_cell_generator(self, nb: nbformat.NotebookNode, kernel_id: str) -> AsyncIterator[Any]:
        """Run one code cell after the other; after a failure, the rest is left alone."""
        failed = False
        for index, cell in enumerate(nb.cells):
            if cell.cell_type != "code":
                continue
            cell.outputs = []
            if not failed:
                failed = not await self._run(cell, index)
            cell.metadata["failed"] = failed
            yield cell
        await self._cleanup_resources()

    async def _run(self, cell: nbformat.NotebookNode, index: int) -> bool:
        name = f"{self.path.parent.name}/{self.path.name}, cell {cell.get('id', index)!r}"
        try:
            await self.executor.async_execute_cell(cell, index, store_history=False)
        except CellExecutionError as error:
            tell(f"{name} failed with {error.ename}: {error.evalue}")
        except (CellTimeoutError, TimeoutError):
            tell(f"{name} did not finish within {self.executor.timeout} s and was given up")
            await self._calm()
        except (DeadKernelError, RuntimeError) as error:
            tell(f"{name} could not run: {error}")
            await self.kernels.clear_away()
        else:
            return True
        cell.outputs = []
        return False

    async def _calm(self) -> None:
        """Interrupt a cell that was given up, so that what came before it still works; else end the kernel."""
        kernel = self.executor.km
        await kernel.interrupt_kernel()
        try:
            await _reply(self.executor.kc.shell_channel, {self.executor.kc.kernel_info()}, _CALMING)
        except Empty:
            await self.kernels.shutdown_kernel(kernel.kernel_id, now=True)


async def client(manager: Any, timeout: float) -> Any:
    """Return a client whose kernel answers on both channels.

    Jupyter's own waiting ends with a fifth of a second of silence, on every page.
    https://github.com/jupyter/jupyter_client/pull/592
    """
    found = manager.client()
    found.start_channels()
    found.allow_stdin = False
    end = time.monotonic() + timeout
    asked: set[str] = (
        set()
    )  # an answer to any of the questions will do: on a busy machine it comes after the next one
    while time.monotonic() < end:
        asked.add(found.kernel_info())
        try:
            await _reply(found.shell_channel, asked, _ASK_AGAIN)
            await _reply(found.iopub_channel, asked, _LISTENING)  # it may not have been subscribed yet
        except Empty:
            if not await manager.is_alive():
                break
        else:
            return found
    found.stop_channels()
    raise RuntimeError("the kernel did not answer")


async def _reply(channel: Any, asked: Collection[str], patience: float) -> None:
    """Wait for the last word on one of the questions: the reply, or that the kernel is idle again."""
    while True:
        message = await channel.get_msg(timeout=patience)
        if message["parent_header"].get("msg_id") in asked and (
            message["msg_type"] == "kernel_info_reply" or message["content"].get("execution_state") == "idle"
        ):
            return


@lru_cache(maxsize=100)
def _notebook(path: Path, _modified: int) -> str:
    """Return a notebook in today's format; read and checked once for each version of the file."""
    return json.dumps(nbformat.read(path, as_version=4))
