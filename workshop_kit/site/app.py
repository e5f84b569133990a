"""The site: Voila in our own process, between a landing page and the words for when things fail."""

import asyncio
import logging
import shutil
import signal
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import tornado.httputil
import tornado.ioloop
import tornado.web
import zmq
from jupyter_core.utils import run_sync
from jupyter_server.auth.identity import IdentityProvider, User
from traitlets.config import Config
from voila.app import Voila
from voila.static_file_handler import AllowListFileHandler, TemplateStaticFileHandler
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from workshop_kit.content import languages, load_words, notebooks_folder
from workshop_kit.site import kernels
from workshop_kit.site.assets import STATIC, AssetHandler
from workshop_kit.site.errors import SiteError
from workshop_kit.site.log import tell
from workshop_kit.site.module_page import LIGHT, ModuleHandler, PulseHandler
from workshop_kit.site.network import DEFAULT_PORT, EVERYWHERE, check_port, lan_addresses
from workshop_kit.site.page_kernels import PageKernels
from workshop_kit.site.pages import (
    PAGES,
    READING,
    FirstHandler,
    HealthHandler,
    LandingHandler,
    MissingHandler,
    ReadingHandler,
    environment,
)
from workshop_kit.site.parcels import PARCEL, PATH, TakeAlong, open_bundle
from workshop_kit.site.places import TICKET, LineHandler, Places, affordable
from workshop_kit.site.renderer import StoryRenderer
from workshop_kit.site.take_along import KitHandler, TakeAlongFirstHandler, TakeAlongHandler, ZipHandler

_NOT_OURS = (
    VoilaContentsHandler,
    TornadoVoilaHandler,
    TornadoVoilaTreeHandler,
    AllowListFileHandler,
    TemplateStaticFileHandler,
)
_EXTENSIONS = ["@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8", "anywidget"]
_IDLE_SECONDS = 30 * 60
_STAY_WARM_MS = 5000


class NobodyInParticular(IdentityProvider):
    """Everybody may come in, and nobody gets a name: Jupyter's own would set a cookie for a month."""

    def get_user(self, handler: Any) -> User:
        """Return the same visitor for all."""
        return User(username="visitor")


@dataclass(frozen=True, kw_only=True)
class SiteOptions:
    """How the site is opened.

    Attributes
    ----------
    host : str
        Address to listen on; all of them by default, so that phones in the room can come.
    port : int
    lang : str or None
        Language of the first page; None lets each visitor's browser choose.
    browser : bool
        Whether to open the trainer's browser.
    notebooks : Path or None
        Folder with a folder of notebooks for each language; the workshop's own by default.
    cell_seconds : int
        How long one cell of a notebook may take before it is given up.
    front_end : str
        ``"light"``, or ``"stock"`` for Voila's own on every page.
    max_kernels : int or None
        How many pages may be open at once; by default as many as this laptop has memory for.
    bundle : Path or None
        A folder that ``workshop bundle`` has made, to be handed out to laptops.
    """

    host: str = EVERYWHERE
    port: int = DEFAULT_PORT
    lang: str | None = None
    browser: bool = True
    notebooks: Path | None = None
    cell_seconds: int = 60
    front_end: str = LIGHT
    max_kernels: int | None = None
    bundle: Path | None = None


class WorkshopSite(Voila):
    """Voila with our pages around it and without what a workshop does not need."""

    options = SiteOptions()
    kernels_are = "copies"
    take_along: TakeAlong | None = None

    def setup_template_dirs(self) -> None:
        """Our template only: the ones that come with Voila fetch a stylesheet from the internet.

        https://github.com/voila-dashboards/voila/issues/539
        """
        self.template_paths = [str(PAGES)]
        super().setup_template_dirs()
        self.template_paths = [str(PAGES)]

    def init_settings(self) -> dict[str, Any]:
        """Let Jupyter's own handlers show our error page, too."""
        settings: dict[str, Any] = super().init_settings()
        self.kernel_manager.context.set(zmq.MAX_SOCKETS, kernels.SOCKETS)
        return settings | {
            "jinja2_env": environment(),
            "voila_jinja2_env": environment(),
            "notebooks": Path(self.root_dir),
            "front_end": self.options.front_end,
            "take_along": self.take_along,
            "places": Places(self.options.max_kernels or affordable(self.kernels_are)),
            "clock": time.monotonic,
            "websocket_compression_options": {"compression_level": 6, "mem_level": 5},
            "default_handler_class": MissingHandler,
            "default_handler_args": {"first_language": self.options.lang},
            "log_function": lambda _handler: None,
        }

    def init_handlers(self) -> list[Any]:
        """Our pages, and of Voila's only kernels and static files."""
        language = {"first_language": self.options.lang}
        codes = "|".join(languages())
        voila = {**language, "voila": self.voila_configuration, "config": self.config}
        return [
            (r"/", FirstHandler, language),
            (r"/healthz", HealthHandler),
            (rf"/({codes})/?", LandingHandler, language),
            (rf"/({codes})/({'|'.join(READING)})/?", ReadingHandler, language),
            (rf"/({codes})/([0-9]{{2}}_[a-z0-9_]+)/?", ModuleHandler, voila),
            *(self._taking_along(codes) if self.take_along else ()),
            (r"/pulse/([0-9a-f-]{36})", PulseHandler),
            (rf"/line/({TICKET.pattern})", LineHandler),
            (r"/assets/(.+)", AssetHandler, {"path": str(STATIC)}),
            *(handler for handler in super().init_handlers() if handler[1] not in _NOT_OURS),
        ]

    def _taking_along(self, codes: str) -> list[Any]:
        language = {"first_language": self.options.lang}
        return [
            (rf"/{PATH}/?", TakeAlongFirstHandler, language),
            (rf"/({codes})/{PATH}/?", TakeAlongHandler, language),
            (rf"/{PATH}/{PARCEL}-([a-z]+)\.zip", ZipHandler, language),
            (rf"/{PATH}/(workshop_kit-[^/]+\.whl)", KitHandler, language),
        ]

    def listen(self) -> None:
        """Open the doors, and close them properly."""
        # Tornado looks for its setting `compress_response` before Voila sets it.
        self.app.transforms.append(_compression)
        try:
            self.app.listen(self.options.port, self.options.host)
        except OSError as error:
            check_port(self.options.host, self.options.port)
            raise SiteError(
                thing="the port", value=self.options.port, expected="a free one", mend=f"{error.strerror}."
            ) from error
        self.ioloop = tornado.ioloop.IOLoop.current()
        for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):  # not every system has all of them
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._handle_signal_stop)
        if sys.platform == "win32":  # there, Ctrl-C is noticed only when something else happens
            tornado.ioloop.PeriodicCallback(lambda: None, 500).start()
        tornado.ioloop.PeriodicCallback(_stay_warm, _STAY_WARM_MS).start()
        self.ioloop.add_callback(self._opened)
        try:
            self.ioloop.start()
        finally:
            self.stop()

    def _opened(self) -> None:
        print(greeting(self.options), flush=True)
        if self.options.browser:
            address = f"http://localhost:{self.options.port}/"
            threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()

    def _handle_signal_stop(self, sig: int, frame: FrameType | None) -> None:
        self.ioloop.add_callback_from_signal(self.ioloop.stop)

    def stop(self) -> None:
        """End every kernel, then remove what they left."""
        run_sync(self.kernel_manager.shutdown_all)(now=True)
        shutil.rmtree(self.connection_dir, ignore_errors=True)


async def _stay_warm() -> None:
    """Have a new warm process before the next visitor comes, should the last one have died or the code have changed."""
    await asyncio.to_thread(kernels.warm_up)


def _compression(request: tornado.httputil.HTTPServerRequest) -> tornado.web.OutputTransform:
    """Compress pages. Our files are compressed already; Voila's are megabytes that would be so for each visitor."""
    files = request.path.startswith(("/assets/", "/voila/"))
    return tornado.web.OutputTransform(request) if files else tornado.web.GZipContentEncoding(request)


def greeting(options: SiteOptions, addresses: Callable[[], tuple[str, ...]] = lan_addresses) -> str:
    """Return what the trainer reads once the site is open."""
    lines = [f"{load_words(options.lang or 'en').site.title}  The workshop is open.", ""]
    everywhere = options.host in (EVERYWHERE, "::", "")
    local = "localhost" if everywhere else options.host
    lines.append(f"  On this laptop:      http://{local}:{options.port}/")
    if everywhere:
        others = addresses()
        lines += [f"  From other devices:  http://{address}:{options.port}/" for address in others[:3]]
        lines += (
            ["", "  Everyone on this network can open these pages. Only this laptop: --host 127.0.0.1"]
            if others
            else ["  From other devices:  not now, this laptop is in no network."]
        )
    return "\n".join([*lines, "", "  To close it, press Ctrl-C here.", ""])


def serve(options: SiteOptions) -> None:
    """Open the site and stay until it is closed.

    Raises
    ------
    SiteError
        If the port is taken, or the notebooks are not there.
    ContentError
        If there is no such language.
    """
    load_words(options.lang or languages()[0])
    folder = options.notebooks or notebooks_folder()
    if not folder.is_dir():
        raise SiteError(
            thing="the folder of notebooks",
            value=str(folder),
            expected="a folder",
            mend="Install workshop-kit again.",
        )
    take_along = open_bundle(options.bundle) if options.bundle else None
    check_port(options.host, options.port)
    _quiet()
    kernels.raise_limits()
    site = WorkshopSite(config=_config(folder, options))
    site.options = options
    site.take_along = take_along
    site.kernels_are = kernels.warm_up()
    if site.kernels_are == "pool":
        tell(
            "this system cannot copy a warm program, so two are kept ready for the next pages; each needs 180 MB"
        )
    site.initialize([])
    site.start()


def _config(folder: Path, options: SiteOptions) -> Config:
    return Config(
        {
            "Voila": {
                "root_dir": str(folder),
                "open_browser": False,
                "config_file_paths": [],
                "log_level": "CRITICAL",
                "identity_provider_class": NobodyInParticular,
            },
            "VoilaConfiguration": {
                "template": "workshop",
                "multi_kernel_manager_class": PageKernels,
                "extension_allowlist": _EXTENSIONS,
                "allow_template_override": "NO",
                "allow_theme_override": "NO",
            },
            "VoilaExecutor": {"timeout": options.cell_seconds, "startup_timeout": options.cell_seconds},
            "VoilaExporter": {"markdown_renderer_class": StoryRenderer, "optimistic_validation": True},
            "ZMQChannelsWebsocketConnection": {"limit_rate": False},  # many widgets at once are no flood
            "KernelManager": {"autorestart": False},  # a new kernel would know nothing of the page
            "KernelProvisionerFactory": {"default_provisioner_name": kernels.NAME},
            "MappingKernelManager": {
                "cull_idle_timeout": _IDLE_SECONDS,
                "cull_interval": 60,
                "transport_encryption": "auto",  # other programs on this laptop need not read along
            },
        }
    )


def _quiet() -> None:
    """Leave the terminal to the trainer: what matters is told in our own lines."""
    for name in ("tornado.access", "tornado.application", "tornado.general", "asyncio", "traitlets"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if sys.platform == "win32":
        asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
