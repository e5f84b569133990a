"""The fifth module, with other parameters, in every language, by papermill."""

from pathlib import Path

import papermill
import pytest

from tests.notebooks.notebook_files import NOTEBOOKS, name_of, read, source
from tests.notebooks.test_papermill import run, table_of, text_of
from workshop_kit import net_value
from workshop_kit.content import load_words
from workshop_kit.domain.value import AVERAGE_IMPRESSION

PATHS = [path for path in NOTEBOOKS if path.stem == "05_more_harm_than_good"]
SETTINGS = {
    "fair": {"style": 0.2, "b": 1, "m": 0.4, "cost": 0, "opening": "neutral"},
    "heavy": {"style": 0.4, "b": 4, "m": 0.2, "cost": 2.5, "opening": "pitch_first"},
}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_two_evenings_run_and_give_the_values_of_the_model(path: Path, setting: str, tmp_path: Path) -> None:
    chosen = SETTINGS[setting]
    ran = run(path, tmp_path, **chosen)
    for name, value in chosen.items():
        assert f"{name}={value!r}" in text_of(ran, "value-map")
    figures = load_words(path.parent.name).figures
    evening = {name: chosen[name] for name in ("m", "cost", "opening")}
    rows = table_of(ran, figures.value_map.headline)
    assert rows[3][1] == pytest.approx(net_value(0, b=3, **evening, reading="team").value)
    twice = table_of(ran, figures.value_twice.headline)
    assert [row[0] for row in twice] == [figures.value_twice.person] * 6 + [figures.value_twice.team] * 6
    assert twice[3][2] == pytest.approx(net_value(0, b=3, **evening).value)
    for cell, words in {"team-map": figures.value_map, "twice": figures.value_twice}.items():
        assert text_of(ran, cell) == f"Chart({words.headline!r})"


@pytest.mark.parametrize("path", PATHS[:1], ids=name_of)
def test_an_evening_that_cannot_be_stops_the_run_with_our_own_error(path: Path, tmp_path: Path) -> None:
    with pytest.raises(papermill.PapermillExecutionError, match=r"NetValueError: b is -1"):
        run(path, tmp_path, b=-1)


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_no_harm_at_equal_weight_is_told_with_the_assumption_on_which_it_hangs(path: Path) -> None:
    (text,) = [source(cell) for cell in read(path)["cells"] if cell["id"] == "explain"]
    assert f"{AVERAGE_IMPRESSION:.2f}" in text.replace(",", ".")
    assert net_value(0, b=1, m=AVERAGE_IMPRESSION, reading="team").value > 0
    assert net_value(0, b=1, m=0, reading="team").value < 0
