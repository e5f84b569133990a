// What stands under the rooms: the evenings there have been, and the way in for the person themselves.

import { button, fill, h } from "./face.js";

const QUIZ_MODULE = "01_why_we_network"; // beside this page, in its language

/** The evenings under the same settings, to go back to, and the way to another one; one not `seen` has no figures. */
export function eveningList(say, told, seed, number, { go, another }) {
  const ended = told.filter((each) => each.seen);
  const more = ended.filter((each) => each.right > each.left).length;
  return [
    h("h4", {}, say.evenings_title),
    h("p", {}, say.evenings_note),
    h(
      "div",
      { class: "wk-choices wk-room__evenings", role: "group", "aria-label": say.evenings_title },
      told.map((each) => {
        const values = { number: each.seed, left: number(each.left), right: number(each.right) };
        const one = button(fill(each.seen ? say.evening : say.evening_open, values), () => go(each.seed));
        one.setAttribute("aria-pressed", String(each.seed === seed));
        return one;
      }),
    ),
    h("p", { role: "status" }, ended.length > 1 ? fill(say.evenings_sum, { more, total: ended.length }) : ""),
    h("div", { class: "wk-card__actions" }, button(say.another, another)),
  ];
}

/** Walk in, or out again; `trouble` is what to say when there is no quiz to take along, as when it is `missing`. */
export function visitScreen(words, say, { visit, archetype }, { trouble, missing }, { walkIn, walkOut }) {
  const inside = visit === "in";
  const outside = trouble ?? (visit === "incomplete" ? say.walk_incomplete : say.walk_ask);
  return [
    h("h4", {}, say.walk_title),
    h(
      "p",
      { role: "status" },
      inside ? fill(say.walk_done, { archetype: words.archetypes[archetype] }) : outside,
    ),
    h(
      "div",
      { class: "wk-card__actions" },
      inside ? button(say.walk_out, walkOut, "quiet") : button(say.walk_in, walkIn),
      !inside && (missing || visit === "incomplete") && wayToQuiz(say),
    ),
  ];
}

function wayToQuiz(say) {
  if (onPage()) return h("a", { class: "wk-button", href: QUIZ_MODULE }, say.walk_quiz);
  return h("p", {}, say.walk_quiz_lab);
}

/** Whether this is a page of the workshop; in JupyterLab there is none to go to. */
function onPage() {
  return document.documentElement.dataset.assets !== undefined;
}

/** Put other children into a box; who stood on a button or a list there stands on its successor. */
export function swap(box, children) {
  const old = box.contains(document.activeElement) ? document.activeElement : null;
  const before = old ? [...box.querySelectorAll(old.tagName)] : [];
  box.replaceChildren(...children);
  if (!old) return;
  const likely = [...box.querySelectorAll(old.tagName)];
  const same = likely.length === before.length ? likely[before.indexOf(old)] : likely.at(-1);
  const found = likely.find((each) => each.textContent === old.textContent) ?? same;
  found?.focus({ preventScroll: true });
}
