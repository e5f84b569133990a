"""Module 2 runs with other mixes, in every language, by papermill."""

from pathlib import Path

import papermill
import pytest

from tests.notebooks.notebook_files import NOTEBOOKS, name_of
from tests.notebooks.test_papermill import run, text_of
from workshop_kit.content import languages

MIRROR = [path for path in NOTEBOOKS if path.stem == "02_what_your_networking_says"]
SETTINGS = {
    "wall": (
        {"conscript": 3, "enclave_dweller": 2, "echo": 2, "explorer": 3},
        "engagement='less', hierarchy='more', trust='both'",
    ),
    "open": ({"gardener": 5, "ambassador": 3, "echo": 2}, "engagement='more', trust='more'"),
}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("path", MIRROR, ids=name_of)
def test_two_mixes_run_and_give_the_hints_of_the_domain(path: Path, setting: str, tmp_path: Path) -> None:
    mix, told = SETTINGS[setting]
    other = next(lang for lang in languages() if lang != path.parent.name)
    found = text_of(run(path, tmp_path, lang=other, mix=mix), "mirror")
    assert found == f"OrganisationMirror(lang='{other}', {told})"


@pytest.mark.parametrize("path", MIRROR[:1], ids=name_of)
def test_nine_people_stop_the_run_with_our_own_error(path: Path, tmp_path: Path) -> None:
    with pytest.raises(papermill.PapermillExecutionError, match=r"MixError: .*sum to 10"):
        run(path, tmp_path, mix={"echo": 9})
