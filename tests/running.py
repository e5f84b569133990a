"""Real programs for the tests: the workshop's own commands, started as a trainer would and ended with Ctrl-C."""

import contextlib
import itertools
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

NAME = "workshop.test"
"""The name under which the browser knows this machine: not localhost, as for a phone in the room."""

PATIENCE = 90

FRONT_END = os.environ.get("FRONT_END", "light")
"""With which front end the pages are tested: ``make test-all`` does it with Voila's own, too."""


_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_PORTS = itertools.cycle(20_000 + 1000 * (_WORKER % 12) + (os.getpid() + each) % 1000 for each in range(1000))
"""Each of the processes that test together has ports of its own, below those that the system gives to visitors."""


def free_port() -> int:
    """Return a port that is free now, and that nobody else who tests will take."""
    for port in _PORTS:
        with contextlib.suppress(OSError), socket.socket() as probe:
            probe.bind(("0.0.0.0", port))
            return port
    raise AssertionError("no port is free")


@dataclass
class Program:
    """A command that runs, and what it has printed so far."""

    process: subprocess.Popen[str]
    port: int
    lines: list[str] = field(default_factory=list)
    _news: "queue.Queue[str | None]" = field(default_factory=queue.Queue)

    def __post_init__(self) -> None:
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        with contextlib.suppress(ValueError):  # closed while a grandchild still held it open
            for line in self.process.stdout:
                self._news.put(line)
        self._news.put(None)

    def close(self) -> None:
        """End it, and let go of what it prints."""
        self.press_ctrl_c()
        self._reader.join(timeout=5)
        assert self.process.stdout
        self.process.stdout.close()

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Wait until a line matches, and return the match."""
        for line in self.lines:
            if found := re.search(pattern, line):
                return found
        while (line := self._news.get(timeout=PATIENCE)) is not None:
            self.lines.append(line)
            if found := re.search(pattern, line):
                return found
        raise AssertionError(f"ended without {pattern!r}:\n{self.output}")

    @property
    def output(self) -> str:
        """Everything printed so far."""
        with contextlib.suppress(queue.Empty):
            while (line := self._news.get_nowait()) is not None:
                self.lines.append(line)
        return "".join(self.lines)

    @property
    def url(self) -> str:
        """Where a browser finds it."""
        return f"http://{NAME}:{self.port}"

    @property
    def local_url(self) -> str:
        """Where a program on this machine finds it."""
        return f"http://127.0.0.1:{self.port}"

    def descendants(self) -> list[psutil.Process]:
        """Every process that it has started and that still runs."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def kernels(self) -> list[psutil.Process]:
        """Every kernel that it has started: the copies of its template."""
        templates = psutil.Process(self.process.pid).children()
        return [kernel for template in templates for kernel in template.children()]

    def press_ctrl_c(self) -> int:
        """End it as a trainer does, and return its exit code."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)  # a terminal tells every program in it
        try:
            return self.process.wait(timeout=PATIENCE)
        finally:
            if self.process.poll() is None:
                self.process.kill()


@contextlib.contextmanager
def running(
    *command: str, port: int, cwd: Path | None = None, env: dict[str, str] | None = None
) -> Iterator[Program]:
    """Run a command until the block is left."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **(env or {})},
        start_new_session=True,
    )
    program = Program(process, port)
    try:
        yield program
    finally:
        program.close()


@contextlib.contextmanager
def serving(*arguments: str, cwd: Path | None = None, env: dict[str, str] | None = None) -> Iterator[Program]:
    """Serve the workshop on a free port, ready to be visited."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "workshop_kit.cli",
        "serve",
        "--no-browser",
        "--port",
        str(port),
        "--front-end",
        FRONT_END,
        *arguments,
    ]
    with running(*command, port=port, cwd=cwd, env=env) as program:
        program.wait_for("To close it")
        yield program


class Wire:
    """A network between a phone and the site, which can be cut and mended.

    Attributes
    ----------
    port : int
    url : str
        Where a browser finds the site through it.
    carried : int
        Bytes that have gone through, in both directions.
    """

    def __init__(self, port: int) -> None:
        self._target = ("127.0.0.1", port)
        self.carried = 0
        self._open: set[socket.socket] = set()
        self._door = socket.create_server(("0.0.0.0", 0))
        self.whole = True
        self.port = int(self._door.getsockname()[1])
        self.url = f"http://{NAME}:{self.port}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                near, _ = self._door.accept()
                if not self.whole:
                    near.close()
                    continue
                far = socket.create_connection(self._target)
                self._open |= {near, far}
                for source, sink in ((near, far), (far, near)):
                    threading.Thread(target=self._pass_on, args=(source, sink), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                self.carried += len(data)
                sink.sendall(data)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def cut(self) -> None:
        """Break every connection, and let none in."""
        self.whole = False
        for end in self._open:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let connections in again."""
        self.whole = True

    def close(self) -> None:
        """Take it down."""
        self.cut()
        self._door.close()
        for end in self._open:
            end.close()
