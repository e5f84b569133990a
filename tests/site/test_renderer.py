"""How a page waits for its kernel."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from queue import Empty
from typing import Any

import pytest

from workshop_kit.site import renderer


class Channel:
    """Answers what was asked last, but only from some question on; until then nothing is heard on it."""

    def __init__(self, asked: list[str], kind: str, *, hears_from: int) -> None:
        self.asked, self.kind, self.hears_from = asked, kind, hears_from
        self.waited: list[float] = []

    async def get_msg(self, timeout: float) -> dict[str, Any]:
        self.waited.append(timeout)
        if len(self.asked) < self.hears_from:
            raise Empty
        content = {} if self.kind == "kernel_info_reply" else {"execution_state": "idle"}
        return {"parent_header": {"msg_id": self.asked[-1]}, "msg_type": self.kind, "content": content}


class Client:
    """A client of a kernel that answers at once, but whose public channel is not subscribed at first."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.shell_channel = Channel(self.asked, "kernel_info_reply", hears_from=1)
        self.iopub_channel = Channel(self.asked, "status", hears_from=3)

    def kernel_info(self) -> str:
        self.asked.append(f"question {len(self.asked)}")
        return self.asked[-1]

    def start_channels(self) -> None: ...

    def stop_channels(self) -> None: ...


class Manager:
    """Has one client."""

    def __init__(self, *, alive: bool = True) -> None:
        self.one, self.alive = Client(), alive

    def client(self) -> Client:
        return self.one

    async def is_alive(self) -> bool:
        return self.alive


def waited_for(manager: Manager) -> Client:
    """Wait for its kernel, in a thread of its own: a browser test may have a loop in this one."""
    with ThreadPoolExecutor() as elsewhere:
        found: Client = elsewhere.submit(lambda: asyncio.run(renderer.client(manager, 10))).result()
    return found


def test_what_was_said_before_anybody_listened_is_asked_again_without_waiting() -> None:
    manager = Manager()
    assert waited_for(manager) is manager.one
    assert len(manager.one.asked) == 3
    assert max(manager.one.iopub_channel.waited) < 0.05


class LateChannel(Channel):
    """Hears each answer only once the next question has been asked."""

    async def get_msg(self, timeout: float) -> dict[str, Any]:
        message = await super().get_msg(timeout)
        return {**message, "parent_header": {"msg_id": self.asked[-2]}}


def test_an_answer_that_comes_after_the_next_question_counts() -> None:
    manager = Manager()
    manager.one.iopub_channel = LateChannel(manager.one.asked, "status", hears_from=2)
    assert waited_for(manager) is manager.one
    assert len(manager.one.asked) == 2


def test_a_kernel_that_is_dead_is_not_waited_for() -> None:
    with pytest.raises(RuntimeError, match="did not answer"):
        waited_for(Manager(alive=False))
