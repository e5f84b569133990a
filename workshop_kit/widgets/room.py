"""The networking room as a widget."""

from collections.abc import Mapping, Sequence
from typing import Any

from traitlets import Dict, Int, List

from workshop_kit.content import DEFAULT_LANGUAGE, load_marks, load_words
from workshop_kit.domain.activities.room import GUESS_LIMIT, RoomActivity, RoomState, Traits
from workshop_kit.domain.activities.room_settings import RoomSettings
from workshop_kit.domain.archetypes import Archetype
from workshop_kit.domain.errors import AnswerError, ScoreError
from workshop_kit.domain.quiz import Profile
from workshop_kit.domain.traits import Trait
from workshop_kit.widgets.activity import ActivityWidget, face, shared_words, stylesheet


class NetworkingRoom(ActivityWidget[RoomState]):
    """A guess, then two rooms seen from above: the same guests, the same evening, different leaders.

    Parameters
    ----------
    lang : str, optional
        Language of the words, such as ``"en"`` or ``"de"``.
    styles : two floats, optional
        Style of the leaders in the left and in the right room, 0 (they control) to 1.
    conscripts : float, optional
        Share of guests who were told to come.
    known_share : float, optional
        Share of the room that a guest knows already.
    seed : int, optional
        Which evening it is: the same seed, the same guests and the same chance.
    guests : int, optional
        How many there are, 2 to 500.
    visitor : Profile or Mapping[Trait, float], optional
        A person's own profile: walks in as a marked guest.

    Attributes
    ----------
    guess : dict or None
        ``{"left": …, "right": …}`` once it is placed. Written by Python alone.
    left, right : dict
        The two evenings, see `evening_record`; empty before the guess. Written by Python alone.
    evenings : list of dict
        New contacts a guest in each room, and whether little else differs, for each evening under the same settings.

    Raises
    ------
    AnswerError
        If a share or a style is not between 0 and 1.
    ContentError
        If there is no such language.
    ScoreError
        If the visitor has no score in one of the three traits.
    """

    _esm = face("room")
    _css = stylesheet("room")

    guess = Dict(allow_none=True, default_value=None).tag(sync=True)
    settings = Dict().tag(sync=True)
    visitor = Dict().tag(sync=True)
    seed = Int().tag(sync=True)
    left = Dict().tag(sync=True)
    right = Dict().tag(sync=True)
    evenings: List[Any] = List().tag(sync=True)
    answer = Dict(allow_none=True, default_value=None).tag(sync=True)
    start = Dict().tag(sync=True)

    def __init__(
        self,
        *,
        lang: str = DEFAULT_LANGUAGE,
        styles: Sequence[float] = (0.1, 0.9),
        conscripts: float = 0.12,
        known_share: float = 1 / 3,
        seed: int = 1,
        guests: int = 60,
        visitor: Profile | Mapping[Trait, float] | None = None,
    ) -> None:
        self._lang = lang
        left, right = _pair(styles)
        settings = RoomSettings(left=left, right=right, conscripts=conscripts, known_share=known_share)
        self._room = RoomActivity(settings=settings, seed=seed, guests=guests, visitor=_traits(visitor))
        start = {"seed": seed, "guests": guests, "minutes": int(self._room.minutes), "limit": GUESS_LIMIT}
        super().__init__(self._room, self._room.begin(), words=_words(lang), start=start)

    def __repr__(self) -> str:
        """Say the same in every run: guests, styles and seed, and once there is a guess the new contacts."""
        told = [
            f"guests={self._room.guests}",
            f"styles=({self.settings['left']:.2f}, {self.settings['right']:.2f})",
        ]
        told.append(f"seed={self._state.seeds[-1]}")
        if self.guess is not None:
            told.append(
                f"contacts=({self.left['summary']['contacts']:.1f}, {self.right['summary']['contacts']:.1f})"
            )
        return f"NetworkingRoom(lang={self._lang!r}, {', '.join(told)})"


def _pair(styles: object) -> tuple[float, float]:
    if not isinstance(styles, list | tuple) or len(styles) != 2:  # noqa: PLR2004 - there are two rooms
        raise AnswerError(
            thing="styles",
            value=styles,
            expected="two numbers from 0 to 1: the leaders of the left room, and of the right one",
            mend="Write (0.1, 0.9), for example.",
        )
    left, right = styles
    return left, right


def _traits(visitor: Profile | Mapping[Trait, float] | None) -> Traits | None:
    if visitor is None:
        return None
    scores = visitor.traits if isinstance(visitor, Profile) else visitor
    try:
        found = [getattr(scores[trait], "score", scores[trait]) for trait in Trait]
        approach, giving, voice = (float(value) for value in found)  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError) as error:
        raise ScoreError(
            thing="visitor",
            value=visitor,
            expected="a score for each of " + ", ".join(Trait),
            mend="Take the profile that score_quiz gives for a whole quiz, or write {'approach': 0.5, …}.",
        ) from error
    return approach, giving, voice


def _words(lang: str) -> dict[str, object]:
    words = load_words(lang)
    kinds = words.archetypes.archetypes
    return {
        **shared_words(lang, card="room"),
        **words.room.model_dump(mode="json"),
        "marks": load_marks().model_dump(mode="json")["marks"],
        "archetypes": {kind.value: kinds[kind].name for kind in Archetype},
        "order": [kind.value for kind in Archetype],
    }
