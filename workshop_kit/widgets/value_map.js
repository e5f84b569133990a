// The face of the map of net value: place your team, guess, then move the evening. Between two words of Python it
// draws from the tables that Python sent, so that the line where harm begins moves under the finger.

import { button, card, evidence, fill, folded, h, heading, listen, tabMemory, writer } from "./face.js";
import { nearest } from "./slider.js";
import { choices } from "./value_map_choices.js";
import { askScreen, placeScreen, VERDICTS } from "./value_map_guess.js";
import { peoplePicture } from "./value_map_people.js";
import { valueMap } from "./value_map_picture.js";
import { sheets } from "./value_map_sheets.js";
import { settingSliders } from "./value_map_sliders.js";
import { expect } from "./value_map_tables.js";

const KEEP = "workshop-kit:value-map";
const SETTLED = 200; // ms without a movement until Python is told

function render({ model, el }) {
  const words = model.get("words");
  const say = words.labels;
  const limits = model.get("limits");
  const memory = tabMemory(model, [KEEP, location.pathname, ...Object.values(model.get("start"))].join(":"));
  const { box, stage, root, ...screen } = card(model, { name: "value", label: say.title });
  const short = writer(words.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }, "+");
  const whole = writer(words.lang, { maximumFractionDigits: 0 });

  let evening = model.get("settings"); // as it is under the finger
  let asking = false; // the mark is placed, the guess is not
  let sort = null; // the evening that was chosen to try
  let telling = null;
  let restored = null; // settings from before a reload, on their way to Python
  let redraw = () => {};

  function draw(focus = false) {
    const open = model.get("guess") !== null;
    const name = open ? "explore" : asking ? "ask" : "place";
    screen.draw(name, open ? drawExplore() : drawGuess());
    redraw();
    if (focus) screen.focus();
  }

  function drawGuess() {
    const screens = {
      place: () => placeScreen(words, limits, { move, next: () => ask(true) }),
      ask: () => askScreen(words, limits, { guess: place, back: () => ask(false) }),
    };
    const { parts, redraw: follow } = screens[asking ? "ask" : "place"]();
    redraw = () => follow(evening);
    return parts;
  }

  function place(verdict) {
    stage.inert = true; // the first guess counts
    box.send({ type: "guess", verdict, style: evening.style, b: evening.b });
  }

  function ask(now) {
    asking = now;
    draw(true);
  }

  function drawExplore() {
    const tables = model.get("tables");
    const headline = heading("");
    const where = h("p", { class: "wk-value__where" });
    const map = valueMap(words, limits, move);
    const sliders = settingSliders(words, limits, move);
    const people = peoplePicture(say);
    const twice = h("p");
    const news = h("p", { class: "wk-unseen", role: "status" }); // what a slider says by itself, a button does not
    const look = h("p", { class: "wk-value__look", role: "status" });
    const numbers = h("div");
    const unfolded = folded(words.shared.table, { toggle: () => redraw() }, numbers);
    const openings = choices(
      say.opening_title,
      `${map.id}-openings`,
      "openings",
      words.openings,
      (opening) => {
        move({ opening });
        settle();
      },
    );
    const sorts = Object.fromEntries(Object.entries(words.evenings).map(([name, each]) => [name, each.name]));
    const evenings = choices(say.evenings_title, `${map.id}-evenings`, "evenings", sorts, (name) => {
      move({ ...tables.evenings[name] }, name);
      settle();
    });
    const settle = () => {
      tell();
      news.textContent = `${headline.textContent} ${where.textContent}`;
    };

    redraw = () => {
      const now = expect(tables, evening);
      const verdict = verdictOn(now.team.value);
      const line = whereHarm(now.team);
      headline.textContent = fill(words.headlines[verdict], { value: short(now.team.value) });
      if (where.textContent !== line) where.textContent = line;
      sliders.show(evening, words.verdicts[verdict], now.goodInTen);
      const texts = sliders.texts(evening);
      map.show(
        now,
        evening,
        short(now.team.value),
        fill(say.map, { ...texts, where: line, verdict: words.verdicts[verdict] }),
      );
      people.show(now, evening, short, whole);
      twice.textContent = fill(say.twice, { person: short(now.person.value), team: short(now.team.value) });
      openings.press(evening.opening);
      const chosen =
        sort && Object.entries(tables.evenings[sort]).every(([name, at]) => evening[name] === at);
      evenings.press(chosen ? sort : null);
      const text = sort ? words.evenings[sort].look : say.evenings_prompt;
      if (look.textContent !== text) look.textContent = text;
      if (unfolded.open) numbers.replaceChildren(...sheets(say, now, short, whole));
    };
    const { guess, answer, value } = { ...model.get("guess"), guess: model.get("guess").verdict };
    const told = { answer: words.verdicts[answer], value: short(value), guess: words.verdicts[guess] };
    const kind = guess === null ? say.no_guess : guess === answer ? say.compared_same : say.compared_other;
    const key = (name, text) =>
      h("span", { class: "wk-value__key" }, h("i", { class: `wk-value__swatch--${name}` }), text);
    return [
      h("p", { class: "wk-value__compared" }, fill(kind, told)),
      headline,
      h("p", { class: "wk-card__hint wk-value__unit" }, say.unit),
      h(
        "div",
        {},
        h("div", { class: "wk-value__stay" }, map.element),
        where,
        h("p", { class: "wk-card__hint" }, say.tap),
        evenings.elements,
        look,
        news,
        sliders.b.element,
        sliders.cost.element,
        sliders.style.element,
        sliders.m.element,
        openings.elements,
      ),
      h("h4", {}, say.twice_title),
      twice,
      h(
        "div",
        { class: "wk-value__twice wk-card__hint" },
        h("span", {}, say.person),
        h("span", {}, say.team),
      ),
      people.element,
      h(
        "p",
        { class: "wk-card__hint wk-value__keys" },
        key("good", say.brings),
        key("bad", say.costs),
        key("cost", say.attending),
        key("left", say.left),
      ),
      h("p", {}, say.why),
      h("p", { class: "wk-value__honest" }, say.honest),
      unfolded,
      evidence(words),
      h("div", { class: "wk-card__actions" }, button(say.guess_again, guessAgain, "quiet")),
    ];
  }

  function whereHarm({ harm, breakEven }) {
    if (harm === "below") return fill(say.harm_below, { at: nearest(say.harm_places, breakEven) });
    return harm === "never" ? say.harm_never : say.harm_always;
  }

  function verdictOn(value) {
    if (Math.abs(value) < model.get("tables").even_within) return "even";
    return value > 0 ? "good" : "harm";
  }

  function move(part, named = null) {
    evening = { ...evening, ...part };
    sort = named ?? sort; // what to look for stays while things are moved
    root.classList.toggle("wk-value--jumping", named !== null);
    redraw();
    clearTimeout(telling);
    telling = setTimeout(tell, SETTLED);
  }

  function tell() {
    clearTimeout(telling);
    telling = null;
    if (model.get("guess") === null) return; // where the mark stands is told with the guess
    if (same(evening, model.get("settings")) && box.isEmpty()) return;
    box.send({ type: "set", settings: evening });
  }

  function guessAgain() {
    clearTimeout(telling);
    telling = null;
    stage.inert = true; // until Python has heard it, there is nothing left to move
    box.send({ type: "guess_again" });
  }

  function onSettings() {
    if (telling !== null || !box.isEmpty()) return; // the finger is ahead of Python
    if (model.get("guess") === null || same(evening, model.get("settings"))) return;
    evening = model.get("settings");
    redraw();
  }

  function onGuess() {
    const back = restored !== null; // after a reload nobody has asked for the focus
    evening = restored ?? model.get("settings");
    restored = null;
    sort = null;
    asking = false;
    keep();
    draw(!back);
  }

  function keep() {
    const placed = model.get("guess");
    if (placed) {
      const { verdict, style, b } = placed;
      memory.write({ guess: { verdict, style, b }, settings: model.get("settings") });
    } else memory.forget();
  }

  const stop = listen(model, {
    guess: onGuess,
    settings() {
      onSettings();
      keep();
    },
    ack() {
      if (box.isEmpty()) stage.inert = false;
      onSettings(); // a refused movement is taken back
    },
  });
  const sized = new ResizeObserver(() => redraw());
  sized.observe(stage);
  draw();
  root.addEventListener("focusout", () => telling && tell()); // whoever leaves may ask Python at once
  el.append(root);

  const kept = memory.read();
  const within = (name, value) => value >= limits[name].min && value <= limits[name].max;
  const { verdict, style, b } = Object(kept.guess);
  if (
    model.get("guess") === null &&
    (verdict === null || VERDICTS.includes(verdict)) &&
    within("style", style) &&
    within("b", b)
  ) {
    box.send({ type: "guess", verdict, style, b });
    const sound = Object.keys(limits).every((name) => within(name, kept.settings?.[name]));
    if (sound && kept.settings.opening in words.openings) {
      restored = kept.settings;
      box.send({ type: "set", settings: restored });
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
  return Object.keys(others).every((name) => some[name] === others[name]);
}

export default { render };
