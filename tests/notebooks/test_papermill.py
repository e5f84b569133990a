"""Modules run from one end to the other with other parameters, in every language, by papermill."""

from pathlib import Path

import nbformat
import papermill
import pytest

from tests.notebooks.notebook_files import NOTEBOOKS, name_of
from workshop_kit import ITEMS, Levers, score_quiz, team_confidence
from workshop_kit.content import languages, load_words

AMBASSADOR = {item.id: 1 if item.reversed else 5 for item in ITEMS}
QUIZ = [path for path in NOTEBOOKS if path.stem == "01_why_we_network"]
LEADERSHIP = [path for path in NOTEBOOKS if path.stem == "03_follow_my_leader"]
SETTINGS = {
    "controls": {"empower": 0.1, "enable": 0.1, "encourage": 0.1, "inspire": 0.1},
    "trapped": {"empower": 1.0, "enable": 0.0, "encourage": 0.5, "inspire": 0.5},
    "enables": {"empower": 0.7, "enable": 0.9, "encourage": 0.8, "inspire": 0.8},
}
PARTLY = {item.id: 4 for item in ITEMS[:7]}


def run(path: Path, tmp_path: Path, **parameters: object) -> nbformat.NotebookNode:
    """Return the notebook as run with these parameters."""
    return papermill.execute_notebook(
        path, tmp_path / "run.ipynb", parameters=parameters, progress_bar=False, kernel_name="python3"
    )


def text_of(notebook: nbformat.NotebookNode, cell_id: str) -> str:
    """Return what a cell put out as text."""
    (cell,) = [cell for cell in notebook.cells if cell.id == cell_id]
    return "".join(output["data"]["text/plain"] for output in cell.outputs)


def table_of(notebook: nbformat.NotebookNode, headline: str) -> list[list[str | float]]:
    """Return the numbers of the chart with this headline."""
    ((_, saved),) = notebook.metadata.widgets.items()
    charts = [each.state.about for each in saved.state.values() if "about" in each.state]
    (rows,) = [each.table.rows for each in charts if each.headline == headline]
    return rows


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("path", QUIZ, ids=name_of)
def test_each_notebook_runs_in_each_language(path: Path, lang: str, tmp_path: Path) -> None:
    assert text_of(run(path, tmp_path, lang=lang), "quiz") == f"ArchetypeQuiz(lang='{lang}', answered=0)"


@pytest.mark.parametrize("path", QUIZ, ids=name_of)
def test_answers_given_as_parameters_show_their_profile(path: Path, tmp_path: Path) -> None:
    nearest = score_quiz(AMBASSADOR).nearest[0].value
    found = text_of(run(path, tmp_path, answers=AMBASSADOR), "quiz")
    assert found == f"ArchetypeQuiz(lang='{path.parent.name}', answered=24, nearest='{nearest}')"


@pytest.mark.parametrize("path", QUIZ[:1], ids=name_of)
def test_a_part_of_the_answers_is_kept_without_a_profile(path: Path, tmp_path: Path) -> None:
    found = text_of(run(path, tmp_path, answers=PARTLY), "quiz")
    assert found == f"ArchetypeQuiz(lang='{path.parent.name}', answered=7)"


@pytest.mark.parametrize("path", QUIZ[:1], ids=name_of)
def test_a_wrong_answer_stops_the_run_with_our_own_error(path: Path, tmp_path: Path) -> None:
    with pytest.raises(
        papermill.PapermillExecutionError, match=r"AnswerError: .*expected a whole number from 1 to 5"
    ):
        run(path, tmp_path, answers={ITEMS[0].id: 9})


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("path", LEADERSHIP, ids=name_of)
def test_three_settings_of_the_levers_run_and_give_the_confidence_of_the_model(
    path: Path, setting: str, tmp_path: Path
) -> None:
    levers = SETTINGS[setting]
    other = next(lang for lang in languages() if lang != path.parent.name)
    ran = run(path, tmp_path, lang=other, levers=levers)
    assert all(f"{name}={value:.2f}" in text_of(ran, "slider") for name, value in levers.items())
    figures = load_words(other).figures
    expected = team_confidence(Levers(**levers)).confidence
    (own,) = [row for row in table_of(ran, figures.leaders.headline) if row[0] == figures.leaders.you]
    assert own[1] == pytest.approx(expected, abs=0.005)
    for cell, words in {"teams": figures.style, "leaders": figures.leaders, "trap-map": figures.trap}.items():
        assert text_of(ran, cell) == f"Chart({words.headline!r})"


@pytest.mark.parametrize("path", LEADERSHIP[:1], ids=name_of)
def test_levers_that_no_leader_has_stop_the_run_with_our_own_error(path: Path, tmp_path: Path) -> None:
    with pytest.raises(papermill.PapermillExecutionError, match=r"LeversError: enable is 3"):
        run(path, tmp_path, levers={**SETTINGS["controls"], "enable": 3})
