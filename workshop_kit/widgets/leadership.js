// The face of the leadership slider: a guess, then levers and the team that goes with them. Between two words of
// Python it draws from the tables that Python sent, so that the picture follows the finger.

import {
  button,
  card,
  evidence,
  fill,
  folded,
  h,
  heading,
  listen,
  table,
  tabMemory,
  writer,
} from "./face.js";
import { expect, LEVERS, teamPicture } from "./leadership_team.js";
import { trapZone } from "./leadership_trap.js";
import { nearest, slider } from "./slider.js";

const KEEP = "workshop-kit:leadership";
const LITTLE = 1 / 5; // of the way from one end of the scale to the other
const SETTLED = 200; // ms without a movement until Python is told

function render({ model, el }) {
  const words = model.get("words");
  const say = words.labels;
  const total = model.get("total");
  const half = total / 2;
  // One slider's memory is no other's: what tells them apart is where they stand and how they begin.
  const memory = tabMemory(model, [KEEP, location.pathname, ...Object.values(model.get("start"))].join(":"));
  const { box, stage, root, ...screen } = card(model, { name: "lead", label: say.title });

  let levers = model.get("levers"); // as they are under the finger
  let guess = half;
  let unfolded = new Set(Object.values(levers)).size > 1;
  let preset = null;
  let telling = null;
  let restored = null; // levers from before a reload, on their way to Python
  let redraw = () => {};

  function draw(focus = false) {
    const open = model.get("guess") !== null;
    screen.draw(open ? "explore" : "guess", open ? drawExplore() : drawGuess());
    redraw();
    if (focus) screen.focus();
  }

  function drawGuess() {
    const people = h("div", { class: "wk-lead__crowd", "aria-hidden": "true" });
    const range = slider({
      label: say.guess_label,
      min: 0,
      max: total,
      step: 1,
      move(value) {
        guess = value;
        redraw();
      },
    });
    redraw = () => {
      const text = fill(say.guess_value, { count: guess, total });
      range.show(guess, text);
      people.replaceChildren(
        ...Array.from({ length: total }, (_, index) =>
          h("span", { class: "wk-lead__person", "data-above": String(index < guess) }),
        ),
      );
    };
    const place = (people) => box.send({ type: "guess", people });
    return [
      heading(fill(say.question, { total })),
      h("p", {}, fill(say.before, { total, half })),
      h("p", {}, fill(say.ask, { total })),
      people,
      range.element,
      h(
        "div",
        { class: "wk-card__actions" },
        button(say.place, () => place(guess), "main"),
        button(say.rather_not, () => place(null), "quiet"),
      ),
      h("p", { class: "wk-card__privacy" }, say.privacy),
    ];
  }

  function drawExplore() {
    const tables = model.get("tables");
    const headline = heading("");
    const picture = teamPicture(words, tables);
    // The headline leaves the screen of a phone while buttons further down are pressed; this stays with the picture.
    const counted = h("p", { class: "wk-lead__count", "aria-hidden": "true" });
    const two = writer(words.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    const withNumbers = model.get("numbers");
    const exactly = (step, value) => (withNumbers ? `${step} · ${two(value)}` : step);
    const exact = h("p", { class: "wk-lead__exact", hidden: !withNumbers });
    const trap = h("p", { class: "wk-lead__trap", role: "status" });
    const numbers = h("div");
    const portrait = h("p", { class: "wk-lead__portrait", role: "status" });
    const chosen = () => tables.presets[preset];
    const all = slider({
      label: say.together,
      ends: [say.low_end, say.high_end],
      move: (value) => move(Object.fromEntries(LEVERS.map((name) => [name, value]))),
    });
    const zone = trapZone(say);
    const singles = LEVERS.map((name) =>
      slider({
        label: words.levers[name].name,
        note: words.levers[name].meaning,
        under: name === "empower" ? zone.elements : [],
        move: (value) => move({ ...levers, [name]: value }),
      }),
    );
    const four = h(
      "div",
      { class: "wk-lead__four", hidden: !unfolded },
      singles.map((each) => each.element),
      exact,
      trap,
    );
    const unfold = button("", () => {
      unfolded = !unfolded;
      redraw();
    });
    const presets = Object.keys(tables.presets).map((name) => {
      const each = button(words.presets[name].name, () => {
        move({ ...tables.presets[name] }, name);
        tell();
      });
      each.dataset.preset = name;
      return each;
    });

    redraw = () => {
      const now = expect(tables, levers);
      const count = { count: now.above, total };
      headline.textContent = fill(say.headline, count);
      counted.textContent = fill(say.counted, count);
      picture.show(now);
      exact.textContent = fill(say.exact, { confidence: two(now.confidence) });
      // Four levers that are hardly touched are no mix, even where one is touched a little more.
      const style = now.mixed && now.mean > LITTLE ? say.mixed : nearest(say.style_steps, now.mean);
      all.show(now.mean, style, fill(say.style_value, { style, ...count }));
      singles.forEach((each, index) => {
        const value = levers[LEVERS[index]];
        const step = nearest(say.lever_steps, value);
        each.show(
          value,
          exactly(step, value),
          fill(say.lever_value, { step: exactly(step, value), ...count }),
        );
      });
      zone.mark(levers.enable, levers.enable + tables.trap_turns_at);
      const at = now.ahead <= 0 ? "away" : now.ahead <= tables.trap_turns_at ? "begun" : "costs";
      if (trap.dataset.at !== at) trap.textContent = say.trap[at];
      trap.dataset.at = at;
      four.hidden = !unfolded;
      unfold.textContent = unfolded ? say.fold : say.unfold;
      unfold.setAttribute("aria-expanded", String(unfolded));
      for (const each of presets)
        each.setAttribute("aria-pressed", String(each.dataset.preset === preset && same(chosen(), levers)));
      const line = preset && same(chosen(), levers) ? words.presets[preset].portrait : "";
      if (portrait.textContent !== line) portrait.textContent = line;
      numbers.replaceChildren(outcomes(now, tables));
    };
    const percent = new Intl.NumberFormat(words.lang, { maximumFractionDigits: 0 }).format(
      100 * tables.share,
    );
    return [
      h("p", { class: "wk-lead__compared" }, compared(tables.answer)),
      headline,
      h(
        "div",
        {},
        h("div", { class: "wk-lead__stay" }, counted, picture.element),
        h("p", { class: "wk-card__hint" }, say.drag),
        all.element,
        h("h4", { id: `${picture.id}-leaders` }, say.presets),
        h(
          "div",
          { class: "wk-choices wk-lead__presets", role: "group", "aria-labelledby": `${picture.id}-leaders` },
          presets,
        ),
        portrait,
        h("div", { class: "wk-lead__unfold" }, unfold),
        four,
      ),
      h("p", { class: "wk-lead__share" }, fill(say.share, { percent })),
      folded(words.shared.table, {}, numbers),
      evidence(words),
      h("div", { class: "wk-card__actions" }, button(say.guess_again, guessAgain, "quiet")),
    ];
  }

  function compared(answer) {
    const { people } = model.get("guess");
    const values = { guess: people, answer, total };
    if (people === null) return fill(say.no_guess, values);
    return fill(say.compared[kind(people, answer)], values);
  }

  /** Below the middle, somebody expected the opposite, however large. */
  function kind(people, answer) {
    if (people < half) return "opposite";
    return people > answer ? "higher" : people < answer ? "lower" : "same";
  }

  function outcomes(now, tables) {
    const number = writer(words.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    const rows = Object.entries(words.outcomes).map(([name, text]) => [
      text,
      number(now[name]),
      number(tables.sd[name]),
    ]);
    return table(say.table_caption, [say.table_outcome, say.table_mean, say.table_sd], rows);
  }

  function move(next, named = null) {
    levers = next;
    preset = named;
    root.classList.toggle("wk-lead--jumping", named !== null);
    redraw();
    clearTimeout(telling);
    telling = setTimeout(tell, SETTLED);
  }

  function tell() {
    clearTimeout(telling);
    telling = null;
    if (same(levers, model.get("levers")) && box.isEmpty()) return;
    box.send({ type: "set", levers });
  }

  function guessAgain() {
    clearTimeout(telling);
    telling = null;
    guess = half;
    stage.inert = true; // until Python has heard it, there is nothing left to move
    box.send({ type: "guess_again" });
  }

  function onLevers() {
    if (telling !== null || !box.isEmpty()) return; // the finger is ahead of Python
    if (same(levers, model.get("levers"))) return;
    levers = model.get("levers");
    redraw();
  }

  function onGuess() {
    const back = restored !== null; // after a reload nobody has asked for the focus
    levers = restored ?? model.get("levers");
    restored = null;
    preset = null;
    unfolded = new Set(Object.values(levers)).size > 1;
    keep();
    draw(!back);
  }

  function keep() {
    const placed = model.get("guess");
    if (placed) memory.write({ guess: placed.people, levers: model.get("levers") });
    else memory.forget();
  }

  const stop = listen(model, {
    guess: onGuess,
    levers() {
      onLevers();
      keep();
    },
    ack: onLevers, // a refused movement is taken back
  });
  const sized = new ResizeObserver(() => redraw());
  sized.observe(stage);
  draw();
  root.addEventListener("focusout", () => telling && tell()); // whoever leaves may ask Python at once
  el.append(root);

  const kept = memory.read();
  const sound =
    kept.guess === null || (Number.isInteger(kept.guess) && kept.guess >= 0 && kept.guess <= total);
  if (model.get("guess") === null && "guess" in kept && sound) {
    box.send({ type: "guess", people: kept.guess });
    if (LEVERS.every((name) => kept.levers?.[name] >= 0 && kept.levers[name] <= 1)) {
      restored = kept.levers;
      box.send({ type: "set", levers: restored });
    }
  }

  return () => {
    clearTimeout(telling);
    sized.disconnect();
    box.stop();
    stop();
  };
}

function same(some, others) {
  return LEVERS.every((name) => some[name] === others[name]);
}

export default { render };
