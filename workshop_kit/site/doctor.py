"""What a trainer wants to know the evening before: is this laptop ready, and if not, what to do."""

import importlib.metadata
import os
import platform
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from jupyter_core.paths import jupyter_path
from packaging.requirements import Requirement

from workshop_kit.content import ContentError, languages, load_modules, load_words
from workshop_kit.site.errors import SiteError
from workshop_kit.site.network import EVERYWHERE, check_port, lan_addresses

PACKAGE = "workshop-kit"
OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at.

    Attributes
    ----------
    subject, seen : str
        What was looked at, and how it is.
    mend : str
        What to do; empty if all is well.
    """

    subject: str
    seen: str
    mend: str = ""

    @property
    def fine(self) -> bool:
        """Whether there is nothing to do."""
        return not self.mend


def examine(*, port: int) -> list[Finding]:
    """Look at everything the workshop stands on.

    Parameters
    ----------
    port : int
        The port that the trainer means to use.
    """
    return [
        _python(),
        *_packages(),
        *_widgets(),
        _kernel(),
        _browser(),
        _port(port),
        _network(),
        *_writing(),
        *_words(),
    ]


def _python() -> Finding:
    wanted = ".".join(map(str, OLDEST_PYTHON))
    fine = sys.version_info >= OLDEST_PYTHON
    return Finding(
        "Python",
        platform.python_version(),
        "" if fine else f"Install Python {wanted} or newer and workshop-kit in it.",
    )


def _packages() -> Iterator[Finding]:
    wrong = 0
    requirements = [Requirement(line) for line in importlib.metadata.requires(PACKAGE) or []]
    for requirement in requirements:
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            version = importlib.metadata.version(requirement.name)
        except importlib.metadata.PackageNotFoundError:
            version = ""
        if not requirement.specifier.contains(version or "0", prereleases=True):
            wrong += 1
            yield Finding(
                f"Package {requirement.name}",
                version or "missing",
                f'Run: {sys.executable} -m pip install "{requirement.name}{requirement.specifier}"',
            )
    if not wrong:
        yield Finding("Packages", f"all there for workshop-kit {importlib.metadata.version(PACKAGE)}")


def _widgets() -> Iterator[Finding]:
    folders = [Path(folder) for folder in jupyter_path("labextensions")]
    for work, name, package in (
        ("Carries the activities", "@jupyter-widgets/jupyterlab-manager", "jupyterlab_widgets"),
        ("Shows the activities", "anywidget", "anywidget"),
    ):
        found = any((folder / name / "package.json").is_file() for folder in folders)
        yield Finding(
            f"{work} ({package})",
            "there" if found else "missing",
            "" if found else f"Run: {sys.executable} -m pip install --force-reinstall {package}",
        )


def _kernel() -> Finding:
    try:
        spec = KernelSpecManager().get_kernel_spec("python3")
    except NoSuchKernel:
        return Finding(
            "Runs the pages",
            "no python3 kernel",
            f"Run: {sys.executable} -m ipykernel install --sys-prefix --name python3",
        )
    return Finding("Runs the pages", f"python3 ({spec.display_name})")


def _browser() -> Finding:
    try:
        webbrowser.get()
    except webbrowser.Error:
        return Finding(
            "Browser",
            "none that opens by itself",
            "Install one (Firefox, Chrome, Edge, Safari), or open the printed address on another device.",
        )
    return Finding("Browser", "there")


def _port(port: int) -> Finding:
    try:
        check_port(EVERYWHERE, port)
    except SiteError as error:
        return Finding(f"Port {port}", "not free", error.mend)
    return Finding(f"Port {port}", "free")


def _network() -> Finding:
    addresses = lan_addresses()
    if not addresses:
        return Finding(
            "Network",
            "this laptop is in none",
            "Join the Wi-Fi of the room, or open a hotspot, so that phones can come.",
        )
    return Finding("Network", "other devices find this laptop at " + ", ".join(addresses))


def _writing() -> Iterator[Finding]:
    for subject, folder in (
        ("Folder for temporary files", Path(tempfile.gettempdir())),
        ("This folder", Path.cwd()),
    ):
        fine = os.access(folder, os.W_OK)
        yield Finding(
            subject,
            f"{folder} {'may be written to' if fine else 'is read-only'}",
            "" if fine else "Start the workshop from a folder of your own, such as your home folder.",
        )


def _words() -> Iterator[Finding]:
    for language in languages():
        try:
            name = load_words(language).site.language_name
            modules = load_modules(language)
        except ContentError as error:
            yield Finding(f"Words ({language})", "broken", str(error))
        else:
            mend = "" if modules else "Install workshop-kit again: its notebooks are missing."
            yield Finding(f"Words ({language})", f"{name}, {len(modules)} modules", mend)
