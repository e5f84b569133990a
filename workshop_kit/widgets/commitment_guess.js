// What a plan is worth: ten pairs of people, a guess, and what studies say.

import { button, fill, folded, h, heading, table } from "./face.js";
import { slider } from "./slider.js";

const PERSON = "M0 -15a4.6 4.6 0 1 1 .01 0ZM-7 0v-6.5a6 6 0 0 1 6 -6h2a6 6 0 0 1 6 6v6.5Z";

/** One pair: whoever is ahead stands on the step; the one with the plan holds a card. */
function pair(ahead) {
  const [plan, other] = ahead ? [26, 36] : [36, 26];
  return h(
    "svg",
    { class: "wk-pair", viewBox: "0 0 44 38", "data-ahead": String(ahead) },
    h("rect", { class: "wk-pair__step", x: ahead ? 3 : 24, y: 27, width: 17, height: 10, rx: 1.5 }),
    h("path", { class: "wk-pair__other", d: PERSON, transform: `translate(32.5 ${other})` }),
    h("path", { class: "wk-pair__plan", d: PERSON, transform: `translate(11.5 ${plan})` }),
    h("rect", { class: "wk-pair__card", x: 8.5, y: plan - 9, width: 6, height: 7, rx: 1 }),
  );
}

function pairs(count, total) {
  const all = Array.from({ length: total }, (_, index) => pair(index < count));
  return h("div", { class: "wk-pairs", "aria-hidden": "true" }, all);
}

/** `place(pairs)` is called with the guess, or with null. */
export function guessScreen(words, total, place) {
  const say = words.labels;
  let guess = total / 2;
  const picture = h("div");
  const range = slider({
    label: say.guess_label,
    min: 0,
    max: total,
    step: 1,
    move(value) {
      guess = value;
      show();
    },
  });
  function show() {
    range.show(guess, fill(say.guess_value, { count: guess, total }));
    picture.replaceChildren(pairs(guess, total));
  }
  show();
  const key = (ahead, text) => h("span", { class: "wk-pairs__key" }, pair(ahead), text);
  return [
    heading(say.guess_title),
    h("p", {}, say.before),
    h("p", {}, fill(say.ask, { total })),
    picture,
    h("p", { class: "wk-card__hint wk-pairs__keys" }, key(true, say.plan_ahead), key(false, say.plan_behind)),
    range.element,
    h(
      "div",
      { class: "wk-card__actions" },
      button(say.place, () => place(guess), "main"),
      button(say.rather_not, () => place(null), "quiet"),
    ),
    h("p", { class: "wk-card__privacy" }, say.privacy),
  ];
}

/** The guess beside what studies say. */
export function studiesScreen(words, { guess, answer, total }) {
  const say = words.labels;
  const values = { guess, answer: answer.pairs, total };
  const compared = guess === null ? say.no_guess : say.compared[kind(guess, answer)];
  const rows = [
    [say.your_guess, guess],
    [say.by_studies, answer.pairs],
    [say.by_chance, answer.chance],
  ].filter(([, count]) => count !== null);
  return [
    heading(say.headline),
    h("p", { class: "wk-commit__compared" }, fill(compared, values)),
    rows.map(([name, count]) =>
      h(
        "figure",
        { class: "wk-commit__row" },
        h("figcaption", {}, name, " ", h("strong", {}, fill(say.guess_value, { count, total }))),
        pairs(count, total),
      ),
    ),
    h("p", {}, fill(say.later, { ...answer, total })),
    h("p", {}, say.not_kept),
    folded(
      words.shared.table,
      {},
      table(fill(say.table_caption, { total }), [say.table_source, say.table_pairs], rows),
    ),
  ];
}

/** Below what chance gives, somebody expected the opposite, however large. */
function kind(guess, answer) {
  if (guess < answer.chance) return "opposite";
  return guess > answer.pairs ? "higher" : guess < answer.pairs ? "lower" : "same";
}
