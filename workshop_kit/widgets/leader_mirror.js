// The face of the leader's mirror: a guess, eight situations one by one, what each reaction may teach, and the mirror.

import { button, card, fill, h, heading, listen, newId, tabMemory } from "./face.js";
import { CLOSED, doorRow, OPEN } from "./leader_mirror_doors.js";
import { emptyPage, mirrorPage } from "./leader_mirror_page.js";
import { slider } from "./slider.js";

const KEEP = "workshop-kit:leader-mirror";

function render({ model, el }) {
  const words = model.get("words");
  const say = words.labels;
  const order = Object.keys(words.order);
  const total = order.length;
  const begun = JSON.stringify(model.get("begun"));
  const memory = tabMemory(model, [KEEP, location.pathname, begun].join(":"));
  const { box, stage, root, draw: put, focus } = card(model, { name: "lmirror", label: say.title });
  const uid = `wk-${newId()}`;
  const given = () => model.get("reactions");
  const open = () => order.findIndex((situation) => !(situation in given()));

  let screen = "guess";
  let index = 0;
  let guess = total / 2;
  let asked = null; // a reaction on its way to Python: {situation, reaction}
  let restoring = false; // the answers from before a reload are on their way

  function show(next, at = index) {
    screen = next;
    index = at;
    draw();
    focus();
  }

  function draw() {
    put(screen, { guess: drawGuess, situation: drawSituation, told: drawTold, mirror: drawMirror }[screen]());
  }

  function drawGuess() {
    const row = h("div", { class: "wk-lmirror__row", "aria-hidden": "true" });
    const range = slider({
      label: say.guess_label,
      min: 0,
      max: total,
      step: 1,
      move(value) {
        guess = value;
        follow();
      },
    });
    const follow = () => {
      range.show(guess, words.times[guess]);
      row.replaceChildren(doorRow(order.map((_, place) => (place < guess ? OPEN : CLOSED))));
    };
    const place = (times) => box.send({ type: "guess", times });
    follow();
    return [
      heading(say.question),
      h("p", {}, fill(say.before, { total: words.numbers[total] })),
      h("p", {}, fill(say.ask, { total: words.numbers[total] })),
      row,
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

  function drawTop() {
    return h(
      "div",
      { class: "wk-lmirror__top" },
      h("span", {}, fill(say.progress, { number: index + 1, total })),
      index > 0 && button(say.back, () => show("situation", index - 1), "quiet"),
    );
  }

  function drawSituation() {
    const situation = order[index];
    const text = words.situations[situation];
    const picked = situation in given() ? given()[situation].reaction : undefined;
    const choice = (reaction, label, kind = "") => {
      const each = button(label, () => react(reaction), kind);
      each.dataset.reaction = String(reaction);
      each.setAttribute("aria-pressed", String(reaction === picked));
      return each;
    };
    return [
      drawTop(),
      h("p", { class: "wk-lmirror__meets" }, say.meets[words.meets[situation]]),
      heading(text.title),
      h("p", { class: "wk-lmirror__scene" }, text.scene),
      h("h4", { id: `${uid}-ask` }, say.choose),
      h(
        "div",
        { class: "wk-choices wk-lmirror__choices", role: "group", "aria-labelledby": `${uid}-ask` },
        words.order[situation].map((name) => choice(name, text.reactions[name].do)),
        choice(null, say.rather_not_say, "quiet"),
      ),
      picked !== undefined &&
        h("div", { class: "wk-card__actions" }, button(index + 1 < total ? say.next : say.look, forward)),
    ];
  }

  function drawTold() {
    const situation = order[index];
    const text = words.situations[situation];
    const { reaction, teaches, levers } = given()[situation];
    return [
      drawTop(),
      heading(fill(say.told_by, text)),
      h(
        "div",
        { class: "wk-lmirror__picked" },
        h("p", { class: "wk-card__hint" }, say.you_picked),
        h("p", {}, text.reactions[reaction].do),
      ),
      h("p", { class: "wk-lmirror__later" }, text.reactions[reaction].later),
      h("h4", {}, fill(say.may_learn, text)),
      h("p", { class: "wk-lmirror__lesson" }, words.lessons[teaches]),
      h("h4", {}, say.touches),
      levers.length === 0
        ? h("p", {}, say.touches_none)
        : h(
            "ul",
            { class: "wk-lmirror__levers" },
            levers.map((lever) => h("li", {}, words.levers[lever])),
          ),
      h(
        "div",
        { class: "wk-card__actions" },
        button(index + 1 < total ? say.next : say.look, forward, "main"),
        button(say.change, () => show("situation"), "quiet"),
      ),
    ];
  }

  function drawMirror() {
    const result = model.get("result");
    if (!result) return [h("p", { role: "status" }, words.shared.saving)];
    const again = h("div", { class: "wk-card__actions" }, button(say.start_over, startOver, "quiet"));
    if (result.told === 0) return emptyPage(words, again);
    return mirrorPage(words, { result, guess: model.get("guess").times, given: given() }, again);
  }

  function react(reaction) {
    asked = { situation: order[index], reaction };
    for (const each of stage.querySelectorAll("[data-reaction]"))
      each.setAttribute("aria-pressed", String(each.dataset.reaction === String(reaction)));
    stage.inert = true; // until Python has heard it: a second tap in the same moment is none
    box.send({ type: "react", ...asked });
  }

  function forward() {
    if (index + 1 < total) show("situation", index + 1);
    else if (open() < 0) show("mirror");
    else show("situation", open());
  }

  function startOver() {
    stage.inert = true;
    box.send({ type: "start_over" });
  }

  function onGuess() {
    asked = null;
    if (model.get("guess") === null) {
      guess = total / 2;
      show("guess", 0);
    } else if (!restoring) goOn(show);
    keep();
  }

  /** To the first situation without an answer, or to the mirror. */
  function goOn(go) {
    go(open() < 0 ? "mirror" : "situation", Math.max(0, open()));
  }

  /** Python has taken in all that was said: what was asked is answered, or was refused. */
  function onAck() {
    if (!box.isEmpty()) return;
    if (restoring) {
      restoring = false;
      if (model.get("guess") === null) return;
      goOn((next, at) => {
        screen = next; // after a reload nobody has asked for the focus
        index = at;
        draw();
      });
    } else if (asked) {
      const { situation, reaction } = asked;
      asked = null;
      const heard = situation in given() && given()[situation].reaction === reaction;
      if (!heard) show("situation");
      else if (reaction === null) forward();
      else show("told");
    } else if (stage.inert) draw();
  }

  function keep() {
    const placed = model.get("guess");
    if (restoring) return;
    if (!placed) return memory.forget();
    const reactions = Object.entries(given()).map(([situation, each]) => [situation, each.reaction]);
    memory.write({ guess: placed.times, reactions: Object.fromEntries(reactions) });
  }

  const stop = listen(model, { guess: onGuess, reactions: keep, ack: onAck });
  if (model.get("guess") !== null)
    goOn((next, at) => {
      screen = next;
      index = at;
    });
  draw();
  el.append(root);

  const kept = memory.read();
  const sound =
    kept.guess === null || (Number.isInteger(kept.guess) && kept.guess >= 0 && kept.guess <= total);
  if (model.get("guess") === null && "guess" in kept && sound) {
    restoring = true;
    box.send({ type: "guess", times: kept.guess });
    for (const [situation, reaction] of Object.entries(Object(kept.reactions)))
      if (words.order[situation]?.includes(reaction) || (situation in words.order && reaction === null))
        box.send({ type: "react", situation, reaction });
  }

  return () => {
    box.stop();
    stop();
  };
}

export default { render };
