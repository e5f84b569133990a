"""The commitment card as a widget."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from traitlets import Bool, Dict, Int, List, Unicode

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.content.calendar_file import calendar_writer
from workshop_kit.domain.activities.commitment import PAIRS, CommitmentActivity, CommitmentState
from workshop_kit.domain.commitment import FOLLOW_UP_WEEKS, LONGEST, MOST_PLANS, Plan, read_plan
from workshop_kit.widgets.activity import ActivityWidget, face, shared_words, stylesheet


class CommitmentCard(ActivityWidget[CommitmentState]):
    """A guess, then one to three if-then plans, one question a screen, and a card to take along.

    Parameters
    ----------
    lang : str, optional
        Language of the words, such as ``"en"`` or ``"de"``.
    plans : Sequence of Plan or Mapping[str, str], optional
        Written already, complete or not; at most three.
    day : str, optional
        From which the weeks count, such as ``"2027-01-31"``. By default the face offers its own today.

    Attributes
    ----------
    guess : dict or None
        ``{"pairs": …}`` once it is placed: 0 to 10, or None for "just show me".
    answer : dict
        What studies say, in pairs out of ten; empty before the guess.
    plans : list of dict
        The plans as written so far.
    hints : list of dict
        Plan by plan, what the form of a part may lack.
    missing : list of list of str
        Plan by plan, the parts that are empty, once the card was asked for.
    done, ready : bool
        Whether the card was asked for since the last change, and whether there is one.
    day : str or None
        From which the weeks count.
    dates : list of str
        The days 2, 6 and 12 weeks later.
    calendar : str
        A calendar file with these days; empty until there are a card and a day.

    All are written by Python alone.

    Raises
    ------
    ContentError
        If there is no such language.
    PlanError
        If a plan cannot be read, or there are more than three.
    DayError
        If the day is none.
    """

    _esm = face("commitment")
    _css = stylesheet("commitment", "commitment_plan")

    guess = Dict(allow_none=True, default_value=None).tag(sync=True)
    answer = Dict().tag(sync=True)
    plans = List(Dict()).tag(sync=True)
    hints = List(Dict()).tag(sync=True)
    missing = List(List(Unicode())).tag(sync=True)
    done = Bool().tag(sync=True)
    ready = Bool().tag(sync=True)
    day = Unicode(allow_none=True, default_value=None).tag(sync=True)
    dates = List(Unicode()).tag(sync=True)
    calendar = Unicode().tag(sync=True)
    start = Dict().tag(sync=True)
    total = Int(PAIRS, read_only=True).tag(sync=True)
    longest = Int(LONGEST, read_only=True).tag(sync=True)
    most_plans = Int(MOST_PLANS, read_only=True).tag(sync=True)

    def __init__(
        self,
        *,
        lang: str = DEFAULT_LANGUAGE,
        plans: Sequence[Plan | Mapping[str, str]] = (),
        day: str | None = None,
    ) -> None:
        self._lang = lang
        activity = CommitmentActivity(
            lists=load_words(lang).commitment.form.lists(),
            calendar=calendar_writer(lang),
            plans=tuple(read_plan(plan) for plan in plans),
            day=day,
        )
        given = {"plans": [asdict(plan) for plan in activity.plans], "day": day}
        super().__init__(activity, activity.begin(), words=_words(lang), start=given)

    @property
    def written(self) -> tuple[Plan, ...]:
        """The plans as they stand now."""
        return self._state.plans

    def __repr__(self) -> str:
        """Say the same in every run: how many plans there are and how many are complete, not what they say."""
        complete = sum(not plan.missing for plan in self.written)
        day = f", day={self.day!r}" if self.day else ""
        return f"CommitmentCard(lang={self._lang!r}, plans={len(self.written)}, complete={complete}{day})"


def _words(lang: str) -> dict[str, object]:
    words = load_words(lang).commitment.model_dump(mode="json", include={"labels", "questions", "events"})
    return {
        **shared_words(lang, card="commitment"),
        **words,
        "weeks": list(FOLLOW_UP_WEEKS),
    }
