// The map: style across, the weight of a bad impression up; where an evening does good, where harm, and "you".

import { h, newId } from "./face.js";

const LEFT = 26; // room for the numbers beside the map
const TOP = 26; // and for the name above it
const BELOW = 44;
const WIDE = 520; // from this width on, the map is taller
const LEVEL = 2; // units of value from one shade to the next
const SHADES = 5;
const MARK = "M0 -11L11 0L0 11L-11 0Z";

/** `empty(evening)` shows the mark alone, `show(now, evening, text)` the whole; `place` hears where it is moved to. */
export function valueMap(words, limits, place) {
  const say = words.labels;
  const id = `wk-${newId()}`;
  const svg = h("svg", { class: "wk-value__map", role: "img", width: "100%" });
  const path = (name, more = {}) => h("path", { class: `wk-value__${name}`, ...more });
  const label = (text, name, more = {}) =>
    h("text", { class: `wk-value__name wk-value__name--${name}`, ...more }, text);
  const frame = h("rect", { class: "wk-value__frame", x: LEFT, y: TOP });
  const window_ = h("rect", { x: LEFT, y: TOP });
  const hatch = h(
    "pattern",
    {
      id: `${id}-hatch`,
      width: 8,
      height: 8,
      patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(-45)",
    },
    h("path", { class: "wk-value__hatch", d: "M0 4H8" }),
  );
  const good = shades("good");
  const harm = shades("harm");
  const stripes = path("stripes", { fill: `url(#${id}-hatch)` });
  const lines = { person: path("line wk-value__line--person"), team: path("line wk-value__line--team") };
  const names = { person: label(say.line_person, "person"), team: label(say.line_team, "team") };
  const sides = { harm: label(words.verdicts.harm, "harm"), good: label(words.verdicts.good, "good") };
  const numbers = h("g", { class: "wk-value__numbers" });
  const mark = h(
    "g",
    { class: "wk-value__you" },
    path("mark", { d: MARK }),
    label(say.you, "you", { y: 5, x: 17 }),
  );
  const turn = h("circle", { class: "wk-value__turn", r: 5 }); // where harm begins at the weight of the mark
  const inside = h(
    "g",
    { "clip-path": `url(#${id}-inside)` },
    good,
    harm,
    stripes,
    lines.person,
    lines.team,
    turn,
  );
  const ends = [
    label(`↑ ${say.axis_y}`, "axis", { x: 0, y: 15 }),
    label(`← ${say.axis_low}`, "axis", { x: LEFT }),
    label(`${say.axis_high} →`, "axis", { "text-anchor": "end" }),
  ];
  svg.append(
    h("defs", {}, h("clipPath", { id: `${id}-inside` }, window_), hatch),
    frame,
    inside,
    numbers,
    ...ends,
    ...Object.values(sides),
    ...Object.values(names),
    mark,
  );
  let width = 0;
  let height = 0;
  let shown = false;

  const x = (style) => LEFT + style * width;
  const y = (weight) => TOP + (1 - weight / limits.b.max) * height;

  function size() {
    const whole = Math.max(260, svg.parentNode?.clientWidth ? svg.getBoundingClientRect().width : 0);
    if (whole === width + LEFT + 1) return;
    width = whole - LEFT - 1;
    height = whole < WIDE ? 216 : 300;
    svg.setAttribute("height", TOP + height + BELOW - 18);
    svg.setAttribute("viewBox", `0 0 ${whole} ${TOP + height + BELOW - 18}`);
    for (const each of [frame, window_]) {
      each.setAttribute("width", width);
      each.setAttribute("height", height);
    }
    ends[1].setAttribute("y", TOP + height + 20);
    ends[2].setAttribute("y", TOP + height + 20);
    ends[2].setAttribute("x", LEFT + width);
    const weights = Array.from({ length: limits.b.max + 1 }, (_, weight) => weight);
    numbers.replaceChildren(
      ...weights.map((weight) =>
        h("text", { class: "wk-value__number", x: LEFT - 8, y: y(weight) + 5, "text-anchor": "end" }, weight),
      ),
      path("even", { d: `M${x(0)} ${y(1)}H${x(1)}` }),
    );
    sides.harm.setAttribute("x", x(0) + 10);
    sides.harm.setAttribute("y", TOP + 22);
    sides.good.setAttribute("x", x(1) - 10);
    sides.good.setAttribute("y", TOP + height - 12);
    sides.good.setAttribute("text-anchor", "end");
  }

  function markAt(evening, name = say.you) {
    mark.lastChild.textContent = name;
    mark.style.transform = `translate(${x(evening.style)}px, ${y(evening.b)}px)`;
    const late = evening.style > 0.75; // its name stands on the other side
    mark.lastChild.setAttribute("text-anchor", late ? "end" : "start");
    mark.lastChild.setAttribute("x", late ? -17 : 17);
  }

  function empty(evening, text) {
    size();
    shown = false;
    for (const each of [inside, ...Object.values(names), ...Object.values(sides)])
      each.style.display = "none";
    markAt(evening);
    svg.setAttribute("aria-label", text);
  }

  function show(now, evening, value, text) {
    size();
    if (!shown) for (const each of [inside, ...Object.values(sides)]) each.style.display = "";
    shown = true;
    const step = 1 / (now.team.line(0).length - 1);
    const curve = (weights) =>
      weights
        .map((weight, index) => `${x(index * step).toFixed(1)} ${y(bounded(weight)).toFixed(1)}`)
        .join("L");
    const under = (weights) => `M${curve(weights)}L${x(1)} ${y(-1)}L${x(0)} ${y(-1)}Z`;
    const over = (weights) => `M${curve(weights)}L${x(1)} ${y(99)}L${x(0)} ${y(99)}Z`;
    for (let shade = 0; shade < SHADES; shade += 1) {
      good.childNodes[shade].setAttribute("d", under(now.team.line(shade * LEVEL)));
      harm.childNodes[shade].setAttribute("d", over(now.team.line(-shade * LEVEL)));
    }
    stripes.setAttribute("d", over(now.team.line(0)));
    for (const who of ["person", "team"]) {
      const weights = now[who].line(0);
      lines[who].setAttribute("d", `M${curve(weights)}`);
      nameLine(names[who], weights, who === "team" ? 0.72 : 0.5, step, who === "team" ? -10 : 10);
      svg.dataset[`${who}Value`] = now[who].value;
      svg.dataset[`${who}BreakEven`] = now[who].breakEven ?? now[who].harm;
    }
    turn.style.display = now.team.breakEven === null ? "none" : "";
    turn.setAttribute("cx", x(now.team.breakEven ?? 0));
    turn.setAttribute("cy", y(evening.b));
    sides.harm.style.display = now.team.line(0)[0] > limits.b.max - 0.8 ? "none" : "";
    markAt(evening, `${say.you}: ${value}`);
    svg.setAttribute("aria-label", text);
  }

  /** A line has its name where it passes a height of the map, on the side that is its own; away from it, none. */
  function nameLine(name, weights, height_, step, beside) {
    const at = weights.findIndex((weight) => weight >= height_ * limits.b.max);
    const fits = at > 0 && at * step < 0.98;
    name.style.display = fits ? "" : "none";
    if (!fits) return;
    const place =
      (at - 1 + (height_ * limits.b.max - weights[at - 1]) / (weights[at] - weights[at - 1])) * step;
    const room = (beside < 0 ? place : 1 - place) * width;
    name.style.display = room > name.getComputedTextLength() + 12 ? "" : "none";
    name.setAttribute("x", x(place) + beside);
    name.setAttribute("y", y(height_ * limits.b.max) + 5);
    name.setAttribute("text-anchor", beside < 0 ? "end" : "start");
  }

  function moved(event) {
    const box = svg.getBoundingClientRect();
    const share = {
      style: (event.clientX - box.left - LEFT) / width,
      b: 1 - (event.clientY - box.top - TOP) / height,
    };
    place(
      Object.fromEntries(
        Object.entries(share).map(([name, part]) => {
          const { min, max, step } = limits[name];
          const steps = Math.round((Math.min(1, Math.max(0, part)) * (max - min)) / step);
          return [name, Number((min + steps * step).toFixed(4))];
        }),
      ),
    );
  }
  svg.addEventListener("click", moved);
  svg.addEventListener("pointermove", (event) => {
    if (event.buttons === 1 && event.pointerType !== "touch") moved(event);
  });

  return { id, element: svg, empty, show };
}

function shades(side) {
  return h(
    "g",
    {},
    Array.from({ length: SHADES }, () => h("path", { class: `wk-value__${side}` })),
  );
}

/** Far outside the map all is alike. */
function bounded(weight) {
  return Math.min(99, Math.max(-20, weight));
}
