"""The page in Streamlit."""

import numpy as np
import plotly.graph_objects as go
import streamlit as st

HOURS = np.linspace(0, 24, 100)

st.title("Follow my leader")
for each in range(12):
    st.slider(f"Question {each}", 1, 5, 3)
level = st.slider("Empower", 0.0, 1.0, 0.5, 0.01)
st.plotly_chart(
    go.Figure([go.Scatter(x=HOURS, y=level * (1 - np.exp(-HOURS / 6)))]).update_yaxes(range=[0, 1])
)
st.html("<b id=done>READY</b>")
