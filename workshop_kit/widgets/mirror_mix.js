// Ten people at the door: eight steppers bring them in, and there are never more or fewer than ten.

import { button, fill, h, heading, newId } from "./face.js";
import { archetypeMark } from "./mark.js";

/** The screen on which ten people are placed. `moved` hears of each step, `read` of the wish to go on. */
export function mixScreen(words, { placing, total, moved, read }) {
  const say = words.labels;
  const kinds = Object.keys(words.marks);
  const id = `wk-${newId()}`;
  let counts = { ...placing };
  const placed = () => kinds.reduce((sum, kind) => sum + counts[kind], 0);
  const text = () =>
    placed() === total
      ? fill(say.all_placed, { total })
      : fill(say.placed, { placed: placed(), total, waiting: total - placed() });

  const room = roomOf(words, total);
  const status = h("p", { class: "wk-mirror__status", role: "status", id });
  const go = button(
    say.read,
    () => {
      if (placed() === total) read();
      else status.textContent = fill(say.still_waiting, { waiting: total - placed() });
    },
    "main",
  );
  const rows = kinds.map((kind) => stepper(kind));

  function step(kind, by) {
    if (by > 0 && placed() === total) {
      status.textContent = say.none_waiting;
      return;
    }
    if (counts[kind] + by < 0) return;
    counts = { ...counts, [kind]: counts[kind] + by };
    moved(counts);
    show();
  }

  function stepper(kind) {
    const { name, in_a_line: line } = words.archetypes[kind];
    const count = h("span", { class: "wk-mirror__count", "aria-hidden": "true" });
    const one = (label, sign, by) =>
      h(
        "button",
        {
          type: "button",
          class: "wk-button wk-mirror__step",
          "aria-label": fill(label, { archetype: name }),
          click: () => step(kind, by),
        },
        sign,
      );
    const fewer = one(say.fewer, "−", -1);
    const more = one(say.more, "+", 1);
    const element = h(
      "div",
      {
        class: "wk-mirror__row",
        role: "group",
        "data-kind": kind,
        keydown(event) {
          if (event.key === "+") step(kind, 1);
          else if (event.key === "-") step(kind, -1);
        },
      },
      archetypeMark(words.marks[kind]),
      h("span", { class: "wk-mirror__name" }, h("b", {}, name), " ", h("small", {}, line)),
      h("span", { class: "wk-mirror__stepper" }, fewer, count, more),
    );
    return {
      element,
      show() {
        count.textContent = counts[kind];
        element.setAttribute("aria-label", `${name}: ${counts[kind]}`);
        fewer.setAttribute("aria-disabled", String(counts[kind] === 0));
        more.setAttribute("aria-disabled", String(placed() === total));
      },
    };
  }

  function show() {
    for (const row of rows) row.show();
    room.show(counts, text());
    status.textContent = text();
    go.setAttribute("aria-disabled", String(placed() < total));
  }

  show();
  return [
    heading(say.mix_title),
    h("p", {}, say.mix_ask),
    h("div", { class: "wk-mirror__stay" }, room.element, status),
    h(
      "div",
      {},
      rows.map((row) => row.element),
    ),
    h(
      "div",
      { class: "wk-card__actions" },
      go,
      button(
        say.take_back,
        () => {
          counts = Object.fromEntries(kinds.map((kind) => [kind, 0]));
          moved(counts);
          show();
        },
        "quiet",
      ),
    ),
    h("p", { class: "wk-card__privacy" }, say.privacy),
  ];
}

/** The ten, drawn: a mark for everybody who is in, an empty place for everybody who is not. */
export function roomOf(words, total) {
  const element = h("div", { class: "wk-mirror__room", role: "img" });
  return {
    element,
    show(counts, label) {
      const people = Object.entries(counts).flatMap(([kind, count]) => Array(count).fill(kind));
      element.setAttribute("aria-label", label);
      element.replaceChildren(
        ...Array.from({ length: total }, (_, index) =>
          people[index]
            ? archetypeMark(words.marks[people[index]])
            : h("span", { class: "wk-mirror__empty" }),
        ),
      );
    },
  };
}
