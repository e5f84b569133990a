// The same evening twice: what good and bad impressions amount to, for a typical person and for five of the team.

import { h, newId } from "./face.js";

const BARS = 190;
const ROW = 24;
const ROOM = 0.3; // share of the width that is the typical person's
const SMALLEST = 8; // units of value that the picture shows at least, from top to bottom
const NOTCH = 4; // and in which steps it shows more

/** `show(now, evening, write)` draws it; the same stands in a table beside it. */
export function peoplePicture(say) {
  const id = `wk-${newId()}`;
  const svg = h("svg", {
    class: "wk-value__people",
    width: "100%",
    height: BARS + 4 * ROW + 8,
    "aria-hidden": "true",
  });
  const part = (name) => h("rect", { class: `wk-value__bar wk-value__bar--${name}` });
  const zero = h("line", { class: "wk-value__zero", x1: 0 });
  const between = h("line", { class: "wk-value__between", y1: 0, y2: BARS + 4 * ROW });
  const stripes = h(
    "pattern",
    { id, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-45)" },
    h("path", { class: "wk-value__hatch wk-value__hatch--strong", d: "M0 3.5H7" }),
  );
  const titles = [say.left, say.met].map((text) => h("text", { class: "wk-value__name" }, text));
  const columns = [];
  svg.append(h("defs", {}, stripes), between, zero, ...titles);

  function column() {
    const made = {
      good: part("good"),
      bad: part("bad"),
      striped: h("rect", { fill: `url(#${id})` }),
      cost: part("cost"),
      left: h("rect", { class: "wk-value__left", height: 5 }),
      value: h("text", { class: "wk-value__name wk-value__name--strong", "text-anchor": "middle" }),
      met: h("text", { class: "wk-value__name", "text-anchor": "middle" }),
    };
    svg.append(...Object.values(made));
    return made;
  }

  return {
    element: svg,
    show(now, evening, write, whole) {
      const width = Math.max(260, svg.parentNode?.clientWidth ? svg.getBoundingClientRect().width : 0);
      svg.setAttribute("viewBox", `0 0 ${width} ${BARS + 4 * ROW + 8}`);
      const all = [now.person, ...now.people];
      while (columns.length < all.length) columns.push(column());
      const up = notch(Math.max(...all.map((each) => each.good)));
      const down = notch(Math.max(...all.map((each) => each.bad + evening.cost)));
      const scale = (BARS - 4) / Math.max(SMALLEST, up + down);
      const ground = 2 + up * scale;
      zero.setAttribute("x2", width);
      zero.setAttribute("y1", ground);
      zero.setAttribute("y2", ground);
      const slot = ((1 - ROOM) * width) / now.people.length;
      const broad = Math.min(44, 0.62 * slot);
      between.setAttribute("x1", ROOM * width - 1);
      between.setAttribute("x2", ROOM * width - 1);
      titles.forEach((title, index) => {
        title.setAttribute("y", BARS + (2 * index + 1) * ROW - 4);
        title.setAttribute("x", ROOM * width + 6);
      });
      all.forEach((each, index) => {
        const middle = index === 0 ? (ROOM * width) / 2 : ROOM * width + (index - 0.5) * slot;
        const { good, bad, striped, cost, left, value, met } = columns[index];
        bar(good, middle, broad, ground - each.good * scale, each.good * scale);
        for (const box of [bad, striped]) bar(box, middle, broad, ground, each.bad * scale);
        bar(cost, middle, broad, ground + each.bad * scale, evening.cost * scale);
        const net = ground - each.value * scale;
        bar(left, middle, broad + 12, net - 2.5, 5);
        write_(value, middle, BARS + 2 * ROW - 6, write(each.value));
        write_(met, middle, BARS + 4 * ROW - 6, whole(each.met));
      });
    },
  };
}

function bar(box, middle, broad, top, tall) {
  for (const [name, value] of Object.entries({ x: middle - broad / 2, width: broad, y: top, height: tall }))
    box.setAttribute(name, value);
}

function write_(text, x, y, content) {
  text.setAttribute("x", x);
  text.setAttribute("y", y);
  text.textContent = content;
}

function notch(value) {
  return NOTCH * Math.ceil(value / NOTCH);
}
