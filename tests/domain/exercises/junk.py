"""What no question has ever asked for: a judge of any exercise must get over it."""

from workshop_kit.domain.exercises.exercise import Verdict

JUNK: tuple[object, ...] = (
    None,
    ...,
    0,
    -1.5,
    float("nan"),
    10**400,
    True,
    "",
    "junk",
    b"junk",
    [],
    [[1]],
    {},
    {"nobody": "asked"},
    {1: 2},
    {"echo": ["kim"]},
    {"pair": {"voice": 1}},
    {"style": 10**400, "b": 2, "m": 0.4, "cost": 0, "opening": "neutral"},
    {"style": 0.27, "b": 2, "m": 0.4, "cost": 0, "opening": ["neutral"]},
    {"style": float("nan"), "b": 2, "m": 0.4, "cost": 0, "opening": "neutral"},
    {"style": "0.27", "b": 2, "m": 0.4, "cost": 0, "opening": "neutral"},
    object(),
)


def is_refused(verdict: object) -> bool:
    """Tell whether it is a verdict, and one that says no."""
    return isinstance(verdict, Verdict) and verdict.right is False
