"""Module 6 runs from one end to the other with talks that have begun, in every language, by papermill."""

from pathlib import Path

import papermill
import pytest

from tests.notebooks.notebook_files import NOTEBOOKS, name_of
from tests.notebooks.test_papermill import run, text_of
from workshop_kit.content import languages, load_words
from workshop_kit.domain.rapport_scenes import hear, scene_of

ROOM = [path for path in NOTEBOOKS if path.stem == "06_one_big_room"]
OPENINGS = {
    "common ground": ["same_mess", "one_list"],
    "an offer": ["twenty_slides"],
}


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("path", ROOM, ids=name_of)
def test_two_openings_run_and_give_the_warmth_of_the_rule(path: Path, opening: str, tmp_path: Path) -> None:
    moves = OPENINGS[opening]
    other = next(lang for lang in languages() if lang != path.parent.name)
    ran = run(path, tmp_path, lang=other, moves=moves)
    scene = scene_of(moves[0])
    told = f"RapportLadder(lang='{other}', scene='{scene}', moves={len(moves)}, mark='{hear(scene, moves).mark}')"
    assert text_of(ran, "ladder") == told
    assert text_of(ran, "orders") == f"Chart({load_words(other).figures.orders.headline!r})"


@pytest.mark.parametrize("path", ROOM[:1], ids=name_of)
def test_moves_that_do_not_follow_one_another_stop_the_run_with_our_own_error(
    path: Path, tmp_path: Path
) -> None:
    with pytest.raises(papermill.PapermillExecutionError, match=r"TalkError: moves\[1\] is 'too_quick'"):
        run(path, tmp_path, moves=["same_mess", "too_quick"])
