"""A module notebook as a page: the story at once, the activities as soon as their kernel is there."""

import asyncio
import os
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import uuid4

import tornado.web
from tornado.iostream import StreamClosedError
from voila.exporter import VoilaExporter
from voila.utils import get_page_config

from workshop_kit.content.notebooks import load_module
from workshop_kit.site.kernels import LANGUAGE, NO_HISTORY
from workshop_kit.site.log import tell
from workshop_kit.site.page_kernels import PageKernels
from workshop_kit.site.pages import PAGES, TEMPLATE, PageHandler, common, environment, sound_modules
from workshop_kit.site.places import TICKET
from workshop_kit.site.renderer import ModuleRenderer

LIGHT, STOCK = "light", "stock"
"""Our own front end, and Voila's, which knows every widget and costs a megabyte for each of them."""


class ModuleHandler(PageHandler):
    """``/en/01_why_we_network``: one module, with a kernel of its own."""

    def initialize(self, *, first_language: str | None = None, voila: Any = None, config: Any = None) -> None:
        """Remember what Voila needs."""
        super().initialize(first_language=first_language)
        self.voila, self.config = voila, config
        self.kernel_id: str | None = None
        self.opening = False

    @property
    def kernels(self) -> PageKernels:
        """All kernels of this server."""
        kernels: PageKernels = self.settings["kernel_manager"]
        return kernels

    async def get(self, language: str, name: str) -> None:
        """Stream the page: what is ready is sent, whatever happens to the rest."""
        self.set_header("Cache-Control", "no-store")  # Back must not show a page whose kernel has ended
        _ = self.xsrf_token  # its cookie lets the page end its own kernel when it is left
        path = self.settings["notebooks"] / language / f"{name}.ipynb"
        if not path.is_file():
            raise tornado.web.HTTPError(HTTPStatus.NOT_FOUND)
        module = load_module(path)
        modules = sound_modules(language, self.settings["notebooks"])
        place = modules.index(module)
        extra = {
            **common(language, path=name),
            "module": module,
            "previous": modules[place - 1] if place else None,
            "following": modules[place + 1] if place + 1 < len(modules) else None,
            "front_end": self._front_end(),
        }
        if not await self._enter():
            return
        try:
            renderer = self._renderer(path, extra)
            async for snippet, _ in renderer.generate_content_generator():
                self.write(snippet)
                await self.flush()
        except StreamClosedError:
            await self._stop_kernel()  # the person has left before the page was there
        except Exception as error:  # noqa: BLE001 - a template or Voila itself: a request must never hang
            await self._stop_kernel()
            self._break_off(f"{self.request.path}: {type(error).__name__}: {error}")
        finally:
            self._opened()

    def on_connection_close(self) -> None:
        """Let the stream notice by itself."""

    def _front_end(self) -> str:
        """Return the front end that the page has asked for, else the site's."""
        asked = self.get_argument("front", "")
        return asked if asked in (LIGHT, STOCK) else str(self.settings["front_end"])

    async def _enter(self) -> bool:
        """Take a place for this page, or show the line."""
        places, now = self.settings["places"], self.settings["clock"]()
        ticket = self.get_argument("place", None)
        if ticket is not None and not TICKET.fullmatch(ticket):
            ticket = None
        if len(self.kernels) >= places.most:
            await self.kernels.clear_away()
        self.opening = places.enter(ticket, taken=len(self.kernels), now=now)
        if not self.opening:
            words = common(self.language)["words"]
            ticket = places.wait(now, ticket)
            ahead = places.ahead(ticket, now=now)
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
            self.set_header("Retry-After", "10")
            line = words.full_line.format(people=ahead) if ahead else words.full_next
            self.page("full.html", ticket=ticket, line=line)
        return bool(self.opening)

    def _opened(self) -> None:
        """From here on, the kernel itself stands for the place."""
        if self.opening:
            self.settings["places"].opened()
        self.opening = False

    def _renderer(self, path: Path, extra: dict[str, Any]) -> ModuleRenderer:
        settings = self.settings
        return ModuleRenderer(
            path=path,
            exporter=self._exporter(),
            start_kernel=self._start_kernel,
            kernels=self.kernels,
            extra=extra,
            request_handler=self,
            voila_configuration=self.voila,
            traitlet_config=self.config,
            page_config=get_page_config(
                base_url="/",
                settings=settings,
                log=settings["voila"].log,
                voila_configuration=self.voila,
            )
            if extra["front_end"] == STOCK
            else {},
        )

    def _exporter(self) -> VoilaExporter:
        """Return Voila's exporter, made once: with it go the compiled templates."""
        if "exporter" not in self.settings:
            self.settings["exporter"] = VoilaExporter(
                template_paths=[str(TEMPLATE), str(PAGES)],
                template_name=self.voila.template,
                config=self.config,
                contents_manager=self.settings["contents_manager"],
                base_url="/",
            )
        return self.settings["exporter"]

    async def _start_kernel(self) -> str:
        folder = self.settings["notebooks"] / self.language
        self.kernel_id = str(uuid4())
        await self.kernels.start_kernel(
            kernel_id=self.kernel_id,
            kernel_name="python3",
            path=folder.name,
            env={
                **os.environ,
                "PYDEVD_DISABLE_FILE_VALIDATION": "1",
                "VOILA_KERNEL_ID": self.kernel_id,
                LANGUAGE: self.language,
            },
            extra_arguments=[NO_HISTORY],
        )
        self._opened()
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
