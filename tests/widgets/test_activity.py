"""The kernel host, with an activity of its own: what it takes in, refuses, writes and tells."""

import io
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from traitlets import Bool, Int

from workshop_kit.content import TOKENS
from workshop_kit.domain.activities.activity import Message
from workshop_kit.domain.errors import MessageError
from workshop_kit.widgets.activity import HERE, ActivityWidget, face, stylesheet


@dataclass(frozen=True)
class Counting:
    """The smallest activity there is: ``up`` adds one, three are full."""

    def begin(self) -> int:
        return 0

    def receive(self, state: int, message: Message) -> int:
        if message.get("type") != "up":
            raise MessageError(thing="type", value=message.get("type"), expected="up", mend="Go up.")
        return state + 1

    def show(self, state: int) -> Mapping[str, object]:
        return {"count": state, "full": state >= 3}


class Counter(ActivityWidget[int]):
    """The activity as a widget."""

    count = Int().tag(sync=True)
    full = Bool().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(Counting(), 0, words={"up": "Up"})


def up(number: int) -> dict[str, object]:
    return {"id": f"m{number}", "type": "up"}


NONSENSE = {"id": "n", "type": "down"}


@pytest.fixture
def counter() -> Counter:
    return Counter()


@pytest.fixture
def sent(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """Return the state that goes to the face, update by update, as it is sent."""
    updates: list[dict[str, object]] = []

    def publish(_kind: str, data: dict[str, object], **_: object) -> None:
        updates.append(data["state"])

    monkeypatch.setattr(counter.comm, "publish_msg", publish)
    return updates


def from_face(widget: ActivityWidget, **data: object) -> None:
    """Deliver what a front end sends, the way ipywidgets receives it."""
    widget.comm.handle_msg({"content": {"data": data}, "buffers": []})


def fail(_change: object) -> None:
    raise RuntimeError("the observer of a trainer")


# Taking in


def test_a_new_widget_shows_the_beginning_and_has_acknowledged_nothing(counter: Counter):
    assert (counter.count, counter.full, counter.ack, counter.problem) == (0, False, "", {})
    assert (counter.words, counter.keep) == ({"up": "Up"}, "tab")


def test_a_message_changes_the_state_and_is_acknowledged(counter: Counter):
    counter.take_in(up(1))
    assert (counter.count, counter.ack, counter.problem) == (1, "m1", {})


def test_messages_that_the_face_sends_arrive(counter: Counter):
    from_face(counter, method="custom", content=up(1))
    assert (counter.count, counter.ack) == (1, "m1")


def test_the_state_reaches_the_face_before_its_acknowledgement(
    counter: Counter, sent: list[dict[str, object]]
):
    counter.take_in(up(1))
    assert sent == [{"count": 1}, {"ack": "m1"}]


def test_fields_that_stay_the_same_are_not_sent_again(counter: Counter, sent: list[dict[str, object]]):
    for number in (1, 2, 3):
        counter.take_in(up(number))
    assert [update for update in sent if "full" in update] == [{"full": True}]


def test_a_message_that_comes_twice_counts_once_and_is_acknowledged_again(
    counter: Counter, sent: list[dict[str, object]]
):
    counter.take_in(up(1))
    sent.clear()
    counter.take_in(up(1))
    assert counter.count == 1
    assert sent == [{"ack": "m1"}]


def test_an_old_message_that_comes_again_later_changes_nothing(counter: Counter):
    for number in (1, 2, 1):
        counter.take_in(up(number))
    assert (counter.count, counter.ack) == (2, "m1")


def test_a_known_id_counts_whatever_else_the_message_says(
    counter: Counter, capsys: pytest.CaptureFixture[str]
):
    counter.take_in(up(1))
    counter.take_in({"id": "m1", "type": "down"})
    assert (counter.count, counter.ack, counter.problem) == (1, "m1", {})
    assert capsys.readouterr().err == ""


def test_two_widgets_know_nothing_of_each_other():
    one, other = Counter(), Counter()
    one.take_in(up(1))
    other.take_in(up(1))
    assert (one.count, other.count) == (1, 1)


# Refusing


def test_a_refused_message_is_told_acknowledged_and_changes_nothing(
    counter: Counter, capsys: pytest.CaptureFixture[str]
):
    counter.take_in(up(1))
    counter.take_in(NONSENSE)
    assert (counter.count, counter.ack) == (1, "n")
    assert counter.problem == {"id": "n", "kind": "refused"}
    assert "MessageError: type is 'down'; expected up. Go up." in capsys.readouterr().err


def test_a_refused_message_that_comes_again_is_news_again(counter: Counter, sent: list[dict[str, object]]):
    counter.take_in(NONSENSE)
    sent.clear()
    counter.take_in(NONSENSE)
    assert sent == [{"problem": {"id": "n", "kind": "refused"}}, {"ack": "n"}]


def test_after_a_refused_message_the_next_one_counts(counter: Counter):
    counter.take_in(NONSENSE)
    counter.take_in(up(1))
    assert (counter.count, counter.ack) == (1, "m1")


@pytest.mark.parametrize(
    "message",
    [None, 3, "up", ["up"], {}, {"type": "up"}, {"id": 7, "type": "up"}, {"id": "x" * 65}],
    ids=repr,
)
def test_a_message_without_a_proper_id_is_told_and_not_acknowledged(
    counter: Counter, capsys: pytest.CaptureFixture[str], message: object
):
    counter.take_in(message)
    assert (counter.count, counter.ack) == (0, "")
    assert counter.problem == {"id": "", "kind": "refused"}
    assert "MessageError" in capsys.readouterr().err


# Only Python writes


def test_a_write_of_the_front_end_is_ignored_and_told(counter: Counter, capsys: pytest.CaptureFixture[str]):
    counter.set_state({"count": 99, "full": True})
    assert (counter.count, counter.full) == (0, False)
    assert capsys.readouterr().err == "Counter: ignored a write of the front end to count, full\n"


def test_a_write_that_arrives_from_a_front_end_is_ignored(
    counter: Counter, capsys: pytest.CaptureFixture[str]
):
    from_face(counter, method="update", state={"count": 99, "ack": "m9"}, buffer_paths=[])
    assert (counter.count, counter.ack) == (0, "")
    assert "ignored a write of the front end to count, ack" in capsys.readouterr().err


# Observers that fail


def test_a_failing_observer_is_told_and_keeps_nothing_from_the_face(
    counter: Counter, capsys: pytest.CaptureFixture[str]
):
    counter.observe(fail, "count")
    for number in (1, 2, 3):
        counter.take_in(up(number))
    assert (counter.count, counter.full, counter.ack) == (3, True, "m3")
    assert counter.problem == {"id": "m3", "kind": "callback"}
    assert capsys.readouterr().err.count("RuntimeError: the observer of a trainer") == 3


def test_a_failing_observer_is_told_with_its_line(counter: Counter, capsys: pytest.CaptureFixture[str]):
    counter.observe(fail, "count")
    counter.take_in(up(1))
    told = capsys.readouterr().err
    assert told.startswith("Counter: Traceback")
    assert "in fail" in told


def test_a_failing_observer_does_not_make_a_message_count_twice(counter: Counter):
    counter.observe(fail, "count")
    counter.take_in(up(1))
    counter.take_in(up(1))
    assert counter.count == 1


def test_an_observer_sees_every_change_once(counter: Counter):
    seen: list[int] = []
    counter.observe(lambda change: seen.append(change["new"]), "count")
    for number in (1, 2, 2, 1, 3):
        counter.take_in(up(number))
    assert seen == [1, 2, 3]


# Telling


@pytest.fixture
def streams(monkeypatch: pytest.MonkeyPatch) -> Callable[[object, object], None]:
    """Return a function that sets the stream of the notebook and that of the terminal."""

    def choose(notebook: object, terminal: object) -> None:
        monkeypatch.setattr(sys, "stderr", notebook)
        monkeypatch.setattr(sys, "__stderr__", terminal)

    return choose


SECRET = {"id": "s", "type": "what nobody else should read"}


def test_the_notebook_is_told_all_and_the_terminal_no_value_that_somebody_sent(
    counter: Counter, streams: Callable[[object, object], None]
):
    notebook, terminal = io.StringIO(), io.StringIO()
    streams(notebook, terminal)
    counter.take_in(SECRET)
    assert notebook.getvalue().count("MessageError: type is 'what nobody else should read'") == 1
    told = terminal.getvalue()
    assert "what nobody else should read" not in told
    assert told.startswith("Counter: MessageError, type\n")
    assert re.search(r'  File ".*test_activity.py", line \d+, in receive\n', told)


def test_the_terminal_hears_of_no_value_in_an_error_that_led_to_another_either(
    counter: Counter, streams: Callable[[object, object], None]
):
    notebook, terminal = io.StringIO(), io.StringIO()
    streams(notebook, terminal)
    counter._activity = Quoting()
    counter.take_in(SECRET)
    assert "ValueError: invalid literal" in notebook.getvalue()
    told = terminal.getvalue()
    assert "what nobody else should read" not in told
    assert [line for line in told.splitlines() if not line.startswith("  File")] == [
        "Counter: KeyError",
        "ValueError",
    ]


class Quoting(Counting):
    """An activity that breaks with an error of Python's own, which quotes what was sent, from another one."""

    def receive(self, state: int, message: Message) -> int:
        try:
            return int(str(message["type"]))
        except ValueError as error:
            raise KeyError(message["type"]) from error


def test_a_terminal_is_told_of_a_write_of_the_front_end_by_the_names_of_its_fields(
    counter: Counter, streams: Callable[[object, object], None]
):
    notebook, terminal = io.StringIO(), io.StringIO()
    streams(notebook, terminal)
    counter.set_state({"count": 99})
    assert terminal.getvalue() == "Counter: ignored a write of the front end to count\n"


def test_where_both_are_one_stream_trouble_is_told_once(
    counter: Counter, streams: Callable[[object, object], None]
):
    only = io.StringIO()
    streams(only, only)
    counter.take_in(NONSENSE)
    assert only.getvalue().count("MessageError: type is 'down'") == 1


def test_without_any_terminal_nothing_breaks(counter: Counter, streams: Callable[[object, object], None]):
    notebook = io.StringIO()
    streams(notebook, None)
    counter.take_in(NONSENSE)
    assert "MessageError" in notebook.getvalue()


# Style


def test_a_stylesheet_is_the_shared_tokens_followed_by_those_of_a_card_and_of_a_face():
    paths = (TOKENS, HERE / "card.css", HERE / "quiz.css")
    tokens, card, own = (path.read_text(encoding="utf-8") for path in paths)
    assert stylesheet("quiz").startswith(tokens)
    assert card in stylesheet("quiz")
    assert stylesheet("quiz").endswith(own)
    assert "--wk-accent:" in tokens


def test_trouble_is_over_once_a_message_goes_well(counter: Counter):
    counter.take_in(NONSENSE)
    assert counter.problem == {"id": "n", "kind": "refused"}
    counter.take_in(up(1))
    assert counter.problem == {}


def test_an_activity_that_breaks_is_told_and_the_message_counts_as_refused(
    counter: Counter, capsys: pytest.CaptureFixture[str]
):
    counter.take_in({"id": "bad", "type": ["a list", "cannot be", "compared"], "number": object()})
    counter._activity = BrokenCounting()
    counter.take_in(up(1))
    assert counter.problem == {"id": "m1", "kind": "refused"}
    assert counter.ack == "m1"
    assert counter.count == 0
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_state_that_cannot_be_shown_is_refused_told_and_acknowledged(
    counter: Counter, capsys: pytest.CaptureFixture[str]
):
    counter._activity = ShyCounting()
    for number in (1, 2):
        counter.take_in(up(number))
    assert (counter.count, counter.ack) == (1, "m2")
    assert counter.problem == {"id": "m2", "kind": "refused"}
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_after_a_state_that_cannot_be_shown_the_one_before_goes_on(counter: Counter):
    counter._activity = ShyCounting()
    for number in (1, 2):
        counter.take_in(up(number))
    counter._activity = Counting()
    counter.take_in(up(2))  # the face sends again what was refused
    assert (counter.count, counter.ack, counter.problem) == (2, "m2", {})


class ShyCounting(Counting):
    """An activity that cannot show the second state."""

    def show(self, state: int) -> Mapping[str, object]:
        return {"count": state // (2 - state), "full": False}


class BrokenCounting(Counting):
    def receive(self, state: int, message: Message) -> int:
        return state // 0


def test_a_failing_observer_of_trouble_does_not_keep_the_acknowledgement_back(counter: Counter):
    counter.observe(fail, "problem")
    counter.take_in(NONSENSE)
    assert counter.ack == "n"


def test_a_face_is_one_module_in_which_nothing_is_left_to_import():
    text = face("quiz")
    assert not re.search(r"^import ", text, re.MULTILINE)
    assert re.findall(r"^export .*", text, re.MULTILINE) == ["export default hosted({ render });"]
    assert text.count("function outbox(") == 1
    assert text.index("function outbox(") < text.index("function render(")


@pytest.mark.parametrize(
    "stem", sorted(path.stem for path in HERE.glob("*.js") if path.with_suffix(".py").exists())
)
def test_no_two_files_of_a_face_use_one_name(stem: str):
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", face(stem), re.MULTILINE)
    assert len(names) > 10
    assert sorted(set(names)) == sorted(names)
