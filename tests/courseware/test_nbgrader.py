"""The solutions are a course for nbgrader as they are."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workshop_kit.content.notebooks import PACKAGE
from workshop_kit.courseware.sources import read_notebook
from workshop_kit.domain.exercises.course import EXERCISES
from workshop_kit.domain.exercises.exercise import StepKind

SOLUTIONS = PACKAGE.parent / "solutions"
BIN = Path(sys.executable).parent
"""nbgrader calls alembic by its name."""
ASSIGNMENT = "exercises"
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "workshop"
c.CourseDirectory.source_directory = "source"
c.ExecutePreprocessor.timeout = 300
"""
BRIEF = ["03_freedom_without_means"]
"""Enough to show that it works; the full grid takes all of them."""


def grader(course: Path, *arguments: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=course,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONWARNINGS": "ignore", "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"},
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "future releases" not in ran.stderr, ran.stderr


def test_our_solution_gets_full_marks_and_the_empty_exercise_none(tmp_path: Path):
    names = list(EXERCISES) if os.environ.get("GRID") == "full" else BRIEF
    source = tmp_path / "source" / ASSIGNMENT
    source.mkdir(parents=True)
    for name in names:
        shutil.copy(SOLUTIONS / "en" / f"{name}.ipynb", source)
    for student in ("solved", "empty"):
        (tmp_path / "submitted" / student).mkdir(parents=True)
    (tmp_path / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    grader(tmp_path, "generate_assignment", ASSIGNMENT)
    shutil.copytree(tmp_path / "release" / ASSIGNMENT, tmp_path / "submitted" / "empty" / ASSIGNMENT)
    shutil.copytree(source, tmp_path / "submitted" / "solved" / ASSIGNMENT)
    for place in tmp_path.glob("*/*"):
        if place.is_dir() and (SOLUTIONS / "data").is_dir():
            shutil.copytree(SOLUTIONS / "data", place / "data")
    grader(tmp_path, "autograde", ASSIGNMENT)
    grader(tmp_path, "export")
    with (tmp_path / "grades.csv").open(encoding="utf-8") as file:
        points = {
            row["student_id"]: (float(row["score"]), float(row["max_score"])) for row in csv.DictReader(file)
        }
    steps = [step for name in names for step in EXERCISES[name].steps if step.kind is StepKind.CHECKED]
    assert points == {"solved": (len(steps), len(steps)), "empty": (0, len(steps))}


@pytest.mark.parametrize(
    "path", sorted(SOLUTIONS.glob("*/0[1-9]_*.ipynb")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_each_check_with_a_right_answer_gives_points_and_no_other_cell_does(path: Path):
    exercise = EXERCISES[path.stem]
    graded = [
        cell for cell in read_notebook(path).cells if cell.metadata.get("nbgrader", {}).get("grade", False)
    ]
    names = [cell.source.split('"')[1] for cell in graded]
    assert names == [step.name for step in exercise.steps if step.kind is StepKind.CHECKED]
    assert all(cell.metadata.nbgrader.locked and cell.metadata.nbgrader.points == 1 for cell in graded)
