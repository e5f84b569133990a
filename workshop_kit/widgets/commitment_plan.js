// One plan as a card: made to be read from across a room.

import { h } from "./face.js";

const SENTENCE = ["when", "where", "then"];
const MORE = ["who", "obstacle", "answer"];

/** Parts that are empty stay as blanks; `now` is the part that is being written. */
export function planCard(words, plan, { label, now = null }) {
  const part = (name) => {
    const { label: title, blank } = words.questions[name];
    const text = withoutBeginning(name, title, plan[name].trim());
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
  );
}

/** The card says “If”; whoever wrote it, too, does not read it twice. “Where I work” is a place and stays. */
function withoutBeginning(name, title, text) {
  if (name === "where") return text;
  const maybe = title.split(" ").map((word) => `(?:${word}[,:…]*\\s+)?`);
  return text.replace(new RegExp(`^${maybe.join("")}`, "i"), "");
}

/** Write days to look again below a plan, with boxes to tick, in place of those that stood there. */
export function dated(card, dates) {
  card.querySelector(".wk-plan__dates")?.remove();
  if (dates.length === 0) return card;
  const boxes = dates.map((date) => h("li", {}, h("i", { "aria-hidden": "true" }), date));
  card.append(h("ul", { class: "wk-plan__dates" }, boxes));
  return card;
}
