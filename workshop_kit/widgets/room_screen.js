// Where everything stands on the screen of the evening.

import { button, evidence, fill, folded, h, heading } from "./face.js";
import { legend } from "./room_legend.js";

/** The screen, from its `parts`; `fade(kind)` is called for a kind of guest pressed. */
export function eveningScreen({ words, start, parts, panes, bar, fade, guessAgain }) {
  const say = words.labels;
  const rooms = h(
    "div",
    { class: "wk-room__rooms" },
    panes.map((pane) => pane.element),
  );
  return [
    heading(say.headline),
    h("p", {}, fill(say.lead, start)),
    h("div", { class: "wk-room__evening" }, rooms, bar),
    parts.after.element,
    h(
      "div",
      { class: "wk-room__pair" },
      h("div", {}, parts.race.element, parts.compared),
      h("div", {}, parts.follow, legend(words, say, fade)),
    ),
    h("h4", {}, say.turn_title),
    parts.turn.element,
    h("div", { class: "wk-room__pair" }, parts.evenings, parts.visit),
    folded(words.shared.table, {}, parts.short, parts.numbers),
    evidence(words),
    h("div", { class: "wk-card__actions" }, button(say.guess_again, guessAgain, "quiet")),
  ];
}
