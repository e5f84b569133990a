"""Real hubs for the tests: opened as root, with users of their own that are gone afterwards, whatever happens."""

import contextlib
import fcntl
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
import websocket

from tests.running import PATIENCE, Program, free_port

ROOT = Path(__file__).parent.parent
NOBODY = 65534

needs_root = pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="makes system users: only Linux has them so, and only root may",
)


def anybody_can(*command: str) -> bool:
    """Tell whether a user without any rights can run a command."""
    try:
        done = subprocess.run(
            command, user=NOBODY, group=NOBODY, extra_groups=[], cwd="/", capture_output=True, check=False
        )
    except OSError:
        return False
    return done.returncode == 0


def _python_for_all() -> str:
    """Return a Python that every user of this machine may run."""
    new_enough = "import sys, venv; sys.exit(sys.version_info < (3, 11))"
    candidates = [
        sys.executable,
        *(
            f"{place}/python3{minor}"
            for place in ("/usr/bin", "/usr/local/bin")
            for minor in ("", ".14", ".13", ".12", ".11")
        ),
    ]
    for python in candidates:
        if anybody_can(python, "-c", new_enough):
            return python
    pytest.skip("this machine has no Python that users other than root may run")


def installed_kit() -> Path:
    """Return the Python of an installation with the extra ``hub`` that seats may enter.

    It is made once, from the packages that make has fetched, and lies in the cache of the checkout.
    """
    python = _python_for_all()
    if python == sys.executable and anybody_can(python, "-c", "import workshop_kit, jupyterhub"):
        return Path(python)
    folder = ROOT / ".cache" / "hub"
    if not anybody_can("ls", str(ROOT)):
        folder = Path(tempfile.gettempdir()) / f"workshop-kit-tests-{abs(hash(ROOT)):x}"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    with (folder.parent / f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _install(folder, python)
    return folder / "bin" / "python"


def _install(folder: Path, python: str) -> None:
    wanted = (ROOT / "constraints.txt").read_text() + (ROOT / "pyproject.toml").read_text()
    done = folder / "installed"
    if done.is_file() and done.read_text() == wanted:
        return
    uv = [sys.executable, "-m", "uv"]
    subprocess.run([*uv, "venv", "--quiet", "--clear", "--python", python, str(folder)], check=True)
    editable = ["--editable"] if folder.is_relative_to(ROOT) else []
    install = [*uv, "pip", "install", "--quiet", "--python", str(folder / "bin" / "python")]
    command = [*install, "--constraint", str(ROOT / "constraints.txt"), *editable, f"{ROOT}[hub]"]
    offline = subprocess.run([*command, "--offline"], check=False, capture_output=True)
    if offline.returncode:
        subprocess.run(command, check=True)
    done.write_text(wanted)


@dataclass
class Hub:
    """A hub that is open.

    Attributes
    ----------
    program : Program
    data : Path
        Its folder.
    codes : list of str
        One a seat, as printed.
    """

    program: Program
    data: Path
    codes: list[str]

    @property
    def url(self) -> str:
        return self.program.url

    @property
    def local_url(self) -> str:
        return self.program.local_url

    @property
    def names(self) -> list[str]:
        """Names of the users."""
        return [seat["name"] for seat in json.loads((self.data / "seats.json").read_text())["seats"]]


def hub_command(*arguments: str, data: Path) -> list[str]:
    return [str(installed_kit()), "-m", "workshop_kit.cli", "hub", "--data", str(data), *arguments]


class Logged(Program):
    """A hub that prints into a file: what outlives it when it is killed would keep a pipe open."""

    log: Path

    def __post_init__(self) -> None:
        """Read nothing."""

    @property
    def output(self) -> str:
        return self.log.read_text()

    def wait_for(self, pattern: str) -> re.Match[str]:
        until = time.monotonic() + PATIENCE
        while not (found := re.search(pattern, self.output)):
            assert self.process.poll() is None, self.output
            assert time.monotonic() < until, self.output
            time.sleep(0.05)
        return found


@contextlib.contextmanager
def hub_open(
    data: Path,
    *arguments: str,
    seats: int = 2,
    env: dict[str, str] | None = None,
    codes: list[str] | None = None,
) -> Iterator[Hub]:
    """Open a hub; it is closed at the end, but its users stay until it is ended."""
    port = free_port()
    command = hub_command("--seats", str(seats), "--port", str(port), *arguments, data=data)
    log = data.parent / f"{port}.log"
    with log.open("w") as file:
        process = subprocess.Popen(
            command,
            stdout=file,
            stderr=file,
            text=True,
            cwd="/",
            env={**os.environ, **(env or {})},
            start_new_session=True,
        )
    program = Logged(process, port)
    program.log = log
    try:
        program.wait_for("When the day is over")
        printed = re.findall(r"^  seat +\d+ .* (\w{3} \w{3})$", program.output, re.MULTILINE)
        _wait_until_it_answers(program)
        yield Hub(program, data, [*(codes or []), *printed])
    finally:
        program.press_ctrl_c()


@contextlib.contextmanager
def ended_afterwards(data: Path) -> Iterator[None]:
    """Remove the users of a hub, however the test has ended."""
    try:
        yield
    finally:
        end(data, "--delete-work")


def end(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """End a hub."""
    return subprocess.run(
        hub_command("--end", *arguments, data=data), capture_output=True, text=True, check=False, cwd="/"
    )


def _wait_until_it_answers(program: Program) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(requests.ConnectionError):
            if requests.get(f"{program.local_url}/hub/login", timeout=PATIENCE).status_code == 200:
                return
        assert program.process.poll() is None, program.output
        time.sleep(0.1)
    raise AssertionError(program.output)


def _session() -> requests.Session:
    """Return what keeps cookies, and no connection open: nobody closes it."""
    session = requests.Session()
    session.headers["Connection"] = "close"
    return session


@dataclass
class Person:
    """Somebody with a browser at a hub, without the browser."""

    hub: Hub
    session: requests.Session = field(default_factory=_session)

    def try_code(self, code: str, **headers: str) -> requests.Response:
        """Type a code."""
        address = f"{self.hub.local_url}/hub/login"
        self.session.get(address, headers=headers, timeout=PATIENCE)
        form = {"_xsrf": self.session.cookies.get("_xsrf", path="/hub/"), "code": code}
        answer = self.session.post(address, data=form, headers=headers, timeout=PATIENCE)
        answer.encoding = "utf-8"  # as the page says itself
        return answer

    def sit_down(self, seat: int) -> "Seat":
        """Sign in with the code of a seat, and wait until its JupyterLab is there."""
        name = self.hub.names[seat]
        answer = self.try_code(self.hub.codes[seat])
        assert answer.status_code == 200, answer.text
        address = f"{self.hub.local_url}/user/{name}"
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = self.session.get(f"{address}/doc", timeout=PATIENCE)
            if found.status_code == 200 and "/user/" in urlsplit(found.url).path:
                return Seat(self.session, address, name)
            time.sleep(0.1)
        raise AssertionError(found.text)


@dataclass
class Seat:
    """A JupyterLab, as its front end speaks to it."""

    session: requests.Session
    address: str
    name: str

    def ask(self, method: str, path: str, **options: object) -> requests.Response:
        headers = {"X-XSRFToken": self.session.cookies.get("_xsrf", path=f"/user/{self.name}/") or ""}
        return self.session.request(
            method, f"{self.address}/{path}", headers=headers, timeout=PATIENCE, **options
        )

    def terminal(self) -> "Terminal":
        """Open a terminal in JupyterLab."""
        made = self.ask("POST", "api/terminals")
        assert made.status_code == 200, made.text
        cookies = "; ".join(f"{each.name}={each.value}" for each in self.session.cookies)
        address = f"{self.address.replace('http', 'ws', 1)}/terminals/websocket/{made.json()['name']}"
        return Terminal(websocket.create_connection(address, cookie=cookies, timeout=PATIENCE))


@dataclass
class Terminal:
    """What a person types into a terminal, and what comes back."""

    socket: websocket.WebSocket
    _count: int = 0

    def run(self, command: str) -> str:
        """Run one line, and return all that it has printed, on both channels."""
        self._count += 1
        begin, over = f"begin-{self._count}-", f"over-{self._count}-"
        line = f"echo beg'in-{self._count}-'; {{ {command}\n}} 2>&1; echo ov'er-{self._count}-'\n"
        self.socket.send(json.dumps(["stdin", line]))
        text = ""
        while over not in text:
            kind, *rest = json.loads(self.socket.recv())
            text += rest[0] if kind == "stdout" else ""
        printed = text.split(begin, 1)[1].split(over, 1)[0].replace("\r", "")
        return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|^> ?", "", printed, flags=re.MULTILINE).strip()

    def close(self) -> None:
        self.socket.close()
