"""The twelve overheard sentences as a widget."""

from traitlets import Dict

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.domain.activities.motives import MotivesActivity, MotivesState
from workshop_kit.domain.motives import MEANT
from workshop_kit.widgets.activity import ActivityWidget, face, shared_words, stylesheet


class MotiveSort(ActivityWidget[MotivesState]):
    """A bet on which motive is hardest to hear, twelve sentences to sort, then how they were meant.

    Parameters
    ----------
    lang : str, optional
        Language of the words, such as ``"en"`` or ``"de"``.

    Attributes
    ----------
    bet : dict or None
        ``{"motive": …}`` once it is placed, with None for "just let me listen". Written by Python alone.
    answers : dict
        What was heard so far: sentence → a list of no, one or two motives. Written by Python alone.
    result : dict or None
        How each sentence was meant and why, from the moment the person asks. Written by Python alone.

    Raises
    ------
    ContentError
        If there is no such language.
    """

    _esm = face("motives")
    _css = stylesheet("motives")

    bet = Dict(allow_none=True, default_value=None).tag(sync=True)
    answers = Dict().tag(sync=True)
    result = Dict(allow_none=True, default_value=None).tag(sync=True)

    def __init__(self, *, lang: str = DEFAULT_LANGUAGE) -> None:
        self._lang = lang
        sentences = load_words(lang).motives.sentences
        activity = MotivesActivity({name: sentence.why for name, sentence in sentences.items()})
        super().__init__(activity, activity.begin(), words=_words(lang))

    def __repr__(self) -> str:
        """Say the same in every run: how many sentences were sorted."""
        return f"MotiveSort(lang={self._lang!r}, sorted={len(self.answers)})"


def _words(lang: str) -> dict[str, object]:
    words = load_words(lang).motives
    plain = words.model_dump(mode="json")
    return {
        **shared_words(lang, card="motives"),
        "labels": plain["labels"],
        "motives": plain["motives"],
        # what was said, and not why we meant it so: that comes with the result
        "sentences": {name: words.sentences[name].said for name in MEANT},
    }
