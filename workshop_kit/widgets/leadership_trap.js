// Under the slider of *empower*: where freedom runs ahead of the means, and from where on that costs.

import { h } from "./face.js";

/** `mark(from, to)` draws where the trap begins and where it turns, as shares of the slider. */
export function trapZone(say) {
  const begun = h("span", { class: "wk-lead__begun" });
  const costs = h("span", { class: "wk-lead__costs" });
  const key = (name, text) =>
    h("span", { class: "wk-lead__key" }, h("i", { class: `wk-lead__${name}` }), text);
  return {
    elements: [
      h("div", { class: "wk-lead__zone", "aria-hidden": "true" }, begun, costs),
      h(
        "p",
        { class: "wk-card__hint wk-lead__keys" },
        key("begun", say.trap_begins),
        " ",
        key("costs", say.trap_turns),
      ),
    ],
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
