"""A server extension for JupyterLab in somebody's own folder: our stylesheet, and notebooks that open tidy."""

from collections.abc import Awaitable, Callable
from html import escape
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async

from workshop_kit.content import DEFAULT_LANGUAGE, languages, load_words
from workshop_kit.courseware.folder import own_folder

STYLES = Path(__file__).parent / "lab_config" / "custom"
WIDGET = "application/vnd.jupyter.widget-view+json"


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(serverapp: Any) -> None:
    """Hand out our ``custom.css`` where somebody has none of their own, and tidy what is opened.

    JupyterLab can be told of the stylesheet in no other way.
    """
    folders: list[str] = serverapp.web_app.settings["static_custom_path"]
    if not any((Path(folder) / "custom.css").is_file() for folder in folders):
        folders.insert(0, str(STYLES))
    if own_folder(Path(serverapp.root_dir)):
        manager = serverapp.contents_manager
        manager.get = tidy_when_opened(manager.get, serverapp.session_manager, Path(serverapp.root_dir))


def tidy_when_opened(get: Callable[..., Any], sessions: Any, root: Path) -> Callable[..., Awaitable[Any]]:
    """Return a way to open files that tidies a notebook for which no kernel runs any more.

    Its widgets are gone with their kernel. JupyterLab would show an error in the place of each, and yesterday's
    complaints below them.
    """

    async def opened(path: str, *arguments: Any, **options: Any) -> Any:
        model = await ensure_async(get(path, *arguments, **options))
        if model.get("type") == "notebook" and model.get("content"):
            running = await ensure_async(sessions.list_sessions())
            if path.strip("/") not in {str(session["path"]).strip("/") for session in running}:
                language = (root / path).parent.name
                tidy(model["content"], language if language in languages() else DEFAULT_LANGUAGE)
        return model

    return opened


def tidy(notebook: Any, language: str) -> None:
    """Put a line in the place of each widget, take complaints away, and count no cell as run."""
    say = load_words(language).course.run_again
    line = {"text/plain": say, "text/html": f"<p><em>{escape(say)}</em></p>"}
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        cell["execution_count"] = None
        outputs = [each for each in cell["outputs"] if each["output_type"] != "error"]
        for output in outputs:
            if WIDGET in output.get("data", {}):
                output.update(output_type="display_data", data=dict(line), metadata={})
                output.pop("execution_count", None)
            elif "execution_count" in output:
                output["execution_count"] = None
        cell["outputs"] = outputs
