"""JupyterLab on the notebooks: in a checkout on the real ones, else on a person's own copy."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from workshop_kit.content import notebooks_folder
from workshop_kit.content.notebooks import PACKAGE
from workshop_kit.site import kernels
from workshop_kit.site.errors import SiteError
from workshop_kit.site.network import check_port

_OWN_COPY = "workshop"
_CONFIG = Path(__file__).parent / "lab_config"
"""Switches off the question about news, which would ask the internet."""


def own_copy(folder: Path) -> tuple[Path, ...]:
    """Copy the notebooks into a person's own folder; nothing that is there already is touched.

    Parameters
    ----------
    folder : Path
        Made if it does not exist.

    Returns
    -------
    tuple of Path
        The files that were new.

    Raises
    ------
    SiteError
        If nothing can be written there.
    """
    source = notebooks_folder()
    try:
        return tuple(_copy_new(source, folder))
    except OSError as error:
        raise SiteError(
            thing="the folder for your notebooks",
            value=str(folder),
            expected="a folder that you may write to",
            mend=f"Choose another one with --to ({error.strerror}).",
        ) from error


def _copy_new(source: Path, folder: Path) -> Iterator[Path]:
    for path in sorted(source.glob("*/*.ipynb")):
        target = folder / path.relative_to(source)
        if target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        yield target


def open_lab(to: Path | None, *, host: str, port: int, browser: bool) -> int:
    """Open JupyterLab and stay until it is closed.

    Parameters
    ----------
    to : Path or None
        A person's own folder. None: the checkout's notebooks, or ``./workshop`` outside a checkout.
    host, port
        Where to listen.
    browser : bool
        Whether to open the browser.

    Returns
    -------
    int
        JupyterLab's exit code; elsewhere than on Windows, this process becomes JupyterLab and nothing returns.
    """
    check_port(host, port)
    inside_package = notebooks_folder().is_relative_to(PACKAGE)
    folder = to or (Path(_OWN_COPY) if inside_package else notebooks_folder())
    if folder != notebooks_folder():
        fresh = own_copy(folder)
        print(f"Your notebooks are in {folder.resolve()} ({len(fresh)} new).", flush=True)
    command = [
        *(sys.executable, "-m", "jupyterlab"),
        f"--ServerApp.root_dir={folder.resolve()}",
        f"--ServerApp.ip={host}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.allow_remote_access={host not in ('127.0.0.1', 'localhost', '::1')}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--ServerApp.log_level=WARN",
        *([] if browser else ["--ServerApp.open_browser=False"]),
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),  # in a container
    ]
    environment = {
        **os.environ,
        "JUPYTER_DEFAULT_PROVISIONER_NAME": kernels.NAME,
        "JUPYTER_PREFER_ENV_PATH": "1",
        "JUPYTER_CONFIG_PATH": os.pathsep.join(
            filter(None, [str(_CONFIG), os.environ.get("JUPYTER_CONFIG_PATH")])
        ),
    }
    if sys.platform != "win32":  # become JupyterLab: whatever ends this program, nothing is left behind
        os.execve(command[0], command, environment)  # noqa: S606 - our own Python
    with subprocess.Popen(command, env=environment) as lab:  # noqa: S603 - our own Python
        try:
            return lab.wait()
        except KeyboardInterrupt:  # the terminal has told JupyterLab, too
            lab.terminate()
            return lab.wait()
