// What can be turned: how the leaders lead in each room, how many were told to come, how many know each other.

import { fill, h } from "./face.js";
import { nearest, slider } from "./slider.js";

/** `show(settings)` moves the four sliders; `move(settings)` is called when one of them is moved. */
export function turners(words, guests, move) {
  const say = words.labels;
  let now = {};
  const style = (side, index) =>
    slider({
      label: fill(say.style_label, { room: say.rooms[index] }),
      ends: [say.low_end, say.high_end],
      step: 0.05,
      move: (value) => move({ ...now, [side]: value }),
    });
  const share = (name, label, note, max) =>
    slider({ label, note, max, step: 0.02, move: (value) => move({ ...now, [name]: value }) });
  const sliders = {
    left: style("left", 0),
    right: style("right", 1),
    conscripts: share("conscripts", say.conscripts, say.conscripts_note, 0.6),
    known_share: share("known_share", say.known, say.known_note, 0.8),
  };
  return {
    element: h(
      "div",
      { class: "wk-room__turners" },
      Object.values(sliders).map((each) => each.element),
    ),
    show(settings) {
      now = settings;
      for (const side of ["left", "right"])
        sliders[side].show(settings[side], nearest(say.style_steps, settings[side]));
      for (const name of ["conscripts", "known_share"])
        sliders[name].show(
          settings[name],
          fill(say.about, { count: Math.round(settings[name] * guests), total: guests }),
        );
    },
  };
}
