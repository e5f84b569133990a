"""Kernels that are there at once, and what becomes of them when something dies."""

import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from jupyter_client.provisioning import KernelProvisionerFactory

from tests.running import PATIENCE, free_port, running
from tests.site.kernel import Kernel
from workshop_kit.site import kernels, warm

copies_only = pytest.mark.skipif(not warm.can_copy(), reason="processes cannot be copied on this system")


@copies_only
def test_kernels_are_copies_of_one_process_and_sessions_of_their_own(start: Callable[..., Kernel]):
    one, other = start(), start()
    assert one.process.ppid() == other.process.ppid() != os.getpid()
    assert os.getsid(one.process.pid) == one.process.pid
    assert one.manager.transport == "ipc"


def test_no_two_kernels_draw_the_same(start: Callable[..., Kernel]):
    draw = "[random.random(), float(numpy.random.rand()), float(numpy.random.default_rng().random()), str(uuid.uuid4())]"
    drawn = [start().ask(draw, "import random, uuid, numpy") for _ in range(2)]
    assert all(one != other for one, other in zip(*drawn, strict=True))


def test_environment_and_folder_are_the_pages_own(start: Callable[..., Kernel], tmp_path: Path):
    environment = {**os.environ, "QUERY_STRING": "lang=de"}
    environment.pop("HOME", None)
    kernel = start(env=environment, cwd=str(tmp_path))
    assert kernel.ask("[os.getcwd(), os.environ['QUERY_STRING'], 'HOME' in os.environ]", "import os") == [
        str(tmp_path),
        "lang=de",
        False,
    ]
    assert start().ask("'QUERY_STRING' in os.environ", "import os") is False


def test_modules_beside_the_notebook_can_be_imported(start: Callable[..., Kernel], tmp_path: Path):
    (tmp_path / "beside_it.py").write_text("answer = 42")
    assert start(cwd=str(tmp_path)).ask("beside_it.answer", "import beside_it") == 42


def test_what_one_kernel_does_no_other_sees(start: Callable[..., Kernel]):
    one, other = start(), start()
    one.ask("1", "import workshop_kit; workshop_kit.mine = 1; x = 1")
    assert other.ask("[hasattr(workshop_kit, 'mine'), 'x' in globals()]", "import workshop_kit") == [
        False,
        False,
    ]


def test_a_kernel_keeps_no_history_and_shows_plotly_as_a_notebook_does(start: Callable[..., Kernel]):
    ready = "import plotly.io, IPython; history = get_ipython().history_manager"
    assert start().ask("[history.enabled, plotly.io.renderers.default]", ready) == [False, "plotly_mimetype"]


@copies_only
def test_a_page_has_nothing_left_to_import(start: Callable[..., Kernel]):
    code = (
        "import sys; before = set(sys.modules)\n"
        "import ipywidgets, plotly.graph_objects as go\n"
        "from workshop_kit import figures, widgets\n"
        "made = [getattr(widgets, name)() for name in widgets.__all__ if name != 'Chart']\n"
        "shown = [widgets.Chart(figures.trap_figure()), widgets.Chart(figures.value_twice_figure()), ipywidgets.IntSlider()]"
    )
    assert start().ask("sorted(set(sys.modules) - before)", code) == []


def test_an_interrupt_stops_a_cell_and_not_the_kernel(start: Callable[..., Kernel]):
    kernel = start()
    asked = kernel.client.execute("import time; print('begun', flush=True); time.sleep(1000)")
    while kernel.client.get_iopub_msg(timeout=PATIENCE)["msg_type"] != "stream":
        pass
    kernel.manager.interrupt_kernel()
    reply = kernel.client.get_shell_msg(timeout=PATIENCE)
    while reply["parent_header"].get("msg_id") != asked:
        reply = kernel.client.get_shell_msg(timeout=PATIENCE)
    assert reply["content"]["ename"] == "KeyboardInterrupt"
    assert kernel.ask("1 + 1") == 2


def test_a_kernel_with_options_of_its_own_starts_as_jupyter_would(start: Callable[..., Kernel]):
    kernel = start(extra_arguments=["--InteractiveShell.ast_node_interactivity=all"])
    assert kernel.ask("get_ipython().ast_node_interactivity") == "all"
    assert kernel.process.ppid() == os.getpid()


@copies_only
def test_when_the_template_is_killed_pages_live_on_and_new_ones_come_from_a_new_one(
    start: Callable[..., Kernel],
):
    before = start()
    template = psutil.Process(before.process.ppid())
    template.send_signal(signal.SIGKILL)
    psutil.wait_procs([template], timeout=PATIENCE)
    after = start()
    assert before.ask("6 * 7") == after.ask("6 * 7") == 42
    assert after.process.ppid() != template.pid


@copies_only
def test_a_template_that_does_not_answer_is_ended_and_makes_no_kernel_later(
    start: Callable[..., Kernel], monkeypatch: pytest.MonkeyPatch
):
    template = psutil.Process(start().process.ppid())
    template.suspend()
    monkeypatch.setattr(warm, "_PATIENCE", 0.1)
    with pytest.raises(ValueError, match="Expecting value"):
        warm.source().take({})
    psutil.wait_procs([template], timeout=PATIENCE)
    monkeypatch.undo()
    monkeypatch.setattr(KernelProvisionerFactory.instance(), "default_provisioner_name", kernels.NAME)
    assert start().ask("6 * 7") == 42
    assert not template.is_running()


def test_sockets_of_programs_that_were_killed_are_cleared_away(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    gone, mine = tmp_path / "wk-999999999-x", tmp_path / f"wk-{os.getpid()}-x"
    gone.mkdir()
    mine.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(kernels, "_SHORT", 1000)
    found = kernels._sockets.__wrapped__()
    assert sorted(tmp_path.iterdir()) == sorted([mine, found])


def test_in_a_temporary_folder_with_a_long_name_sockets_stand_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    long = tmp_path / ("x" * 90)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    found = kernels._sockets.__wrapped__()
    assert len(str(found)) < 60
    found.rmdir()


@copies_only
def test_when_the_code_changes_new_pages_come_from_a_new_template(
    start: Callable[..., Kernel], monkeypatch: pytest.MonkeyPatch
):
    before = start()
    monkeypatch.setattr(warm, "code_stamp", lambda: "changed")
    after = start()
    assert before.ask("1") == after.ask("1") == 1
    assert after.process.ppid() != before.process.ppid()
    monkeypatch.undo()
    monkeypatch.setattr(KernelProvisionerFactory.instance(), "default_provisioner_name", kernels.NAME)


def test_the_stamp_of_the_code_changes_with_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "domain" / "quiz.py"
    file.parent.mkdir()
    file.write_text("1")
    monkeypatch.setattr(warm, "_PACKAGE", tmp_path)
    before = warm.code_stamp()
    assert warm.code_stamp() == before
    os.utime(file, (1, 1))
    assert warm.code_stamp() != before


def test_when_a_kernel_is_killed_the_others_live_and_its_end_is_noticed(start: Callable[..., Kernel]):
    one, other = start(), start()
    one.process.send_signal(signal.SIGKILL)
    one.manager.provisioner.process.wait(timeout=PATIENCE)
    assert not one.manager.is_alive()
    assert other.manager.is_alive()
    assert other.ask("1 + 1") == 2


SERVER = """
import asyncio, sys
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning import KernelProvisionerFactory
KernelProvisionerFactory.instance().default_provisioner_name = "workshop-warm"
manager = KernelManager(kernel_name="python3")
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready()
client.execute("import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(1000)'])", reply=True)
print("ready", manager.provisioner.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("kind", ["copies", "pool"])
def test_when_the_server_is_killed_nothing_survives_it(kind: str):
    if kind == "copies" and not warm.can_copy():
        pytest.skip("processes cannot be copied on this system")
    with running(
        sys.executable,
        "-c",
        SERVER,
        port=free_port(),
        env={"WORKSHOP_KERNELS": "" if kind == "copies" else kind},
    ) as program:
        kernel = psutil.Process(int(program.wait_for(r"ready (\d+)")[1]))
        server = psutil.Process(program.process.pid)
        family = [kernel, *server.children(recursive=True)]
        assert len(set(family)) >= 3  # the kernel, what it has started, and the template or the pool
        server.send_signal(signal.SIGKILL)
        _, alive = psutil.wait_procs(family, timeout=PATIENCE)
        assert [each for each in alive if each.status() != psutil.STATUS_ZOMBIE] == []


def test_where_processes_cannot_be_copied_a_pool_is_chosen(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not warm.can_copy()


def test_where_processes_cannot_be_followed_a_pool_is_chosen(monkeypatch: pytest.MonkeyPatch):
    def forbidden(pid: int) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "pidfd_open", forbidden, raising=False)
    assert not warm.can_copy()


def test_a_pool_makes_kernels_too():
    code = SERVER.replace("sys.stdin.read()", "manager.shutdown_kernel(now=True)")
    with running(sys.executable, "-c", code, port=free_port(), env={"WORKSHOP_KERNELS": "pool"}) as program:
        program.wait_for(r"ready \d+")
        assert program.process.wait(PATIENCE) == 0
