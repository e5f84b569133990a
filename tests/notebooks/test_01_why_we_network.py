"""Module 1 shows portraits, quiz and sentences together, in every language, by papermill."""

from pathlib import Path

import pytest

from tests.notebooks.notebook_files import NOTEBOOKS, name_of, read
from tests.notebooks.test_papermill import AMBASSADOR, run, text_of

WHY = [path for path in NOTEBOOKS if path.stem == "01_why_we_network"]
SETTINGS: dict[str, dict[str, int]] = {"unanswered": {}, "answered": AMBASSADOR}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("path", WHY, ids=name_of)
def test_whatever_the_quiz_is_given_all_three_activities_stand_at_their_beginning(
    path: Path, setting: str, tmp_path: Path
) -> None:
    lang = path.parent.name
    ran = run(path, tmp_path, answers=SETTINGS[setting])
    assert text_of(ran, "portraits") == f"PortraitGallery(lang='{lang}', met=0)"
    assert text_of(ran, "quiz").startswith(f"ArchetypeQuiz(lang='{lang}', answered={len(SETTINGS[setting])}")
    assert text_of(ran, "sort") == f"MotiveSort(lang='{lang}', sorted=0)"


@pytest.mark.parametrize("path", WHY, ids=name_of)
def test_the_story_goes_from_portraits_over_the_quiz_to_the_sentences(path: Path) -> None:
    ids = [cell["id"] for cell in read(path)["cells"]]
    order = ["motives", "predict", "portraits", "quiz", "sort", "compare", "explain", "trainer-notes"]
    assert [cell for cell in ids if cell in order] == order
    assert ids[-2:] == ["trainer-notes", "key-points"]
