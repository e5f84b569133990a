"""What a face may see of a conversation, as JSON values."""

from collections.abc import Sequence
from typing import Any

from workshop_kit.domain.activities.rapport_tree import tree_record
from workshop_kit.domain.rapport import Step, Talk
from workshop_kit.domain.rapport_rule import TONES, Day, Mark, Rung
from workshop_kit.domain.rapport_scenes import Path, Scene, hear, options, soonest_welcome, welcome_after


def talk_record(scene: Scene, path: Path, taken: Sequence[Path]) -> dict[str, Any]:
    """Return the talk that is open: its messages and their answers, what may be said now, and what came of it."""
    heard = hear(scene, path)
    after = options(scene, path)
    return {
        "start": {"warmth": heard.start, "mark": heard.rule.mark(heard.start).value},
        "warmest": heard.rule.warmest,
        "steps": _told(path, heard)["steps"],
        "moves": [move.name for move in after],
        "warmth": heard.warmth,
        "mark": heard.mark.value,
        "standing": [rung.value for rung in Rung if rung in heard.standing],
        "result": None if after else _result(scene, path, taken),
    }


def _told(path: Path, heard: Talk) -> dict[str, Any]:
    steps = [_step(name, step, heard) for name, step in zip(path, heard.steps, strict=True)]
    return {"steps": steps, "ending": heard.ending.value}


def _step(name: str, step: Step, heard: Talk) -> dict[str, Any]:
    """Return one message and what it did; the tone is None where nobody answers."""
    mark = heard.rule.mark(step.warmth)
    return {
        "move": name,
        "kind": step.kind.value,
        "effect": step.effect.value,
        "warmth": step.warmth,
        "mark": mark.value,
        "tone": None if mark is Mark.GONE else TONES[mark].value,
    }


def _result(scene: Scene, path: Path, taken: Sequence[Path]) -> dict[str, Any]:
    return {
        "ending": hear(scene, path).ending.value,
        "days": {day.value: hear(scene, path, day=day).ending.value for day in Day},
        "welcome_after": welcome_after(scene, path),
        "soonest": soonest_welcome(scene),
        "tree": tree_record(scene, taken, path),
        "talks": [_told(each, hear(scene, each)) for each in taken],
    }
