"""The doctor sees what is wrong and says how to mend it."""

import importlib.metadata
import os
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from typer.testing import CliRunner

from tests.running import free_port
from workshop_kit.cli import app
from workshop_kit.site import doctor, network
from workshop_kit.site.doctor import Finding, examine


def finding(subject: str, *, port: int | None = None) -> Finding:
    (found,) = [each for each in examine(port=port or free_port()) if each.subject.startswith(subject)]
    return found


def raising(error: Exception) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_this_environment_has_all_packages_widgets_and_words() -> None:
    for subject in (
        "Python",
        "Packages",
        "Shows the activities",
        "Runs the pages",
        "Words (en)",
        "Words (de)",
    ):
        assert finding(subject).fine, subject


def test_a_package_that_is_too_old_is_named_with_the_way_to_renew_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.metadata.version
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "0.1" if name == "voila" else real(name))
    found = finding("Package voila")
    assert found.seen == "0.1"
    assert 'pip install "voila' in found.mend


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.metadata.version

    def version(name: str) -> str:
        if name == "anywidget":
            raise importlib.metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(importlib.metadata, "version", version)
    assert finding("Package anywidget").seen == "missing"


def test_a_missing_browser_part_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(doctor, "jupyter_path", lambda *_: [str(tmp_path)])
    assert "--force-reinstall anywidget" in finding("Shows the activities").mend


def test_a_missing_kernel_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KernelSpecManager, "get_kernel_spec", raising(NoSuchKernel("python3")))
    assert "ipykernel install" in finding("Runs the pages").mend


def test_no_browser_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "get", raising(webbrowser.Error("none")))
    assert "Install one" in _browser().mend


def _browser() -> Finding:
    (found,) = [each for each in examine(port=free_port()) if each.subject == "Browser"]
    return found


def test_a_port_that_is_taken_is_named_with_a_free_one() -> None:
    with socket.socket() as other:
        other.bind(("0.0.0.0", 0))
        other.listen()
        port = other.getsockname()[1]
        assert "--port" in finding(f"Port {port}", port=port).mend


def test_no_network_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "lan_addresses", tuple)
    assert "hotspot" in finding("Network").mend


@pytest.mark.parametrize("addresses", [("192.0.2.7", "192.0.2.8"), ()])
def test_at_the_end_stands_the_address_for_a_phone_if_there_is_one(
    monkeypatch: pytest.MonkeyPatch, addresses: tuple[str, ...]
) -> None:
    monkeypatch.setattr(network, "lan_addresses", lambda: addresses)
    port = free_port()
    last = CliRunner().invoke(app, ["doctor", "--port", str(port)]).output.splitlines()[-1]
    assert last.endswith(f"phone: http://192.0.2.7:{port}/") == bool(addresses)


def test_a_folder_that_cannot_be_written_to_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "os", SimpleNamespace(access=lambda *_: False, W_OK=os.W_OK))
    assert "read-only" in finding("This folder").seen
    assert finding("This folder").mend


def test_broken_words_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from workshop_kit.content import ContentError

    error = ContentError(
        thing="content/de/quiz.yaml: items", value="missing", expected="this key", mend="Add it."
    )
    monkeypatch.setattr(doctor, "load_modules", raising(error))
    assert "content/de/quiz.yaml" in finding("Words (de)").mend
