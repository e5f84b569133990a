"""The kernels behind pages: no more is done for each of them than a page needs."""

from contextlib import suppress
from typing import Any

from jupyter_server._tz import utcnow
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager, ServerKernelManager
from tornado import web


class PageKernel(ServerKernelManager):
    """One kernel, without the log of events that Jupyter makes ready for each kernel anew."""

    def emit(self, schema_id: str, data: Any) -> None:
        """Nobody listens."""


class PageKernels(AsyncMappingKernelManager):
    """All kernels. A page counts as active while it is connected.

    Jupyter follows every message of every kernel to know when it was last active: that is a third of what the
    server does for a page.
    """

    kernel_manager_class = f"{__name__}.PageKernel"

    def start_watching_activity(self, kernel_id: str) -> None:
        """Note the start."""
        kernel = self._kernels[kernel_id]
        kernel.reason, kernel.execution_state, kernel._activity_stream = "", "idle", None
        kernel.last_activity = self.last_kernel_activity = utcnow()

    def notify_connect(self, kernel_id: str) -> None:
        """Note that a page has come."""
        super().notify_connect(kernel_id)
        self._touch(kernel_id)

    def notify_disconnect(self, kernel_id: str) -> None:
        """Note that a page has gone: from now on it is idle."""
        super().notify_disconnect(kernel_id)
        self._touch(kernel_id)

    async def clear_away(self) -> None:
        """Forget kernels that have died: they take no place."""
        for kernel_id in self.list_kernel_ids():
            if not await self.is_alive(kernel_id):
                with suppress(KeyError, web.HTTPError):  # somebody else was quicker
                    await self.shutdown_kernel(kernel_id, now=True)

    def _touch(self, kernel_id: str) -> None:
        if kernel_id in self._kernels:
            self._kernels[kernel_id].last_activity = self.last_kernel_activity = utcnow()
