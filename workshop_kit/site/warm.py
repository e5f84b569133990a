"""Processes that have imported everything and wait to become kernels: one that is copied, or a pool of them."""

import atexit
import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Protocol

_PACKAGE = Path(__file__).parents[1]
_PATIENCE = 20.0  # seconds until a warm process that says nothing is given up
_READY = 2  # processes that wait in the pool
_WARM = {
    "PLOTLY_RENDERER": "plotly_mimetype",  # plotly looks for a notebook when it is imported: there is none yet
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}


class KernelProcess(Protocol):
    """What Jupyter wants to know of a process: the part of ``subprocess.Popen`` that it uses."""

    pid: int

    def poll(self) -> int | None:
        """Return None while it lives."""


class Copy:
    """A kernel that is a copy of the template: a process of somebody else's, followed by its file descriptor.

    Its exit code goes to the template and is lost: ``poll`` tells 0.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        try:
            self._fd = os.pidfd_open(pid)
        except ProcessLookupError:  # it is gone already
            self._fd, self.returncode = -1, 1

    def poll(self) -> int | None:
        """Return None while it lives, 0 afterwards."""
        return self.wait(0)

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait for its end, no longer than the timeout in seconds."""
        if self.returncode is None:
            end = select.poll()  # unlike select.select, it knows file descriptors above 1023
            end.register(self._fd, select.POLLIN)
            if end.poll(None if timeout is None else timeout * 1000):
                self.returncode = 0
                os.close(self._fd)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal, never to another process that has got its number since."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._fd, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


class Source:
    """Where warm processes come from."""

    kind = ""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._stamp: object = None

    def prepare(self) -> None:
        """Have a warm process, of the code as it is now."""
        stamp = code_stamp()
        if stamp != self._stamp:
            self.close()
            self._stamp = stamp
        self.fill()

    def fill(self) -> None:
        """Start what is missing."""
        raise NotImplementedError

    def take(self, request: Mapping[str, Any]) -> KernelProcess:
        """Turn a warm process into a kernel."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the warm processes; kernels stay."""
        raise NotImplementedError


class Template(Source):
    """One process that imports everything once and is copied for each kernel."""

    kind = "copies"

    def __init__(self) -> None:
        super().__init__()
        self._process: subprocess.Popen[bytes] | None = None

    def fill(self) -> None:
        """Start it, or start it again."""
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            self._process = _warm_process("copies")

    def take(self, request: Mapping[str, Any]) -> KernelProcess:
        """Ask for a copy."""
        assert self._process is not None  # noqa: S101 - prepared before
        return Copy(_ask(self._process, request))

    def close(self) -> None:
        """Let it end, as nobody can ask any more."""
        if self._process is not None:
            _let_go(self._process)
        self._process = None


class Pool(Source):
    """A few processes that have imported everything; each becomes one kernel."""

    kind = "pool"

    def __init__(self) -> None:
        super().__init__()
        self._ready: list[subprocess.Popen[bytes]] = []

    def fill(self) -> None:
        """Have some ready."""
        self._ready = [process for process in self._ready if process.poll() is None]
        while len(self._ready) < _READY:
            self._ready.append(_warm_process("one"))

    def take(self, request: Mapping[str, Any]) -> KernelProcess:
        """Use the oldest, and have another one get ready."""
        process = self._ready.pop(0)
        _ask(process, request)
        self.fill()
        return process

    def close(self) -> None:
        """Those that wait end."""
        for process in self._ready:
            _let_go(process)
        self._ready = []


@cache
def source() -> Source:
    """Return where warm processes come from here."""
    found = Template() if can_copy() else Pool()
    atexit.register(found.close)
    return found


def can_copy() -> bool:
    """Tell whether a process can be copied and followed here: on Linux, unless ``WORKSHOP_KERNELS`` says ``pool``."""
    if not sys.platform.startswith("linux") or os.environ.get("WORKSHOP_KERNELS") == "pool":
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
    except OSError:  # an old kernel, or a container that forbids it
        return False
    return True


def start(request: Mapping[str, Any]) -> KernelProcess | None:
    """Turn a warm process into a kernel; None if there is none to be had."""
    found = source()
    with found.lock:
        for _ in range(2):  # the warm process may have died since
            with suppress(OSError, ValueError):
                found.prepare()
                return found.take(request)
            found.close()
    return None


def _warm_process(role: str) -> subprocess.Popen[bytes]:
    more: dict[str, Any] = {}
    if sys.platform != "win32":
        more = {"pass_fds": [_lifeline()], "start_new_session": True}  # Ctrl-C is the server's
        role = f"{role} {_lifeline()}"
    return subprocess.Popen(  # noqa: S603 - our own Python
        [sys.executable, "-P", "-m", "workshop_kit.site.kernel_process", *role.split()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_WARM | os.environ | {"OPENBLAS_NUM_THREADS": "1"},  # a process with threads cannot be copied
        cwd=_PACKAGE,
        **more,
    )


@cache
def _lifeline() -> int:
    """Return the end of a pipe whose other end this process holds, and nobody else, as long as it lives."""
    end, _ = os.pipe()
    return end


def _ask(process: subprocess.Popen[bytes], request: Mapping[str, Any]) -> int:
    """Send a request and return the kernel's process id.

    A process that is dead or does not answer is an error, and is ended: it might make the kernel later, for nobody.
    """
    assert process.stdin  # noqa: S101
    assert process.stdout  # noqa: S101
    answer: list[bytes] = []
    said = process.stdout
    reader = threading.Thread(target=lambda: answer.append(said.readline()), daemon=True)
    try:
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.flush()
        reader.start()
        reader.join(_PATIENCE)
        return int(json.loads(answer[0] if answer else b"")["pid"])
    except (OSError, ValueError):
        process.kill()
        raise


def _let_go(process: subprocess.Popen[bytes]) -> None:
    for end in (process.stdin, process.stdout):
        with suppress(OSError):
            end.close()  # type: ignore[union-attr]
    threading.Thread(target=process.wait, daemon=True).start()


def code_stamp() -> object:
    """Return something that changes when a file of the package does."""
    return tuple(
        (str(path), path.stat().st_mtime_ns)
        for folder in ("content", "domain", "figures", "widgets", "site")
        for path in sorted((_PACKAGE / folder).rglob("*.*"))
        if path.suffix in {".py", ".yaml", ".js", ".css"}
    )
