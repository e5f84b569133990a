"""Where the processor's time of one page goes: the server, the template that is copied, the page's own kernel."""

import asyncio
import tempfile
from pathlib import Path

import psutil

from bench.pages import CELLS, Visitor
from tests.running import Program
from tests.site.broken import opened, serving_folder, write_notebook

VISITS = 20


def used(process: psutil.Process) -> float:
    """Return the milliseconds that a process has used."""
    times = process.cpu_times()
    return (times.user + times.system) * 1e3


async def shares(program: Program) -> dict[str, float]:
    """Return milliseconds a page of the server, the template and the kernel, for pages opened one after the other."""
    server = psutil.Process(program.process.pid)
    (template,) = server.children()
    before = used(server), used(template)
    known = {kernel.pid for kernel in program.kernels()}
    sockets = [await Visitor(program.port, files=False).open() for _ in range(VISITS)]
    kernels = [kernel for kernel in program.kernels() if kernel.pid not in known]
    found = {
        "server": used(server) - before[0],
        "copying": used(template) - before[1],
        "kernel": sum(used(kernel) for kernel in kernels),
    }
    for socket in sockets:
        socket.close()
    return {name: value / VISITS for name, value in found.items()}


def main() -> None:
    """Measure three times and print the middle."""
    with tempfile.TemporaryDirectory() as name:
        write_notebook(Path(name), "01_page", *CELLS)
        with serving_folder(Path(name), front_end="light", cell_seconds=60, max_kernels=400) as program:
            opened(program)
            asyncio.run(shares(program))  # the first visitors meet a server that is still cold
            runs = [asyncio.run(shares(program)) for _ in range(3)]
    for part in runs[0]:
        print(f"{part}: {sorted(run[part] for run in runs)[1]:.0f} ms a page")


if __name__ == "__main__":
    main()
