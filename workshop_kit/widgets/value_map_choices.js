// One of a few: buttons of which one stays pressed, under a title.

import { button, h } from "./face.js";

/** `named` are texts by name; `choose` hears the name. `press(name)` shows which one holds, if any. */
export function choices(title, id, kind, named, choose) {
  const buttons = Object.entries(named).map(([name, text]) => {
    const each = button(text, () => choose(name));
    each.dataset.name = name;
    return each;
  });
  return {
    elements: [
      h("h4", { id }, title),
      h("div", { class: `wk-choices wk-value__${kind}`, role: "group", "aria-labelledby": id }, buttons),
    ],
    press(name) {
      for (const each of buttons) each.setAttribute("aria-pressed", String(each.dataset.name === name));
    },
  };
}
