// The face of the commitment card: a guess, what studies say, one question a screen, and a card to take along.
// What is being written stands here first and in the tab's memory; Python takes it in when the keys rest.

import { cardsScreen } from "./commitment_card.js";
import { guessScreen, studiesScreen } from "./commitment_guess.js";
import { FIELDS, writingScreen } from "./commitment_writing.js";
import { button, card, evidence, h, listen, tabMemory } from "./face.js";

const KEEP = "workshop-kit:commitment";
const SETTLED = 400; // ms without a key until Python is told
const NOTHING = { hinted() {}, dated() {}, settled() {} };

function render({ model, el }) {
  const words = model.get("words");
  const say = words.labels;
  const start = model.get("start");
  // One card's memory is no other's: what tells them apart is where they stand and what was written already.
  const memory = tabMemory(model, [KEEP, location.pathname, JSON.stringify(start)].join(":"));
  const { box, stage, root, ...put } = card(model, { name: "commit", label: say.title });

  let plans = copyOf(model.get("plans")); // as they are under the keys
  let day = model.get("day");
  let screen = "studies"; // then "write" and "cards"; without a guess there is nothing but the guess
  let at = 0; // which plan is being written
  let step = 0; // and which of its parts
  let settling = null;
  let changed = new Set(); // parts that Python has not heard of
  let waiting = false; // until Python has answered, there is nothing to draw from
  let restoring = false; // after a reload nobody has asked for the focus
  let now = NOTHING; // what of the screen follows Python

  function draw(focus = false) {
    const guess = model.get("guess");
    now = NOTHING;
    if (waiting) put.draw("waiting", h("p", {}, words.shared.saving));
    else if (guess === null) put.draw("guess", guessScreen(words, model.get("total"), place));
    else if (screen === "write") put.draw("write", drawWriting());
    else if (screen === "cards") put.draw("cards", drawCards());
    else put.draw("studies", drawStudies());
    if (focus && !waiting) put.focus();
  }

  function place(pairs) {
    box.send({ type: "guess", pairs });
    wait();
  }

  function drawStudies() {
    const onward =
      plans.length > 0 ? button(say.to_card, toCards, "main") : button(say.write_first, add, "main");
    return [
      studiesScreen(words, {
        guess: model.get("guess").pairs,
        answer: model.get("answer"),
        total: model.get("total"),
      }),
      h("div", { class: "wk-card__actions" }, onward),
      evidence(words),
    ];
  }

  function drawWriting() {
    const field = FIELDS[step];
    const last = step === FIELDS.length - 1;
    const writing = writingScreen(words, {
      plan: plans[at],
      number: at + 1,
      field,
      longest: model.get("longest"),
      hints: () => model.get("hints")[at]?.[field] ?? [],
      empty: model.get("done") && model.get("missing")[at]?.includes(field),
      write(text) {
        plans[at][field] = text;
        changed.add(field);
        keep();
        clearTimeout(settling);
        settling = setTimeout(tell, SETTLED);
      },
      back: () => (step > 0 ? go("write", step - 1) : go(plans.length > 1 ? "cards" : "studies")),
      next: () => (last ? toCards() : go("write", step + 1)),
      finish: toCards,
      last,
    });
    now = { ...NOTHING, hinted: writing.hinted };
    return writing.parts;
  }

  function drawCards() {
    const cards = cardsScreen(words, {
      model,
      plans,
      add: plans.length < model.get("most_plans") && add,
      change: (index, field) => write(index, FIELDS.indexOf(field)),
      remove(index) {
        plans.splice(index, 1);
        box.send({ type: "remove", plan: index });
        toCards();
      },
      choose(chosen) {
        day = chosen;
        keep();
        box.send({ type: "day", day });
      },
      forget() {
        memory.forget();
        plans = [];
        day = null;
        box.send({ type: "start_over" });
        screen = "studies";
        wait();
      },
    });
    now = cards;
    return cards.parts;
  }

  function go(next, toStep = 0) {
    if (next === "cards") return toCards();
    tell();
    screen = next;
    step = toStep;
    keep();
    draw(true);
  }

  function write(index, toStep) {
    at = index;
    go("write", toStep);
  }

  function add() {
    plans.push(Object.fromEntries(FIELDS.map((field) => [field, ""])));
    box.send({ type: "add" });
    write(plans.length - 1, 0);
  }

  function toCards() {
    tell();
    const long = FIELDS.findIndex((field) => tooLong(plans[at]?.[field] ?? ""));
    if (screen === "write" && long >= 0) {
      step = long;
      draw();
      stage.querySelector("textarea").focus();
      return;
    }
    screen = "cards";
    keep();
    box.send({ type: "done" });
    wait();
  }

  const tooLong = (text) => [...text].length > model.get("longest");

  /** Tell Python what has changed, but for what is too long to be taken in. */
  function tell() {
    clearTimeout(settling);
    settling = null;
    const fields = [...changed].filter((field) => !tooLong(plans[at][field]));
    changed = new Set();
    if (fields.length === 0) return;
    box.send({
      type: "edit",
      plan: at,
      fields: Object.fromEntries(fields.map((field) => [field, plans[at][field]])),
    });
  }

  /** The screen that comes is drawn from what Python says; until then nothing on this one may be tapped. */
  function wait() {
    waiting = true;
    stage.inert = true;
  }

  function onAck() {
    if (!box.isEmpty() || settling !== null) return;
    const refused = model.get("problem").kind === "refused";
    if (refused || screen === "cards") plans = copyOf(model.get("plans"));
    at = Math.max(0, Math.min(at, plans.length - 1));
    if (screen === "write" && plans.length === 0) screen = "studies";
    now.settled();
    if (!waiting && !refused) return;
    const asked = waiting && !restoring;
    waiting = restoring = false;
    keep();
    draw(asked);
  }

  function keep() {
    const guess = model.get("guess");
    if (guess) memory.write({ guess: guess.pairs, plans, day, screen, at, step });
    else memory.forget();
  }

  /** Say again to a new Python what the tab remembers. */
  function restore(kept) {
    const before = start.plans.length;
    box.send({ type: "guess", pairs: kept.guess });
    kept.plans.forEach((plan, index) => {
      if (index >= before) box.send({ type: "add" });
      const fields = Object.entries(plan).filter(([, text]) => !tooLong(text));
      box.send({ type: "edit", plan: index, fields: Object.fromEntries(fields) });
    });
    for (let index = before; index > kept.plans.length; index--)
      box.send({ type: "remove", plan: index - 1 });
    day = kept.day ?? day;
    if (day !== start.day) box.send({ type: "day", day });
    plans = kept.plans;
    if (kept.screen === "cards") box.send({ type: "done" });
    waiting = restoring = true;
  }

  function sound(kept) {
    const { guess, plans: some } = kept;
    const counted = guess === null || (Number.isInteger(guess) && guess >= 0 && guess <= model.get("total"));
    const written = (plan) => FIELDS.every((field) => typeof plan?.[field] === "string");
    return (
      "guess" in kept &&
      counted &&
      Array.isArray(some) &&
      some.length <= model.get("most_plans") &&
      some.every(written)
    );
  }

  const stop = listen(model, {
    hints: () => now.hinted(),
    dates: () => now.dated(),
    ack: onAck,
  });
  const kept = memory.read();
  if (sound(kept)) {
    if (model.get("guess") === null) restore(kept);
    ({ screen } = kept);
    at = Math.min(Math.max(0, kept.at), plans.length - 1);
    step = Math.min(Math.max(0, kept.step), FIELDS.length - 1);
  } else if (plans.length > 0 && model.get("guess")) screen = "cards";
  if (screen === "write" && !plans[at]) screen = "studies";
  if (screen === "cards" && !waiting && model.get("guess") && !model.get("done")) toCards();
  draw();
  el.append(root);

  return () => {
    tell();
    box.stop();
    stop();
  };
}

function copyOf(plans) {
  return plans.map((plan) => ({ ...plan }));
}

export default { render };
