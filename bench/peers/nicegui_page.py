"""The page in NiceGUI."""

import sys

import numpy as np
import plotly.graph_objects as go
from nicegui import ui

HOURS = np.linspace(0, 24, 100)


def line(level: float) -> go.Figure:
    return go.Figure([go.Scatter(x=HOURS, y=level * (1 - np.exp(-HOURS / 6)))]).update_yaxes(range=[0, 1])


@ui.page("/")
def page() -> None:
    ui.label("Follow my leader")
    for _ in range(12):
        ui.slider(min=1, max=5, value=3)
    level = ui.slider(min=0, max=1, step=0.01, value=0.5)
    chart = ui.plotly(line(0.5))

    def redraw(event: object) -> None:
        chart.figure = line(event.value)
        chart.update()

    level.on_value_change(redraw)
    ui.html("<b id=done>READY</b>", sanitize=False)


ui.run(port=int(sys.argv[1]), show=False, reload=False)
