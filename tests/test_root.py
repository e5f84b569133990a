"""What `import workshop_kit` gives, what it costs, and how it refuses what is wrong."""

import inspect
import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest

import workshop_kit
from workshop_kit import WorkshopKitError, score_quiz

HEAVY = (
    "jupyter",  # and whatever begins so
    "ipywidgets",
    "IPython",
    "anywidget",
    "voila",
    "tornado",
    "scipy",
    "plotly",
    "pydantic",
    "yaml",
)


def fresh(code: str) -> str:
    """Return what a new Python prints."""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout


def test_the_root_exports_what_it_imports_and_nothing_else():
    public = {
        name
        for name, value in vars(workshop_kit).items()
        if not name.startswith("_") and not inspect.ismodule(value)
    }
    assert set(workshop_kit.__all__) == public | {"__version__"}


def test_the_exports_are_sorted_as_ruff_would_and_none_comes_twice():
    constants = [name for name in workshop_kit.__all__ if name.isupper()]
    classes = [name for name in workshop_kit.__all__ if name[0].isupper() and not name.isupper()]
    others = [name for name in workshop_kit.__all__ if not name[0].isupper()]
    assert workshop_kit.__all__ == sorted(constants) + sorted(classes) + sorted(others)
    assert len(set(workshop_kit.__all__)) == len(workshop_kit.__all__)


@pytest.mark.parametrize("name", workshop_kit.__all__)
def test_every_export_is_there(name: str):
    assert getattr(workshop_kit, name) is not None


def test_importing_the_package_brings_no_jupyter_and_nothing_else_that_is_heavy():
    loaded = fresh("import sys, workshop_kit; print(*{name.split('.')[0] for name in sys.modules})").split()
    assert "workshop_kit" in loaded
    assert [name for name in loaded if name.startswith(HEAVY)] == []


@pytest.mark.parametrize("part", ["numpy.ma", "numpy.random"])
def test_importing_the_package_leaves_alone_what_numpy_itself_imports_only_when_needed(part: str):
    """Masked arrays take 30 ms, random numbers 10 ms."""
    assert fresh(f"import sys, numpy, workshop_kit; print({part!r} in sys.modules)") == "False\n"


def test_importing_the_package_prints_nothing():
    assert fresh("import workshop_kit") == ""


def test_the_quiz_can_be_scored_with_the_root_alone():
    code = "from workshop_kit import *; print(score_quiz({i.id: 3 for i in ITEMS}).traits[Trait.VOICE].score)"
    assert fresh(code) == "0.0\n"


def test_a_profile_is_frozen():
    with pytest.raises(FrozenInstanceError):
        score_quiz({}).missing = ()


@pytest.mark.parametrize(
    ("arguments", "thing", "value"),
    [
        (({"voice_near_boss": 7},), "answers['voice_near_boss']", 7),
        (({"voice_near_boss": 2.5},), "answers['voice_near_boss']", 2.5),
        (({"typo": 3},), "the item id", "typo"),
        (([("voice_near_boss", 3)],), "answers", [("voice_near_boss", 3)]),
        ((None,), "answers", None),
        (({}, "provisional-1"), "norms", "provisional-1"),
    ],
)
def test_bad_input_is_refused_with_thing_value_expectation_and_mend(
    arguments: tuple[object, ...], thing: str, value: object
):
    with pytest.raises(WorkshopKitError) as caught:
        score_quiz(*arguments)
    error = caught.value
    assert (error.thing, error.value) == (thing, value)
    assert error.expected
    assert error.mend.endswith(".")
    assert str(error) == f"{thing} is {value!r}; expected {error.expected}. {error.mend}"
