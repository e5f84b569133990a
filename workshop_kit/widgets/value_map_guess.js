// Before the answer: put your team on a map that is still empty, then say what comes out.

import { button, fill, h, heading } from "./face.js";
import { valueMap } from "./value_map_picture.js";
import { settingSliders } from "./value_map_sliders.js";

export const VERDICTS = ["good", "even", "harm"];

/** The first screen: `move` hears where the mark goes, `next` that it is placed. */
export function placeScreen(words, limits, { move, next }) {
  const say = words.labels;
  const map = valueMap(words, limits, move);
  const sliders = settingSliders(words, limits, move);
  return {
    redraw(evening) {
      map.empty(evening, fill(say.empty_map, sliders.texts(evening)));
      sliders.show(evening);
    },
    parts: [
      heading(say.place_question),
      h("p", {}, say.place_intro),
      map.element,
      sliders.style.element,
      sliders.b.element,
      h("div", { class: "wk-card__actions" }, button(say.place, next, "main")),
      h("p", { class: "wk-card__privacy" }, say.privacy),
    ],
  };
}

/** The second: `guess` hears a verdict, or null for "just show me"; `back` leads to the first. */
export function askScreen(words, limits, { guess, back }) {
  const say = words.labels;
  const map = valueMap(words, limits, () => {});
  const { texts } = settingSliders(words, limits, () => {});
  return {
    redraw: (evening) => map.empty(evening, fill(say.empty_map, texts(evening))),
    parts: [
      heading(say.ask_question),
      h("p", {}, say.ask_intro),
      map.element,
      h(
        "div",
        { class: "wk-choices wk-value__guesses", role: "group", "aria-label": say.ask_question },
        VERDICTS.map((verdict) => button(words.verdicts[verdict], () => guess(verdict))),
      ),
      h(
        "div",
        { class: "wk-card__actions" },
        button(say.rather_not, () => guess(null), "quiet"),
        button(say.back, back, "quiet"),
      ),
    ],
  };
}
