"""The leader's mirror as a widget."""

from typing import Any

from traitlets import Dict

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.domain.activities.leader_mirror import LeaderMirrorActivity, LeaderMirrorState
from workshop_kit.domain.reflection import Reactions, Reflection, reflect
from workshop_kit.domain.situations import MEETS, REACTIONS, Situation
from workshop_kit.widgets.activity import ActivityWidget, face, shared_words, stylesheet


class LeaderMirror(ActivityWidget[LeaderMirrorState]):
    """A guess, eight situations of a leader, and what one's reactions may have taught.

    Parameters
    ----------
    lang : str, optional
        Language of the words, such as ``"en"`` or ``"de"``.
    reactions : Mapping[str, str or None], optional
        Reactions given already: situation → reaction, or None for "rather not say". They are shown once the
        guess is placed.

    Attributes
    ----------
    guess : dict or None
        ``{"times": …}`` once it is placed: 0 to 8, or None for "just begin". Written by Python alone.
    reactions : dict
        For each situation what was picked and what it may teach; empty before the guess. Written by Python alone.
    result : dict or None
        The mirror as plain values, once all eight situations have an answer. Written by Python alone.

    Raises
    ------
    ContentError
        If there is no such language.
    AnswerError
        If a situation or a reaction does not exist.
    """

    _esm = face("leader_mirror")
    _css = stylesheet("leader_mirror")

    guess = Dict(allow_none=True, default_value=None).tag(sync=True)
    reactions = Dict().tag(sync=True)
    result = Dict(allow_none=True, default_value=None).tag(sync=True)
    begun = Dict().tag(sync=True)

    def __init__(self, *, lang: str = DEFAULT_LANGUAGE, reactions: Reactions | None = None) -> None:
        self._lang = lang
        activity = LeaderMirrorActivity({} if reactions is None else reactions)
        super().__init__(activity, activity.begin(), words=_words(lang), begun=dict(activity.reactions))

    @property
    def reflection(self) -> Reflection:
        """What the reactions picked so far may have taught."""
        return reflect(self._state.reactions)

    def __repr__(self) -> str:
        """Say the same in every run: how many situations are answered; the door only once there is a mirror."""
        told = [f"lang={self._lang!r}", f"answered={len(self._state.reactions)}"]
        if self.result:
            told.append(f"open={self.result['open']}")
        return f"LeaderMirror({', '.join(told)})"


def _words(lang: str) -> dict[str, Any]:
    words = load_words(lang)
    return {
        **shared_words(lang, card="leader_mirror"),
        **words.leader_mirror.model_dump(mode="json"),
        "levers": {lever.value: each.name for lever, each in words.leadership.levers.items()},
        "order": {situation.value: list(REACTIONS[situation]) for situation in Situation},
        "meets": {situation.value: met.value for situation, met in MEETS.items()},
    }
