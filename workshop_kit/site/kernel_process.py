"""The process behind a page's kernel: warm before anybody comes, then a kernel, by itself or as its own copy.

Run as ``python -m workshop_kit.site.kernel_process copies LIFELINE`` it stays, and forks for each line on its
standard input; as ``… one`` it becomes the kernel itself, where a process cannot be copied. Requests and replies
are JSON, one a line. The process ends when its standard input does. Kernels outlive it, and end with their server:
the other end of the lifeline, a pipe, closes however a server dies. Where no pipe can be handed on (Windows),
the standard input is the lifeline.
"""

import gc
import importlib
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from ipykernel import ipkernel
from ipykernel.compiler import XCachingCompiler
from ipykernel.kernelapp import IPKernelApp
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.application import BaseIPythonApplication

from workshop_kit.content import DEFAULT_LANGUAGE
from workshop_kit.site.kernels import LANGUAGE, LAUNCHER, NO_HISTORY
from workshop_kit.site.unheard import hold_back_until_asked

_LATE = (
    "IPython.core.completer", "IPython.core.completerlib", "IPython.core.debugger", "IPython.core.historyapp",
    "IPython.core.magics", "IPython.core.oinspect", "IPython.extensions.storemagic", "_strptime", "debugpy",
    "debugpy.server.api", "faulthandler", "getpass", "ipykernel.datapub", "ipykernel.debugger", "ipykernel.eventloops",
    "matplotlib_inline.backend_inline", "matplotlib_inline.config", "numpy.random", "pdb", "plotly.graph_objects",
    "plotly.io", "pydevd", "sqlite3", "tornado.platform.asyncio", "zmq.eventloop.zmqstream", "zmq.utils.garbage",
)  # fmt: skip
"""What a kernel imports sooner or later. Missing ones are left out."""


class WarmApp(IPKernelApp):
    """ipykernel's program in two halves: what every kernel does alike, and what is a kernel's own."""

    prepared = False

    def prepare(self) -> None:
        """Read the configuration and make the shell; no thread, no socket."""
        BaseIPythonApplication.initialize(self, [NO_HISTORY])
        ZMQInteractiveShell.instance(
            parent=self, profile_dir=self.profile_dir, user_ns={}, compiler_class=XCachingCompiler
        )
        self.prepared = True

    def parse_command_line(self, argv: list[str] | None = None) -> None:
        """Of a kernel's own there is only the connection file."""
        if not self.prepared:
            super().parse_command_line(argv)
        elif argv:
            self.connection_file = argv[argv.index("-f") + 1]

    def init_profile_dir(self) -> None:
        """Once is enough."""
        if not self.prepared:
            super().init_profile_dir()

    def init_config_files(self) -> None:
        """Once is enough."""
        if not self.prepared:
            super().init_config_files()

    def load_config_file(self, *args: Any, **kwargs: Any) -> None:
        """Once is enough."""
        if not self.prepared:
            super().load_config_file(*args, **kwargs)

    def init_poller(self) -> None:
        """Watch the lifeline instead of the parent, which may well be replaced."""

    def init_kernel(self) -> None:
        """Introduce the shell, if it is there already, to its kernel and to this page."""
        super().init_kernel()
        if self.prepared:
            shell = self.kernel.shell
            shell.parent = shell.kernel = self.kernel
            shell.init_environment()
            shell.starting_dir = os.getcwd()  # noqa: PTH109 - as IPython has it
            shell.user_ns["_dh"] = [shell.starting_dir]


def warm_up() -> None:
    """Import all that a page needs, and do once what is slow the first time, so that copies share it."""
    for name in _LATE:
        with suppress(ImportError):
            importlib.import_module(name)
    try_out()
    try:
        WarmApp.instance(capture_fd_output=False).prepare()
    except Exception:  # noqa: BLE001 - somebody's own IPython configuration: each kernel reads it for itself
        WarmApp.clear_instance()
        ZMQInteractiveShell.clear_instance()
    gc.collect()
    gc.freeze()


def try_out() -> None:
    """Make one of each widget and figure, connected to nothing, and throw it away."""
    import comm
    import ipywidgets
    import plotly.graph_objects as go
    from comm.base_comm import CommManager

    from workshop_kit import widgets
    from workshop_kit.content import languages, load_words
    from workshop_kit.courseware import begin  # noqa: F401 - imported before there are copies
    from workshop_kit.domain.levers import PRESETS
    from workshop_kit.figures import leaders_figure, orders_figure, trap_figure, value_twice_figure
    from workshop_kit.site import page_figures  # noqa: F401 - imported before there are copies

    for language in languages():
        load_words(language)
    manager = CommManager()
    real = comm.create_comm, comm.get_comm_manager
    comm.create_comm, comm.get_comm_manager = comm.DummyComm, lambda: manager
    try:
        leaders = {preset.value: levers for preset, levers in PRESETS.items()}
        figures = (leaders_figure(leaders), orders_figure(), trap_figure(), value_twice_figure())
        made = [
            *(getattr(widgets, name)() for name in widgets.__all__ if name != "Chart"),
            *(widgets.Chart(figure) for figure in (*figures, go.Figure([go.Scatter(x=[0, 1], y=[0, 1])]))),
            ipywidgets.VBox([ipywidgets.FloatSlider(), ipywidgets.IntSlider(), ipywidgets.HTML()]),
        ]
        for widget in made:
            widget._repr_mimebundle_()
        ipywidgets.Widget.close_all()
    finally:
        comm.create_comm, comm.get_comm_manager = real


def serve_copies(lifeline: int) -> None:
    """Fork for each request, until the server is gone."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the copies: the system clears them away
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's
    for request in _requests():
        pid = os.fork()
        if not pid:
            become_kernel(request, lifeline, copy=True)
        _reply({"pid": pid})


def serve_one(lifeline: int) -> None:
    """Become the kernel of the first request."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for request in _requests():
        _reply({"pid": os.getpid()})
        become_kernel(request, lifeline, copy=False)


def _requests() -> Iterator[dict[str, Any]]:
    while line := sys.stdin.buffer.raw.readline():  # type: ignore[union-attr]
        yield json.loads(line)


def _reply(reply: Mapping[str, Any]) -> None:
    os.write(sys.__stdout__.fileno(), json.dumps(reply).encode() + b"\n")  # type: ignore[union-attr]


def become_kernel(request: Mapping[str, Any], lifeline: int, *, copy: bool) -> None:
    """Serve one kernel, then end the process."""
    status = 1
    try:
        if copy:
            os.setsid()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        if not lifeline:
            lifeline = os.dup(0)
        for number in (0, 1):
            null = os.open(os.devnull, os.O_RDWR)
            os.dup2(null, number)
            os.close(null)
        os.environ.clear()
        os.environ.update(request["env"])
        os.chdir(request["cwd"])
        sys.path.insert(
            0, ""
        )  # modules beside the notebook; until here, nothing in a folder could get in between
        sys.argv = [LAUNCHER, *request["argv"]]
        _kernel(request["argv"], lifeline)
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(status)


def _kernel(argv: list[str], lifeline: int) -> None:
    import ipywidgets
    import numpy as np

    from workshop_kit.site.page_figures import show_figures_as_charts

    np.random.seed()
    page = "VOILA_KERNEL_ID" in os.environ
    if page:  # nobody debugs it
        # The debugger's list of modules would touch, and so copy, megabytes of what all pages share.
        ipkernel.sys = SimpleNamespace(**{**vars(sys), "modules": {}})  # type: ignore[attr-defined,assignment]
    app = WarmApp.instance(capture_fd_output=False)
    app.initialize(argv)
    app.poller = Lifeline(lifeline)
    ipywidgets.load_ipython_extension(app.shell)
    speak_in_own_folder()
    if page:
        hold_back_until_asked(app.kernel)
        show_figures_as_charts(app.shell, os.environ.get(LANGUAGE, DEFAULT_LANGUAGE))
    app.start()


def speak_in_own_folder() -> None:
    """Tell errors in plain words from the first cell on, where somebody works in a folder of their own."""
    from workshop_kit.content import languages
    from workshop_kit.courseware.folder import own_folder
    from workshop_kit.courseware.shell import speak_kindly

    here = Path.cwd()
    if own_folder(here):
        speak_kindly(here.name if here.name in languages() else DEFAULT_LANGUAGE)


class Lifeline(threading.Thread):
    """Ends the process, and what it has started, as soon as nobody holds the other end of a pipe."""

    def __init__(self, end: int) -> None:
        super().__init__(daemon=True)
        self.end = end

    def run(self) -> None:
        """Wait for the other end to close; nothing is ever written to it."""
        while os.read(self.end, 1):
            pass
        if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
            os.killpg(0, signal.SIGKILL)
        os._exit(1)


if __name__ == "__main__":
    from workshop_kit.site import kernel_process  # noqa: PLW0406 - under its real name, for what is pickled

    role, end = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0  # noqa: PLR2004
    kernel_process.warm_up()
    {"copies": kernel_process.serve_copies, "one": kernel_process.serve_one}[role](end)
