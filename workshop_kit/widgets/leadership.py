"""The leadership slider as a widget."""

from collections.abc import Mapping

from traitlets import Bool, Dict, Int

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.domain.activities.leadership import (
    GUESS_ABOUT,
    TEAM_SIZE,
    LeadershipActivity,
    LeadershipState,
    levers_record,
    read_levers,
)
from workshop_kit.domain.leadership import TeamConfidence, team_confidence
from workshop_kit.domain.levers import Levers
from workshop_kit.widgets.activity import ActivityWidget, face, shared_words, stylesheet


class LeadershipSlider(ActivityWidget[LeadershipState]):
    """A guess, then one slider that unfolds into four levers, and a team of twelve that goes with them.

    Parameters
    ----------
    lang : str, optional
        Language of the words, such as ``"en"`` or ``"de"``.
    levers : Levers or Mapping[str, float], optional
        Where the levers stand once the guess is placed; by default all four at 1.
    numbers : bool, default False
        Whether numbers stand beside the words of the levers, for who looks for a certain place.

    Attributes
    ----------
    guess : dict or None
        ``{"people": …}`` once it is placed: 0 to 12, or None for "just show me". Written by Python alone.
    tables : dict
        What the face draws from; empty before the guess. Written by Python alone.
    result : dict or None
        What `team_confidence` says of the levers, as plain values; None before the guess. Written by Python
        alone.

    Raises
    ------
    ContentError
        If there is no such language.
    LeversError
        If the levers are not those of one leader.
    """

    _esm = face("leadership")
    _css = stylesheet("leadership")

    guess = Dict(allow_none=True, default_value=None).tag(sync=True)
    tables = Dict().tag(sync=True)
    result = Dict(allow_none=True, default_value=None).tag(sync=True)
    levers = Dict().tag(sync=True)
    start = Dict().tag(sync=True)
    numbers = Bool().tag(sync=True)
    total = Int(TEAM_SIZE, read_only=True).tag(sync=True)

    def __init__(
        self,
        *,
        lang: str = DEFAULT_LANGUAGE,
        levers: Levers | Mapping[str, float] = GUESS_ABOUT,
        numbers: bool = False,
    ) -> None:
        self._lang = lang
        activity = LeadershipActivity(levers if isinstance(levers, Levers) else read_levers(levers))
        super().__init__(
            activity,
            activity.begin(),
            words=_words(lang),
            start=levers_record(activity.start),
            numbers=numbers,
        )

    @property
    def team(self) -> TeamConfidence:
        """What to expect of a team under the levers as they stand now."""
        return team_confidence(self._state.levers)

    def __repr__(self) -> str:
        """Say the same in every run: the levers, and once there is a guess the confidence that goes with them."""
        told = [f"{name}={value:.2f}" for name, value in self.levers.items()]
        if self.guess:
            told.append(f"confidence={self.team.confidence:+.2f}")
        return f"LeadershipSlider(lang={self._lang!r}, {', '.join(told)})"


def _words(lang: str) -> dict[str, object]:
    return {
        **shared_words(lang, card="leadership"),
        **load_words(lang).leadership.model_dump(mode="json"),
    }
