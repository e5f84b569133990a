"""A server extension for JupyterLab: it hands out our stylesheet beside a person's own, if they have one."""

from pathlib import Path
from typing import Any

STYLES = Path(__file__).parent / "lab_config" / "custom"


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(serverapp: Any) -> None:
    """Let ``custom.css`` be found in our folder; JupyterLab can be told of no other way to it."""
    folders: list[str] = serverapp.web_app.settings["static_custom_path"]
    if not any((Path(folder) / "custom.css").is_file() for folder in folders):
        folders.insert(0, str(STYLES))
