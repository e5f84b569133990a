"""The map of net value as a widget."""

from traitlets import Dict

from workshop_kit.content import DEFAULT_LANGUAGE, load_words
from workshop_kit.domain.activities.evening import LIMITS, Evening, evening_record
from workshop_kit.domain.activities.value_map import ValueMapActivity, ValueMapState
from workshop_kit.domain.value import AVERAGE_IMPRESSION, NetValue, Opening, Reading
from workshop_kit.widgets.activity import ActivityWidget, face, shared_words, stylesheet


class NetValueMap(ActivityWidget[ValueMapState]):
    """Place your team, guess what an evening brings, then move the evening and see where harm begins.

    Parameters
    ----------
    lang : str, optional
        Language of the words, such as ``"en"`` or ``"de"``.
    style : float, optional
        Where the mark stands before a reader moves it: how the team is led, 0 to 1.
    b : float, optional
        The same for what a bad impression weighs beside a good one: 0 to 5.
    m : float, optional
        Impression that an average guest leaves, in standard deviations of impressions: 0 to 0.8.
    cost : float, optional
        Of attending, in good impressions: 0 to 6.
    opening : Opening or str, optional
        What they begin with.

    Attributes
    ----------
    guess : dict or None
        Once it is placed: ``verdict`` (None for "just show me"), ``style`` and ``b``, and what the model says
        there: ``answer`` and ``value``. Written by Python alone.
    settings : dict
        The evening as it is set. Written by Python alone.
    tables : dict
        What the face draws from; empty before the guess. Written by Python alone.
    result : dict or None
        What `net_value` and `break_even_style` say of the settings, for a typical person and for the team; None
        before the guess. Written by Python alone.

    Raises
    ------
    ContentError
        If there is no such language.
    NetValueError
        If a setting is outside its limits.
    """

    _esm = face("value_map")
    _css = stylesheet("value_map")

    guess = Dict(allow_none=True, default_value=None).tag(sync=True)
    tables = Dict().tag(sync=True)
    result = Dict(allow_none=True, default_value=None).tag(sync=True)
    settings = Dict().tag(sync=True)
    start = Dict().tag(sync=True)
    limits = Dict().tag(sync=True)

    def __init__(
        self,
        *,
        lang: str = DEFAULT_LANGUAGE,
        style: float = 0.5,
        b: float = 1.0,
        m: float = AVERAGE_IMPRESSION,
        cost: float = 0.0,
        opening: Opening | str = Opening.NEUTRAL,
    ) -> None:
        self._lang = lang
        evening = Evening(style=style, b=b, m=m, cost=cost, opening=opening)  # type: ignore[arg-type] # it checks
        activity = ValueMapActivity(evening)
        super().__init__(
            activity,
            activity.begin(),
            words=_words(lang),
            start=evening_record(evening),
            limits={
                name: {"min": each.low, "max": each.high, "step": each.step} for name, each in LIMITS.items()
            },
        )

    @property
    def team(self) -> NetValue:
        """What the evening brings as it is set now, on average over the team."""
        return self._state.evening.value(Reading.TEAM)

    @property
    def person(self) -> NetValue:
        """What it brings a typical person of the team."""
        return self._state.evening.value(Reading.PERSON)

    def __repr__(self) -> str:
        """Say the same in every run: the settings, and once there is a guess what the evening brings."""
        told = [f"{name}={self.settings[name]:g}" for name in LIMITS] + [
            f"opening={self.settings['opening']!r}"
        ]
        if self.guess:
            told.append(f"team={self.team.value:+.2f}")
        return f"NetValueMap(lang={self._lang!r}, {', '.join(told)})"


def _words(lang: str) -> dict[str, object]:
    return {**shared_words(lang, card="value"), **load_words(lang).value_map.model_dump(mode="json")}
