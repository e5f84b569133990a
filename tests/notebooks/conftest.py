"""What holds for every run of a notebook."""

import os

import pytest


@pytest.fixture(autouse=True)
def _same_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the kernel of this environment, whatever the user has installed beside it."""
    monkeypatch.setitem(os.environ, "JUPYTER_PREFER_ENV_PATH", "1")
