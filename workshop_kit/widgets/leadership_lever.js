// A slider for finger, mouse, keyboard and screen reader: the browser's own, with a value that has a meaning.

import { h, newId } from "./face.js";

/** `show(value, text, spoken)` moves it; `mark(from, to)` draws where the trap begins and where it turns. */
export function slider({
  label,
  note = null,
  ends = null,
  trap = null,
  min = 0,
  max = 1,
  step = 0.01,
  move,
}) {
  const id = `wk-${newId()}`;
  const value = h("span", { class: "wk-lead__value", "aria-hidden": "true" });
  const input = h("input", {
    type: "range",
    id,
    min,
    max,
    step,
    "aria-describedby": note ? `${id}-note` : null,
    input: () => move(Number(input.value)),
  });
  const begun = h("span", { class: "wk-lead__begun" });
  const costs = h("span", { class: "wk-lead__costs" });
  const key = (name, text) =>
    h("span", { class: "wk-lead__key" }, h("i", { class: `wk-lead__${name}` }), text);
  const element = h(
    "div",
    { class: "wk-lead__lever" },
    h("div", { class: "wk-lead__label" }, h("label", { for: id }, label), value),
    note && h("p", { class: "wk-card__hint", id: `${id}-note` }, note),
    h("div", { class: "wk-lead__track" }, input),
    trap && h("div", { class: "wk-lead__zone", "aria-hidden": "true" }, begun, costs),
    trap &&
      h(
        "p",
        { class: "wk-card__hint wk-lead__keys" },
        key("begun", trap.begins),
        " ",
        key("costs", trap.turns),
      ),
    ends &&
      h(
        "div",
        { class: "wk-lead__ends", "aria-hidden": "true" },
        ends.map((text) => h("span", {}, text)),
      ),
  );
  return {
    element,
    show(now, text, spoken) {
      if (Number(input.value) !== now) input.value = now;
      input.style.setProperty("--wk-at", `${(100 * (now - min)) / (max - min)}%`);
      input.setAttribute("aria-valuetext", spoken);
      value.textContent = text;
    },
    mark(from, to) {
      const place = (part, start, end) => {
        part.style.left = `${100 * Math.min(1, start)}%`;
        part.style.width = `${100 * Math.max(0, Math.min(1, end) - start)}%`;
      };
      place(begun, from, to);
      place(costs, to, 1);
    },
  };
}
