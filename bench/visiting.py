"""What one visitor of a page costs: time, bytes on the wire, requests, memory and processor time of the server."""

import statistics
import time
from dataclasses import dataclass

import psutil
from playwright.sync_api import Browser, BrowserContext, Page

from tests.running import NAME, Wire

PHONE = {"width": 390, "height": 844}
PATIENCE = 60_000
# Everything on the page, in shadows too.
ALL = """const all = (root, out = []) => { for (const e of root.querySelectorAll('*')) { out.push(e);
  if (e.shadowRoot) all(e.shadowRoot, out) } return out };
const line = () => all(document).filter(e => e.matches('.scatterlayer path.js-line')).pop();"""
# When the page is usable is noted on the page: a look from outside comes up to half a second late.
NOTE = f"""(() => {{ if (window !== top) return; {ALL}
  const deep = %s, chart = %s;
  const find = selector => deep ? all(document).some(e => e.matches(selector)) : document.querySelector(selector);
  const look = () => {{
    if (document.documentElement && find('#done') && (!chart || find('.scatterlayer path.js-line')))
      window.usable = performance.now();
    else setTimeout(look, 20);
  }};
  look(); }})()"""
FOLLOW = f"""() => new Promise(done => {{ {ALL}
  const before = line().getAttribute('d'); let began;
  addEventListener('keydown', () => {{ began = performance.now() }}, {{once: true, capture: true}});
  const look = () => began && line()?.getAttribute('d') !== before
    ? done(performance.now() - began) : requestAnimationFrame(look);
  look(); setTimeout(() => done(null), 4000) }})"""
FOCUS = f"""() => {{ {ALL}
  const sliders = all(document).filter(e => e.matches('[role=slider], input[type=range]'));
  const last = sliders.pop();
  (last.tabIndex < 0 ? last.querySelector('[tabindex]') : last).focus() }}"""


@dataclass(frozen=True)
class Cost:
    """What was measured; None where it cannot be."""

    usable: float
    first: float
    again: float
    requests: int
    memory: float
    processor: float
    slider: float | None


def family(pid: int) -> list[psutil.Process]:
    """Return a server and all that it has started."""
    server = psutil.Process(pid)
    return [server, *server.children(recursive=True)]


def private_memory(pid: int) -> float:
    """Return the megabytes that no other process shares."""
    total = 0.0
    for process in family(pid):
        try:
            total += process.memory_full_info().uss
        except psutil.Error:
            continue
    return total / 1e6


def processor_time(pid: int) -> float:
    """Return the seconds that a server and all that it has started have used, those that have ended included."""
    total = 0.0
    for process in family(pid):
        try:
            used = process.cpu_times()
        except psutil.Error:
            continue
        total += used.user + used.system
    own = psutil.Process(pid).cpu_times()
    return total + own.children_user + own.children_system


def visit(context: BrowserContext, url: str, *, chart: bool = True) -> tuple[Page, float]:
    """Open the page; return it, and the seconds until it was usable."""
    page = context.new_page()
    page.add_init_script(NOTE % (str("panel" in url).lower(), str(chart).lower()))
    page.goto(url, wait_until="commit", timeout=PATIENCE)
    page.wait_for_function("window.usable", timeout=PATIENCE, polling=50)
    return page, page.evaluate("window.usable") / 1000


def measure(browser: Browser, port: int, path: str, pid: int, *, visits: int, chart: bool = True) -> Cost:
    """Visit a page several times, each time as somebody new, and leave it open; then twice as one person."""
    wire = Wire(port)
    url = f"http://{NAME}:{port}{path}"
    warm = browser.new_context(viewport=PHONE)
    visit(warm, url, chart=chart)[0].close(run_before_unload=True)
    warm.close()
    time.sleep(3)
    memory, processor, times = private_memory(pid), processor_time(pid), []
    contexts = []
    for _ in range(visits):
        contexts.append(browser.new_context(viewport=PHONE))
        page, seconds = visit(contexts[-1], url, chart=chart)
        page.wait_for_timeout(700)
        times.append(seconds)
    time.sleep(2)
    cost_of_memory = (private_memory(pid) - memory) / visits
    cost_of_processor = (processor_time(pid) - processor) / visits
    delays = follow(page) if chart else []
    carried = []
    requests: list[str] = []
    contexts.append(browser.new_context(viewport=PHONE))
    for new in (True, False):
        if new:
            contexts[-1].on("requestfinished", lambda request: requests.append(request.url))
        before = wire.carried
        page, _ = visit(contexts[-1], f"{wire.url}{path}", chart=chart)
        page.wait_for_timeout(1000)
        carried.append((wire.carried - before) / 1e6)
        if new:
            asked = len([each for each in requests if each.startswith("http")])
            page.goto("about:blank")
    for context in contexts:
        context.close()
    wire.close()
    return Cost(
        statistics.median(times),
        *carried,
        asked,
        cost_of_memory,
        cost_of_processor,
        statistics.median(delays) if delays else None,
    )


def follow(page: Page, moves: int = 15) -> list[float]:
    """Move the last slider by the keyboard; return the milliseconds until the line has followed."""
    page.evaluate(FOCUS)
    delays = []
    for move in range(moves):
        follows = page.evaluate_handle(f"() => {{ window.follows = ({FOLLOW})() }}")
        page.keyboard.press("ArrowLeft" if move % 2 else "ArrowRight")
        if (delay := page.evaluate("() => window.follows")) is not None:
            delays.append(delay)
        follows.dispose()
        page.wait_for_timeout(150)
    return delays
