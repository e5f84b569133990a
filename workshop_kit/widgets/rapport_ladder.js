// Beside the talk: the ladder with its four rungs, and how warm the other person is, in a word and as a bar.

import { fill, h } from "./face.js";

/** `show(talk)` lets the rungs stand and the bar rise. */
export function ladder(words, person) {
  const say = words.labels;
  const rungs = Object.entries(words.rungs).map(([rung, name]) => {
    const state = h("span", { class: "wk-unseen" });
    return { rung, state, element: h("li", { class: "wk-rap__rung" }, h("span", {}, name), state) };
  });
  const word = h("p", { class: "wk-rap__word", role: "status" });
  const level = h("span");
  const ticks = Object.keys(words.marks).map(() => h("i"));
  const bar = h(
    "div",
    { class: "wk-rap__bar", role: "img", "aria-label": say.warmth_help },
    level,
    h("span", { class: "wk-rap__ticks" }, ticks),
  );
  const element = h(
    "aside",
    { class: "wk-rap__beside", "aria-label": say.ladder },
    h("div", { class: "wk-rap__warmth" }, word, bar),
    h(
      "ol",
      { class: "wk-rap__ladder", "aria-label": say.ladder },
      rungs.map((each) => each.element),
    ),
  );
  return {
    element,
    show(talk) {
      for (const { rung, state, element: line } of rungs) {
        const stands = talk.standing.includes(rung);
        line.dataset.stands = String(stands);
        state.textContent = `: ${stands ? say.rung_stands : say.rung_open}`;
      }
      const text = fill(say.warmth, { person, mark: words.marks[talk.mark] });
      if (word.textContent !== text) word.textContent = text;
      element.dataset.mark = talk.mark;
      level.style.width = `${(100 * talk.warmth) / talk.warmest}%`;
    },
  };
}
