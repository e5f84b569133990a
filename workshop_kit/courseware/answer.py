"""What somebody has answered with a widget, as plain values that a judge can read."""

from workshop_kit.widgets import AnswerSheet, LeadershipSlider, NetValueMap, RapportLadder


def answer_of(given: object) -> object:
    """Return plain values: what stands on a sheet, levers, an evening, a talk; anything else as it is.

    None where nobody has done anything yet.
    """
    if isinstance(given, AnswerSheet):
        return dict(given.answers)
    if isinstance(given, LeadershipSlider):
        return dict(given.levers) if given.guess else None
    if isinstance(given, NetValueMap):
        return dict(given.settings) if given.guess else None
    if isinstance(given, RapportLadder):
        begun = tuple(given.start.get("moves", ()))
        return None if given.moves == begun else list(given.moves)
    return given
