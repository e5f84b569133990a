// One plan as a card: made to be read from across a room.

import { h } from "./face.js";

const SENTENCE = ["when", "where", "then"];
const MORE = ["who", "obstacle", "answer"];

/** Parts that are empty stay as blanks; `now` is the part that is being written; `dates` stand below with boxes to tick. */
export function planCard(words, plan, { label, now = null, dates = [] }) {
  const part = (name) => {
    const { label: title, blank } = words.questions[name];
    const text = plan[name].trim();
    return h(
      "div",
      { class: `wk-plan__part wk-plan__part--${name}`, "data-now": name === now },
      h("dt", {}, title),
      h("dd", {}, text || h("span", { class: "wk-plan__blank" }, blank)),
    );
  };
  return h(
    "article",
    { class: "wk-plan" },
    h("h4", { class: "wk-plan__name" }, label),
    h("dl", { class: "wk-plan__sentence" }, SENTENCE.map(part)),
    h("dl", { class: "wk-plan__more" }, MORE.map(part)),
    dates.length > 0 &&
      h(
        "ul",
        { class: "wk-plan__dates" },
        dates.map((date) => h("li", {}, h("i", { "aria-hidden": "true" }), date)),
      ),
  );
}
