"""Whether compressing the socket pays: what the benchmark page sends over it, and the server's time, both ways."""

import asyncio
import tempfile
from pathlib import Path

from bench.pages import CELLS, Visitor
from bench.visiting import processor_time
from tests.running import Program, Wire
from tests.site.broken import opened, serving_folder, write_notebook

VISITS = 20


async def cost(program: Program, *, compressed: bool) -> tuple[float, float]:
    """Return kilobytes on the wire and milliseconds of the server's processors, page and socket, for one visit."""
    wire = Wire(program.port)
    before = processor_time(program.process.pid)
    for _ in range(VISITS):
        socket = await Visitor(wire.port, files=False, compressed=compressed).open()
        socket.close()
    used = processor_time(program.process.pid) - before
    carried = wire.carried
    wire.close()
    return carried / VISITS / 1e3, used / VISITS * 1e3


def main() -> None:
    """Measure in turns, so that whatever else the machine does meets both alike."""
    with tempfile.TemporaryDirectory() as name:
        write_notebook(Path(name), "01_page", *CELLS)
        with serving_folder(Path(name), front_end="light", cell_seconds=60, max_kernels=400) as program:
            opened(program)
            asyncio.run(cost(program, compressed=True))  # the first visitors meet a server that is still cold
            found: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
            for turn in range(6):
                found[not turn % 2].append(asyncio.run(cost(program, compressed=not turn % 2)))
    for compressed, costs in found.items():
        size, used = (sorted(each)[1] for each in zip(*costs, strict=True))
        print(f"socket {'compressed' if compressed else 'as it is'}: {size:.0f} kB, {used:.0f} ms a page")


if __name__ == "__main__":
    main()
