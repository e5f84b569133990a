"""The mirror of an organisation as a widget."""

from collections.abc import Mapping

from traitlets import Dict, Int

from workshop_kit.content import DEFAULT_LANGUAGE, load_marks, load_words
from workshop_kit.domain.activities.mirror import MirrorActivity, MirrorState
from workshop_kit.domain.mirror import PEOPLE, Mix, Signal, read_mix
from workshop_kit.widgets.activity import ActivityWidget, face, shared_words, stylesheet


class OrganisationMirror(ActivityWidget[MirrorState]):
    """A bet, ten people one pictures, then what they may say about where they work, and what else it may be.

    There is no score in it: a mix becomes hints in words, each beside its rival explanations.

    Parameters
    ----------
    lang : str, optional
        Language of the words, such as ``"en"`` or ``"de"``.
    mix : Mix or Mapping[str, int], optional
        Who stands in the room to begin with: archetype → how many, ten in all. By default nobody does.

    Attributes
    ----------
    bet : dict or None
        ``{"about": …}`` once it is placed, with None for "just let me begin". Written by Python alone.
    mix : dict
        The ten as they are read: archetype → how many; empty before. Written by Python alone.
    reading : dict or None
        Hints with their rivals, silent subjects, and how the bet compares. Written by Python alone.

    Raises
    ------
    ContentError
        If there is no such language.
    MixError
        If the mix is not one of ten people.
    """

    _esm = face("mirror")
    _css = stylesheet("mirror")

    reading = Dict(allow_none=True, default_value=None).tag(sync=True)
    mix = Dict().tag(sync=True)
    bet = Dict(allow_none=True, default_value=None).tag(sync=True)
    start = Dict().tag(sync=True)
    total = Int(PEOPLE, read_only=True).tag(sync=True)

    def __init__(self, *, lang: str = DEFAULT_LANGUAGE, mix: Mix | Mapping[str, int] | None = None) -> None:
        self._lang = lang
        start = mix if isinstance(mix, Mix) else Mix.of(mix) if mix else None
        activity = MirrorActivity()
        super().__init__(
            activity, activity.begin(), words=_words(lang), start=start.record() if start else {}
        )

    @property
    def signals(self) -> tuple[Signal, ...]:
        """The hints of the mix as it stands: the one that was read, else the one to begin with."""
        people = self.mix or self.start
        return read_mix(Mix.of(people)) if people else ()

    def __repr__(self) -> str:
        """Say the same in every run: which way the hints of the mix point, if there is one."""
        told = [f"{signal.subject.value}={signal.direction.value!r}" for signal in self.signals]
        return f"OrganisationMirror({', '.join([f'lang={self._lang!r}', *told])})"


def _words(lang: str) -> dict[str, object]:
    words = load_words(lang)
    scenes = words.portraits.scenes
    return {
        **shared_words(lang, card="mirror"),
        **words.mirror.model_dump(mode="json"),
        "archetypes": {
            kind.value: {"name": each.name, "in_a_line": scenes[kind].in_a_line}
            for kind, each in words.archetypes.archetypes.items()
        },
        "marks": load_marks().model_dump(mode="json")["marks"],
    }
