// One of the two rooms on the screen: its name, the picture, three counters, and a line about whom one follows.

import { fill, h } from "./face.js";
import { whatHappens } from "./room_follow.js";
import { layOut } from "./room_layout.js";
import { readEvening } from "./room_log.js";
import { makeStage } from "./room_stage.js";
import { nearest } from "./slider.js";

const COUNTERS = ["contacts", "alone", "entourage"];

/** `load(record)` puts an evening on, `draw(minute)` a moment of it; `follow(guest)` is called for a figure tapped. */
export function makePane(words, index, number, follow) {
  const say = words.labels;
  const canvas = h("canvas", { class: "wk-room__canvas", role: "img" });
  const style = h("span");
  const line = h("p", { class: "wk-room__line" });
  const values = Object.fromEntries(COUNTERS.map((name) => [name, h("dd", { "data-counter": name })]));
  const counter = (name) => h("div", {}, h("dt", {}, say[`counter_${name}`]), values[name]);
  const stage = makeStage(canvas, words);
  canvas.addEventListener("click", (event) => {
    const found = stage.pick(event.clientX, event.clientY);
    if (found !== null) follow(found);
  });
  const pane = {
    canvas,
    stage,
    evening: null,
    element: h(
      "figure",
      { class: "wk-room__room" },
      h("figcaption", {}, h("strong", {}, say.rooms[index]), " ", style),
      canvas,
      h("dl", { class: "wk-room__counters" }, COUNTERS.map(counter)),
      line,
    ),
    load(record, glide) {
      pane.evening = readEvening(record, words.order);
      stage.load(pane.evening, layOut(pane.evening), glide);
    },
    led(value) {
      style.textContent = nearest(say.style_steps, value);
    },
    /** What is written round the picture; `quiet`: the evening stands still, so that it can be read out. */
    tell(minute, followed, you, quiet) {
      const { evening } = pane;
      for (const name of COUNTERS) write(values[name], number(evening.mean(name, minute)));
      write(line, followed === null ? "" : whatHappens(words, evening, followed, minute, you));
      if (!quiet) return;
      const counts = Object.fromEntries(
        ["circles", "aside"].map((name) => [name, evening.mean(name, minute)]),
      );
      const contacts = number(evening.mean("contacts", minute));
      const room = say.rooms[index];
      canvas.setAttribute(
        "aria-label",
        fill(say.picture, { room, minute: Math.floor(minute), ...counts, contacts }),
      );
    },
  };
  return pane;
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
