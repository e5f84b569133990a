// Shapes and colours with their names: pressed, only these stay clear in the rooms.

import { button, h } from "./face.js";

/** `choose(value)` is told an archetype's place in the order, "leaders", or null. */
export function legend(words, say, choose) {
  let only = null;
  const mark = ({ path, colour }) =>
    h(
      "svg",
      { viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
      h("path", { d: path, style: `fill:${colour}` }),
    );
  const entry = (value, picture, text) => {
    const each = button("", () => {
      only = only === value ? null : value;
      show();
      choose(only);
    });
    each.append(picture, h("span", {}, text));
    each.value = value;
    return each;
  };
  const ring = h("span", { class: "wk-room__ring", "aria-hidden": "true" });
  const entries = [
    ...words.order.map((kind, index) => entry(index, mark(words.marks[kind]), words.archetypes[kind])),
    entry("leaders", ring, say.legend_leaders),
  ];
  function show() {
    for (const each of entries) each.setAttribute("aria-pressed", String(each.value === String(only)));
  }
  show();
  const key = (name, text) =>
    h("li", {}, h("span", { class: `wk-room__${name}`, "aria-hidden": "true" }), h("span", {}, text));
  return h(
    "div",
    {},
    h("h4", {}, say.legend_title),
    h("p", { class: "wk-card__hint" }, say.legend_hint),
    h("div", { class: "wk-choices wk-room__legend", role: "group", "aria-label": say.legend_title }, entries),
    h(
      "ul",
      { class: "wk-room__keys" },
      key("spoke", say.legend_entourage),
      key("enclave", say.legend_enclave),
      key("flash", say.legend_tie),
    ),
  );
}
