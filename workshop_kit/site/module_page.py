"""A module notebook as a page: the story at once, the activities as soon as their kernel is there."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

import nbformat
import tornado.web
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from tornado.iostream import StreamClosedError
from voila.exporter import VoilaMarkdownRenderer
from voila.notebook_renderer import NotebookRenderer
from voila.utils import get_page_config

from workshop_kit.content.notebooks import load_module
from workshop_kit.site.log import tell
from workshop_kit.site.pages import PAGES, TEMPLATE, PageHandler, common, environment, sound_modules


class StoryRenderer(VoilaMarkdownRenderer):
    """Markdown without the pilcrow links behind headings: a screen reader would read each of them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "exclude_anchor_links": True})


class ModuleRenderer(NotebookRenderer):
    """Voila's renderer, which tells a failing cell from a working one and never shows a traceback."""

    def __init__(self, *, start_kernel: Callable[[], Awaitable[str]], kernels: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.start_kernel, self.kernels = start_kernel, kernels

    async def _jinja_kernel_start(
        self, nb: nbformat.NotebookNode, kernel_id: None, kernel_future: None
    ) -> str:
        """Start the kernel only here: by now the story is on its way to the person."""
        started = await self.start_kernel()
        await super()._jinja_kernel_start(nb, started, self.kernels.get_kernel(started))
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
        name = f"{Path(self.notebook_path).parent.name}/{Path(self.notebook_path).name}, cell {cell.get('id', index)!r}"
        try:
            await self.executor.async_execute_cell(cell, index, store_history=False)
        except CellExecutionError as error:
            tell(f"{name} failed with {error.ename}: {error.evalue}")
        except (CellTimeoutError, TimeoutError):
            tell(f"{name} did not finish within {self.executor.timeout} s and was given up")
        except (DeadKernelError, RuntimeError) as error:
            tell(f"{name} could not run: {error}")
        else:
            return True
        cell.outputs = []
        return False


class ModuleHandler(PageHandler):
    """``/en/01_why_we_network``: one module, with a kernel of its own."""

    def initialize(self, *, first_language: str | None = None, voila: Any = None, config: Any = None) -> None:
        """Remember what Voila needs."""
        super().initialize(first_language=first_language)
        self.voila, self.config = voila, config
        self.kernel_id: str | None = None

    @property
    def kernels(self) -> AsyncMappingKernelManager:
        """All kernels of this server."""
        kernels: AsyncMappingKernelManager = self.settings["kernel_manager"]
        return kernels

    async def get(self, language: str, name: str) -> None:
        """Stream the page: what is ready is sent, whatever happens to the rest."""
        _ = self.xsrf_token  # its cookie lets the page end its own kernel when it is left
        path = self.settings["notebooks"] / language / f"{name}.ipynb"
        if not path.is_file():
            raise tornado.web.HTTPError(HTTPStatus.NOT_FOUND)
        module = load_module(path)
        modules = sound_modules(language, self.settings["notebooks"])
        place = modules.index(module)
        try:
            renderer = await self._renderer(path)
            extra = {
                **common(language, path=name),
                "module": module,
                "previous": modules[place - 1] if place else None,
                "following": modules[place + 1] if place + 1 < len(modules) else None,
            }
            renderer.resources["workshop"] = extra
            async for snippet, _ in renderer.generate_content_generator():
                self.write(snippet)
                await self.flush()
        except StreamClosedError:
            await self._stop_kernel()  # the person has left before the page was there
        except Exception as error:  # noqa: BLE001 - a template or Voila itself: a request must never hang
            await self._stop_kernel()
            self._break_off(f"{self.request.path}: {type(error).__name__}: {error}")

    def on_connection_close(self) -> None:
        """Let the stream notice by itself."""

    async def _renderer(self, path: Path) -> ModuleRenderer:
        renderer = ModuleRenderer(
            start_kernel=self._start_kernel,
            kernels=self.kernels,
            request_handler=self,
            voila_configuration=self.voila,
            traitlet_config=self.config,
            notebook_path=path.relative_to(self.settings["notebooks"]).as_posix(),
            template_paths=[str(TEMPLATE), str(PAGES)],
            config_manager=self.settings["config_manager"],
            contents_manager=self.settings["contents_manager"],
            base_url="/",
            kernel_spec_manager=self.settings["kernel_spec_manager"],
            page_config=get_page_config(
                base_url="/",
                settings=self.settings,
                log=self.settings["voila"].log,
                voila_configuration=self.voila,
            ),
        )
        await renderer.initialize()
        renderer.notebook.metadata.kernelspec = {
            "name": "python3",
            "language": "python",
            "display_name": "Python 3",
        }
        return renderer

    async def _start_kernel(self) -> str:
        folder = self.settings["notebooks"] / self.language
        self.kernel_id = await self.kernels.start_kernel(
            kernel_name="python3",
            path=folder.name,
            env={**os.environ, "PYDEVD_DISABLE_FILE_VALIDATION": "1"},
            extra_arguments=[
                "--HistoryManager.enabled=False"
            ],  # a file that all kernels would share and lock
        )
        return self.kernel_id

    async def _stop_kernel(self) -> None:
        if self.kernel_id and self.kernel_id in self.kernels:
            await asyncio.shield(self.kernels.shutdown_kernel(self.kernel_id, now=True))

    def _break_off(self, line: str) -> None:
        """Finish a page that cannot be finished: with an error page, or a word below what was sent."""
        tell(line)
        if not self._headers_written:
            self.clear()
            self.send_error(HTTPStatus.INTERNAL_SERVER_ERROR)
            return
        words = common(self.language)["words"]
        self.finish(environment().get_template("broken_off.html").render(words=words))


class PulseHandler(tornado.web.RequestHandler):
    """``/pulse/KERNEL``: whether the kernel behind a page still lives."""

    async def get(self, kernel_id: str) -> None:
        """Answer 204 while it lives, 410 when it is gone for good."""
        kernels = self.settings["kernel_manager"]
        alive = kernel_id in kernels and await kernels.is_alive(kernel_id)
        self.set_header("Cache-Control", "no-store")
        self.set_status(HTTPStatus.NO_CONTENT if alive else HTTPStatus.GONE)
