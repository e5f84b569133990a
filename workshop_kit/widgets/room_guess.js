// The screen before the evening: how many new contacts in one room, how many in the other?

import { button, fill, h, heading } from "./face.js";
import { nearest, slider } from "./slider.js";

const SIDES = ["left", "right"];
const FIRST = 1 / 3; // of the way up: where the handles stand before anybody has touched them

/** `place(left, right)` is called with the guess, or with null twice. */
export function guessScreen(say, start, settings, place) {
  let guess = Object.fromEntries(SIDES.map((side) => [side, Math.round(FIRST * start.limit)]));
  const crowd = SIDES.map(() => h("div", { class: "wk-room__crowd", "aria-hidden": "true" }));
  const ranges = SIDES.map((side, index) =>
    slider({
      label: fill(say.guess_label, {
        room: say.rooms[index],
        style: nearest(say.style_steps, settings[side]),
      }),
      max: start.limit,
      step: 1,
      move(value) {
        guess = { ...guess, [side]: value };
        show();
      },
    }),
  );
  function show() {
    SIDES.forEach((side, index) => {
      ranges[index].show(guess[side], fill(say.guess_value, { count: guess[side] }));
      crowd[index].replaceChildren(
        ...Array.from({ length: start.limit }, (_, each) =>
          h("i", { "data-met": String(each < guess[side]) }),
        ),
      );
    });
  }
  show();
  return [
    heading(say.question),
    h("p", {}, fill(say.before, start)),
    h("p", {}, say.ask),
    h(
      "div",
      { class: "wk-room__guesses" },
      SIDES.map((side, index) => h("div", { "data-side": side }, ranges[index].element, crowd[index])),
    ),
    h(
      "div",
      { class: "wk-card__actions" },
      button(say.place, () => place(guess.left, guess.right), "main"),
      button(say.rather_not, () => place(null, null), "quiet"),
    ),
    h("p", { class: "wk-card__privacy" }, say.privacy),
  ];
}

/** How the difference that somebody expected compares with the one there was. */
export function howItCompares(expected, found) {
  if (Math.abs(expected - found) <= 1) return "close";
  if (expected * found < 0) return "opposite";
  return Math.abs(expected) > Math.abs(found) ? "larger" : "smaller";
}

/** The guess beside what happened once the evening has `ended`; before, the guess alone and a way to the end. */
export function comparison(say, guess, answer, number, ended, showEnd) {
  const { left, right } = guess;
  const values = { left, right, answer_left: number(answer.left), answer_right: number(answer.right) };
  if (!ended)
    return [
      left !== null && h("p", {}, fill(say.not_yet, values)),
      button(say.show_end, showEnd, "quiet"),
    ].filter(Boolean);
  const kind = left === null ? null : howItCompares(right - left, answer.right - answer.left);
  return [
    h("p", { class: "wk-room__told" }, fill(kind ? say.compared[kind] : say.no_guess, values)),
    h("p", {}, say.why),
  ];
}
