"""How soon the map of net value follows the finger: from an input event to the first frame that shows the new value."""

import sys
from statistics import median, quantiles

from playwright.sync_api import sync_playwright

from bench.slider_frame import FOLLOW, MOVES
from tests.browser.chromium import FLAGS, HELP, find_chromium
from tests.browser.value_map_page import explore
from tests.conftest import PHONE
from tests.running import serving

MOVE = (
    "const s = document.querySelectorAll('.wk-value input')[2]; s.value = value;"
    "s.dispatchEvent(new Event('input', {bubbles: true}))",
    "return document.querySelector('.wk-value__map').dataset.teamValue",
)
# What the face itself does in the event, before the browser lays out and paints.
WORK = """values => values.map(value => {
    const input = document.querySelectorAll('.wk-value input')[2];
    input.value = value;
    const began = performance.now();
    input.dispatchEvent(new Event('input', {bubbles: true}));
    return performance.now() - began;
})"""


def main() -> None:
    """Print median and 95th percentile of both, on a page of a phone's size."""
    chromium = find_chromium()
    if not chromium:
        sys.exit(HELP)
    values = [round((index * 0.37) % 1, 3) for index in range(1, MOVES + 1)]
    with serving() as program, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport=PHONE)
        explore(page, program.url)
        page.locator(".wk-chart[data-drawn]").nth(1).wait_for()
        for name, times in {
            "to the frame that shows it": page.evaluate(FOLLOW, [*MOVE, values]),
            "of it in the face": page.evaluate(WORK, values),
        }.items():
            print(f"{name:>26}: median {median(times):5.1f} ms, p95 {quantiles(times, n=20)[-1]:5.1f} ms")
        browser.close()


if __name__ == "__main__":
    main()
