"""What tests of the site share."""

import os
from collections.abc import Callable, Iterator

import pytest
from jupyter_client.provisioning import KernelProvisionerFactory

from tests.site.kernel import Kernel
from workshop_kit.site import kernels


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Kernel]]:
    """Return a way to start kernels of ours, of a page or not; they end with the test."""
    monkeypatch.setattr(KernelProvisionerFactory.instance(), "default_provisioner_name", kernels.NAME)
    started: list[Kernel] = []

    def one(*, page: bool = False, **options: object) -> Kernel:
        more = {"env": {**os.environ, "VOILA_KERNEL_ID": "page"}} if page else {}
        started.append(Kernel(**more, **options))
        return started[-1]

    yield one
    for each in started:
        each.close()
