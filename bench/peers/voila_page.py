"""The page as a user of Voila writes it, with plotly's own widget: writes a notebook to the file that is named."""

import sys

import nbformat

CELLS = (
    "import ipywidgets as w, plotly.graph_objects as go, numpy as np\nfrom IPython.display import display",
    "display(w.VBox([w.IntSlider(min=1, max=5, description=f'Question {each}') for each in range(12)]))",
    """level = w.FloatSlider(min=0, max=1, step=.01, value=.5, description='Empower')
hours = np.linspace(0, 24, 100)
chart = go.FigureWidget([go.Scatter(x=hours, y=.5 * (1 - np.exp(-hours / 6)))], {'yaxis': {'range': [0, 1]}})
def redraw(change):
    with chart.batch_update():
        chart.data[0].y = level.value * (1 - np.exp(-hours / 6))
level.observe(redraw, 'value')
display(w.VBox([level, chart]))""",
    "display(w.HTML('<b id=done>READY</b>'))",
)

notebook = nbformat.v4.new_notebook(
    cells=[
        nbformat.v4.new_markdown_cell("# Follow my leader"),
        *(nbformat.v4.new_code_cell(cell) for cell in CELLS),
    ],
    metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
)
nbformat.write(notebook, sys.argv[1])
