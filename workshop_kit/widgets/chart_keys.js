// Going through a chart by keyboard: from point to point, each one shown and read out.

/** Listens on `frame` and tells `say` what stands at each point; `of` names the chart anew after each drawing. */
export function reader(frame, lang, say) {
  let plotly = null;
  let plot = null;
  let series = [];
  let at = null; // [which series, which point]

  function go(event) {
    const [which, point] = at ?? [0, -1];
    const length = (index) => series[index].length;
    const within = (value, count) => Math.max(0, Math.min(count - 1, value));
    const moves = {
      ArrowRight: () => [which, within(point + 1, length(which))],
      ArrowLeft: () => [which, within(point - 1, length(which))],
      ArrowDown: () => {
        const next = within(which + 1, series.length);
        return [next, within(point, length(next))];
      },
      ArrowUp: () => {
        const next = within(which - 1, series.length);
        return [next, within(point, length(next))];
      },
      Home: () => [which, 0],
      End: () => [which, length(which) - 1],
    };
    if (event.key === "Escape" && at) leave();
    else if (series.length > 0 && moves[event.key]) show(moves[event.key]());
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function show(next) {
    at = next;
    const { hover, text } = series[at[0]][at[1]];
    say(text);
    try {
      plotly.Fx.hover(plot, [hover.point], hover.subplot);
    } catch {
      // some kinds of charts have nothing to light up; the words are there all the same
    }
  }

  function leave() {
    at = null;
    say("");
    if (plotly && series.length > 0) plotly.Fx.unhover(plot);
  }

  frame.addEventListener("keydown", go);
  frame.addEventListener("blur", leave);
  return {
    of(library, drawn) {
      plotly = library;
      plot = drawn;
      series = readable(drawn._fullData, lang);
      if (at && !series[at[0]]?.[at[1]]) at = null;
    },
    stop() {
      frame.removeEventListener("keydown", go);
      frame.removeEventListener("blur", leave);
    },
  };
}

/** The points of each trace that has something to say, with what plotly needs to light them up. */
function readable(traces, lang) {
  const number = new Intl.NumberFormat(lang, {
    maximumFractionDigits: 2,
  });
  const write = (value) => (typeof value === "number" ? number.format(value) : String(value ?? ""));
  return traces
    .filter((trace) => trace.visible === true && trace.hoverinfo !== "skip")
    .map((trace) => {
      const line = (...parts) => [trace.name, ...parts.map(write)].filter(Boolean).join(", ");
      const point = (index) => ({ curveNumber: trace.index, pointNumber: index });
      if (trace.type === "heatmap") {
        return [...trace.z].flatMap((row, up) =>
          [...row].map((value, across) => {
            const [xval, yval] = [trace.x?.[across] ?? across, trace.y?.[up] ?? up];
            return { hover: { point: { xval, yval }, subplot: "xy" }, text: line(xval, yval, value) };
          }),
        );
      }
      const [first, second] = trace.type.endsWith("polar") ? [trace.theta, trace.r] : [trace.x, trace.y];
      return Array.from(second ?? first ?? [], (value, index) => ({
        hover: {
          point: point(index),
          subplot: trace.subplot ?? `${trace.xaxis ?? "x"}${trace.yaxis ?? "y"}`,
        },
        text: line(first?.[index] ?? index, value),
      }));
    })
    .filter((points) => points.length > 0);
}
