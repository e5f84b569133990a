// Going through a chart by keyboard: from point to point, each one shown and read out.

import { writer } from "./face.js";

/** Listens on `frame` and tells `say` what stands at each point; `of` names the chart anew after each drawing. */
export function reader(frame, words, say) {
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

  /** Who comes in hears what the axes are called; after that, the values alone. */
  function show(next) {
    const entering = at === null;
    at = next;
    const { hover, text } = series[at[0]][at[1]];
    say(text(entering));
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
      series = readable(drawn, words);
      if (at && !series[at[0]]?.[at[1]]) at = null;
    },
    stop() {
      frame.removeEventListener("keydown", go);
      frame.removeEventListener("blur", leave);
    },
  };
}

/** The points of each trace that has something to say, and of each row of a map: with what lights them up. */
function readable(drawn, words) {
  const number = writer(words.lang, { maximumFractionDigits: 2 });
  const write = (value) => (typeof value === "number" ? number(value) : String(value ?? ""));
  const traces = drawn._fullData.filter((trace) => trace.visible === true && trace.hoverinfo !== "skip");
  const nameOf = (trace) =>
    drawn.data[trace.index].name || (traces.length > 1 ? `${words.columns.series} ${trace.index + 1}` : "");
  const axisOf = (trace, letter) =>
    drawn._fullLayout[(trace[`${letter}axis`] ?? letter).replace(letter, `${letter}axis`)];
  const titleOf = (axis) => drawn.layout[axis?._name]?.title?.text;
  /** Words for one point, made when somebody comes to it. */
  const telling = (trace, values, titles) => (entering) =>
    [nameOf(trace), ...values.map((value, index) => [entering && titles[index], write(value)])]
      .map((part) => (Array.isArray(part) ? part.filter(Boolean).join(" ") : part))
      .filter(Boolean)
      .join(", ");
  /** What is written at a point for everybody, where its place says nothing. */
  const told = (trace, index) => {
    const text = Array.isArray(trace.hovertext) ? trace.hovertext[index] : trace.hovertext;
    return text ? () => text.replaceAll("<br>", ". ") : undefined;
  };
  return traces
    .flatMap((trace) => {
      const [across, up] = [axisOf(trace, "x"), axisOf(trace, "y")];
      const titles = [titleOf(across), titleOf(up)];
      const subplot = trace.subplot ?? `${trace.xaxis ?? "x"}${trace.yaxis ?? "y"}`;
      if (trace.type === "heatmap") return mapped(trace, up, (...values) => telling(trace, values, titles));
      const [first, second] = trace.type.endsWith("polar") ? [trace.theta, trace.r] : [trace.x, trace.y];
      const point = (value, index) => ({
        hover: { point: { curveNumber: trace.index, pointNumber: index }, subplot },
        text: told(trace, index) ?? telling(trace, [first?.[index] ?? index, value], titles),
      });
      return [Array.from(second ?? first ?? [], point)];
    })
    .filter((points) => points.length > 0);
}

/** The rows of a map, the upper ones first, so that the keys go where the eye goes. */
function mapped(trace, up, text) {
  const place = (x, y, value) => ({
    hover: { point: { xval: x, yval: y }, subplot: `${trace.xaxis}${trace.yaxis}` },
    text: text(x, y, value),
  });
  const lines = Array.from(trace.z ?? []);
  if (!lines.every((line) => Array.isArray(line) || ArrayBuffer.isView(line)))
    return [lines.map((value, index) => place(trace.x?.[index], trace.y?.[index], value))];
  const rows = lines.map((line, row) =>
    Array.from(line, (value, column) => place(trace.x?.[column] ?? column, trace.y?.[row] ?? row, value)),
  );
  return up.range[0] < up.range[1] ? rows.reverse() : rows;
}
