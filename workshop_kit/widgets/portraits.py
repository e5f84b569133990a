"""The gallery of eight portraits as a widget."""

from traitlets import Dict, List, Unicode

from workshop_kit.content import DEFAULT_LANGUAGE, load_marks, load_words
from workshop_kit.domain.activities.portraits import PortraitsActivity, PortraitsState
from workshop_kit.widgets.activity import ActivityWidget, face, shared_words, stylesheet


class PortraitGallery(ActivityWidget[PortraitsState]):
    """A bet on whom one meets most often, then eight people in short scenes.

    Parameters
    ----------
    lang : str, optional
        Language of the words, such as ``"en"`` or ``"de"``.

    Attributes
    ----------
    bet : dict or None
        ``{"archetype": …}`` once it is placed, with None for "just let me look". Written by Python alone.
    met : list
        In which portraits somebody was recognised. Written by Python alone.
    compared : str
        How the bet stands beside them. Written by Python alone.

    Raises
    ------
    ContentError
        If there is no such language.
    """

    _esm = face("portraits")
    _css = stylesheet("portraits")

    bet = Dict(allow_none=True, default_value=None).tag(sync=True)
    met: List[str] = List().tag(sync=True)
    compared = Unicode().tag(sync=True)

    def __init__(self, *, lang: str = DEFAULT_LANGUAGE) -> None:
        self._lang = lang
        activity = PortraitsActivity()
        super().__init__(activity, activity.begin(), words=_words(lang))

    def __repr__(self) -> str:
        """Say the same in every run: how many were recognised."""
        return f"PortraitGallery(lang={self._lang!r}, met={len(self.met)})"


def _words(lang: str) -> dict[str, object]:
    words = load_words(lang)
    return {
        **shared_words(lang),
        **words.portraits.model_dump(mode="json"),
        "archetypes": words.archetypes.model_dump(mode="json")["archetypes"],
        "marks": load_marks().model_dump(mode="json")["marks"],
    }
