"""The site: Voila in our own process, between a landing page and the words for when things fail."""

import asyncio
import logging
import shutil
import signal
import sys
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import tornado.ioloop
import tornado.web
from jupyter_core.utils import run_sync
from jupyter_server.auth.identity import IdentityProvider, User
from traitlets.config import Config
from voila.app import Voila
from voila.static_file_handler import AllowListFileHandler, TemplateStaticFileHandler
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from workshop_kit.content import languages, load_words, notebooks_folder
from workshop_kit.site.assets import STATIC, AssetHandler
from workshop_kit.site.errors import SiteError
from workshop_kit.site.module_page import ModuleHandler, PulseHandler, StoryRenderer
from workshop_kit.site.network import DEFAULT_PORT, EVERYWHERE, check_port, lan_addresses
from workshop_kit.site.pages import (
    PAGES,
    FirstHandler,
    HealthHandler,
    LandingHandler,
    MissingHandler,
    environment,
)

_NOT_OURS = (
    VoilaContentsHandler,
    TornadoVoilaHandler,
    TornadoVoilaTreeHandler,
    AllowListFileHandler,
    TemplateStaticFileHandler,
)
_EXTENSIONS = ["@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8", "anywidget"]
_IDLE_SECONDS = 30 * 60


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
    """

    host: str = EVERYWHERE
    port: int = DEFAULT_PORT
    lang: str | None = None
    browser: bool = True
    notebooks: Path | None = None
    cell_seconds: int = 60


class WorkshopSite(Voila):
    """Voila with our pages around it and without what a workshop does not need."""

    options = SiteOptions()

    def setup_template_dirs(self) -> None:
        """Our template only: the ones that come with Voila fetch a stylesheet from the internet."""
        self.template_paths = [str(PAGES)]
        super().setup_template_dirs()
        self.template_paths = [str(PAGES)]

    def init_settings(self) -> dict[str, Any]:
        """Let Jupyter's own handlers show our error page, too."""
        settings: dict[str, Any] = super().init_settings()
        return settings | {
            "jinja2_env": environment(),
            "voila_jinja2_env": environment(),
            "notebooks": Path(self.root_dir),
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
            (rf"/({codes})/([0-9]{{2}}_[a-z0-9_]+)/?", ModuleHandler, voila),
            (r"/pulse/([0-9a-f-]{36})", PulseHandler),
            (r"/assets/(.+)", AssetHandler, {"path": str(STATIC)}),
            *(handler for handler in super().init_handlers() if handler[1] not in _NOT_OURS),
        ]

    def listen(self) -> None:
        """Open the doors, and close them properly."""
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
    check_port(options.host, options.port)
    _quiet()
    site = WorkshopSite(config=_config(folder, options))
    site.options = options
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
                "extension_allowlist": _EXTENSIONS,
                "allow_template_override": "NO",
                "allow_theme_override": "NO",
            },
            "VoilaExecutor": {"timeout": options.cell_seconds, "startup_timeout": options.cell_seconds},
            "VoilaExporter": {"markdown_renderer_class": StoryRenderer},
            "KernelManager": {"autorestart": False},  # a new kernel would know nothing of the page
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
