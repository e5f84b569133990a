"""The commitment card from the lines of an exercise."""

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.courseware.told import Told
from workshop_kit.domain.exercises.a_plan_that_holds import day_of, plan_of
from workshop_kit.widgets import CommitmentCard


def plan_card(*, day: object = None, lang: str = DEFAULT_LANGUAGE, **parts: object) -> CommitmentCard | Told:
    """Return the card of a plan, or, as long as a part or the day is open, a line that says so.

    Parameters
    ----------
    day : object, optional
        From which the weeks count, as somebody has written it.
    lang : str, optional
    **parts : object
        The parts of a plan by their names, as somebody has written them.
    """
    plan, (start, _) = plan_of(parts), day_of(day)
    if plan.missing or start is None:
        words = load_words(lang)
        open_parts = [words.commitment.questions[part].name for part in plan.missing]
        open_parts += [] if start else [words.commitment.labels.day_label]
        return Told(words.course.card_open, points=tuple(open_parts))
    return CommitmentCard(lang=lang, plans=[plan], day=start)
