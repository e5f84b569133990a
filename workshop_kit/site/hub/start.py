"""What runs at a seat, as its user: puts the notebooks into the person's folder, then becomes their JupyterLab.

On one server and in a cloud alike, JupyterHub starts it in place of ``jupyterhub-singleuser``.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from workshop_kit import WorkshopKitError
from workshop_kit.content import DEFAULT_LANGUAGE, languages
from workshop_kit.courseware.copies import EXERCISES, own_copy
from workshop_kit.site import lab
from workshop_kit.site.hub.pages import LANGUAGE

FOLDER = "workshop"
"""In the person's home: what JupyterLab shows."""

LOG = ".cache/jupyterlab.log"


def prepare_folder(folder: Path) -> None:
    """Put the notebooks into a person's folder; nothing that is there already is touched."""
    own_copy(folder)


def start_page(folder: Path, language: str) -> str:
    """Return the address of the page with which JupyterLab opens, in its layout for one document."""
    first = Path(EXERCISES, language, lab.START)
    return f"/doc/tree/{quote(first.as_posix())}" if (folder / first).is_file() else "/lab"


def surroundings(folder: Path, language: str) -> dict[str, str]:
    """Return what JupyterLab finds in its environment besides what JupyterHub has told it."""
    return {
        "JUPYTERHUB_ROOT_DIR": str(folder),
        "JUPYTERHUB_DEFAULT_URL": start_page(folder, language),
        "JUPYTER_CONFIG_PATH": str(Path(lab.__file__).parent / "lab_config"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "JUPYTER_DEFAULT_PROVISIONER_NAME": "workshop-warm",
    }


def main() -> None:
    """Prepare the folder, and become JupyterLab."""
    os.umask(0o077)
    home = Path.home()
    if temporary := os.environ.get("TMPDIR"):
        Path(temporary).mkdir(mode=0o700, parents=True, exist_ok=True)
    _write_to(home / LOG)
    language = os.environ.get(LANGUAGE, "")
    if language not in languages():
        language = DEFAULT_LANGUAGE
    folder = home / FOLDER
    try:
        prepare_folder(folder)
    except WorkshopKitError as error:  # a person with a full disk still gets at their files
        print(f"workshop: {error}", file=sys.stderr)
    os.environ.update(surroundings(folder, language))
    os.chdir(folder if folder.is_dir() else home)

    from jupyterhub.singleuser import main as become_jupyterlab  # noqa: PLC0415 - it reads the environment

    become_jupyterlab(
        [
            *sys.argv[1:],
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--LabApp.extension_manager=readonly",
            "--LabApp.custom_css=True",
            f"--ServerApp.terminado_settings={{'shell_command': ['{os.environ.get('SHELL', '/bin/sh')}']}}",
            "--ServerApp.log_level=ERROR",
        ]
    )


def _write_to(log: Path) -> None:
    """Send what JupyterLab has to say into a file of the person's own."""
    with suppress(OSError):
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(file, 1)
        os.dup2(file, 2)
        os.close(file)


if __name__ == "__main__":
    main()
