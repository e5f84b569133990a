"""JupyterLab on a person's own copy of exercises and modules, or, for authors, on the checkout itself."""

import locale
import os
import subprocess
import sys
from pathlib import Path

from workshop_kit.content import DEFAULT_LANGUAGE, languages, notebooks_folder
from workshop_kit.content.notebooks import PACKAGE
from workshop_kit.courseware.copies import EXERCISES, Copied, own_copy
from workshop_kit.site import kernels
from workshop_kit.site.errors import SiteError
from workshop_kit.site.network import check_port

START = "00_start_here.ipynb"
_CONFIG = Path(__file__).parent / "lab_config"
"""A calm JupyterLab: no question about news, which would ask the internet, and few buttons.

What somebody does with a widget comes before the cell that they run next: comms keep to the order of everything else
(``commsOverSubshells``)."""


def open_lab(
    to: Path | None, *, host: str, port: int, browser: bool, lang: str | None = None, source: bool = False
) -> int:
    """Open JupyterLab and stay until it is closed.

    Parameters
    ----------
    to : Path or None
        A person's own folder; None: ``workshop`` in their home.
    host, port
        Where to listen.
    browser : bool
        Whether to open the browser.
    lang : str or None
        Language of the first page; None: that of the system, if there is one.
    source : bool
        Open the checkout itself, as authors do.

    Returns
    -------
    int
        JupyterLab's exit code; elsewhere than on Windows, this process becomes JupyterLab and nothing returns.

    Raises
    ------
    SiteError
        If the port is taken, there is no such language, or no checkout.
    CoursewareError
        If nothing can be written into the folder.
    """
    check_port(host, port)
    if source and to:
        raise SiteError(
            thing="--to",
            value=str(to),
            expected="either --to or --source",
            mend="With --source there is no copy.",
        )
    first = f"/doc/tree/{EXERCISES}/{first_language(lang)}/{START}"
    folder = _checkout() if source else to or Path.home() / "workshop"
    if not source:
        print(told(folder, own_copy(folder)), flush=True)
    command = [
        *(sys.executable, "-m", "jupyterlab"),
        f"--ServerApp.root_dir={folder.resolve()}",
        f"--ServerApp.ip={host}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.allow_remote_access={host not in ('127.0.0.1', 'localhost', '::1')}",
        f"--LabApp.default_url={'/lab' if source else first}",
        "--LabApp.custom_css=True",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--ServerApp.log_level=WARN",
        *([] if browser else ["--ServerApp.open_browser=False"]),
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),  # in a container
    ]
    environment = {**os.environ, **lab_environment()}
    if sys.platform != "win32":  # become JupyterLab: whatever ends this program, nothing is left behind
        os.execve(command[0], command, environment)  # noqa: S606 - our own Python
    with subprocess.Popen(command, env=environment) as lab:  # noqa: S603 - our own Python
        try:
            return lab.wait()
        except KeyboardInterrupt:  # the terminal has told JupyterLab, too
            lab.terminate()
            return lab.wait()


def lab_environment() -> dict[str, str]:
    """Return the variables with which a JupyterLab is warm and calm."""
    return {
        "JUPYTER_DEFAULT_PROVISIONER_NAME": kernels.NAME,
        "JUPYTER_PREFER_ENV_PATH": "1",
        "JUPYTER_CONFIG_PATH": os.pathsep.join(
            filter(None, [str(_CONFIG), os.environ.get("JUPYTER_CONFIG_PATH")])
        ),
    }


def first_language(lang: str | None) -> str:
    """Return the language to begin in.

    Raises
    ------
    SiteError
        If there is no such language.
    """
    if lang is None:
        system = (locale.getlocale()[0] or "")[:2].lower()
        return system if system in languages() else DEFAULT_LANGUAGE
    if lang not in languages():
        raise SiteError(
            thing="--lang",
            value=lang,
            expected="one of " + ", ".join(languages()),
            mend="Choose one of them.",
        )
    return lang


def told(folder: Path, copied: Copied) -> str:
    """Return what to say of a copy: where it is, what is new, and that nobody's work was touched."""
    lines = [f"Your exercises are in {folder.resolve()} ({len(copied.new)} files are new)."]
    if copied.renewed:
        lines.append(f"{len(copied.renewed)} that you had not changed are now in their newer version.")
    lines += [
        f"A newer version lies beside your own: {path.relative_to(folder)}. Yours is as you left it."
        for path in copied.beside
    ]
    return "\n".join(lines)


def _checkout() -> Path:
    if notebooks_folder().is_relative_to(PACKAGE):
        raise SiteError(
            thing="--source",
            value="an installed workshop-kit",
            expected="a checkout of its source",
            mend="Clone it, and run this there; or leave --source out to work on your own copy.",
        )
    return PACKAGE.parent
