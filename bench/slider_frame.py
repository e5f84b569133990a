"""How soon a picture follows the slider: ours, drawn from tables, beside the same through Python and ipywidgets.

Both stand on one page of one site, so they share the browser, the kernel and the machine. A movement counts from
the input event to the first frame that shows the new value.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import sync_playwright

from tests.browser.chromium import FLAGS, HELP, find_chromium
from tests.site.broken import opened, serving_folder, write_notebook

MOVES = 60
PAGE = """
import ipywidgets, plotly.graph_objects as go
from workshop_kit import Levers, team_confidence
from workshop_kit.figures import leaders_figure
from workshop_kit.widgets import Chart, LeadershipSlider
ours = LeadershipSlider()
slider = ipywidgets.FloatSlider(value=0.5, min=0, max=1, step=0.001, continuous_update=True, readout=False)
label = ipywidgets.HTML("<output id=peer>0</output>")
chart = Chart(leaders_figure())
def follow(change):
    levers = Levers.uniform(change["new"])
    chart.figure = leaders_figure({"you": levers})
    label.value = f"<output id=peer>{team_confidence(levers).confidence:.6f}</output>"
slider.observe(follow, "value")
ipywidgets.VBox([ours, slider, label, chart])
"""
# Sets a value, then looks at each frame until `shown` says that it is there.
FOLLOW = """([move, shown, values]) => {
    const act = new Function('value', move), look = new Function(shown);
    const one = value => new Promise(done => {
        const before = look(), began = performance.now();
        act(value);
        const frame = () => look() === before ? requestAnimationFrame(frame) : done(performance.now() - began);
        requestAnimationFrame(frame);
    });
    return values.reduce(async (soFar, value) => [...await soFar, await one(value)], Promise.resolve([]));
}"""
OURS = (
    "const s = document.querySelector('.wk-lead input'); s.value = value;"
    "s.dispatchEvent(new Event('input', {bubbles: true}))",
    "return document.querySelector('.wk-lead__picture').dataset.confidence",
)
PEER = (
    "document.querySelector('.noUi-target').noUiSlider.set(value);"
    "document.querySelector('.noUi-target').noUiSlider.updateOptions({}, true)",
    "return document.querySelector('#peer').textContent",
)


def main() -> None:
    """Print median and 95th percentile of both, and the ratio of the medians."""
    chromium = find_chromium()
    if not chromium:
        sys.exit(HELP)
    values = [round((index * 0.37) % 1, 3) for index in range(1, MOVES + 1)]
    with tempfile.TemporaryDirectory() as folder:
        write_notebook(Path(folder), "01_bench", PAGE)
        with serving_folder(Path(folder)) as program, sync_playwright() as playwright:
            opened(program)
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            page = browser.new_page()
            page.goto(f"{program.url}/en/01_bench")
            page.locator(".wk-lead .wk-button--main").click(timeout=60_000)
            page.locator('.wk-lead[data-screen="explore"]').wait_for()
            page.locator(".wk-chart[data-drawn]").wait_for()
            found = {}
            for name, (move, shown) in {"tables": OURS, "through Python": PEER}.items():
                times = page.evaluate(FOLLOW, [move, shown, values])
                found[name] = times
                print(f"{name:>15}: median {median(times):6.1f} ms, p95 {quantiles(times, n=20)[-1]:6.1f} ms")
            browser.close()
    print(f"ratio of the medians: {median(found['through Python']) / median(found['tables']):.1f}")


if __name__ == "__main__":
    main()
