"""JupyterLab in somebody's own folder: notebooks open tidy once their kernel is gone."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat

from workshop_kit.content import load_words
from workshop_kit.site.calm import WIDGET, _load_jupyter_server_extension, tidy

SAY = load_words("de").course.run_again


def notebook() -> Any:
    cell = nbformat.v4.new_code_cell("bet")
    shown = nbformat.v4.new_output(
        "execute_result", {WIDGET: {"model_id": "1"}, "text/plain": "AnswerSheet()"}, execution_count=3
    )
    wrong = nbformat.v4.new_output("error", ename="NotYetError", evalue="", traceback=["Not yet."])
    green = nbformat.v4.new_output("display_data", {"text/plain": "✓ Right."})
    cell.outputs, cell.execution_count = [shown, wrong, green], 3
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# T"), cell])


def test_in_the_place_of_a_widget_stands_a_line_and_yesterdays_complaints_are_gone():
    opened = notebook()
    tidy(opened, "de")
    nbformat.validate(opened)
    (cell,) = opened.cells[1:]
    assert [output["data"]["text/plain"] for output in cell.outputs] == [SAY, "✓ Right."]
    assert cell.execution_count is None


def server(root: Path, running: list[str]) -> Any:
    def get(path: str, content: bool = True) -> dict[str, Any]:
        return {"type": "notebook", "content": notebook() if content else None}

    return SimpleNamespace(
        root_dir=str(root),
        web_app=SimpleNamespace(settings={"static_custom_path": []}),
        contents_manager=SimpleNamespace(get=get),
        session_manager=SimpleNamespace(list_sessions=lambda: [{"path": path} for path in running]),
    )


def first_output(app: Any, path: str) -> str:
    found = app.contents_manager.get(path)
    model = found
    if asyncio.iscoroutine(found):
        with ThreadPoolExecutor(1) as elsewhere:  # browser tests have a loop running here
            model = elsewhere.submit(asyncio.run, found).result()
    return str(model["content"].cells[1].outputs[0]["data"]["text/plain"])


def test_a_notebook_whose_kernel_runs_is_opened_as_it_is(tmp_path: Path):
    (tmp_path / ".workshop").mkdir()
    (tmp_path / ".workshop" / "copied.json").write_text("{}")
    app = server(tmp_path, ["exercises/de/01.ipynb"])
    _load_jupyter_server_extension(app)
    assert first_output(app, "exercises/de/01.ipynb") == "AnswerSheet()"
    assert first_output(app, "exercises/de/02.ipynb") == SAY
    assert app.web_app.settings["static_custom_path"]


def test_outside_somebodys_own_folder_nothing_is_touched(tmp_path: Path):
    app = server(tmp_path, [])
    _load_jupyter_server_extension(app)
    assert first_output(app, "exercises/de/02.ipynb") == "AnswerSheet()"


def test_a_stylesheet_of_ones_own_comes_first(tmp_path: Path):
    app = server(tmp_path, [])
    (tmp_path / "custom.css").touch()
    app.web_app.settings["static_custom_path"].append(str(tmp_path))
    _load_jupyter_server_extension(app)
    assert app.web_app.settings["static_custom_path"] == [str(tmp_path)]
