// Doors: open, closed a little, or not told. The shape says it; the colour only helps.

import { h } from "./face.js";

export const OPEN = "open";
export const CLOSED = "closed";
export const UNTOLD = "untold";

const FRAME = "M4 39V3H24V39";

/** One door on a grid of 28 × 42. */
export function door(kind) {
  const leaf = {
    [OPEN]: [
      h("rect", { class: "wk-lmirror__light", x: 4, y: 3, width: 20, height: 36 }),
      h("path", { class: "wk-lmirror__leaf", d: "M4 3L13 7V41L4 39Z" }),
      h("circle", { class: "wk-lmirror__knob", cx: 10.5, cy: 24, r: 1.4 }),
    ],
    [CLOSED]: [
      h("rect", { class: "wk-lmirror__leaf", x: 4, y: 3, width: 20, height: 36 }),
      h("circle", { class: "wk-lmirror__knob", cx: 20, cy: 22, r: 1.6 }),
    ],
    [UNTOLD]: [],
  }[kind];
  return h(
    "svg",
    { class: "wk-lmirror__door", viewBox: "0 0 28 42", "data-door": kind, "aria-hidden": "true" },
    leaf,
    h("path", { class: "wk-lmirror__frame", d: FRAME }),
  );
}

/** A row of them. */
export function doorRow(kinds) {
  return h("div", { class: "wk-lmirror__doors" }, kinds.map(door));
}

/** A row that says in words what it shows. */
export function namedRow(name, text, kinds) {
  const row = doorRow(kinds);
  row.setAttribute("role", "img");
  row.setAttribute("aria-label", text);
  return h(
    "div",
    { class: "wk-lmirror__row" },
    h("p", { class: "wk-lmirror__name", "aria-hidden": "true" }, name),
    row,
  );
}
