"""The page in Solara."""

import numpy as np
import plotly.graph_objects as go
import solara

HOURS = np.linspace(0, 24, 100)


@solara.component
def Page() -> None:  # noqa: N802 - Solara's way
    level = solara.use_reactive(0.5)
    solara.Markdown("# Follow my leader")
    for each in range(12):
        solara.SliderInt(f"Question {each}", value=3, min=1, max=5)
    solara.SliderFloat("Empower", value=level, min=0, max=1, step=0.01)
    chart = go.Figure([go.Scatter(x=HOURS, y=level.value * (1 - np.exp(-HOURS / 6)))])
    solara.FigurePlotly(chart.update_yaxes(range=[0, 1]))
    solara.HTML(unsafe_innerHTML="<b id=done>READY</b>")
