"""Conversations with a stranger as an activity: guess how far it will go, talk turn by turn, go back, see every path."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, cast

from workshop_kit.domain.activities.activity import Message
from workshop_kit.domain.activities.rapport_view import talk_record
from workshop_kit.domain.arrays import whole_number
from workshop_kit.domain.errors import AnswerError, MessageError, TalkError
from workshop_kit.domain.rapport_rule import Ending
from workshop_kit.domain.rapport_scenes import Path, Scene, hear, options, scene_of

LONGEST_RECORD = 500
"""Talks of one person that are kept."""


@dataclass(frozen=True)
class Guess:
    """How far somebody expects to come; None: would rather not guess."""

    ending: Ending | None


@dataclass(frozen=True)
class RapportState:
    """Where one person stands.

    Attributes
    ----------
    scene : Scene or None
        The conversation that is open; None: all four are to be had.
    path : tuple of str
        Names of the moves so far.
    guesses : Mapping[Scene, Guess]
        Placed before the first message of a scene.
    taken : Mapping[Scene, tuple of Path]
        Every path that came to an end, each once, in their order.
    """

    scene: Scene | None = None
    path: Path = ()
    guesses: Mapping[Scene, Guess] = field(default_factory=lambda: MappingProxyType({}))
    taken: Mapping[Scene, tuple[Path, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class RapportActivity:
    """Messages: ``choose`` (scene), ``guess`` (ending), ``move`` (move), ``rewind`` (moves), ``leave``, ``recall``.

    The first guess about a conversation counts. ``recall`` brings back a ``record`` that `show` gave earlier.

    Parameters
    ----------
    moves : sequence of str, optional
        A talk that has begun already: names of moves from `PLOTS`, from the first on.

    Raises
    ------
    TalkError
        If the moves do not follow one another in any scene.
    """

    moves: Sequence[str] = ()

    def __post_init__(self) -> None:
        if isinstance(self.moves, str) or not isinstance(self.moves, Sequence):
            raise TalkError(
                thing="moves",
                value=self.moves,
                expected="a list of names",
                mend="Write ['same_mess', 'one_list'].",
            )
        if self.moves:
            options(scene_of(self.moves[0]), self.moves)

    def begin(self) -> RapportState:
        """All four conversations, or the one that has begun."""
        if not self.moves:
            return RapportState()
        scene = scene_of(self.moves[0])
        return _ended(RapportState(scene, tuple(self.moves), MappingProxyType({scene: Guess(None)})))

    def receive(self, state: RapportState, message: Message) -> RapportState:
        """Return the state after one message.

        Raises
        ------
        AnswerError
            If a guess is no ending and not None.
        MessageError
            If the message is none of the six, or comes at the wrong moment.
        TalkError
            If a scene or a move is not to be had here, or a record holds a path that there is not.
        """
        match message.get("type"):
            case "choose":
                return replace(state, scene=_scene(message.get("scene")), path=())
            case "leave":
                return replace(state, scene=None, path=())
            case "recall":
                return _recall(message.get("record"))
            case "guess" if state.scene:
                guess = Guess(_ending(message))
                return replace(state, guesses=MappingProxyType({state.scene: guess, **state.guesses}))
            case "move" if state.scene and state.scene in state.guesses:
                path = (*state.path, cast("str", message.get("move")))
                options(state.scene, path)  # refuses what was not to be had, a text or not
                return _ended(replace(state, path=path))
            case "rewind" if state.scene in state.guesses:
                return replace(state, path=state.path[: _count(message.get("moves"), state.path)])
            case other:
                raise MessageError(
                    thing="message['type']",
                    value=other,
                    expected="'choose', 'leave' or 'recall'; in a conversation 'guess', then 'move' or 'rewind'",
                    mend="The face and the package may be of different versions: reload the page.",
                )

    def show(self, state: RapportState) -> dict[str, object]:
        """``view``: all that a face draws, in one, so that it never draws half; nothing of a talk before its guess.

        ``scene``, ``guess`` and ``furthest`` (by scene) always; ``talk`` once there is a guess: ``steps``,
        ``moves`` (names of what may be said), ``warmth``, ``mark``, ``standing`` and ``result``: None until the
        talk has ended. ``record``: what ``recall`` takes.
        """
        scene = state.scene
        guess = state.guesses.get(scene) if scene else None
        taken = state.taken.get(scene, ()) if scene else ()
        return {
            "view": {
                "scene": scene and scene.value,
                "guess": guess and {"ending": guess.ending and guess.ending.value},
                "furthest": {each.value: _furthest(each, paths).value for each, paths in state.taken.items()},
                "talk": talk_record(scene, state.path, taken) if scene and guess else None,
                "record": _record(state),
            }
        }


def _ended(state: RapportState) -> RapportState:
    """Keep the path, once, if its talk is over."""
    if state.scene is None or options(state.scene, state.path):
        return state
    paths = state.taken.get(state.scene, ())
    if state.path in paths:
        return state
    kept = (*paths, state.path)[-LONGEST_RECORD:]
    return replace(state, taken=MappingProxyType({**state.taken, state.scene: kept}))


def _furthest(scene: Scene, paths: tuple[Path, ...]) -> Ending:
    order = list(Ending)
    return max((hear(scene, path).ending for path in paths), key=order.index)


def _record(state: RapportState) -> dict[str, Any]:
    return {
        "scene": state.scene and state.scene.value,
        "path": list(state.path),
        "guesses": {
            scene.value: guess.ending and guess.ending.value for scene, guess in state.guesses.items()
        },
        "taken": {scene.value: [list(path) for path in paths] for scene, paths in state.taken.items()},
    }


def _recall(record: object) -> RapportState:
    """Return the state that a record tells of, or refuse all of it."""
    fields = {"scene", "path", "guesses", "taken"}
    if not isinstance(record, Mapping) or set(record) != fields:
        raise _bad_record(record, "a mapping with " + ", ".join(sorted(fields)))
    guesses, taken = record["guesses"], record["taken"]
    if not isinstance(guesses, Mapping) or not isinstance(taken, Mapping):
        raise _bad_record(record, "guesses and talks by scene")
    state = RapportState(
        guesses=MappingProxyType(
            {_scene(scene): Guess(_ending({"ending": end})) for scene, end in guesses.items()}
        )
    )
    for scene, paths in taken.items():
        for path in _list(paths, record):
            state = _ended(replace(state, scene=_scene(scene), path=_path(path, record)))
    scene = None if record["scene"] is None else _scene(record["scene"])
    path = _path(record["path"], record)
    if scene is None or (path and scene not in state.guesses):
        return replace(state, scene=scene, path=())
    options(scene, path)
    return _ended(replace(state, scene=scene, path=path))


def _list(value: object, record: object) -> list[object]:
    if not isinstance(value, list | tuple) or len(value) > LONGEST_RECORD:
        raise _bad_record(record, f"lists of at most {LONGEST_RECORD}")
    return list(value)


def _path(value: object, record: object) -> Path:
    return tuple(str(name) for name in _list(value, record))


def _bad_record(record: object, expected: str) -> MessageError:
    return MessageError(
        thing="message['record']", value=record, expected=expected, mend="Send back what was shown."
    )


def _scene(value: object) -> Scene:
    try:
        return Scene(str(value))
    except ValueError:
        raise TalkError(
            thing="the scene",
            value=value,
            expected="one of " + ", ".join(Scene),
            mend="The face and the package may be of different versions: reload the page.",
        ) from None


def _ending(message: Message) -> Ending | None:
    value = message.get("ending", "missing")
    if value is not None and value not in list(Ending):
        raise AnswerError(
            thing="message['ending']",
            value=value,
            expected="one of " + ", ".join(Ending) + ", or None for 'just begin'",
            mend="It says how far the talk will go.",
        )
    return None if value is None else Ending(str(value))


def _count(value: object, path: Path) -> int:
    found = whole_number(value, 0, len(path))
    if found is None:
        raise MessageError(
            thing="message['moves']",
            value=value,
            expected=f"a whole number from 0 to {len(path)}",
            mend="It says how many moves stay.",
        )
    return found
