"""The quiz promises what it keeps: in simulated people, in the evidence page, and in its picture."""

import math
import re
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from bench.quiz_calibration import BEGIN, END, PICTURE, Calibration, Told, main, reliability, simulate, table
from workshop_kit import Archetype
from workshop_kit.domain.archetypes import CENTRES, archetype_probabilities

DOCS = Path(__file__).parent.parent / "docs"
EVIDENCE = (DOCS / "evidence.md").read_text(encoding="utf-8")
BLOCK = EVIDENCE.partition(BEGIN)[2].partition(END)[0]


@pytest.fixture(scope="module")
def found() -> Calibration:
    """Return four thousand simulated people, always the same."""
    return simulate(4_000, seed=7)


@pytest.fixture(scope="module")
def few() -> Calibration:
    """Return so few people that a table of them takes a moment."""
    return simulate(50)


def gap(told: Told) -> float:
    """Return how much more is told than is right, on average."""
    return float(told.told.mean() - told.right.mean())


def standard_error(told: Told) -> float:
    """Return how far the share that is right may be off by chance."""
    return math.sqrt(float((told.told * (1 - told.told)).sum())) / len(told.told)


# In simulated people


def test_people_are_right_as_often_as_they_are_told(found: Calibration):
    assert abs(gap(found.quiz)) < 3 * standard_error(found.quiz)


def test_that_holds_for_people_who_are_told_little_and_people_who_are_told_much(found: Calibration):
    bins = [each for each in reliability(found.quiz).values() if each.people >= 100]
    assert len(bins) >= 6
    for each in bins:
        assert abs(each.told - each.right) < 4 * math.sqrt(each.told * (1 - each.told) / each.people)


def test_people_are_told_about_six_in_ten(found: Calibration):
    assert 0.58 < found.quiz.told.mean() < 0.64


def test_the_right_archetype_is_among_the_two_nearest_for_eight_in_ten(found: Calibration):
    assert found.quiz.among_two.mean() >= 0.80
    assert found.quiz.among_two.mean() > found.quiz.right.mean() + 0.1


def test_a_softmax_over_distances_promises_far_too_much(found: Calibration):
    assert gap(found.softmax) > 0.10


def test_the_quiz_is_right_at_least_as_often_as_the_softmax(found: Calibration):
    assert found.quiz.right.mean() >= found.softmax.right.mean()


def test_every_archetype_is_named_first_for_somebody_and_none_for_most(found: Calibration):
    shares = np.bincount(found.quiz.first, minlength=8) / len(found.quiz.first)
    assert shares.min() > 0.03
    assert shares.max() < 0.40


def test_people_who_are_kind_to_themselves_are_seldom_conscripts():
    scores = np.random.default_rng(7).standard_normal((1_000, 3))
    conscript = list(Archetype).index(Archetype.CONSCRIPT)
    named = [
        np.mean([archetype_probabilities(t + shift, [0.77] * 3).argmax() == conscript for t in scores])
        for shift in (0, 0.35)
    ]
    assert named == pytest.approx([0.10, 0.04], abs=0.03)


# The bench itself


def test_the_same_seed_gives_the_same_people_and_another_seed_others(few: Calibration):
    assert table(simulate(50)) == table(few)
    assert table(simulate(50, seed=1)) != table(few)


def test_every_person_is_in_one_bin_and_within_its_bounds(found: Calibration):
    bins = reliability(found.quiz)
    assert sum(each.people for each in bins.values()) == 4_000
    assert all(tenth / 10 <= each.told <= tenth / 10 + 0.1 for tenth, each in bins.items())


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Return a page with an empty place for the table."""
    page = tmp_path / "evidence.md"
    page.write_text(f"Before\n\n{BEGIN}\nold\n{END}\n\nAfter\n", encoding="utf-8")
    return page


def run(option: str, document: Path) -> int:
    return main(["--people", "50", "--processes", "1", option, str(document)])


def test_the_table_goes_between_its_marks_and_the_picture_beside_it(document: Path, few: Calibration):
    assert run("--write", document) == 0
    expected = f"Before\n\n{BEGIN}\n\n{table(few)}\n\n{END}\n\nAfter\n"
    assert document.read_text(encoding="utf-8") == expected
    assert document.with_name(PICTURE).is_file()


def test_a_page_just_written_passes_the_check(document: Path, capsys: pytest.CaptureFixture[str]):
    run("--write", document)
    before = document.read_bytes()
    assert run("--check", document) == 0
    assert document.read_bytes() == before
    assert "evidence.md tells what this run finds." in capsys.readouterr().out


def test_a_number_that_is_off_fails_the_check_and_is_shown(
    document: Path, capsys: pytest.CaptureFixture[str]
):
    run("--write", document)
    text = document.read_text(encoding="utf-8")
    right = re.search(r"\| this quiz \| ([\d.]+) %", text)[1]
    document.write_text(text.replace(f"this quiz | {right} %", "this quiz | 12.3 %"), encoding="utf-8")
    capsys.readouterr()
    assert run("--check", document) == 1
    told = capsys.readouterr().out
    assert "evidence.md says\n    | this quiz | 12.3 %" in told
    assert f"where this run finds\n    | this quiz | {right} %" in told


def test_a_picture_of_another_run_fails_the_check(document: Path, capsys: pytest.CaptureFixture[str]):
    run("--write", document)
    document.with_name(PICTURE).write_text("<svg/>", encoding="utf-8")
    assert run("--check", document) == 1
    assert f"{PICTURE} is not the picture of this run." in capsys.readouterr().out


def test_a_page_without_a_place_for_the_table_is_refused(document: Path):
    document.write_text("No marks here", encoding="utf-8")
    with pytest.raises(SystemExit, match="needs the two lines"):
        run("--write", document)


# The evidence page


def test_the_page_has_the_table_of_a_hundred_thousand_people():
    assert BLOCK.strip().startswith("100,000 simulated people")
    assert EVIDENCE.count(BEGIN) == EVIDENCE.count(END) == 1
    for kind in Archetype:
        assert f"| {kind.replace('_', ' ').title()} | " in BLOCK


def test_the_page_and_these_people_agree(found: Calibration):
    row = re.search(r"\| this quiz \| ([\d.]+) % \| ([\d.]+) % \| ([\d.]+) % \|", BLOCK)
    told, right, among_two = (float(number) / 100 for number in row.groups())
    assert told == pytest.approx(found.quiz.told.mean(), abs=0.01)
    assert right == pytest.approx(found.quiz.right.mean(), abs=0.03)
    assert among_two == pytest.approx(found.quiz.among_two.mean(), abs=0.03)


def test_the_page_shows_the_picture_with_words_for_those_who_cannot_see_it():
    assert re.search(rf"!\[[^\]]{{40,}}\]\({re.escape(PICTURE)}\)", BLOCK)


def test_the_picture_stands_on_its_own_ground_and_names_its_axes_and_lines():
    picture = ElementTree.parse(DOCS / PICTURE).getroot()
    ground = picture.find("{*}rect")
    assert (ground.get("width"), ground.get("height")) == ("100%", "100%")
    assert ground.get("fill").lower() > "#f0"
    words = " ".join(picture.itertext())
    for label in (
        "told: how likely",
        "found: how often",
        "this quiz",
        "softmax over distances",
        "told = found",
    ):
        assert label in words


def test_the_page_speaks_of_what_goes_together_and_never_of_causes():
    assert re.findall(r"\bcaus(?:e|es|ed|ing|al)\b", EVIDENCE, re.IGNORECASE) == []
    assert "associated with" in EVIDENCE


def test_the_page_gives_the_table_of_archetype_centres_that_the_quiz_uses():
    for kind, centre in CENTRES.items():
        cells = " | ".join(f"{number:g}".replace("-", "−") for number in centre)
        assert f"| {kind.replace('_', ' ').title()} | {cells} |" in EVIDENCE


def test_the_page_names_whom_the_idea_comes_from():
    assert "Helen Green of Quest Leadership" in EVIDENCE
