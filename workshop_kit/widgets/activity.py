"""The kernel host: an activity and its face, for one person, in a notebook."""

import re
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

import anywidget
from traitlets import Dict, Unicode

from workshop_kit.content import TOKENS, load_words
from workshop_kit.domain.activities.activity import Activity, message_id
from workshop_kit.domain.errors import WorkshopKitError

HERE = Path(__file__).parent
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?P<name>\w+\.js)";\n', re.MULTILINE)
State = TypeVar("State")


def face(stem: str) -> str:
    """Return a face as one module for the kernel host: what it imports from its neighbours is put in its place.

    anywidget sends a face as one text, so there is nothing that a browser could import from; a host that
    serves files can serve the same ones as they are.
    """
    taken: set[str] = set()

    def inline(name: str) -> str:
        if name in taken:
            return ""
        taken.add(name)
        return _IMPORT.sub(lambda found: inline(found["name"]), (HERE / name).read_text(encoding="utf-8"))

    whole = inline("kernel_host.js") + inline(f"{stem}.js")
    plain = re.sub(r"^export (?=function|const)", "", whole, flags=re.MULTILINE)
    return plain.replace("export default { render };", "export default hosted({ render });")


def stylesheet(*stems: str) -> str:
    """Return the shared tokens, the rules of a card and a face's own, in one or more files, as one stylesheet."""
    paths = (TOKENS, HERE / "card.css", *(HERE / f"{stem}.css" for stem in stems))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def shared_words(lang: str, *, card: str | None = None) -> dict[str, object]:
    """Return what every face says, and the evidence card that belongs to this one, if any."""
    words = load_words(lang)
    found = words.evidence.cards[card].model_dump(mode="json") if card else None
    return {
        "lang": lang,
        "shared": words.activity.model_dump(mode="json"),
        "evidence": found,
        "strengths": words.evidence.strengths,
    }


class ActivityWidget(anywidget.AnyWidget, Generic[State]):
    """Carry messages from a face to an activity, and what it shows back.

    The face speaks with one verb, ``model.send({id, type, …})``, and reads. Only this class writes, and a
    message that comes twice changes nothing the second time. What goes wrong while a message is taken in
    is reported, never swallowed: to standard error for the author, without values to the terminal of whoever
    serves the notebook, and in `problem` for the face.

    Attributes
    ----------
    words : dict
        Everything the face says, in one language.
    ack : str
        Id of the last message taken in. Messages keep their order, so all before it are in, too.
    problem : dict
        Empty, or ``{"id": …, "kind": "refused" | "callback"}`` for the last message that met trouble.
    keep : str
        ``"tab"``: the face keeps a copy of the answers in its browser tab, for when the kernel is gone.
    """

    words = Dict().tag(sync=True)
    ack = Unicode().tag(sync=True)
    problem = Dict().tag(sync=True)
    keep = Unicode("tab").tag(sync=True)

    def __init__(self, activity: Activity[State], state: State, **traits: Any) -> None:
        self._activity = activity
        self._state = state
        self._taken: set[str] = set()
        super().__init__(**traits, **activity.show(state))
        self.on_msg(lambda _widget, message, _buffers: self.take_in(message))

    def take_in(self, message: object) -> None:
        """Let one message of the face change the state, and acknowledge it.

        Parameters
        ----------
        message : object
            What the face sent; anything may arrive here.
        """
        problem: dict[str, str] = {}
        shown: Mapping[str, object] = {}
        found = ""
        try:
            found = message_id(message)
            state = self._state
            if found not in self._taken:
                assert isinstance(message, Mapping)  # noqa: S101 - message_id has seen to it
                state = self._activity.receive(state, message)
            shown = self._activity.show(state)
            self._state = state  # only now: a state that cannot be shown is none to go on from
            self._taken.add(found)
        except Exception as error:  # noqa: BLE001 - our own errors, and whatever a broken activity raises
            self._tell(error)
            problem = {"id": found, "kind": "refused"}
        failed = self._publish({**shown, "problem": problem} | ({"ack": found} if found else {}))
        if failed:
            self._publish({"problem": {"id": found, "kind": "callback"}})

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Refuse what a front end writes: a face sends messages, and only Python writes state."""
        told = f"{type(self).__name__}: ignored a write of the front end to {', '.join(sync_data)}"
        _tell(told, aloud=told)

    def _publish(self, fields: Mapping[str, object]) -> bool:
        """Write each field, and return whether an observer failed; one that does keeps no field from the face."""
        failed = False
        for name, value in fields.items():
            try:
                self._write(name, value)
            except Exception as error:  # noqa: BLE001 - whatever an observer raises
                self._tell(error)
                failed = True
        return failed

    def _write(self, name: str, value: object) -> None:
        if getattr(self, name) != value:
            self.set_trait(name, value)
        elif name == "ack" or (name == "problem" and value):  # the same news twice is still news
            self.send_state(name)

    def _tell(self, error: Exception) -> None:
        name = type(self).__name__
        _tell(
            f"{name}: {''.join(traceback.format_exception(error))}", aloud=f"{name}: {_without_values(error)}"
        )


def _tell(text: str, *, aloud: str) -> None:
    """Tell the author all, and whoever serves the notebook only what may be said aloud.

    In a kernel sys.stderr is the notebook's and sys.__stderr__ the terminal of whoever serves it: the trainer
    looks at that one, or a log keeps it, and what a participant sent is for neither. Elsewhere both are one.
    """
    for stream, told in {sys.__stderr__: aloud, sys.stderr: text}.items():
        if stream:
            print(told, file=stream, flush=True)


def _without_values(error: BaseException) -> str:
    """Return what went wrong and where, error by error, the last one first: no message, as those name values."""
    lines = []
    cause: BaseException | None = error
    while cause is not None:
        thing = f", {cause.thing}" if isinstance(cause, WorkshopKitError) else ""
        lines.append(f"{type(cause).__name__}{thing}")
        frames = traceback.extract_tb(cause.__traceback__)
        lines += [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}' for frame in frames]
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\n".join(lines)
