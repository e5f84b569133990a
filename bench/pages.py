"""What a page costs, ours beside those of its peers, all in one run.

The page is the same everywhere: twelve sliders, one more that redraws a plotly line of a hundred points, and the word
READY. Each server is started alone and visited by the same Chromium at a phone's size, through a wire that counts
bytes. The peers live in an environment of their own, which ``make bench`` makes from ``bench/peers/requirements.txt``.
"""

import asyncio
import contextlib
import html
import json
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import psutil
from playwright.sync_api import Browser, sync_playwright
from tornado.httpclient import AsyncHTTPClient
from tornado.websocket import WebSocketClientConnection, websocket_connect

from bench.visiting import PHONE, Cost, measure, private_memory
from tests.browser.chromium import FLAGS, HELP, find_chromium
from tests.running import Program, free_port
from tests.site.broken import opened, serving_folder, write_notebook

HERE = Path(__file__).parent / "peers"
REPORT = Path(__file__).parents[1] / "docs" / "performance.md"
PEERS = Path(".cache/peers/bin").absolute()
BEGIN, END = "<!-- pages: written by bench/pages.py -->\n", "<!-- pages: end -->\n"
CELLS = (
    "import ipywidgets as w, plotly.graph_objects as go, numpy as np\n"
    "from IPython.display import display\nfrom workshop_kit.widgets import Chart",
    "display(w.VBox([w.IntSlider(min=1, max=5, description=f'Question {each}') for each in range(12)]))",
    """level = w.FloatSlider(min=0, max=1, step=.01, value=.5, description='Empower')
hours = np.linspace(0, 24, 100)
def line(level):
    return go.Figure([go.Scatter(x=hours, y=level * (1 - np.exp(-hours / 6)), mode='lines')], {'yaxis': {'range': [0, 1]}})
chart = Chart(line(.5))
def redraw(change):
    chart.figure = line(level.value)
level.observe(redraw, 'value')
display(w.VBox([level, chart]))""",
    "display(w.HTML('<b id=done>READY</b>'))",
)
PLAIN = (*CELLS[:2], CELLS[3])


def command(peer: str, port: int, folder: Path) -> list[str]:
    """Return how a peer is started."""
    if peer == "Voila":
        notebook = folder / "stock.ipynb"
        subprocess.run([PEERS / "python", HERE / "voila_page.py", notebook], check=True)
        return [f"{PEERS}/voila", str(notebook), "--no-browser", "--port", str(port)]
    page = str(HERE / f"{peer.lower()}_page.py")
    quiet = [
        "--browser.gatherUsageStats",
        "false",
        "--server.enableCORS",
        "false",
        "--server.enableXsrfProtection",
        "false",
    ]
    return {
        "Streamlit": [
            f"{PEERS}/streamlit",
            "run",
            page,
            "--server.headless",
            "true",
            "--server.port",
            str(port),
            *quiet,
        ],
        "Panel": [f"{PEERS}/panel", "serve", page, "--port", str(port), "--allow-websocket-origin=*"],
        "NiceGUI": [f"{PEERS}/python", page, str(port)],
        "Solara": [f"{PEERS}/solara", "run", page, "--port", str(port), "--production", "--no-open"],
    }[peer]


@contextlib.contextmanager
def serving(peer: str, folder: Path) -> Iterator[tuple[int, int]]:
    """Start a peer; return its port and process id once it answers."""
    port = free_port()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command(peer, port, folder), cwd=folder, **quiet) as server:
        try:
            for _ in range(120):
                with contextlib.suppress(OSError):
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20).read(1)
                    break
                time.sleep(0.5)
            yield port, server.pid
        finally:
            each = [*psutil.Process(server.pid).children(recursive=True), psutil.Process(server.pid)]
            for process in each:
                process.terminate()
            for process in psutil.wait_procs(each, timeout=5)[1]:  # some wait for their visitors to leave
                process.kill()


def crowd(browser: Browser, program: Program, people: int) -> tuple[float, int]:
    """Open many pages at once in one browser; return the seconds until all are usable, and how many never were."""
    contexts = [browser.new_context(viewport=PHONE) for _ in range(people)]
    pages = [context.new_page() for context in contexts]
    began = time.monotonic()
    for page in pages:
        page.evaluate(f"setTimeout(() => location.href = '{program.url}/en/01_page')")
    failed = 0
    for page in pages:
        try:
            page.wait_for_selector("path.js-line", state="attached", timeout=120_000)
        except Exception:  # noqa: BLE001 - a page that never came is what is counted
            failed += 1
    seconds = time.monotonic() - began
    for context in contexts:
        context.close()
    return seconds, failed


class Visitor:
    """What a phone asks of the server for one page, without the phone: page, files, socket, the state of the widgets."""

    def __init__(self, port: int, *, files: bool = True, compressed: bool = True) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.files = files
        self.compression = {} if compressed else None
        self.client = AsyncHTTPClient(force_instance=True, max_clients=20)

    async def open(self) -> WebSocketClientConnection:
        """Return the socket once the kernel has handed over all that the page draws from."""
        text = (await self._fetch("/en/01_page")).decode()
        files = set(re.findall(r'(?:src|href)="(/assets/[^"]+)"', text)) if self.files else set()
        await asyncio.gather(*(self._fetch(html.unescape(each)) for each in files))
        kernel = json.loads(text.split("site.kernelIs(")[1].split(")")[0])
        address = f"{self.url.replace('http', 'ws')}/api/kernels/{kernel}/channels"
        socket = await websocket_connect(address, compression_options=self.compression)
        await self._send(socket, "comm_open", {"target_name": "jupyter.widget.control", "data": {}})
        await self._send(socket, "comm_msg", {"data": {"method": "request_states"}})
        while answer := await asyncio.wait_for(socket.read_message(), timeout=120):
            if b"update_states" in (answer if isinstance(answer, bytes) else answer.encode()):
                return socket
        raise ConnectionError("the server closed the socket")

    async def _fetch(self, path: str) -> bytes:
        found = await self.client.fetch(self.url + path, request_timeout=300, decompress_response=True)
        return found.body

    async def _send(self, socket: WebSocketClientConnection, kind: str, content: dict[str, object]) -> None:
        header = {
            "msg_id": uuid4().hex,
            "msg_type": kind,
            "session": "bench",
            "username": "",
            "version": "5.3",
        }
        message = {
            "header": header,
            "parent_header": {},
            "metadata": {"version": "1.0.0"},
            "channel": "shell",
        }
        await socket.write_message(json.dumps({**message, "content": {"comm_id": "bench", **content}}))


async def rush(program: Program, people: int) -> tuple[float, int]:
    """Open many pages at once, each visitor with a processor of their own; return seconds, and how many failed."""
    began = time.monotonic()
    visits = (Visitor(program.port).open() for _ in range(people))
    found = await asyncio.gather(*visits, return_exceptions=True)
    seconds = time.monotonic() - began
    sockets = [each for each in found if not isinstance(each, BaseException)]
    for socket in sockets:
        socket.close()
    return seconds, people - len(sockets)


async def sit(program: Program, people: int) -> tuple[int, float, float]:
    """Have many visitors keep a page open; return how many do, memory each, seconds for one more."""
    before = private_memory(program.process.pid)
    sockets = []
    for _ in range(0, people, 10):
        sockets += await asyncio.gather(*(Visitor(program.port).open() for _ in range(10)))
    each = (private_memory(program.process.pid) - before) / people
    began = time.monotonic()
    sockets.append(await Visitor(program.port).open())
    seconds = time.monotonic() - began
    alive = len([process for process in program.kernels() if process.is_running()])
    for socket in sockets:
        socket.close()
    return alive, each, seconds


def row(name: str, cost: Cost) -> str:
    """Return a line of the table."""
    slider = "not seen" if cost.slider is None else f"{cost.slider:.0f} ms"
    return (
        f"| {name} | {cost.usable:.2f} s | {cost.first:.2f} MB | {cost.again * 1000:.0f} kB | {cost.requests} "
        f"| {cost.memory:.1f} MB | {cost.processor:.2f} s | {slider} |"
    )


def main() -> None:
    """Measure, print, and with ``--write`` put the table into docs/performance.md."""
    chromium = find_chromium()
    if not chromium:
        sys.exit(HELP)
    visits = 8
    lines = [
        "| page | usable after | first visit | again | requests | memory a page | processor a page | slider to chart |",
        "|---|---|---|---|---|---|---|---|",
    ]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        write_notebook(folder, "01_page", *CELLS, title="Follow my leader")
        write_notebook(folder, "02_plain", *PLAIN, title="Follow my leader")
        with serving_folder(folder, front_end="light", cell_seconds=60, max_kernels=400) as program:
            pid = opened(program).process.pid
            lines.append(
                row("workshop-kit", measure(browser, program.port, "/en/01_page", pid, visits=visits))
            )
            plain = measure(browser, program.port, "/en/02_plain", pid, visits=visits, chart=False)
            lines.append(row("workshop-kit, no chart", plain).replace("not seen", "–"))
            print("\n".join(lines), flush=True)
            with ThreadPoolExecutor() as elsewhere:  # Playwright has a loop in this thread
                seconds, failed = elsewhere.submit(asyncio.run, rush(program, 50)).result()
                alive, memory, one = elsewhere.submit(asyncio.run, sit(program, 200)).result()
            drawn, lost = crowd(browser, program, 50)
            more = [
                f"- Fifty pages opened at once, each by a visitor with a processor of their own: the server has handed "
                f"all that they draw from to the last of them after {seconds:.1f} s, {failed} failed. All fifty in one "
                f"browser, on the server's own two processors: drawn after {drawn:.1f} s, {lost} failed."
            ]
            more.append(
                f"- Two hundred pages open: {alive - 1} kernels live, {memory:.1f} MB each; one more page comes in {one:.2f} s."
            )
            print("\n".join(more), flush=True)
        for peer in ("Voila", "Streamlit", "Panel", "NiceGUI", "Solara"):
            try:
                with serving(peer, folder) as (port, pid):
                    lines.append(
                        row(
                            peer,
                            measure(
                                browser, port, "/" if peer != "Panel" else "/panel_page", pid, visits=visits
                            ),
                        )
                    )
            except Exception as error:  # noqa: BLE001 - a peer that fails is told, and the others go on
                lines.append(f"| {peer} | failed: {type(error).__name__} | | | | | | |")
            print(lines[-1], flush=True)
        browser.close()
    table = "\n".join([*lines, "", *more, ""])
    if "--write" in sys.argv:
        text = REPORT.read_text(encoding="utf-8")
        head, rest = text.split(BEGIN)
        REPORT.write_text(head + BEGIN + "\n" + table + "\n" + END + rest.split(END)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
