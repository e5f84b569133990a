"""The proof of the exercises is green here, and catches what an author could do wrong."""

import dataclasses
import shutil

import pytest
from typer.testing import CliRunner

from tests.courseware.conftest import Change
from workshop_kit.cli import app
from workshop_kit.courseware import running, wrong
from workshop_kit.courseware import verify as module
from workshop_kit.courseware.build import build
from workshop_kit.courseware.findings import Finding
from workshop_kit.courseware.sources import Sources, checkout
from workshop_kit.courseware.verify import inspect, verify
from workshop_kit.domain.exercises.course import EXERCISES
from workshop_kit.domain.exercises.exercise import Verdict

NAME = "03_freedom_without_means"


@pytest.fixture
def small(sources: Sources, monkeypatch: pytest.MonkeyPatch) -> Sources:
    """Return a course of one exercise in English, so that each proof is quick."""
    one = {NAME: EXERCISES[NAME]}
    monkeypatch.setattr(module, "EXERCISES", one)
    monkeypatch.setattr(wrong, "EXERCISES", one)
    for path in [path for _, path in sources.notebooks() if (path.parent.name, path.stem) != ("en", NAME)]:
        path.unlink()
        if path.stem != "00_start_here":
            sources.exercise_of(path).unlink()
    build(sources)
    return sources


def findings(sources: Sources) -> list[Finding]:
    """Return what is seen without running a notebook, but for links to exercises that this course has not."""
    return [found for found in inspect(sources) if not found.place.endswith("a link")]


def plant(monkeypatch: pytest.MonkeyPatch, **changes: object) -> None:
    """Let the course have one step alone, with something else in it."""
    exercise = EXERCISES[NAME]
    step = dataclasses.replace(exercise.steps[1], **changes)  # type: ignore[arg-type]
    monkeypatch.setattr(wrong, "EXERCISES", {NAME: dataclasses.replace(exercise, steps=(step,))})


def test_one_exercise_alone_holds(small: Sources):
    assert [found for found in verify(small) if not found.place.endswith("a link")] == []


def test_a_planted_leak_is_caught(small: Sources, change: Change):
    solution = small.solutions / "en" / f"{NAME}.ipynb"
    change(solution, "trap-task", "## Step 2\n\nFor example empower at 0.9 and enable at 0.1.")
    build(small)
    assert {each.seen for each in findings(small) if each.place.endswith("trap-task")} == {"0.1", "0.9"}


def test_a_leak_in_an_early_hint_is_caught(small: Sources, change: Change):
    solution = small.solutions / "en" / f"{NAME}.ipynb"
    early = '### BEGIN SOLUTION\nanswer = "the two levers is that"\n### END SOLUTION\n'
    change(solution, "trap-solution", early + "slider")
    exercise = EXERCISES[NAME]
    from workshop_kit.courseware.sources import read_notebook

    notebook = read_notebook(solution)
    notebook.cells[0].metadata.tags = ["solution"]
    assert list(wrong.hint_findings("en", exercise, notebook)) == []
    planted = "### BEGIN SOLUTION\nanswer = 'push empowering up and pull enabling down'\n### END SOLUTION\n"
    change(solution, "trap-solution", planted)
    (found,) = wrong.hint_findings("en", exercise, read_notebook(solution))
    assert "a hint of 'trap'" in found.place


def test_a_planted_wrong_check_is_caught(small: Sources, monkeypatch: pytest.MonkeyPatch):
    exercise = EXERCISES[NAME]
    lenient = [
        dataclasses.replace(step, judge=lambda _: Verdict(right=True)) if step.name == "trap" else step
        for step in exercise.steps
    ]
    monkeypatch.setattr(wrong, "EXERCISES", {NAME: dataclasses.replace(exercise, steps=tuple(lenient))})
    found = list(wrong.wrong_findings())
    assert len(found) == 3 * 2  # three answers, two languages
    assert all(each.seen.endswith("is let through") for each in found)


def test_a_check_proved_by_too_few_wrong_answers_or_one_that_breaks_is_caught(
    monkeypatch: pytest.MonkeyPatch,
):
    exercise = EXERCISES[NAME]

    def broken(answer: object) -> Verdict:
        raise KeyboardInterrupt if answer == 1 else RuntimeError

    steps = [dataclasses.replace(step, judge=broken, wrong=("x",)) for step in exercise.steps[1:2]]
    monkeypatch.setattr(wrong, "EXERCISES", {NAME: dataclasses.replace(exercise, steps=tuple(steps))})
    assert {each.seen for each in wrong.wrong_findings()} == {"1 wrong answers", "'x' raises RuntimeError"}


@pytest.mark.parametrize("error", [TypeError, ValueError, LookupError, AttributeError, ArithmeticError])
def test_a_judge_that_breaks_on_every_answer_is_caught_whatever_it_raises(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
):
    def broken(_answer: object) -> Verdict:
        raise error

    plant(monkeypatch, judge=broken)
    found = list(wrong.wrong_findings())
    assert found
    assert all(each.seen.endswith(f"raises {error.__name__}") for each in found)


def test_a_judge_that_gives_no_verdict_or_no_reason_is_caught(monkeypatch: pytest.MonkeyPatch):
    plant(monkeypatch, judge=lambda _: False)
    assert all(each.seen.endswith("is given a bool") for each in wrong.wrong_findings())
    assert list(wrong.wrong_findings())
    plant(monkeypatch, judge=lambda _: Verdict(right=False))
    assert all(each.seen.endswith("is refused for the reason ''") for each in wrong.wrong_findings())
    assert list(wrong.wrong_findings())


def test_equal_wrong_answers_count_once_and_what_nobody_would_give_does_not_count(
    monkeypatch: pytest.MonkeyPatch,
):
    judge = EXERCISES[NAME].steps[1].judge
    cold = EXERCISES[NAME].steps[1].wrong[0]
    plant(monkeypatch, judge=judge, wrong=(cold, dict(cold)))
    assert {each.seen for each in wrong.wrong_findings()} == {"1 wrong answers"}
    plant(monkeypatch, judge=judge, wrong=(cold, object()))
    assert {each.seen for each in wrong.wrong_findings()} == {
        "1 wrong answers",
        "a wrong answer of type object",
    }


def test_a_drifted_a_missing_and_a_strange_exercise_are_caught(small: Sources, change: Change):
    made = small.exercises / "en" / f"{NAME}.ipynb"
    change(made, "explain", "Something else.")
    assert "not what is made from its solution" in {each.seen for each in findings(small)}
    made.unlink()
    assert "missing" in {each.seen for each in findings(small)}
    shutil.copy(small.solutions / "en" / f"{NAME}.ipynb", small.exercises / "en" / "98_new.ipynb")
    assert "exercises/en/98_new.ipynb" in {each.place for each in findings(small)}


@pytest.mark.parametrize("place", ["note.txt", "en/key.md", "fr/01_new.ipynb", "data/deep/answers.csv"])
def test_whatever_else_lies_among_the_exercises_is_caught(small: Sources, place: str):
    path = small.exercises / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    (found,) = [each for each in findings(small) if each.place == f"exercises/{place}"]
    assert found.seen == "made from no solution"


def test_a_piece_of_a_solution_in_a_file_of_data_is_caught(small: Sources):
    path = small.solutions / "data" / "more.csv"
    path.write_text("empower;0,62\n0.24;1\n", encoding="utf-8")
    build(small)
    found = {(each.place, each.seen) for each in findings(small)}
    assert {(f"{folder}/data/more.csv", "empower 0.62") for folder in ("solutions", "exercises")} <= found


def test_a_solution_that_is_not_right_and_an_exercise_that_fails_elsewhere_are_caught(
    small: Sources, change: Change
):
    solution = small.solutions / "en" / f"{NAME}.ipynb"
    change(solution, "target-solution", "### BEGIN SOLUTION\nlevers = 1\n### END SOLUTION")
    change(solution, "explain", "Words.")
    change(solution, "slider", "slider = LeadershipSlider(lang=lang)\nslider.nothing")
    build(small)
    seen = {each.place: each.seen for each in verify(small)}
    assert "AttributeError" in seen[f"solutions/en/{NAME}.ipynb: slider"]
    assert seen[f"solutions/en/{NAME}.ipynb: target"].startswith("UnansweredError")
    assert "AttributeError" in seen[f"exercises/en/{NAME}.ipynb: slider"]


def test_a_check_that_is_green_without_an_answer_is_caught(small: Sources, change: Change):
    change(small.solutions / "en" / f"{NAME}.ipynb", "why-check", "pass")
    build(small)
    assert "green without an answer" in {each.seen for each in verify(small)}


def test_a_cell_that_fails_without_showing_an_error_is_caught(small: Sources, change: Change):
    silent = (
        "get_ipython()._showtraceback = lambda *_: None\nslider = LeadershipSlider(lang=lang)\nslider.nothing"
    )
    change(small.solutions / "en" / f"{NAME}.ipynb", "slider", silent)
    build(small)
    seen = {each.place: each.seen for each in verify(small)}
    assert seen[f"solutions/en/{NAME}.ipynb: slider"].startswith("AttributeError")
    assert seen[f"exercises/en/{NAME}.ipynb: slider"].startswith("AttributeError")


@pytest.mark.parametrize(
    ("source", "seen"),
    [("import os\nos._exit(1)", "DeadKernelError"), ("while True:\n    pass", "CellTimeoutError")],
)
def test_a_run_that_ends_early_is_told_once_and_nothing_is_said_of_what_did_not_run(
    small: Sources, change: Change, monkeypatch: pytest.MonkeyPatch, source: str, seen: str
):
    if "while" in source:
        monkeypatch.setattr(running, "_PATIENCE", 5)
    change(small.solutions / "en" / f"{NAME}.ipynb", "slider", source)
    build(small)
    found = [each for each in verify(small) if not each.place.endswith("a link")]
    assert {each.place for each in found} == {
        f"{folder}/en/{NAME}.ipynb: slider" for folder in ("solutions", "exercises")
    }
    assert all(each.seen.startswith(seen) for each in found)


def test_a_notebook_whose_kernel_is_not_there_is_told_and_the_others_run(small: Sources):
    path = small.solutions / "en" / f"{NAME}.ipynb"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"name": "python3"', '"name": "gone"'), encoding="utf-8"
    )
    found = {each.place: each.seen for each in verify(small) if not each.place.endswith("a link")}
    assert found.pop(f"solutions/en/{NAME}.ipynb: the kernel").startswith("NoSuchKernel")
    assert set(found) == {f"exercises/en/{NAME}.ipynb"}  # not made from this one; it ran, and it holds


@pytest.mark.parametrize(
    ("cell", "text", "seen"),
    [
        ("intro", "# Freedom without means\n\n*25 minutes*\n\nLead.", "# Freedom without means"),
        ("intro", "# Freedom without means\n\n*10 minutes · alone*\n\nLead.", "no objectives"),
        ("bet", "bet = None", "no bet"),
        ("target", "pass", "0 cells with its check"),
        ("key-points", "[Gone](gone.ipynb)", "gone.ipynb"),
        ("key-points", '<a class="a" href="gone.ipynb">Gone</a>', "gone.ipynb"),
        ("key-points", "[Gone][1]\n\n[1]: gone.ipynb", "gone.ipynb"),
        ("key-points", f"[Out](../../solutions/en/{NAME}.ipynb)", f"../../solutions/en/{NAME}.ipynb"),
        ("key-points", "[Out](/etc/passwd)", "/etc/passwd"),
        ("key-points", "The end.", "no link back"),
    ],
)
def test_minutes_objectives_bet_checks_and_links_are_looked_for(
    small: Sources, change: Change, cell: str, text: str, seen: str
):
    change(small.solutions / "en" / f"{NAME}.ipynb", cell, text)
    build(small)
    from workshop_kit.courseware.form import form_findings
    from workshop_kit.courseware.sources import read_notebook

    made = small.exercises / "en" / f"{NAME}.ipynb"
    assert seen in {each.seen for each in form_findings("en", made, read_notebook(made))}


def test_the_command_tells_what_to_mend_and_fails(sources: Sources, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("workshop_kit.courseware.sources.PACKAGE", sources.root / "workshop_kit")
    for path in sources.exercises.glob("*/*.ipynb"):
        path.unlink()
    for path in [path for _, path in sources.notebooks()][1:]:
        path.unlink()
    ran = CliRunner().invoke(app, ["exercises", "verify", "--jobs", "1"])
    assert ran.exit_code == 1
    assert "workshop exercises build" in ran.output
    assert checkout().root == sources.root
