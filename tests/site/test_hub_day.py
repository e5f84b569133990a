"""A hub's whole day: opened, killed, opened again, left idle, closed, ended; and what it must never touch."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from tests.hubs import Person, end, ended_afterwards, hub_command, hub_open, needs_root
from tests.running import PATIENCE, free_port

pytestmark = needs_root


def there(name: str) -> bool:
    return name in {user.pw_name for user in pwd.getpwall()}


def try_to_open(
    *arguments: str, data: Path, python: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Try to open a hub that is to be refused; one that opens all the same is closed and ended, and fails."""
    program, *rest = hub_command("--seats", "1", "--port", str(free_port()), *arguments, data=data)
    process = subprocess.Popen(
        [str(python or program), *rest], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env
    )
    try:
        out, err = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=PATIENCE)
        end(data, "--delete-work")
        raise
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def test_after_a_kill_the_same_seats_codes_and_servers_go_on_and_the_end_keeps_the_work_for_root(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    with ended_afterwards(data):
        with hub_open(data, seats=1) as hub:
            (name,) = hub.names
            home = Path(pwd.getpwnam(name).pw_dir)
            person = Person(hub)
            seat = person.sit_down(0)
            terminal = seat.terminal()
            terminal.run("echo 'my own plan' > plan.txt; ln -s /etc/shadow stolen; (sleep 600 &)")
            terminal.close()
            server = seat.ask("GET", "api/status").json()["started"]
            too_early = end(data)
            assert too_early.returncode == 1
            assert "expected a closed one" in too_early.stderr
            second = try_to_open(data=data)
            assert second.returncode == 1
            assert "expected a closed one" in second.stderr
            hub.program.process.send_signal(signal.SIGKILL)
            hub.program.process.wait()
        assert there(name)
        with hub_open(data, seats=1, codes=hub.codes) as again:
            assert again.names == [name]
            assert again.codes == hub.codes, "nothing new was printed"
            assert "keep their codes" in again.program.output
            seat = Person(again).sit_down(0)
            assert seat.ask("GET", "api/status").json()["started"] == server, "the server had gone on"
            assert seat.ask("GET", "api/contents/plan.txt").json()["content"] == "my own plan\n"
        assert there(name), "closing ends nobody"
        assert (home / "workshop" / "plan.txt").is_file()
        uid = pwd.getpwnam(name).pw_uid
        left = Path("/var/tmp") / f"left-by-{name}"
        left.touch()
        os.chown(left, uid, uid)
        ended = end(data)
        assert ended.returncode == 0, ended.stderr
    assert not there(name)
    assert not home.exists()
    assert not left.exists()
    assert not [each for each in psutil.process_iter() if uid in each.uids()]
    archive = data / "archive" / f"{name}.tar.gz"
    assert (archive.stat().st_uid, archive.stat().st_mode & 0o777) == (0, 0o600)
    with tarfile.open(archive) as kept:
        file = kept.extractfile(f"{name}/workshop/plan.txt")
        assert file
        assert file.read() == b"my own plan\n"
        assert kept.getmember(f"{name}/workshop/stolen").issym(), "a link stays a link"
    assert {path.name for path in data.iterdir()} <= {"archive", "open.lock"}


def test_a_server_that_nobody_has_open_is_stopped_and_opens_again_with_its_files(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with ended_afterwards(data), hub_open(data, "--idle-minutes", "0.1", seats=1) as hub:
        person = Person(hub)
        seat = person.sit_down(0)
        uid = pwd.getpwnam(seat.name).pw_uid
        terminal = seat.terminal()
        terminal.run("echo kept > kept.txt; (setsid sleep 600 &)")
        terminal.close()
        until = time.monotonic() + PATIENCE
        while left := [each for each in psutil.process_iter() if uid in each.uids()]:
            assert time.monotonic() < until, left
            time.sleep(0.2)
        page = person.session.get(f"{hub.local_url}/user/{seat.name}/doc", timeout=PATIENCE)
        assert page.status_code in (424, 503)
        assert "has been put away" in page.text
        person.session.get(f"{hub.local_url}/hub/spawn/{seat.name}", timeout=PATIENCE)
        assert Person(hub).sit_down(0).ask("GET", "api/contents/kept.txt").json()["content"] == "kept\n"


def test_a_user_that_the_hub_has_not_made_is_never_touched(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with ended_afterwards(data):
        with hub_open(data, seats=1) as hub:
            (name,) = hub.names
        subprocess.run(["userdel", name], check=True)
        subprocess.run(["useradd", "--no-create-home", "--comment", "somebody else", name], check=True)
        try:
            refused = try_to_open(data=data)
            assert refused.returncode == 1
            assert refused.stderr.startswith(f"workshop: a user of this system is '{name}'; expected")
            assert "left alone" in end(data).stderr
            assert there(name)
        finally:
            subprocess.run(["userdel", name], check=True)
            home = Path("/home") / name
            assert home.is_dir(), "its folder was left alone, too"
            subprocess.run(["rm", "-r", str(home)], check=True)


@pytest.mark.parametrize("mode", [0o755, 0o711], ids=["can be listed", "can be entered"])
def test_a_hub_is_refused_where_a_seat_can_really_read_what_is_private(tmp_path: Path, mode: int) -> None:
    private = Path(tempfile.mkdtemp(dir="/var/tmp"))  # pytest's own folders are closed to others already
    (private / "letters").mkdir()
    (private / "letters" / "open.txt").write_text("dear all")
    private.chmod(mode)
    data = tmp_path / "data"
    try:
        refused = try_to_open("--private", str(private), data=data)
    finally:
        shutil.rmtree(private)
    assert refused.returncode == 1
    assert refused.stderr.startswith("workshop: what every user of this server can read is")
    assert "chmod" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (data / "seats.json").exists(), "neither users nor codes were left behind"


def test_a_hub_is_refused_from_a_python_that_seats_cannot_run(tmp_path: Path) -> None:
    hidden = tmp_path / "hidden" / "python"
    hidden.parent.mkdir(mode=0o700)
    hidden.symlink_to(hub_command(data=tmp_path)[0])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    refused = try_to_open(data=tmp_path / "data", python=hidden, env=environment)
    assert refused.returncode == 1
    assert "one that every user may run" in refused.stderr
    assert "/opt/workshop" in refused.stderr
