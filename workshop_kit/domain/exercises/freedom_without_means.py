"""Exercise 3: reach a confidence with the least *enabling*, and meet the trap of freedom without means."""

from workshop_kit.domain.activities.leadership import read_levers
from workshop_kit.domain.errors import LeversError
from workshop_kit.domain.exercises.bet import bet
from workshop_kit.domain.exercises.exercise import Exercise, Step, Verdict
from workshop_kit.domain.exercises.written import written
from workshop_kit.domain.leadership import TRAP_TURNS_AT, team_confidence
from workshop_kit.domain.levers import Levers

TARGET = 0.15
"""Expected confidence of the team, in standard deviations of people."""
ENOUGH = 0.25
"""*Enabling* that is enough for it: the least there is, 0.24, as the sliders can be set with some patience."""
_ROUNDING = 1e-9
_SHOWN = 0.005
"""What is shown as 0.15 is taken for it."""


def _target(answer: object) -> Verdict:
    try:
        levers = read_levers(answer)
    except LeversError:
        return Verdict(right=False, reason="odd")
    confidence = float(team_confidence(levers).confidence)
    facts = {"confidence": confidence, "enable": float(levers.enable), "target": TARGET, "enough": ENOUGH}
    if confidence < TARGET - _SHOWN:
        trapped = levers.freedom_ahead_of_means > TRAP_TURNS_AT + _ROUNDING
        return Verdict(right=False, reason="trapped" if trapped else "cold", facts=facts)
    if levers.enable > ENOUGH + _ROUNDING:
        return Verdict(right=False, reason="too_much", facts=facts)
    return Verdict(right=True, reason="reached", facts=facts)


def _trap(answer: object) -> Verdict:
    try:
        levers = read_levers(answer)
    except LeversError:
        return Verdict(right=False, reason="odd")
    less = Levers(max(0.0, float(levers.empower) - 0.1), levers.enable, levers.encourage, levers.inspire)
    now, before = (float(team_confidence(each).confidence) for each in (levers, less))
    facts = {"now": now, "before": before, "ahead": float(levers.freedom_ahead_of_means)}
    if before > now + _ROUNDING:
        return Verdict(right=True, reason="met", facts=facts)
    return Verdict(right=False, reason="free" if levers.freedom_ahead_of_means > 0 else "behind", facts=facts)


def _levers(*values: float) -> dict[str, float]:
    return dict(zip(("empower", "enable", "encourage", "inspire"), values, strict=True))


_ABOUT_LEVERS = ("confidence", "enable", "target", "enough")
_ABOUT_TRAP = ("now", "before", "ahead")

FREEDOM_WITHOUT_MEANS = Exercise(
    "03_freedom_without_means",
    (
        bet("falls", "same", "rises", came="rises"),
        Step(
            "target",
            _target,
            wrong=(_levers(1, 0.2, 1, 1), _levers(1, 1, 1, 1), _levers(0.5, 0.25, 0.5, 0.5)),
            reasons={
                "odd": (),
                "trapped": _ABOUT_LEVERS,
                "cold": _ABOUT_LEVERS,
                "too_much": _ABOUT_LEVERS,
                "reached": _ABOUT_LEVERS,
            },
            hint_facts=("enough",),
        ),
        Step(
            "trap",
            _trap,
            wrong=(_levers(0.5, 0.5, 1, 1), _levers(0.5, 0.25, 1, 1), _levers(0.2, 0.9, 1, 1)),
            reasons={"odd": (), "free": _ABOUT_TRAP, "behind": _ABOUT_TRAP, "met": _ABOUT_TRAP},
        ),
        written("why"),
    ),
)
