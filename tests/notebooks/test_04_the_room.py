"""The room's notebook runs with other settings, in every language, and says what the model says."""

from pathlib import Path
from typing import Any

import numpy as np
import papermill
import pytest

from tests.notebooks.notebook_files import NOTEBOOKS, name_of
from tests.notebooks.test_papermill import run, text_of
from workshop_kit import RoomSetup, simulate_room
from workshop_kit.content import languages

ROOM = [path for path in NOTEBOOKS if path.stem == "04_the_room"]
SETTINGS: dict[str, dict[str, Any]] = {
    "conscripts": {"styles": [0.2, 0.7], "conscripts": 0.5, "known_share": 0.2, "guests": 30, "seed": 4},
    "acquainted": {"styles": [0.0, 1.0], "conscripts": 0.0, "known_share": 0.8, "guests": 12, "seed": 9},
}


def new_contacts(style: float, wish: dict[str, Any]) -> float:
    """Return what the average guest takes home, over twenty evenings."""
    setup = RoomSetup(style=style, **{name: wish[name] for name in ("conscripts", "known_share", "guests")})
    evenings = [simulate_room(setup, np.random.default_rng(wish["seed"] + each)) for each in range(20)]
    return round(float(np.mean([evening.summary().new_ties for evening in evenings])), 1)


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("path", ROOM, ids=name_of)
def test_two_kinds_of_evening_run_and_give_the_new_contacts_of_the_model(
    path: Path, setting: str, tmp_path: Path
) -> None:
    wish = SETTINGS[setting]
    other = next(lang for lang in languages() if lang != path.parent.name)
    ran = run(path, tmp_path, lang=other, **wish)
    left, right = wish["styles"]
    told = f"NetworkingRoom(lang='{other}', guests={wish['guests']}, styles=({left:.2f}, {right:.2f}), seed={wish['seed']})"
    assert text_of(ran, "room") == told
    expected = [new_contacts(style, wish) for style in (left, right)]
    assert text_of(ran, "outcome") == repr(expected)


@pytest.mark.parametrize("path", ROOM[:1], ids=name_of)
def test_a_room_that_cannot_be_stops_the_run_with_our_own_error(path: Path, tmp_path: Path) -> None:
    with pytest.raises(papermill.PapermillExecutionError, match=r"AnswerError: settings\['left'\] is 3"):
        run(path, tmp_path, styles=[3, 0.5])
