"""A real bundle, set up by its own starter in an empty home with the network cut, and JupyterLab answers there.

Making the bundle asks the package registry, as ``make test`` does when it sets itself up; nothing after that does.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.courseware.small_world import THIS_MACHINE, THIS_PYTHON, THIS_SYSTEM
from tests.running import PATIENCE, Program
from workshop_kit import __version__
from workshop_kit.content import languages

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("unshare"), reason="only Linux can cut a test off the network"
)

VISIT = """
import json, sys, threading, time, urllib.request, urllib.error
address, token = sys.argv[1:]
end = time.monotonic() + 60
def ask(path):
    request = urllib.request.Request(address + path, headers={"Authorization": "token " + token})
    return urllib.request.urlopen(request, timeout=60).read().decode()
try:
    urllib.request.urlopen("http://192.0.2.1/", timeout=5)
except urllib.error.URLError as error:
    print("cut off:", error.reason)
while True:  # JupyterLab tells its address a moment before it listens
    try:
        status = json.loads(ask("/api/status"))
        break
    except urllib.error.URLError as error:
        if not isinstance(error.reason, ConnectionRefusedError) or time.monotonic() > end:
            raise
    threading.Event().wait(0.05)
print(status["connections"])
print("JupyterLab" in ask("/lab"))
print(sorted(each["name"] for each in json.loads(ask("/api/contents/exercises"))["content"]))
"""


LONGEST = 400
"""Seconds after which a laptop that still sets itself up is ended, so that nobody waits for ever."""


@contextmanager
def ended_in_time(process: subprocess.Popen[str]) -> Iterator[None]:
    """End a program and all that it has started: when the block is left, or after the longest time."""

    def kill() -> None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)

    last = threading.Timer(LONGEST, kill)
    last.start()
    try:
        yield
        process.terminate()
        process.wait(timeout=PATIENCE)
    finally:
        last.cancel()
        kill()
        process.wait(timeout=PATIENCE)


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a bundle of the real thing for laptops like this one."""
    out = tmp_path_factory.mktemp("real") / "a stick, größer"
    command = [sys.executable, "-m", "workshop_kit.cli", "bundle", "--out", str(out)]
    done = subprocess.run(
        [*command, "--system", THIS_SYSTEM.value, "--python", THIS_PYTHON, "--machine", THIS_MACHINE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def test_a_bundle_makes_an_empty_laptop_ready_with_the_network_cut(stick: Path, tmp_path: Path) -> None:
    home = tmp_path / "home of Jörg Müller"
    home.mkdir()
    here = str(Path(sys.executable).resolve().parent)
    environment = {"HOME": str(home), "LANG": "C.UTF-8", "PATH": os.pathsep.join([here, "/usr/bin", "/bin"])}
    cut = ["unshare", "--net", "--map-root-user", "sh", "-c", 'ip link set lo up && exec "$@"', "cut"]
    process = subprocess.Popen(
        [*cut, "sh", str(stick / "start-linux.sh"), "--no-browser"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    lab = Program(process, port=0)
    with closing(lab), ended_in_time(process):
        found = lab.wait_for(r"(http://127\.0\.0\.1:\d+)/\S*\?token=(\w+)")
        inside = ["nsenter", "--target", str(process.pid), "--user", "--net", "--preserve-credentials"]
        visit = subprocess.run(
            [*inside, sys.executable, "-c", VISIT, found[1], found[2]],
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert visit.returncode == 0, visit.stderr
        reach, connections, is_lab, contents = visit.stdout.splitlines()
        assert reach.startswith("cut off:")
        assert (connections, is_lab) == ("0", "True")
        assert all(repr(language) in contents for language in languages())
    said = lab.output
    assert re.search(r"(\d+) of \1 parts", said)
    (folder,) = (home / "workshop-kit" / ".venv").glob("*/")
    assert folder.name.startswith(f"{__version__}-")
    checked = subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "No broken requirements found" in checked.stdout, checked.stdout
