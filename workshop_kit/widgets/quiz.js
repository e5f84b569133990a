// The face of the archetype quiz. It reads the model, sends messages, and writes nothing: answers and result
// come from Python. It never knows whether a notebook kernel or the live room hosts it.

import { button, card, fill, h, heading, listen, newId, tabMemory } from "./face.js";
import { profileFile, profilePage } from "./quiz_profile.js";
import { printSheet, saveFile } from "./sheet.js";

const PRESSED = 160; // ms that a choice is seen pressed before the next statement comes
const KEEP = "workshop-kit:quiz";

function render({ model, el }) {
  const words = model.get("words");
  const say = words.labels;
  const order = words.order;
  const memory = tabMemory(model, KEEP);
  const { box, stage, root, draw: put } = card(model, { name: "quiz", label: say.title, keydown: onKey });
  const given = () => box.ahead(model.get("answers"));
  const rated = () => order.filter((item) => typeof given()[item] === "number").length;
  const firstOpen = () => order.findIndex((item) => !(item in given()));
  const firstUnrated = () => order.findIndex((item) => typeof given()[item] !== "number");

  let screen = "start";
  let index = 0;
  let turning = null; // the short moment between a choice and the next statement
  let asking = false; // "delete all your answers?"

  function show(next, at = index) {
    clearTimeout(turning);
    turning = null;
    asking = false;
    screen = next;
    index = at;
    draw();
    stage.querySelector(".wk-card__heading")?.focus({ preventScroll: true });
    const { top, bottom, height } = root.getBoundingClientRect();
    if (top < 0 || (screen === "item" && bottom > window.innerHeight))
      root.scrollIntoView({ block: height > window.innerHeight ? "start" : "nearest" });
  }

  function draw() {
    put(screen, { start: drawStart, item: drawItem, last: drawLast, result: drawResult }[screen]());
  }

  function drawStart() {
    const kept = Object.entries(memory.read()).filter(([item]) => order.includes(item));
    const all = kept.length === order.length;
    const forth = all ? say.show_profile : fill(say.carry_on, { count: kept.length, total: order.length });
    const carryOn = () => {
      for (const [item, value] of kept) box.send({ type: "answer", item, value });
      if (all) box.send({ type: "finish" });
      else goOn();
    };
    const afresh = () => {
      memory.forget();
      show("item", 0);
    };
    return [
      heading(say.title),
      h("p", {}, say.intro),
      h("p", {}, say.think_of),
      h("p", { class: "wk-card__privacy" }, say.privacy),
      kept.length > 0 && h("p", { class: "wk-card__hint" }, say.carry_on_note),
      h(
        "div",
        { class: "wk-card__actions" },
        kept.length > 0
          ? [button(forth, carryOn, "main"), button(say.begin_afresh, afresh)]
          : button(say.begin, () => show("item", 0), "main"),
        h("span", { class: "wk-card__hint" }, say.minutes),
      ),
    ];
  }

  function drawItem() {
    const item = order[index];
    const chosen = given()[item];
    const choice = (value, text) =>
      h(
        "button",
        {
          type: "button",
          class: `wk-button wk-quiz__choice${value === null ? " wk-quiz__choice--none" : ""}`,
          "aria-pressed": String(item in given() && chosen === value),
          "data-value": String(value),
          click: () => choose(value),
        },
        value === null ? [] : h("span", { class: "wk-quiz__digit", "aria-hidden": "true" }, String(value)),
        h("span", {}, text),
      );
    const progress = fill(say.progress, { number: index + 1, total: order.length });
    return [
      h(
        "div",
        { class: "wk-quiz__top" },
        button(say.back, back, "quiet"),
        h("span", { class: "wk-quiz__count" }, progress),
      ),
      h(
        "div",
        {
          class: "wk-quiz__progress",
          role: "progressbar",
          "aria-label": progress,
          "aria-valuemin": "0",
          "aria-valuemax": String(order.length),
          "aria-valuenow": String(index),
        },
        h("div", { style: `width:${(100 * index) / order.length}%` }),
      ),
      heading(words.items[item], { class: "wk-card__heading wk-quiz__statement", lang: words.lang }),
      h("p", { class: "wk-card__hint", id: `${uid}-ask` }, say.choose),
      h(
        "div",
        { class: "wk-quiz__choices", role: "group", "aria-labelledby": `${uid}-ask` },
        Object.entries(words.choices).map(([value, text]) => choice(Number(value), text)),
      ),
      h(
        "div",
        { class: "wk-quiz__under" },
        choice(null, say.rather_not_say),
        item in given() && button(say.skip_forward, forward, "quiet"),
      ),
      h("p", { class: "wk-card__hint wk-quiz__keys" }, say.keys),
    ];
  }

  function drawLast() {
    const count = rated();
    const all = count === order.length;
    return [
      heading(say.last_title),
      h("p", {}, all ? say.last_all : fill(say.last_some, { count, total: order.length })),
      h(
        "div",
        { class: "wk-card__actions" },
        button(say.show_profile, () => box.send({ type: "finish" }), "main"),
        all ? button(say.change, () => show("item", 0)) : button(say.go_through_open, openOnes),
        button(say.back, back, "quiet"),
      ),
    ];
  }

  function drawResult() {
    const result = model.get("result");
    if (!result) return [h("p", {}, words.shared.saving)];
    return [...profilePage(words, result), drawActions(result)];
  }

  function drawActions(result) {
    if (asking) {
      const startOver = () => {
        memory.forget();
        box.send({ type: "start_over" });
        show("start", 0);
      };
      const keep = () => {
        asking = false;
        draw();
        stage.querySelector(".wk-card__actions button")?.focus();
      };
      return h(
        "div",
        { class: "wk-card__actions wk-notice", role: "group", "aria-label": say.start_over_sure },
        h("p", {}, say.start_over_sure),
        button(say.start_over_no, keep, "main"),
        button(say.start_over_yes, startOver),
      );
    }
    const ask = () => {
      asking = true;
      draw();
      stage.querySelector(".wk-card__actions button")?.focus();
    };
    const change = () => {
      box.send({ type: "reopen" });
      show("item", 0);
    };
    return h(
      "div",
      { class: "wk-card__actions" },
      result.complete
        ? [button(say.download, download, "main"), button(say.print, print)]
        : button(say.go_through_open, openOnes, "main"),
      button(say.change, change),
      button(say.start_over, ask, "quiet"),
    );
  }

  function choose(value) {
    if (turning !== null) return; // a second tap in the same moment
    box.send({ type: "answer", item: order[index], value });
    memory.write(given()); // a reload may come before Python has heard it
    for (const each of stage.querySelectorAll(".wk-quiz__choice"))
      each.setAttribute("aria-pressed", String(each.dataset.value === String(value)));
    turning = setTimeout(forward, PRESSED);
  }

  function forward() {
    if (index + 1 < order.length) show("item", index + 1);
    else show("last");
  }

  function back() {
    if (screen === "last") show("item", order.length - 1);
    else if (index > 0) show("item", index - 1);
    else show("start", 0);
  }

  function goOn() {
    if (firstOpen() < 0) show("last");
    else show("item", firstOpen());
  }

  function openOnes() {
    if (model.get("result")) box.send({ type: "reopen" });
    show("item", Math.max(0, firstUnrated()));
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (screen !== "item" && screen !== "last") return;
    if (event.key === "ArrowLeft") back();
    else if (screen === "item" && /^[1-5]$/.test(event.key)) choose(Number(event.key));
    else if (screen === "item" && event.key === "0") choose(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The result without its buttons, everything unfolded. */
  function ownCopy() {
    const copy = stage.cloneNode(true);
    for (const extra of copy.querySelectorAll(".wk-card__actions")) extra.remove();
    for (const folded of copy.querySelectorAll("details")) folded.open = true;
    return copy;
  }

  const download = () => saveFile(profileFile(words, ownCopy()), `${say.file_name}.html`);
  const print = () => printSheet(ownCopy(), { name: "quiz", lang: words.lang });

  function onAnswers() {
    if (Object.keys(given()).length > 0) memory.write(given());
    else memory.forget();
  }

  function onResult() {
    if (model.get("result")) show("result");
    else if (screen === "result") show("start", 0);
  }

  const uid = `wk-${newId()}`;
  const stop = listen(model, { answers: onAnswers, result: onResult });
  if (model.get("result")) screen = "result";
  else if (Object.keys(model.get("answers")).length > 0) {
    screen = firstOpen() < 0 ? "last" : "item";
    index = Math.max(0, firstOpen());
  }
  draw();
  el.append(root);

  return () => {
    clearTimeout(turning);
    box.stop();
    stop();
  };
}

export default { render };
