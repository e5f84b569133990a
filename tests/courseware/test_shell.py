"""A kernel that is kind: a failed line leaves no old answer behind, and what waits for an answer stops nothing."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from jupyter_client.manager import start_new_kernel

from workshop_kit.courseware.errors import NotYetError
from workshop_kit.courseware.shell import (
    NOT_THROUGH,
    _go_on,
    assigned,
    forget,
    holds_not_through,
)

BEGIN = "from workshop_kit.courseware import begin\ncheck = begin('07_score_by_hand')"


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("x = 1\ny = x", {"x", "y"}),
        ("x = 'open\n", {"x"}),
        ("after = \n", {"after"}),
        ("if x == 1", set()),
        ("x == 1", set()),
        ("print(x)", set()),
        ("größe = (1, 2", {"größe"}),
    ],
)
def test_the_names_of_a_cell_are_found_also_where_python_cannot_read_it(source: str, names: set[str]):
    assert assigned(source) == names


def test_a_name_whose_cell_failed_holds_nothing_of_before():
    names = {"In": ["", "x = two"], "x": 2, "y": 3}
    forget(names)
    assert names["x"] is NOT_THROUGH
    assert names["y"] == 3
    assert holds_not_through({"a": names["x"]})
    assert holds_not_through([1, names["x"]])
    assert not holds_not_through({"a": 1})
    assert repr(NOT_THROUGH) == "..."


def test_a_broken_line_is_not_judged_by_what_stood_there_before_and_hints_do_not_stop_the_cells_below(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / ".workshop").mkdir()
    (tmp_path / ".workshop" / "copied.json").write_text("{}")
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "1")
    manager, client = start_new_kernel(cwd=str(tmp_path))
    try:
        told: dict[str, str] = {}

        def run(*cells: str) -> None:
            """Send all cells at once, as Run All does, and keep what each says."""
            sent = {client.execute(cell): cell for cell in cells}
            waiting = set(sent)
            for cell in cells:
                told.pop(cell, None)
            while waiting:
                message = client.get_iopub_msg(timeout=60)
                request = message["parent_header"].get("msg_id")
                if request not in sent:
                    continue
                content = message["content"]
                if message["msg_type"] == "error":
                    told.setdefault(sent[request], content["evalue"] + "|" + "\n".join(content["traceback"]))
                if message["msg_type"] in ("display_data", "execute_result"):
                    told[sent[request]] = content["data"]["text/plain"]
                if message["msg_type"] == "status" and content["execution_state"] == "idle":
                    waiting.discard(request)

        run(BEGIN, "check('turned', ...)", "reversed_answer = 2", "check('turned', reversed_answer)")
        assert "Nothing is answered" in told["check('turned', ...)"]
        assert told["check('turned', reversed_answer)"].startswith("✓")
        for broken in ("reversed_answer = two", "reversed_answer = “2”", "reversed_answer ="):
            run("reversed_answer = 2")
            run(broken)
            assert "Traceback" not in told[broken]
            run("check('turned', reversed_answer)")
            assert "did not get through" in told["check('turned', reversed_answer)"]
        for odd in (
            "raise SyntaxError",
            "raise SyntaxError(5)",
            "raise type('E', (Exception,), {'__str__': 5})",
        ):
            run(odd)
            assert "Nothing is broken" in told[odd]
        run("1 / 0", "'still here'")
        assert "'still here'" not in told  # what Python complains about does stop the others
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_only_a_friendly_error_lets_the_others_go_on(monkeypatch: pytest.MonkeyPatch):
    stopped: list[object] = []
    kernel = SimpleNamespace(_abort_queues=stopped.append)
    _go_on(kernel)
    _go_on(kernel)
    friendly = NotYetError(thing="a", value=1, expected="b", mend="c", told="d")
    monkeypatch.setattr("sys.last_value", friendly, raising=False)
    kernel._abort_queues("one")
    monkeypatch.setattr("sys.last_value", ValueError(), raising=False)
    kernel._abort_queues("two")
    assert stopped == ["two"]
    _go_on(None)
