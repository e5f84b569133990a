// The parts of plotly.js that the workshop's charts are made of. build.mjs turns this into plotly.min.js.

import bar from "plotly.js/lib/bar";
import barpolar from "plotly.js/lib/barpolar";
import Plotly from "plotly.js/lib/core"; // scatter is part of it
import heatmap from "plotly.js/lib/heatmap";
import scatterpolar from "plotly.js/lib/scatterpolar";

Plotly.register([bar, barpolar, heatmap, scatterpolar]);

export default Plotly;
