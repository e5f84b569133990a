"""What every activity is, so that a notebook kernel and the live room can host it alike."""

from collections.abc import Mapping
from typing import Protocol, TypeVar

from workshop_kit.domain.errors import MessageError

Message = Mapping[str, object]
"""What a face sends: ``{"id": …, "type": …, …}``; the host keeps the id, the activity reads the rest."""

LONGEST_ID = 64

State = TypeVar("State")


class Activity(Protocol[State]):
    """A reducer: a state, and what each message makes of it."""

    def begin(self) -> State:
        """Return the state of somebody who has done nothing yet."""
        ...

    def receive(self, state: State, message: Message) -> State:
        """Return the state after a message; raise `MessageError` or `AnswerError` and change nothing."""
        ...

    def show(self, state: State) -> Mapping[str, object]:
        """Return what a face may see, as JSON values under the names of its model's fields."""
        ...


def message_id(message: object) -> str:
    """Return the id that the face gave a message.

    Raises
    ------
    MessageError
        If the message is no mapping, or its id is not a short, non-empty text.
    """
    if not isinstance(message, Mapping):
        raise MessageError(
            thing="the message",
            value=message,
            expected="a mapping with an id and a type",
            mend="Send {'id': …, 'type': …}.",
        )
    found = message.get("id")
    if not isinstance(found, str) or not 0 < len(found) <= LONGEST_ID:
        raise MessageError(
            thing="message['id']",
            value=found,
            expected=f"a text of 1 to {LONGEST_ID} characters",
            mend="The face makes one id for each message and keeps it when it sends again.",
        )
    return found
