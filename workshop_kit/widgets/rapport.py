"""The ladder as a widget."""

from collections.abc import Sequence

from traitlets import Dict

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.domain.activities.rapport import RapportActivity, RapportState
from workshop_kit.domain.rapport import Talk
from workshop_kit.domain.rapport_scenes import hear, options
from workshop_kit.widgets.activity import ActivityWidget, face, shared_words, stylesheet


class RapportLadder(ActivityWidget[RapportState]):
    """Four conversations with strangers online, one move of three at a time, and every path taken.

    Parameters
    ----------
    lang : str, optional
        Language of the words, such as ``"en"`` or ``"de"``.
    moves : sequence of str, optional
        A talk that has begun already, as names of moves: ``["same_mess", "one_list"]``. By default nobody has
        said anything, and all four conversations are to be had.

    Attributes
    ----------
    view : dict
        What the face draws, as `RapportActivity.show` gives it. Written by Python alone.

    Raises
    ------
    ContentError
        If there is no such language.
    TalkError
        If the moves do not follow one another in any conversation.
    """

    _esm = face("rapport")
    _css = stylesheet("rapport")

    view = Dict().tag(sync=True)
    start = Dict().tag(sync=True)

    def __init__(self, *, lang: str = DEFAULT_LANGUAGE, moves: Sequence[str] = ()) -> None:
        self._lang = lang
        activity = RapportActivity(moves)
        super().__init__(activity, activity.begin(), words=_words(lang), start={"moves": list(moves)})

    @property
    def talk(self) -> Talk | None:
        """The conversation that is open, as the rule hears it; None where all four are to be had."""
        state = self._state
        return hear(state.scene, state.path) if state.scene else None

    @property
    def moves(self) -> tuple[str, ...]:
        """What has been said in the conversation that is open, as names of moves; nothing where none is."""
        return tuple(self._state.path)

    def __repr__(self) -> str:
        """Say the same in every run: the conversation, how far it is, and how warm or how it ended."""
        told = [f"lang={self._lang!r}"]
        state, found = self._state, self.talk
        if state.scene and found:
            over = not options(state.scene, state.path)
            told += [f"scene={state.scene.value!r}", f"moves={len(state.path)}"]
            told.append(f"ending={found.ending.value!r}" if over else f"mark={found.mark.value!r}")
        return f"RapportLadder({', '.join(told)})"


def _words(lang: str) -> dict[str, object]:
    return {**shared_words(lang, card="rapport"), **load_words(lang).rapport.model_dump(mode="json")}
