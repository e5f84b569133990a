// The sliders of an evening, each with a value that has a meaning.

import { fill, writer } from "./face.js";
import { nearest, slider } from "./slider.js";

/** One slider a setting; `move` hears `{setting: value}`. `show(evening, verdict)` moves them and lets them speak. */
export function settingSliders(words, limits, move) {
  const say = words.labels;
  const number = writer(words.lang, { maximumFractionDigits: 1 });
  const one = (name, label, note, ends = null) =>
    slider({ label, note, ends, ...limits[name], move: (value) => move({ [name]: value }) });
  const sliders = {
    style: one("style", say.style_label, null, [say.axis_low, say.axis_high]),
    b: one("b", say.b_label, say.b_note),
    cost: one("cost", say.cost_label, say.cost_note),
    m: one("m", say.m_label, say.m_note),
  };

  function weight(b) {
    if (b === 0) return say.b_none;
    if (b === 1) return say.b_equal;
    return fill(b < 1 ? say.b_less : say.b_more, { times: number(b) });
  }

  const texts = (evening) => ({ style: nearest(say.style_steps, evening.style), b: weight(evening.b) });

  return {
    ...sliders,
    texts,
    show(evening, verdict = null, goodInTen = 0) {
      const now = {
        ...texts(evening),
        cost: evening.cost === 0 ? say.cost_none : fill(say.cost_some, { cost: number(evening.cost) }),
        m: fill(say.m_value, { count: Math.round(goodInTen) }),
      };
      for (const [name, text] of Object.entries(now)) {
        const spoken = verdict ? fill(say.spoken, { setting: text, verdict }) : text;
        sliders[name].show(evening[name], text, spoken);
      }
    },
  };
}
