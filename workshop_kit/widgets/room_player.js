// The evening's clock: play, pause, scrub, speed; or, where little motion is wished, a few still moments.

import { button, fill, h } from "./face.js";
import { slider } from "./slider.js";

const SPEEDS = [1, 2, 4, 0.5]; // minutes of the evening a second
const REFRESH = 120; // ms between two looks at what stands around the rooms
const MOMENTS = { arrival: 0.07, early: 0.25, middle: 0.5, late: 0.75, end: 1 }; // as shares of the evening
const LONGEST = 100; // ms that one frame may move the clock on: after a pause of the browser's

/** `draw(minute)` is called in every frame, `tell(minute)` a few times a second; `start()` begins the evening. */
export function makePlayer({ words, minutes, from = 0, stills, draw, tell, isGliding }) {
  const say = words.labels;
  const times = SPEEDS.map((each) => new Intl.NumberFormat(words.lang).format(each));
  let minute = Math.min(from, minutes);
  let playing = false;
  let speed = 0;
  let frame = null;
  let last = null;
  let told = 0;
  let visible = true;

  const play = button("", () => (playing ? pause() : start(true)), "main");
  play.classList.add("wk-room__play");
  const pace = button("", () => {
    speed = (speed + 1) % SPEEDS.length;
    show();
  });
  pace.classList.add("wk-room__pace");
  const range = slider({
    label: say.minute_label,
    max: minutes,
    step: 1,
    move(value) {
      minute = value;
      playing = false;
      settle();
    },
  });
  const moments = Object.entries(MOMENTS).map(([name, share]) => {
    const each = button(say.moments[name], () => {
      minute = Math.round(share * minutes);
      playing = false;
      settle();
    });
    each.dataset.minute = Math.round(share * minutes);
    return each;
  });
  const row = h(
    "div",
    { class: "wk-room__moments", role: "group", "aria-label": say.moments_title },
    moments,
  );
  const bar = h("div", { class: "wk-room__player" }, play, range.element, pace, row);

  function show() {
    const text = fill(say.minute_value, { minute: Math.floor(minute), minutes });
    range.show(Math.floor(minute), text);
    play.textContent = playing ? say.pause : minute >= minutes ? say.play_again : say.play;
    play.dataset.playing = String(playing);
    pace.textContent = fill(say.speed, { times: times[speed] });
    bar.classList.toggle("wk-room__player--still", stills());
    for (const each of moments)
      each.setAttribute("aria-pressed", String(Number(each.dataset.minute) === Math.floor(minute)));
  }

  function settle() {
    show();
    tell(minute, !playing);
    wake();
  }

  function start(again = false) {
    if (stills()) return settle();
    if (minute >= minutes && again) minute = 0;
    playing = minute < minutes;
    last = null;
    settle();
  }

  function pause() {
    playing = false;
    settle();
  }

  function step(now) {
    frame = null;
    if (playing && last !== null) {
      minute = Math.min(minutes, minute + (Math.min(LONGEST, now - last) / 1000) * SPEEDS[speed]);
      if (minute >= minutes) playing = false;
    }
    last = now;
    draw(minute);
    if (now - told > REFRESH || (!playing && minute >= minutes)) {
      told = now;
      show();
      tell(minute, !playing);
    }
    if ((playing || isGliding()) && visible) frame = requestAnimationFrame(step);
    else last = null;
  }

  function wake() {
    if (frame === null) frame = requestAnimationFrame(step);
  }

  const seen = new IntersectionObserver(([entry]) => {
    visible = entry.isIntersecting;
    if (visible) wake();
  });
  show();
  return {
    bar,
    start,
    pause,
    wake,
    watch: (element) => {
      seen.disconnect();
      seen.observe(element);
    },
    minute: () => minute,
    /** From the beginning, or the first of the stills, with the focus on what leads on from there. */
    enter() {
      playing = false;
      minute = stills() ? Number(moments[0].dataset.minute) : 0;
      start();
      (stills() ? moments[0] : play).focus({ preventScroll: true });
    },
    goTo(value) {
      minute = value;
      playing = false;
      settle();
    },
    refresh: settle,
    stop() {
      seen.disconnect();
      if (frame !== null) cancelAnimationFrame(frame);
      frame = null;
    },
  };
}
