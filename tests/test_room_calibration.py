"""The room meets what studies found: in a few evenings, in the evidence page, and in the bench that writes it."""

import re
from pathlib import Path

import numpy as np
import pytest

from bench.room_calibration import (
    BEGIN,
    END,
    SHORTEST,
    STYLES,
    Found,
    exponent,
    main,
    met,
    replaced,
    simulate,
    table,
    zero_truncated_poisson,
)
from bench.room_numbers import MEANINGS, ORIGINS
from workshop_kit import Archetype
from workshop_kit.domain.room_rules import Origin, RoomRules

EVIDENCE = (Path(__file__).parent.parent / "docs" / "evidence.md").read_text(encoding="utf-8")
SECTION = EVIDENCE.partition("## How the room works")[2].partition("\n## ")[0]
BLOCK = EVIDENCE.partition(BEGIN)[2].partition(END)[0]


@pytest.fixture(scope="module")
def found() -> Found:
    """Return forty evenings under each style, always the same."""
    return simulate(40, seed=7)


@pytest.fixture(scope="module")
def few() -> Found:
    """Return so few evenings that a table of them takes a moment."""
    return simulate(2)


def mean(found: Found, name: str, style: float = 0.5) -> float:
    return float(found.summaries[style][name].mean())


# In a few evenings


def test_guests_talk_to_about_fourteen_people_half_of_whom_they_knew(found: Found):
    assert mean(found, "encounters") == pytest.approx(14, abs=1.5)
    assert mean(found, "known_share") == pytest.approx(0.5, abs=0.05)


def test_circles_of_five_and_more_are_rare(found: Found):
    assert mean(found, "crowded") < 0.05


def test_how_long_two_people_stand_together_has_a_heavy_tail(found: Found):
    assert exponent(found.durations) == pytest.approx(-2, abs=0.1)
    assert np.quantile(found.durations, 0.99) > 5 * np.median(found.durations)


def test_groups_are_nearly_as_large_as_a_poisson_distribution_without_its_zero(found: Found):
    shares = found.groups / found.groups.sum()
    _, fitted = zero_truncated_poisson(float(shares @ np.arange(len(shares))), len(shares) - 1)
    assert np.abs(shares - fitted).sum() / 2 < 0.08


def test_with_style_rise_the_new_ties_and_fall_entourages_and_the_time_alone(found: Found):
    for name, sign in (("new_ties", 1), ("entourage", -1), ("minutes_alone", -1)):
        low, middle, high = (sign * mean(found, name, style) for style in (STYLES[0], 0.5, STYLES[-1]))
        assert low < middle < high


def test_every_target_is_met(found: Found):
    assert all(met(found).values())


# The bench itself


def test_the_exponent_of_a_power_law_is_found_again():
    chance = (np.arange(100_000) + 0.5) / 100_000
    assert exponent(SHORTEST / chance) == pytest.approx(-2, abs=0.001)  # survival in proportion to 1/t
    assert exponent(3 / chance**2, shortest=3) == pytest.approx(-1.5, abs=0.001)


def test_a_poisson_distribution_without_its_zero_worked_out_by_hand():
    # λ = 1: mean 1 / (1 − 1/e) = 1.582, shares 1/(e − 1) = 0.582, 0.291, 0.097
    rate, shares = zero_truncated_poisson(1 / (1 - np.exp(-1)), 12)
    assert rate == pytest.approx(1)
    assert shares[:4] == pytest.approx([0, 0.582, 0.291, 0.097], abs=0.0005)
    assert shares.sum() == pytest.approx(1)


def test_the_same_seed_gives_the_same_evenings_and_another_seed_others(few: Found):
    assert table(simulate(2)) == table(few) != table(simulate(2, seed=1))


def test_a_target_that_is_not_met_is_said(few: Found):
    lost = {style: dict(values) for style, values in few.summaries.items()}
    lost[0.5]["encounters"] = np.array([20.0, 21.0])
    told = table(Found(lost, few.durations, few.groups, few.archetypes))
    assert re.search(r"people that a guest talks to .* NOT MET", told)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Return a page with an empty place for the tables."""
    page = tmp_path / "evidence.md"
    page.write_text(f"Before\n\n{BEGIN}\nold\n{END}\n\nAfter\n", encoding="utf-8")
    return page


def run(option: str, document: Path) -> int:
    return main(["--evenings", "2", "--processes", "1", option, str(document)])


def test_the_tables_go_between_their_marks_and_pass_the_check(
    document: Path, few: Found, capsys: pytest.CaptureFixture[str]
):
    assert run("--write", document) == 0
    expected = f"Before\n\n{BEGIN}\n\n{table(few)}\n\n{END}\n\nAfter\n"
    assert document.read_text(encoding="utf-8") == expected
    assert run("--check", document) == 0
    assert "evidence.md tells what this run finds." in capsys.readouterr().out


def test_a_number_that_is_off_fails_the_check_and_is_shown(
    document: Path, capsys: pytest.CaptureFixture[str]
):
    run("--write", document)
    text = document.read_text(encoding="utf-8")
    document.write_text(text.replace("| 14 ± 1.5 |", "| 15 ± 1.5 |"), encoding="utf-8")
    capsys.readouterr()
    assert run("--check", document) == 1
    assert "| 15 ± 1.5 |" in capsys.readouterr().out


def test_a_page_without_a_place_for_the_tables_is_refused():
    with pytest.raises(SystemExit, match="needs the two lines"):
        replaced("No marks here", "block")


# The evidence page


def test_the_page_has_the_tables_of_two_hundred_evenings():
    assert BLOCK.strip().startswith("200 evenings of 60 guests and 90 minutes")
    assert SECTION.count(BEGIN) == SECTION.count(END) == 1
    assert "NOT MET" not in BLOCK
    for kind in Archetype:
        assert f"| {kind.replace('_', ' ').title()} | " in BLOCK


def test_the_page_and_these_evenings_agree(found: Found):
    for style in STYLES:
        row = re.search(rf"^\| {style} \|(.+)\|$", BLOCK, re.MULTILINE)
        talked, known, ties, entourage, alone = (float(cell.split("±")[0]) for cell in row[1].split("|"))
        assert talked == pytest.approx(mean(found, "encounters", style), abs=0.7)
        assert known == pytest.approx(mean(found, "known_share", style), abs=0.03)
        assert ties == pytest.approx(mean(found, "new_ties", style), abs=0.25)
        assert entourage == pytest.approx(mean(found, "entourage", style), abs=0.15)
        assert alone == pytest.approx(mean(found, "minutes_alone", style), abs=1.2)


def test_what_the_page_says_in_words_is_what_its_table_says():
    rows = {
        style: [float(cell.split("±")[0]) for cell in cells.split("|")]
        for style, cells in re.findall(r"^\| (0\.\d) \|(.+)\|$", BLOCK, re.MULTILINE)
    }
    assert rows["0.1"][4] - rows["0.9"][4] == pytest.approx(2, abs=0.5)
    assert f"{rows['0.9'][2] - rows['0.1'][2]:.1f} more ties" in SECTION
    alone = dict(re.findall(r"^\| (Conscript|Ambassador) \| ([\d.]+) \|", BLOCK, re.MULTILINE))
    assert float(alone["Conscript"]) - float(alone["Ambassador"]) > 20


def test_the_page_gives_every_number_and_where_it_comes_from():
    assert set(MEANINGS) == set(RoomRules.origins())
    assert set(ORIGINS) == set(Origin)
    for name, origin in RoomRules.origins().items():
        assert re.search(rf"^\| `{name}` \| .+ \| {ORIGINS[origin]} \|$", BLOCK, re.MULTILINE)
