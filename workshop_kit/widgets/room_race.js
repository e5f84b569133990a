// New contacts in both rooms as the evening goes on, with the guess waiting at the end.

import { fill, h, writer } from "./face.js";

const TALL = 132;
const TOP = 14;
const FOOT = 22; // px under the ground line
const RIGHT = 58; // px for what stands beside the ends of the lines
const LINE = 17; // px that a line of letters takes
const NAMES = ["A", "B"];

/** `show(minute)` draws as far as the evening has come. */
export function race(words, say, guess, minutes) {
  const number = writer(words.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const ground = h("line", { class: "wk-room__ground", x1: 0 });
  const start = h("text", { class: "wk-room__tick", x: 0 }, "0");
  const end = h("text", { class: "wk-room__tick", "text-anchor": "middle" }, fill(say.race_end, { minutes }));
  const sides = NAMES.map((name) => ({
    line: h("path", { class: "wk-room__race", "data-room": name }),
    dot: name === "A" ? h("rect", { width: 10, height: 10, x: -5, y: -5 }) : h("circle", { r: 5.5 }),
    text: h("text", { class: "wk-room__name" }),
    bet: h("path", { class: "wk-room__bet", "data-room": name, d: "M-7 0H7" }),
    told: h("text", { class: "wk-room__tick", "text-anchor": "end" }),
  }));
  for (const [index, side] of sides.entries()) {
    side.dot.setAttribute("class", "wk-room__end");
    side.dot.dataset.room = NAMES[index];
  }
  const svg = h(
    "svg",
    { class: "wk-room__picture", "aria-hidden": "true", height: TALL, width: "100%" },
    ground,
    start,
    end,
    sides.map((side) => Object.values(side)),
  );
  const bets = [guess.left, guess.right];

  let width = 240; // px of the lines; asked for only when the page is laid out anew, as asking takes time

  function draw(evenings, minute) {
    const series = evenings.map((evening) => evening.record.means.contacts);
    const most = Math.max(1, ...series.map((each) => each.at(-1)), ...bets.map((bet) => bet ?? 0));
    const low = TALL - FOOT;
    const x = (at) => (at / minutes) * width;
    const y = (value) => low - (value / most) * (low - TOP);
    ground.setAttribute("x2", width);
    for (const each of ["y1", "y2"]) ground.setAttribute(each, low);
    for (const each of [start, end]) each.setAttribute("y", TALL - 5);
    end.setAttribute("x", width);
    const now = Math.floor(minute);
    const at = series.map((each) => y(each[now]));
    const names = apart(at);
    const told = apart(bets.map((bet) => y(bet ?? 0)));
    sides.forEach((side, index) => {
      const points = series[index]
        .slice(0, now + 1)
        .map((value, each) => `${x(each).toFixed(1)} ${y(value).toFixed(1)}`);
      side.line.setAttribute("d", `M${points.join("L")}`);
      side.dot.setAttribute("transform", `translate(${x(now)} ${at[index]})`);
      side.text.textContent = `${NAMES[index]} ${number(series[index][now])}`;
      side.text.setAttribute("x", x(now) + 11);
      side.text.setAttribute("y", names[index] + 5);
      const bet = bets[index];
      side.bet.style.display = side.told.style.display = bet === null ? "none" : "";
      if (bet === null) return;
      side.bet.setAttribute("transform", `translate(${width} ${y(bet)})`);
      side.told.textContent = fill(say.race_guess, { room: NAMES[index], count: bet });
      side.told.setAttribute("x", width - 12);
      side.told.setAttribute("y", told[index] + 5);
    });
  }

  return {
    element: h(
      "figure",
      { class: "wk-room__story" },
      h("figcaption", { class: "wk-card__hint" }, say.race_title),
      svg,
    ),
    draw,
    size() {
      width = Math.max(240, svg.getBoundingClientRect().width) - RIGHT;
    },
  };
}

/** Two heights, moved so far apart that both can be read. */
function apart([one, other]) {
  const gap = LINE - Math.abs(one - other);
  if (gap <= 0) return [one, other];
  const up = one < other || one === other ? -gap / 2 : gap / 2;
  return one === other ? [one + LINE / 2, other - LINE / 2] : [one + up, other - up];
}
