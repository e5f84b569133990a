"""Kernels that are there at once: copies of one warm process or, where a process cannot be copied, a warm pool.

Jupyter finds ``WarmKernel`` by its entry point, ``workshop-warm``. The site and ``workshop lab`` name it in their
configuration; anything else that starts kernels takes it with ``JUPYTER_DEFAULT_PROVISIONER_NAME=workshop-warm``.
"""

import asyncio
import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import psutil
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from workshop_kit.site import warm

NAME = "workshop-warm"
LANGUAGE = "WORKSHOP_LANGUAGE"
"""The variable in which a page's kernel finds the language of its page."""

NO_HISTORY = "--HistoryManager.enabled=False"
"""For each kernel: the history is a file that all of them would share and lock."""

SOCKETS = 20_000
"""For one ZeroMQ context: its own limit, 1023, would do for some 170 pages."""

_FILES = (65_536, 10_240)
LAUNCHER = "ipykernel_launcher"
_SHORT = 60
"""Characters of a folder in which sockets still have room: their whole names may have 107, on macOS 103."""


class WarmKernel(LocalProvisioner):
    """Starts our own Python kernels warm, and every other kernel as Jupyter would."""

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Let the kernel be reached by files instead of ports: those may collide when many start at once."""
        manager = self.parent
        if manager is not None and sys.platform != "win32" and not manager.shell_port:
            manager.transport = "ipc"
            manager.ip = str(_sockets() / manager.kernel_id[:13])
            manager.cache_ports = False
        arguments: dict[str, Any] = await super().pre_launch(**kwargs)
        return arguments

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Turn a warm process into the kernel; if none is to be had, start a cold one."""
        request = _request(cmd, kwargs)
        process = await asyncio.to_thread(warm.start, request) if request else None
        if process is None:
            return await super().launch_kernel(cmd, **kwargs)
        self.process = process  # type: ignore[assignment] # it acts as a Popen does
        self.pid, self.cwd = process.pid, kwargs.get("cwd", Path.cwd())
        self.pgid = process.pid if hasattr(os, "getpgid") else None
        return self.connection_info


def warm_up() -> str:
    """Have the first warm process ready; return ``"copies"``, or ``"pool"`` where processes cannot be copied."""
    source = warm.source()
    with source.lock:
        source.prepare()
    return source.kind


def raise_limits() -> None:
    """Let this process, and what it starts, hold as many files as the system allows."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        for wanted in (most, *_FILES):  # macOS lets nobody have as many as it says one may
            if now == resource.RLIM_INFINITY or resource.RLIM_INFINITY != wanted <= now:
                break
            with suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
                break


def _request(cmd: list[str], kwargs: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what a warm process needs to know; None for a kernel that is not of this Python."""
    if Path(cmd[0]).absolute() != Path(sys.executable).absolute() or LAUNCHER not in cmd:
        return None
    argv = cmd[cmd.index(LAUNCHER) + 1 :]
    if argv[:1] != ["-f"] or {*argv[2:]} - {NO_HISTORY}:
        return None
    return {
        "argv": argv,
        "env": {**(kwargs.get("env") or os.environ)},
        "cwd": str(kwargs.get("cwd") or Path.cwd()),
    }


@cache
def _sockets() -> Path:
    """Return a folder with a short name, for this user alone; those of programs that were killed go away."""
    home = Path(tempfile.gettempdir())
    if len(str(home)) > _SHORT:
        home = Path("/tmp")  # noqa: S108 - mkdtemp makes a folder that is new, and this user's alone
    for left in home.glob("wk-*-*"):
        owner = left.name.split("-")[1]
        if owner.isdigit() and not psutil.pid_exists(int(owner)):
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"wk-{os.getpid()}-", dir=home))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
