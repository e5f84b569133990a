"""Kernels of ours for the tests, and somebody who asks them."""

import ast

import psutil
from jupyter_client.manager import KernelManager

from tests.running import PATIENCE


class Kernel:
    """A kernel of ours, and somebody who asks it."""

    def __init__(self, **options: object) -> None:
        self.manager = KernelManager(kernel_name="python3")
        self.manager.start_kernel(**options)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    def ask(self, expression: str, code: str = "") -> object:
        """Return the value of an expression, after some lines."""
        reply = self.client.execute(code, user_expressions={"it": expression}, reply=True, timeout=PATIENCE)
        assert reply["content"]["status"] == "ok", reply["content"]
        return ast.literal_eval(reply["content"]["user_expressions"]["it"]["data"]["text/plain"])

    @property
    def process(self) -> psutil.Process:
        """Return its process."""
        return psutil.Process(self.manager.provisioner.pid)

    def close(self) -> None:
        """End it."""
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
