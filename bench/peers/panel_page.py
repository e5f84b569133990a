"""The page in Panel."""

import numpy as np
import panel as pn
import plotly.graph_objects as go

pn.extension("plotly")
HOURS = np.linspace(0, 24, 100)
level = pn.widgets.FloatSlider(name="Empower", start=0, end=1, value=0.5, step=0.01)


def line(level: float) -> go.Figure:
    return go.Figure([go.Scatter(x=HOURS, y=level * (1 - np.exp(-HOURS / 6)))]).update_yaxes(range=[0, 1])


pn.Column(
    "# Follow my leader",
    *[pn.widgets.IntSlider(name=f"Question {each}", start=1, end=5, value=3) for each in range(12)],
    level,
    pn.pane.Plotly(pn.bind(line, level)),
    pn.pane.HTML("<b id=done>READY</b>"),
).servable()
