"""A real bundle, set up by its own starter in an empty home with the network cut, and JupyterLab answers there.

Making the bundle asks the package registry, as ``make test`` does when it sets itself up; nothing after that does.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.courseware.small_world import THIS_MACHINE, THIS_PYTHON, THIS_SYSTEM
from tests.running import PATIENCE
from workshop_kit import __version__
from workshop_kit.content import languages

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("unshare"), reason="only Linux can cut a test off the network"
)

VISIT = """
import json, re, sys, urllib.request, urllib.error
address, token = sys.argv[1:]
def ask(path):
    request = urllib.request.Request(address + path, headers={"Authorization": "token " + token})
    return urllib.request.urlopen(request, timeout=60).read().decode()
try:
    urllib.request.urlopen("http://192.0.2.1/", timeout=5)
except urllib.error.URLError as error:
    print("cut off:", error.reason)
print(json.loads(ask("/api/status"))["connections"])
print("JupyterLab" in ask("/lab"))
print(sorted(each["name"] for each in json.loads(ask("/api/contents"))["content"]))
"""


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
    lab = subprocess.Popen(
        [*cut, "sh", str(stick / "start-linux.sh"), "--no-browser"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    said: list[str] = []
    try:
        assert lab.stdout
        for line in lab.stdout:
            said.append(line)
            if found := re.search(r"(http://127.0.0.1:\d+)/lab\?token=(\w+)", line):
                break
        else:
            pytest.fail("".join(said))
        inside = ["nsenter", "--target", str(lab.pid), "--user", "--net", "--preserve-credentials"]
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
    finally:
        lab.terminate()
        lab.wait(timeout=PATIENCE)
        assert lab.stdout
        lab.stdout.close()
    assert re.search(r"(\d+) of \1 parts", "".join(said))
    (folder,) = (home / "workshop-kit" / ".venv").glob("*/")
    assert folder.name.startswith(f"{__version__}-")
    checked = subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "No broken requirements found" in checked.stdout, checked.stdout
