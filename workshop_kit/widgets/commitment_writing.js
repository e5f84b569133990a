// One question of a plan: a field, some words to begin with, hints about the form, and the card that grows beside.

import { planCard } from "./commitment_plan.js";
import { button, fill, h, heading, newId } from "./face.js";

export const FIELDS = ["when", "where", "then", "who", "obstacle", "answer"];

/** `parts` for the stage, and `hinted()` for when Python has looked at the form. */
export function writingScreen(words, { plan, number, field, longest, hints, empty, write, ...steps }) {
  const say = words.labels;
  const asked = words.questions[field];
  const id = `wk-${newId()}`;
  const label = fill(say.progress, { plan: number, number: FIELDS.indexOf(field) + 1, total: FIELDS.length });
  const trouble = h("p", { class: "wk-commit__trouble", id: `${id}-trouble`, role: "alert" });
  const told = h("div", { class: "wk-commit__hints", id: `${id}-hints`, role: "status" });
  const input = h("textarea", {
    id,
    rows: 3,
    autocomplete: "off",
    autocapitalize: field === "who" ? "sentences" : "off", // the others go on with a sentence that has begun
    enterkeyhint: steps.last ? "done" : "next",
    "aria-describedby": `${id}-help ${id}-begins ${id}-trouble ${id}-hints`,
    input: () => wrote(input.value),
    keydown(event) {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      onward();
    },
  });
  const card = h("div");
  const own = button(say.own_words, () => {
    take(mine);
    mine = "";
    own.hidden = true;
    input.focus();
  });
  own.hidden = true;
  let mine = ""; // own words that a suggestion took the place of
  let complaining = empty; // an empty field is told of only where the card has asked for it
  const suggestions = asked.suggestions.map((text) =>
    button(text, () => {
      if (input.value.trim() && !asked.suggestions.includes(input.value)) mine = input.value;
      own.hidden = !mine;
      take(text);
    }),
  );
  input.value = plan[field];

  function take(text) {
    input.value = text;
    wrote(text);
  }

  function wrote(text) {
    complaining = false;
    write(text);
    show();
  }

  const isLong = () => [...input.value].length > longest;

  function onward() {
    if (isLong()) input.focus();
    else steps.next();
  }

  function show() {
    const count = [...input.value].length;
    const text = isLong() ? fill(say.too_long, { count, most: longest }) : complaining ? say.empty : "";
    if (trouble.textContent !== text) trouble.textContent = text;
    input.setAttribute("aria-invalid", String(text !== ""));
    for (const each of suggestions)
      each.setAttribute("aria-pressed", String(each.textContent === input.value));
    card.replaceChildren(planCard(words, plan, { label: say.preview, now: field }));
  }

  function hinted() {
    const some = input.value.trim() && !isLong() ? hints() : [];
    const texts = [...some.map((hint) => say.hints[hint]), ...(some.length > 0 ? [say.hint_end] : [])];
    if (texts.join() === [...told.children].map((each) => each.textContent).join()) return;
    told.replaceChildren(...texts.map((text) => h("p", {}, text)));
  }

  show();
  hinted();
  const parts = [
    h(
      "div",
      { class: "wk-commit__top" },
      button(say.back, steps.back, "quiet"),
      h("span", { class: "wk-card__hint" }, label),
    ),
    h(
      "div",
      { class: "wk-commit__progress", "aria-hidden": "true" },
      FIELDS.map((name) =>
        h("i", { "data-filled": String(plan[name].trim() !== ""), "data-now": String(name === field) }),
      ),
    ),
    h(
      "div",
      { class: "wk-commit__desk" },
      h(
        "div",
        {},
        heading(asked.question),
        h("p", { id: `${id}-help` }, asked.help),
        h("label", { for: id, class: "wk-commit__label" }, asked.name),
        h("p", { class: "wk-card__hint wk-commit__begins", id: `${id}-begins` }, `${asked.label} …`),
        input,
        trouble,
        told,
        h(
          "div",
          { class: "wk-card__actions" },
          button(steps.last ? say.finish : say.next, onward, "main"),
          !steps.last && button(say.to_card, steps.finish, "quiet"),
        ),
        h("h4", { id: `${id}-begin` }, say.suggestions),
        h("p", { class: "wk-card__hint" }, say.change_freely),
        h(
          "div",
          { class: "wk-choices wk-commit__begin", role: "group", "aria-labelledby": `${id}-begin` },
          suggestions,
        ),
        own,
      ),
      h("div", { class: "wk-commit__beside" }, card),
    ),
  ];
  return { parts, hinted };
}
