"""Every path that somebody took through a scene, as one tree, with what was left unsaid on the way."""

from collections.abc import Sequence
from typing import Any

from workshop_kit.domain.rapport_scenes import Path, Scene, hear, options


def tree_record(
    scene: Scene, taken: Sequence[Path], current: Path, before: Path = ()
) -> list[dict[str, Any]]:
    """Return the branches after a beginning, as JSON values.

    Parameters
    ----------
    scene : Scene
        Where the paths are.
    taken : sequence of Path
        Paths that somebody took to their end.
    current : Path
        The one that ended last.
    before : Path, optional
        The beginning after which to look.

    Returns
    -------
    list of dict
        One for each move that could follow: ``move``, ``taken``, ``current`` (on the last path); for one that was
        taken also ``warmth``, ``mark``, ``ending`` (None where the talk went on) and ``then``: its own branches.
    """
    branches = []
    for move in options(scene, before):
        path = (*before, move.name)
        through = [each for each in taken if each[: len(path)] == path]
        branch: dict[str, Any] = {
            "move": move.name,
            "taken": bool(through),
            "current": current[: len(path)] == path,
        }
        if through:
            heard = hear(scene, path)
            branch |= {
                "warmth": heard.warmth,
                "mark": heard.mark.value,
                "ending": heard.ending.value if path in through else None,
                "then": tree_record(scene, through, current, path),
            }
        branches.append(branch)
    return branches
