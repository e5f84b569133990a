// The face of the overheard sentences: a bet, one sentence at a time, then what was heard beside what was meant.

import { button, card, evidence, fill, h, heading, listen, newId, tabMemory } from "./face.js";
import { comparison } from "./motives_compare.js";

const KEEP = "workshop-kit:motives";
const PRESSED = 200; // ms that a choice is seen pressed before the next sentence comes

function render({ model, el }) {
  const words = model.get("words");
  const say = words.labels;
  const order = Object.keys(words.sentences);
  const reasons = Object.keys(words.motives);
  const memory = tabMemory(model, `${KEEP}:${location.pathname}`);
  const { box, stage, root, ...screen } = card(model, { name: "ear", label: say.title, keydown: onKey });
  const uid = `wk-${newId()}`;
  const bet = () => model.get("bet");
  const heard = () => box.ahead(model.get("answers"));

  let at = 0; // the sentence that is listened to; after the last one, a moment to think
  let two = false; // "it could be two" is on: a second choice is waited for
  let first = []; // what was chosen so far of the two
  let asked = false; // the person has asked how the sentences were meant
  let turning = null; // the short moment between a choice and the next sentence

  function draw(focus = false) {
    if (model.get("result")) screen.draw("compare", drawCompare());
    else if (!bet()) screen.draw("bet", drawBet());
    else if (at < order.length) screen.draw("sentence", drawSentence(order[at]));
    else screen.draw("last", drawLast());
    if (focus) screen.focus();
  }

  function show(next) {
    clearTimeout(turning);
    turning = null;
    at = Math.min(order.length, Math.max(0, next));
    two = at < order.length && heard()[order[at]]?.length > 1;
    first = [];
    draw(true);
  }

  function choices(pressed, click) {
    return h(
      "div",
      { class: "wk-choices wk-ear__choices", role: "group", "aria-labelledby": `${uid}-ask` },
      reasons.map((motive, index) =>
        h(
          "button",
          {
            type: "button",
            class: "wk-button wk-ear__choice",
            "aria-pressed": pressed ? String(pressed.includes(motive)) : null,
            "data-motive": motive,
            click: () => click(motive),
          },
          h("span", { class: "wk-ear__digit", "aria-hidden": "true" }, String(index + 1)),
          h(
            "span",
            {},
            h("b", {}, words.motives[motive].name),
            " ",
            h("small", {}, words.motives[motive].meaning),
          ),
        ),
      ),
    );
  }

  function drawBet() {
    const place = (motive) => box.send({ type: "bet", motive });
    return [
      heading(say.question, { id: `${uid}-ask` }),
      h("p", {}, say.before),
      choices(null, place),
      h(
        "div",
        { class: "wk-card__actions" },
        button(say.rather_not, () => place(null), "quiet"),
      ),
      h("p", { class: "wk-card__privacy" }, say.privacy),
    ];
  }

  const back = () => button(say.back, () => show(at - 1), "quiet");

  function drawSentence(sentence) {
    const given = heard()[sentence];
    const toggle = button(say.two, toggleTwo);
    toggle.classList.add("wk-ear__two");
    toggle.setAttribute("aria-pressed", String(two));
    const hard = button(say.hard_to_tell, () => choose([]));
    hard.classList.add("wk-ear__hard");
    hard.setAttribute("aria-pressed", String(given?.length === 0));
    return [
      h(
        "div",
        { class: "wk-ear__top" },
        at > 0 ? back() : h("span"),
        h("span", { class: "wk-ear__count" }, fill(say.progress, { number: at + 1, total: order.length })),
      ),
      heading(words.sentences[sentence], { class: "wk-card__heading wk-ear__said" }),
      h("p", { class: "wk-card__hint", id: `${uid}-ask`, role: "status" }, two ? say.choose_two : say.choose),
      choices(given ?? [], press),
      h(
        "div",
        { class: "wk-ear__under" },
        toggle,
        hard,
        given ? button(say.onward, () => show(at + 1), "quiet") : null,
      ),
      h("p", { class: "wk-card__hint wk-ear__keys" }, say.keys),
    ];
  }

  function drawLast() {
    return [
      heading(say.last_title),
      h("p", {}, say.last),
      h(
        "div",
        { class: "wk-card__actions" },
        button(say.show, finish, "main"),
        button(say.change, () => show(0)),
        back(),
      ),
    ];
  }

  function finish() {
    asked = true;
    box.send({ type: "finish" });
  }

  function drawCompare() {
    return [
      comparison(words, model.get("result"), bet()),
      evidence(words),
      h(
        "div",
        { class: "wk-card__actions" },
        button(say.start_over, () => box.send({ type: "start_over" }), "quiet"),
      ),
    ];
  }

  function press(motive) {
    if (!two) return choose([motive]);
    first = first.includes(motive) ? first.filter((each) => each !== motive) : [...first, motive];
    mark(first);
    if (first.length > 1) choose(first);
  }

  function toggleTwo() {
    if (turning !== null) return;
    two = !two;
    first = [];
    mark(two ? [] : (heard()[order[at]] ?? []));
    stage.querySelector(".wk-ear__two").setAttribute("aria-pressed", String(two));
    stage.querySelector(`#${uid}-ask`).textContent = two ? say.choose_two : say.choose;
  }

  function mark(motives) {
    for (const each of stage.querySelectorAll(".wk-ear__choice"))
      each.setAttribute("aria-pressed", String(motives.includes(each.dataset.motive)));
  }

  function choose(motives) {
    if (turning !== null) return; // a second tap in the same moment
    box.send({ type: "answer", item: order[at], value: motives });
    keep(); // before Python has heard it: a reload in this moment loses nothing
    mark(motives);
    stage.querySelector(".wk-ear__hard").setAttribute("aria-pressed", String(motives.length === 0));
    turning = setTimeout(() => show(at + 1), PRESSED);
  }

  function onKey(event) {
    if (root.dataset.screen !== "sentence" && root.dataset.screen !== "last") return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const sentence = root.dataset.screen === "sentence";
    const number = Number(event.key === " " ? Number.NaN : event.key);
    if (event.key === "ArrowLeft") show(at - 1);
    else if (sentence && number >= 1 && number <= reasons.length) press(reasons[number - 1]);
    else if (sentence && number === reasons.length + 1) toggleTwo();
    else if (sentence && number === 0) choose([]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function keep() {
    if (bet())
      memory.write({
        bet: bet().motive,
        answers: heard(),
        finished: model.get("result") !== null,
      });
    else memory.forget();
  }

  const firstOpen = (answers) => {
    const open = order.findIndex((sentence) => !(sentence in answers));
    return open < 0 ? order.length : open;
  };
  const kept = memory.read();
  let restored = !bet() && (kept.bet === null || reasons.includes(kept.bet));
  const stop = listen(model, {
    answers: keep,
    bet() {
      if (!restored) return restart();
      restored = false; // after a reload nobody has asked for the focus
      at = firstOpen(heard());
      draw();
    },
    result() {
      keep();
      if (model.get("result")) draw(asked); // after a reload nobody has asked for the focus
    },
  });

  function restart() {
    keep();
    show(0);
  }

  if (bet()) at = firstOpen(model.get("answers"));
  draw();
  el.append(root);
  if (restored) {
    box.send({ type: "bet", motive: kept.bet });
    for (const [item, value] of Object.entries(Object(kept.answers)))
      if (order.includes(item)) box.send({ type: "answer", item, value });
    if (kept.finished === true) box.send({ type: "finish" });
  }

  return () => {
    clearTimeout(turning);
    box.stop();
    stop();
  };
}

export default { render };
