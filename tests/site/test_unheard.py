"""Widgets of a page tell nobody of themselves until a front end asks for them."""

from collections.abc import Callable
from contextlib import suppress
from queue import Empty

from tests.running import PATIENCE
from tests.site.kernel import Kernel

MAKE = (
    "import ipywidgets as w\n"
    "slider, label, out = w.IntSlider(value=3), w.Label(), w.Output()\n"
    "slider.observe(lambda change: setattr(label, 'value', f'it is {change.new}'), 'value')"
)


def heard(kernel: Kernel, code: str) -> list[str]:
    """Run code; return the kinds of message of widgets that it sends, with the model where one is opened."""
    asked, found = kernel.client.execute(code), []
    while True:
        message = kernel.client.get_iopub_msg(timeout=PATIENCE)
        content = message["content"]
        if message["parent_header"].get("msg_id") != asked:
            continue
        if message["msg_type"].startswith("comm"):
            state = content["data"].get("state", {})
            found.append(f"{message['msg_type']} {state.get('_model_name', '')}".strip())
        if content.get("execution_state") == "idle":
            return found


def say(kernel: Kernel, kind: str, content: dict[str, object]) -> list[dict[str, object]]:
    """Say something to the kernel as a front end does; return what widgets say to it."""
    message = kernel.client.session.msg(kind, content, metadata={"version": "1.0.0"})
    kernel.client.shell_channel.send(message)
    found = []
    with suppress(Empty):
        while True:
            answer = kernel.client.get_iopub_msg(timeout=PATIENCE)
            if answer["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            if answer["msg_type"] == "comm_msg":
                found.append(answer["content"]["data"])
            if answer["content"].get("execution_state") == "idle":
                break
    return found


def test_on_a_page_only_outputs_are_opened_aloud_before_a_front_end_asks(
    start: Callable[..., Kernel],
) -> None:
    page = start(page=True)
    assert heard(page, MAKE) == ["comm_open OutputModel"]


def test_a_front_end_that_asks_gets_every_widget_and_hears_all_that_comes_later(
    start: Callable[..., Kernel],
) -> None:
    page = start(page=True)
    heard(page, MAKE)
    say(page, "comm_open", {"comm_id": "asking", "target_name": "jupyter.widget.control", "data": {}})
    (told,) = say(page, "comm_msg", {"comm_id": "asking", "data": {"method": "request_states"}})
    models = {each["model_name"] for each in told["states"].values()}
    assert {"IntSliderModel", "LabelModel", "OutputModel"} <= models
    slider = page.ask("slider.model_id")
    moved = {"method": "update", "state": {"value": 4}, "buffer_paths": []}
    said = say(page, "comm_msg", {"comm_id": slider, "data": moved})
    assert {"value": "it is 4"} in [each["state"] for each in said]
    assert "comm_open LabelModel" in heard(page, "w.Label()")


def test_a_kernel_that_serves_no_page_keeps_nothing_back(start: Callable[..., Kernel]) -> None:
    assert {"comm_open IntSliderModel", "comm_open LabelModel"} <= {*heard(start(), MAKE)}
