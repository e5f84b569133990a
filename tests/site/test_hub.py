"""A real hub, asked by a program: who comes in, and what a person at a terminal can and cannot do."""

import json
import os
import pwd
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import requests

from tests.hubs import Hub, Person, Seat, Terminal, ended_afterwards, hub_open, needs_root
from workshop_kit.content import load_words

pytestmark = needs_root

SECRET = "sk-never-for-seats"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """Return a hub with three seats, opened from surroundings full of secrets."""
    data = tmp_path_factory.mktemp("hub") / "data"
    surroundings = {"API_KEY": SECRET, "AWS_SECRET_ACCESS_KEY": SECRET, "GITHUB_TOKEN": SECRET}
    with ended_afterwards(data), hub_open(data, "--memory", "700M", seats=3, env=surroundings) as opened:
        yield opened


@pytest.fixture(scope="module")
def seat(hub: Hub) -> Seat:
    return Person(hub).sit_down(0)


@pytest.fixture(scope="module")
def neighbour(hub: Hub) -> Seat:
    return Person(hub).sit_down(1)


@pytest.fixture(scope="module")
def terminal(seat: Seat) -> Iterator[Terminal]:
    opened = seat.terminal()
    yield opened
    opened.close()


def test_a_code_counts_in_any_case_and_with_any_spaces(hub: Hub) -> None:
    typed = f" {hub.codes[2].replace(' ', '').lower()[:2]} - {hub.codes[2].replace(' ', '').lower()[2:]} "
    answer = Person(hub).try_code(typed)
    assert f"/{hub.names[2]}" in answer.url


def test_a_wrong_code_gets_a_kind_word_in_the_language_of_the_browser(hub: Hub) -> None:
    for language in ("en", "de"):
        answer = Person(hub).try_code("ABCDEF", **{"Accept-Language": language})
        assert answer.status_code == 403
        assert load_words(language).hub.wrong in answer.text
        assert "/hub/login" in answer.url


def test_a_seat_is_a_user_of_its_own_without_rights(terminal: Terminal, seat: Seat) -> None:
    user = pwd.getpwnam(seat.name)
    assert terminal.run("id -u; id -un; umask; pwd").split() == [
        str(user.pw_uid),
        seat.name,
        "0077",
        f"{user.pw_dir}/workshop",
    ]
    assert user.pw_uid != 0
    assert set(terminal.run("id -Gn").split()) == {seat.name, "wk-seats"}
    assert "root" not in terminal.run("sudo -n id -un; su -c 'id -un' < /dev/null")
    assert Path(user.pw_dir).stat().st_mode & 0o777 == 0o700


def test_at_a_terminal_nothing_of_the_trainer_the_hub_or_a_neighbour_can_be_read(
    hub: Hub, terminal: Terminal, neighbour: Seat
) -> None:
    home = Path(pwd.getpwnam(neighbour.name).pw_dir)
    diary = home / "workshop" / "diary.txt"
    diary.write_text("what I think of my boss")
    os.chown(diary, home.stat().st_uid, home.stat().st_gid)
    diary.chmod(0o666)  # careless, and still private: nobody else gets into the folder
    trainers = Path(tempfile.mkdtemp(prefix="trainer-"))  # as a home folder is: for its owner alone
    (trainers / "answers.txt").write_text("what the room has said")
    for folder in (hub.data, trainers, home, home / "workshop"):
        assert "Permission denied" in terminal.run(f"ls {folder}"), folder
    names = ("seats.json", "jupyterhub.sqlite", "cookie_secret", "proxy.pid")
    for file in (diary, trainers / "answers.txt", *(hub.data / name for name in names)):
        assert file.is_file(), file
        assert "Permission denied" in terminal.run(f"cat {file}"), file
        assert "Permission denied" in terminal.run(f"echo mine > {file}"), file
    assert diary.read_text() == "what I think of my boss"
    shutil.rmtree(trainers)


def test_at_a_terminal_no_secret_of_the_surroundings_or_of_another_process_can_be_read(
    hub: Hub, terminal: Terminal, neighbour: Seat
) -> None:
    assert SECRET not in terminal.run("env")
    inherited = hub.program.process.pid, *(each.pid for each in hub.program.descendants())
    surroundings = "".join(Path(f"/proc/{pid}/environ").read_text() for pid in inherited)
    assert SECRET in surroundings
    tokens = set(re.findall(r"(?:CONFIGPROXY_AUTH_TOKEN|JUPYTERHUB_API_TOKEN)=(\w+)", surroundings))
    own = terminal.run("echo $JUPYTERHUB_API_TOKEN")
    assert own in tokens
    assert len(tokens) >= 4, "the proxy's, the culler's, and one for each of two seats"
    readable = terminal.run("cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline | tr '\\0' '\\n' | sort -u")
    assert f"JUPYTERHUB_API_TOKEN={own}" in readable, "the command works"
    assert "jupyterhub_idle_culler" in readable
    assert [secret for secret in (SECRET, *(tokens - {own})) if secret in readable] == []


def test_a_seat_gets_nothing_from_a_neighbours_server_or_from_the_hubs_inner_doors(
    hub: Hub, terminal: Terminal, seat: Seat, neighbour: Seat
) -> None:
    spied = seat.session.get(f"{hub.local_url}/user/{neighbour.name}/api/contents", timeout=30)
    assert spied.status_code in (403, 404), spied.text
    curl = "import sys, urllib.request as u, urllib.error as e\ntry: print(u.urlopen(sys.argv[1]).status)\nexcept e.HTTPError as x: print(x.code)"
    terminal.run(f"cat > ask.py <<'EOF'\n{curl}\nEOF")
    uid = pwd.getpwnam(neighbour.name).pw_uid
    port = listening(uid)
    assert terminal.run(f"python ask.py http://127.0.0.1:{port}/user/{neighbour.name}/api/contents") == "403"
    hub_port, proxy_port = (int(part) for part in inner_ports(hub))
    assert terminal.run(f"python ask.py http://127.0.0.1:{proxy_port}/api/routes") == "403"
    assert terminal.run(f"python ask.py http://127.0.0.1:{hub_port}/hub/api/users") == "403"
    with_own = 'curl -s -o /dev/null -w "%{http_code}" -H "Authorization: token $JUPYTERHUB_API_TOKEN"'
    for path in ("users", f"users/{neighbour.name}", "proxy"):
        assert terminal.run(f"{with_own} http://127.0.0.1:{hub_port}/hub/api/{path}") in ("403", "404"), path


def test_nobody_administers_the_hub_from_a_seat(hub: Hub, seat: Seat) -> None:
    assert seat.session.get(f"{hub.local_url}/hub/admin", timeout=30).status_code in (403, 404)
    mine = seat.session.get(f"{hub.local_url}/hub/api/user", timeout=30)
    assert mine.status_code in (200, 403)
    if mine.status_code == 200:
        assert mine.json()["admin"] is False


def test_a_seat_that_eats_memory_is_stopped_and_its_neighbour_goes_on(
    terminal: Terminal, seat: Seat, neighbour: Seat
) -> None:
    greedy = "python -c 'x = [bytearray(50_000_000) for _ in range(40)]; print(len(x))'"
    other = neighbour.terminal()
    printed = terminal.run(greedy)
    assert "40" not in printed
    assert "Killed" in printed or "MemoryError" in printed
    assert other.run("python -c 'print(6 * 7)'") == "42"
    assert terminal.run("echo still here") == "still here"
    other.close()


def test_a_seat_cannot_start_programs_without_end(terminal: Terminal, neighbour: Seat) -> None:
    printed = terminal.run(
        'python -c \'import subprocess as s; p = [s.Popen(["sleep", "5"]) for _ in range(2000)]\'; pkill -u $(id -u) sleep'
    )
    assert "Resource temporarily unavailable" in printed
    other = neighbour.terminal()
    assert other.run("echo fine") == "fine"
    other.close()


def test_an_address_that_is_nobodys_gets_our_words(hub: Hub) -> None:
    answer = requests.get(f"{hub.local_url}/hub/nothing", timeout=30)
    answer.encoding = "utf-8"
    assert answer.status_code == 404
    assert load_words("en").hub.missing in answer.text


def inner_ports(hub: Hub) -> list[int]:
    return json.loads((hub.data / "seats.json").read_text())["ports"]


def listening(uid: int) -> int:
    """Return the port at which a user's JupyterLab listens."""
    for process in psutil.process_iter():
        if process.uids().real == uid and "workshop_kit.site.hub.start" in process.cmdline():
            (port, *_) = [each.laddr.port for each in process.net_connections() if each.status == "LISTEN"]
            return port
    raise AssertionError("no server")
