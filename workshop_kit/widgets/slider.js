// A slider for finger, mouse, keyboard and screen reader: the browser's own, with a value that has a meaning.

import { h, newId } from "./face.js";

/** `show(value, text, spoken)` moves it: what stands beside it, and what is read out. `under` stands below the track. */
export function slider({ label, note = null, ends = null, under = [], min = 0, max = 1, step = 0.01, move }) {
  const id = `wk-${newId()}`;
  const value = h("span", { class: "wk-slider__value", "aria-hidden": "true" });
  const input = h("input", {
    type: "range",
    id,
    min,
    max,
    step,
    "aria-describedby": note ? `${id}-note` : null,
    input: () => move(Number(input.value)),
  });
  const element = h(
    "div",
    { class: "wk-slider" },
    h("div", { class: "wk-slider__label" }, h("label", { for: id }, label), value),
    note && h("p", { class: "wk-card__hint", id: `${id}-note` }, note),
    h("div", { class: "wk-slider__track" }, input),
    under,
    ends &&
      h(
        "div",
        { class: "wk-slider__ends", "aria-hidden": "true" },
        ends.map((text) => h("span", {}, text)),
      ),
  );
  return {
    element,
    show(now, text, spoken = text) {
      if (Number(input.value) !== now) input.value = now;
      input.style.setProperty("--wk-at", `${(100 * (now - min)) / (max - min)}%`);
      input.setAttribute("aria-valuetext", spoken);
      value.textContent = text;
    },
  };
}

/** The word that is nearest to a value between 0 and 1. */
export function nearest(steps, value) {
  return steps[Math.round(value * (steps.length - 1))];
}
