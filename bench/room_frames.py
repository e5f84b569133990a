"""What one frame of the room costs on a phone: 60 guests, two rooms, a processor slowed down four times.

A frame has 16.7 ms. Counted is the page's own work for a frame, in time of the processor where the browser tells it,
so that other programs on the machine do not count. The browser paints without a graphics card here.
"""

import json
import os
import sys
from itertools import pairwise
from statistics import median, quantiles

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import FLAGS, HELP, find_chromium
from tests.browser.room_page import open_room, say
from tests.running import serving

PHONE = {"width": 390, "height": 844}
SLOWER = 4
SECONDS = 10
FRAME, TASK = "FireAnimationFrame", "RunTask"
CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"]


def watch(browser: Browser, page: Page, name: str, *, seconds: float = SECONDS) -> None:
    """Let the evening run for a while, and print what its frames cost."""
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.wait_for_timeout(seconds * 1000)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    frames = [each for each in events if each.get("name") == FRAME and each.get("dur")]
    work = [each.get("tdur", each["dur"]) / 1000 for each in frames]
    wall = [each["dur"] / 1000 for each in frames]
    between = [(after["ts"] - before["ts"]) / 1000 for before, after in pairwise(frames)]
    clock = "processor" if all("tdur" in each for each in frames) else "wall"
    print(
        f"{name:>20}: {len(frames):4} frames, {1000 / median(between):3.0f} a second; own work ({clock} time) "
        f"median {median(work):4.1f} ms, p95 {quantiles(work, n=20)[-1]:4.1f} ms, p99 "
        f"{quantiles(work, n=100)[-1]:4.1f} ms; wall median {median(wall):4.1f} ms, p95 {quantiles(wall, n=20)[-1]:4.1f} ms"
    )


def main() -> None:
    """Print the cost of frames while the evening plays, and while a guest is followed."""
    chromium = find_chromium()
    if not chromium:
        sys.exit(HELP)
    with serving() as program, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport=PHONE, has_touch=True, device_scale_factor=3)
        card = open_room(page, program.url)
        page.get_by_role("button", name=say("en").rather_not, exact=True).click()
        page.locator('.wk-room[data-screen="evening"]').wait_for()
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        print(
            f"60 guests, two rooms, processor slowed {SLOWER} times; load of the machine {os.getloadavg()[0]:.1f}"
        )
        in_sight = "document.querySelector('.wk-room__rooms').scrollIntoView()"
        page.evaluate(in_sight)
        watch(browser, page, "playing")
        card.get_by_role("combobox").select_option(index=3)
        page.evaluate(in_sight)
        watch(browser, page, "following a guest")
        page.get_by_role("button", name=say("en").speed.format(times=1), exact=True).click()
        watch(browser, page, "twice as fast")
        browser.close()


if __name__ == "__main__":
    main()
