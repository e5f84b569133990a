"""Exercises are made from solutions, the same in every run."""

import json
from pathlib import Path

import nbformat
import pytest

from tests.courseware.conftest import Change
from workshop_kit.content import languages
from workshop_kit.courseware.build import build
from workshop_kit.courseware.errors import CoursewareError
from workshop_kit.courseware.sources import Sources, checkout, read_notebook


def test_what_is_made_once_needs_no_making_again(sources: Sources):
    assert build(sources) == ()


def test_the_exercises_of_the_checkout_are_those_of_its_solutions(sources: Sources):
    ours = checkout()
    made = {path.relative_to(sources.exercises): path.read_bytes() for path in sources.exercises.rglob("*.*")}
    there = {path.relative_to(ours.exercises): path.read_bytes() for path in ours.exercises.glob("*/*.*")}
    assert made == there


def test_each_exercise_is_a_valid_notebook_with_the_cells_of_its_solution(sources: Sources):
    assert {language for language, _ in sources.notebooks()} == set(languages())
    for _, path in sources.notebooks():
        made = json.loads(sources.exercise_of(path).read_text(encoding="utf-8"))
        nbformat.validate(nbformat.from_dict(made))
        ids = [cell["id"] for cell in made["cells"]]
        assert ids == [
            cell.id for cell in read_notebook(path).cells if "solution" not in cell.metadata.get("tags", [])
        ]


def test_what_has_no_solution_any_more_is_taken_away_and_nothing_else(sources: Sources):
    old, note = sources.exercises / "en" / "99_old.ipynb", sources.exercises / "en" / "note.txt"
    old.write_text("{}", encoding="utf-8")
    note.write_text("mine", encoding="utf-8")
    assert build(sources) == (old,)
    assert note.exists()


def test_a_changed_exercise_is_made_anew(sources: Sources):
    path = sources.exercises / "de" / "03_freedom_without_means.ipynb"
    path.write_text("{}", encoding="utf-8")
    assert build(sources) == (path,)


def test_without_solutions_authors_are_told_where_to_work(tmp_path: Path):
    with pytest.raises(CoursewareError, match="checkout"):
        build(Sources(tmp_path))


def test_a_solution_that_cannot_be_read_is_named(sources: Sources):
    (sources.solutions / "en" / "03_freedom_without_means.ipynb").write_text("{", encoding="utf-8")
    with pytest.raises(CoursewareError, match="en/03_freedom_without_means"):
        build(sources)


def test_a_solution_without_a_kernel_and_a_cell_that_could_not_run_are_named(
    sources: Sources, change: Change
):
    path = sources.solutions / "en" / "03_freedom_without_means.ipynb"
    before = path.read_text(encoding="utf-8")
    change(path, "slider", "x = = 1")
    with pytest.raises(CoursewareError, match=r"'slider' of en/03_freedom_without_means\.ipynb"):
        build(sources)
    notebook = json.loads(before)
    del notebook["metadata"]["kernelspec"]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    with pytest.raises(CoursewareError, match="en/03_freedom_without_means"):
        build(sources)


def test_magics_in_a_solution_are_built(sources: Sources, change: Change):
    change(sources.solutions / "en" / "03_freedom_without_means.ipynb", "slider", "!ls\n%who")
    assert [path.name for path in build(sources)] == ["03_freedom_without_means.ipynb"]
