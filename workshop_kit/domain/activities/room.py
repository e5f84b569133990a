"""The networking room as an activity: a guess first, then the same guests on two evenings under two kinds of leader."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

import numpy as np

from workshop_kit.domain.activities.activity import Message
from workshop_kit.domain.activities.evening_record import evening_record
from workshop_kit.domain.activities.room_settings import RoomSettings, read_settings
from workshop_kit.domain.archetypes import Archetype, nearest_archetype
from workshop_kit.domain.arrays import whole_number
from workshop_kit.domain.errors import AnswerError, MessageError
from workshop_kit.domain.quiz import score_quiz
from workshop_kit.domain.room import simulate_room
from workshop_kit.domain.room_setup import RoomSetup
from workshop_kit.domain.traits import Trait

GUESS_LIMIT = 12
"""The highest number of new contacts that can be guessed."""

LAST_SEED = 2**31 - 1
"""The highest number of an evening: a face and a notebook's parameters hold it exactly."""

EVENINGS_KEPT = 8
"""So many evenings under the same settings stay in the list of what happened."""

ALIKE_ALONE, ALIKE_ENTOURAGE, APART_CONTACTS = 2.0, 0.3, 1.0
"""Two rooms are alike but for new contacts if their minutes alone and own people round a leader differ by no more than
this, and new contacts by at least this. A choice of the text under the rooms, which no count rests on."""

Traits = tuple[float, float, float]
"""Approach, giving and voice of one person, in standard deviations."""


class Visit(StrEnum):
    """Whether the person is in the room."""

    OUT = "out"
    IN = "in"
    INCOMPLETE = "incomplete"
    """They wanted to, but their quiz is not far enough for a profile."""


@dataclass(frozen=True)
class RoomGuess:
    """How many new contacts a guest makes on average in each room; None: would rather not guess."""

    left: int | None
    right: int | None


@dataclass(frozen=True)
class RoomState:
    """Where one person stands.

    Attributes
    ----------
    settings : RoomSettings
    seeds : tuple of int
        Of the evenings under these settings, the last one being shown.
    visit : Visit
    visitor : Traits or None
        The person's own profile, if it walks in.
    guess : RoomGuess or None
        None until it is placed: nothing of an evening is shown before.
    """

    settings: RoomSettings
    seeds: tuple[int, ...]
    visit: Visit = Visit.OUT
    visitor: Traits | None = None
    guess: RoomGuess | None = None


@dataclass(frozen=True, kw_only=True)
class RoomActivity:
    """Messages: ``guess`` (left, right), ``set`` (settings), ``another``, ``go_to`` (seed), ``walk_in`` (answers),
    ``walk_out``, ``guess_again``.

    Parameters
    ----------
    settings : RoomSettings, optional
        What the first evening, which the guess is about, is like.
    seed : int, optional
        Which chance it has; another evening takes the next one.
    guests : int, optional
        How many there are, 2 to 500.
    minutes : float, optional
        How long the evening lasts.
    visitor : Traits or None, optional
        Profile of a person who is there from the beginning.

    Raises
    ------
    AnswerError
        If the seed is no whole number from 0 to 2 147 483 647.
    WorkshopKitError
        What `RoomSetup` has to say about the rest.
    """  # noqa: D205

    settings: RoomSettings = field(default_factory=RoomSettings)
    seed: int = 1
    guests: int = 60
    minutes: float = 90.0
    visitor: Traits | None = None

    def __post_init__(self) -> None:
        _check_seed(self.seed)
        for style in (self.settings.left, self.settings.right):
            _setup(self, self.settings, self.visitor, style)

    def begin(self) -> RoomState:
        """Nothing is guessed, nobody has come."""
        visit = Visit.OUT if self.visitor is None else Visit.IN
        return RoomState(self.settings, (self.seed,), visit, self.visitor)

    def receive(self, state: RoomState, message: Message) -> RoomState:
        """Return the state after one message.

        Raises
        ------
        AnswerError
            If a guess is no number of people, a setting no share, or a quiz answer none, or if there is no further
            evening.
        MessageError
            If the type of the message is unknown, or the evening is asked for before the guess.
        """
        match message.get("type"):
            case "guess":
                guess = _read_guess(message)
                return state if state.guess else replace(state, guess=guess)
            case "guess_again":
                return self.begin()
            case "set" | "another" | "go_to" | "walk_in" | "walk_out" if state.guess:
                return self._change(state, message)
            case other:
                raise MessageError(
                    thing="message['type']",
                    value=other,
                    expected="'guess', 'guess_again' or, once there is a guess, 'set', 'another', 'go_to', 'walk_in' "
                    "or 'walk_out'",
                    mend="The face and the package may be of different versions: reload the page.",
                )

    def _change(self, state: RoomState, message: Message) -> RoomState:
        """Return another evening, or the same one under other settings or with another guest."""
        match message["type"]:
            case "set":
                settings = read_settings(message.get("settings"))
                seeds = state.seeds if settings == state.settings else state.seeds[-1:]
                return replace(state, settings=settings, seeds=seeds)
            case "another":
                following = _check_seed(max(state.seeds) + 1)
                return replace(state, seeds=(*state.seeds, following)[-EVENINGS_KEPT:])
            case "go_to":
                seed = _check_seed(message.get("seed"))
                others = (each for each in state.seeds if each != seed)
                return replace(state, seeds=(*others, seed)[-EVENINGS_KEPT:])
            case "walk_in":
                return self._walk_in(state, message.get("answers"))
            case _:
                return replace(state, visit=Visit.OUT, visitor=None, seeds=state.seeds[-1:])

    def _walk_in(self, state: RoomState, answers: object) -> RoomState:
        if not isinstance(answers, Mapping):
            raise AnswerError(
                thing="message['answers']",
                value=answers,
                expected="the answers of the quiz",
                mend="The quiz of the first module keeps them.",
            )
        profile = score_quiz(answers)
        scores = tuple(profile.traits[trait].score for trait in Trait)
        found = [score for score in scores if score is not None]
        if len(found) < len(scores):
            return replace(state, visit=Visit.INCOMPLETE)
        approach, giving, voice = found
        return replace(state, visit=Visit.IN, visitor=(approach, giving, voice), seeds=state.seeds[-1:])

    def show(self, state: RoomState) -> dict[str, object]:
        """Show ``settings``, ``visitor`` and ``guess``; after the guess also the evenings and what came of them."""
        shown: dict[str, object] = {
            "settings": asdict(state.settings),
            "visitor": {"visit": state.visit.value, "archetype": _archetype(state.visitor)},
        }
        if state.guess is None:
            return {
                **shown,
                "seed": 0,
                "left": {},
                "right": {},
                "evenings": [],
                "answer": None,
                "guess": None,
            }
        left, right = (deepcopy(self._room(state, state.seeds[-1], side)) for side in ("left", "right"))
        return {
            **shown,
            "seed": state.seeds[-1],
            "left": left,
            "right": right,
            "evenings": [self._outcome(state, seed) for seed in sorted(state.seeds)],
            "answer": self._outcome(self.begin(), self.seed),
            # last: a face that hears of the guess has all that it draws from
            "guess": asdict(state.guess),
        }

    def _room(self, state: RoomState, seed: int, side: str) -> Mapping[str, Any]:
        setup = _setup(self, state.settings, state.visitor, getattr(state.settings, side))
        return _recorded(setup, seed)

    def _outcome(self, state: RoomState, seed: int) -> dict[str, float | bool]:
        """Return new contacts a guest in each room, and whether these are about all that differs."""
        left, right = (self._room(state, seed, side)["summary"] for side in ("left", "right"))
        apart = {name: abs(left[name] - right[name]) for name in ("contacts", "alone", "entourage")}
        alike = apart["alone"] <= ALIKE_ALONE and apart["entourage"] <= ALIKE_ENTOURAGE
        return {
            "seed": seed,
            "left": left["contacts"],
            "right": right["contacts"],
            "alike": alike and apart["contacts"] >= APART_CONTACTS,
        }


def _setup(activity: RoomActivity, settings: RoomSettings, visitor: Traits | None, style: float) -> RoomSetup:
    return RoomSetup(
        guests=activity.guests,
        minutes=activity.minutes,
        style=style,
        conscripts=settings.conscripts,
        known_share=settings.known_share,
        visitor=None if visitor is None else dict(zip(Trait, visitor, strict=True)),
    )


@lru_cache(maxsize=4 * EVENINGS_KEPT)
def _recorded(setup: RoomSetup, seed: int) -> Mapping[str, Any]:
    return evening_record(simulate_room(setup, np.random.default_rng(seed)))


def _archetype(visitor: Traits | None) -> str | None:
    return None if visitor is None else list(Archetype)[int(nearest_archetype(visitor))].value


def _read_guess(message: Message) -> RoomGuess:
    left, right = (_people(message, side) for side in ("left", "right"))
    if (left is None) != (right is None):
        raise AnswerError(
            thing="the guess",
            value=(left, right),
            expected="a number for both rooms, or None for both",
            mend="None says 'rather not guess'.",
        )
    return RoomGuess(left, right)


def _people(message: Message, side: str) -> int | None:
    value = message.get(side, "missing")
    if value is None:
        return None
    found = whole_number(value, 0, GUESS_LIMIT)
    if found is None:
        raise AnswerError(
            thing=f"message[{side!r}]",
            value=value,
            expected=f"a whole number from 0 to {GUESS_LIMIT}, or None for 'rather not guess'",
            mend="It counts people.",
        )
    return found


def _check_seed(value: object) -> int:
    seed = whole_number(value, 0, LAST_SEED)
    if seed is None:
        raise AnswerError(
            thing="seed",
            value=value,
            expected=f"a whole number from 0 to {LAST_SEED}",
            mend="Any of them will do, such as 1.",
        )
    return seed
