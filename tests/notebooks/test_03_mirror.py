"""The leader's mirror in module 3, run by papermill with reactions as parameters."""

from pathlib import Path

import papermill
import pytest

from tests.notebooks.notebook_files import NOTEBOOKS, name_of
from tests.notebooks.test_papermill import run, text_of
from workshop_kit.content import languages
from workshop_kit.domain.situations import REACTIONS, Situation

LEADERSHIP = [path for path in NOTEBOOKS if path.stem == "03_follow_my_leader"]
SETTINGS: dict[str, dict[str, str | None]] = {
    "all": {situation.value: next(iter(REACTIONS[situation])) for situation in Situation},
    "some": {"late_news": "what_helps", "corrected": None},
}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("path", LEADERSHIP, ids=name_of)
def test_reactions_given_as_parameters_wait_behind_the_guess(
    path: Path, setting: str, tmp_path: Path
) -> None:
    reactions = SETTINGS[setting]
    other = next(lang for lang in languages() if lang != path.parent.name)
    ran = run(path, tmp_path, lang=other, reactions=reactions)
    assert text_of(ran, "mirror") == f"LeaderMirror(lang='{other}', answered={len(reactions)})"


@pytest.mark.parametrize("path", LEADERSHIP[:1], ids=name_of)
def test_a_reaction_that_there_is_not_stops_the_run_with_our_own_error(path: Path, tmp_path: Path) -> None:
    with pytest.raises(papermill.PapermillExecutionError, match=r"AnswerError: reactions\['late_news'\] is"):
        run(path, tmp_path, reactions={"late_news": "explain"})
