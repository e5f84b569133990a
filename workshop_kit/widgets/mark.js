// The mark of an archetype: its shape and its colour, the same wherever it stands.

import { h } from "./face.js";

/** Draw a mark; whatever stands beside it says who it is. */
export function archetypeMark({ path, colour }) {
  return h(
    "svg",
    { class: "wk-mark", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    h("path", { d: path, fill: colour }),
  );
}
