"""What one frame of the room costs on a phone: 60 guests, two rooms, a processor slowed down four times.

Each frame's own work is timed from the first to the last line that the page runs for it. The browser draws without
a graphics card here, so that the painting of the canvas counts, too. A frame has 16.7 ms.
"""

import sys
from itertools import pairwise
from statistics import median, quantiles

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.browser.chromium import FLAGS, HELP, find_chromium
from tests.browser.room_page import open_room, say
from tests.running import serving

PHONE = {"width": 390, "height": 844}
SLOWER = 4
SECONDS = 12
# Every frame that the page asks for is timed, and so is the time from frame to frame.
TIMED = """
window.frames_ = [];
const ask = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = work => ask(now => {
    const began = performance.now();
    work(now);
    window.frames_.push([began, performance.now() - began]);
});
"""
LONGEST_TASK = """() => new Promise(done => {
    let longest = 0;
    new PerformanceObserver(list => {
        longest = Math.max(longest, ...list.getEntries().map(each => each.duration));
    }).observe({type: 'longtask', buffered: false});
    setTimeout(() => done(longest), 4000);
})"""


def watch(page: Page, name: str) -> None:
    """Let the evening run for a while, and print what its frames cost."""
    page.evaluate("window.frames_.length = 0")
    page.wait_for_timeout(SECONDS * 1000)
    found = page.evaluate("window.frames_")
    work = [each for _, each in found]
    steps = [after - before for (before, _), (after, _) in pairwise(found)]
    print(
        f"{name:>28}: own work median {median(work):5.2f} ms, p95 {quantiles(work, n=20)[-1]:5.2f} ms, "
        f"longest {max(work):5.1f} ms; {len(work)} frames, median {1000 / median(steps):4.0f} a second"
    )


def slow_down(browser: CDPSession) -> None:
    """Slow the processor down for the page."""
    browser.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def main() -> None:
    """Print the cost of frames while the evening plays, plainly and with everything that can be switched on."""
    chromium = find_chromium()
    if not chromium:
        sys.exit(HELP)
    with serving() as program, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport=PHONE, has_touch=True, device_scale_factor=3)
        page.add_init_script(TIMED)
        card = open_room(page, program.url)
        page.get_by_role("button", name=say("en").rather_not, exact=True).click()
        page.locator('.wk-room[data-screen="evening"]').wait_for()
        page.evaluate("document.querySelector('.wk-room__rooms').scrollIntoView()")
        slow_down(page.context.new_cdp_session(page))
        watch(page, "playing")
        card.get_by_role("combobox").select_option(index=3)
        page.evaluate("document.querySelector('.wk-room__rooms').scrollIntoView()")
        watch(page, "following a guest")
        page.get_by_role("button", name=say("en").speed.format(times=1), exact=True).click()
        watch(page, "twice as fast")
        page.get_by_role("button", name=say("en").pause, exact=True).click()
        page.evaluate(f"() => {{ window.longest_ = ({LONGEST_TASK})(); }}")
        page.get_by_role("button", name=say("en").another, exact=True).click()
        print(f"{'another evening':>28}: longest task {page.evaluate('window.longest_'):.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
