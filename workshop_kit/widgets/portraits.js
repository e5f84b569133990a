// The face of the portraits: a bet, then eight people one meets one after the other, then a look back.

import { button, card, fill, h, heading, listen, tabMemory } from "./face.js";
import { archetypeMark } from "./mark.js";

const KEEP = "workshop-kit:portraits";
const SWIPE = 48; // pixels sideways that are meant as the next portrait

function render({ model, el }) {
  const words = model.get("words");
  const say = words.labels;
  const kinds = Object.keys(words.marks);
  const memory = tabMemory(model, `${KEEP}:${location.pathname}`);
  const { box, stage, root, ...screen } = card(model, { name: "people", label: say.title, keydown: onKey });
  let at = 0; // the portrait that is looked at; after the last one, all of them
  let known = model.get("met"); // as the person has said; as Python has heard, once all has arrived
  let touched = null;

  const bet = () => model.get("bet");
  const kept = memory.read();
  let restored = !bet() && (kept.bet === null || kinds.includes(kept.bet)); // until all of it has arrived
  const name = (kind) => words.archetypes[kind].name;
  const sign = (kind) => archetypeMark(words.marks[kind]);

  function draw(focus = false) {
    if (!bet()) screen.draw("bet", drawBet());
    else if (at < kinds.length) screen.draw("portrait", drawPortrait(kinds[at]));
    else screen.draw("after", drawAfter());
    if (focus) screen.focus();
  }

  function show(next) {
    at = Math.min(kinds.length, Math.max(0, next));
    keep();
    draw(true);
  }

  function drawBet() {
    const place = (archetype) => {
      box.send({ type: "bet", archetype });
      memory.write({ bet: archetype, met: [], at: 0 });
    };
    return [
      heading(say.question),
      h("p", {}, say.before),
      h(
        "div",
        { class: "wk-choices wk-people__bets", role: "group", "aria-label": say.question },
        kinds.map((kind) =>
          h(
            "button",
            {
              type: "button",
              class: "wk-button wk-people__bet",
              "data-kind": kind,
              click: () => place(kind),
            },
            sign(kind),
            h("span", {}, h("b", {}, name(kind)), " ", h("small", {}, words.scenes[kind].in_a_line)),
          ),
        ),
      ),
      h(
        "div",
        { class: "wk-card__actions" },
        button(say.rather_not, () => place(null), "quiet"),
      ),
      h("p", { class: "wk-card__privacy" }, say.privacy),
    ];
  }

  function drawPortrait(kind) {
    const { scene, where } = words.scenes[kind];
    const met = button(say.met, () => {
      const yes = !known.includes(kind);
      box.send({ type: "met", archetype: kind, yes });
      known = kinds.filter((each) => (each === kind ? yes : known.includes(each)));
      keep(); // before Python has heard it: a reload in this moment loses nothing
      mark();
    });
    met.classList.add("wk-check", "wk-people__met");
    met.setAttribute("aria-pressed", String(known.includes(kind)));
    return [
      h("p", { class: "wk-people__count" }, fill(say.count, { number: at + 1, total: kinds.length })),
      h(
        "article",
        { class: "wk-people__portrait", "data-kind": kind, touchstart: onTouch, touchend: onSwipe },
        h(
          "div",
          { class: "wk-people__badge" },
          sign(kind),
          h("div", {}, heading(name(kind)), h("p", {}, words.scenes[kind].in_a_line)),
        ),
        h("p", { class: "wk-people__scene" }, scene),
        h("p", { class: "wk-people__where" }, h("strong", {}, say.where), " ", where),
      ),
      h("div", { class: "wk-choices" }, met),
      h(
        "div",
        { class: "wk-card__actions" },
        button(at + 1 < kinds.length ? say.next : say.last, () => show(at + 1), "main"),
        at > 0 && button(say.previous, () => show(at - 1), "quiet"),
      ),
      row(),
      h("p", { class: "wk-card__hint wk-people__keys" }, say.keys),
    ];
  }

  /** All eight marks: each leads to its portrait, and says whether somebody was recognised there. */
  function row() {
    return h(
      "nav",
      { class: "wk-people__row", "aria-label": say.all },
      kinds.map((kind, index) =>
        h(
          "button",
          {
            type: "button",
            class: "wk-button wk-people__step",
            "aria-label": known.includes(kind) ? `${name(kind)}, ${say.met_short}` : name(kind),
            "aria-current": index === at ? "true" : null,
            "data-met": String(known.includes(kind)),
            click: () => show(index),
          },
          sign(kind),
        ),
      ),
    );
  }

  function drawAfter() {
    const { archetype } = bet();
    return [
      heading(say.after),
      h(
        "p",
        { class: "wk-people__compared" },
        fill(say.compared[model.get("compared")], { archetype: archetype ? name(archetype) : "" }),
      ),
      known.length > 0 && [
        h("p", {}, say.recognised),
        h(
          "ul",
          { class: "wk-people__known" },
          known.map((kind) => h("li", {}, sign(kind), h("span", {}, name(kind)))),
        ),
      ],
      h("p", {}, say.counted),
      h(
        "div",
        { class: "wk-card__actions" },
        button(say.look_again, () => show(0)),
        button(say.start_over, startOver, "quiet"),
      ),
    ];
  }

  function onKey(event) {
    if (!bet() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowRight" && at < kinds.length) show(at + 1);
    else if (event.key === "ArrowLeft" && at > 0) show(at - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onTouch({ touches }) {
    touched = touches.length === 1 ? { x: touches[0].clientX, y: touches[0].clientY } : null;
  }

  function onSwipe({ changedTouches: [{ clientX, clientY }] }) {
    if (!touched) return;
    const aside = clientX - touched.x;
    if (Math.abs(aside) < SWIPE || Math.abs(aside) < 2 * Math.abs(clientY - touched.y)) return;
    show(at + (aside < 0 ? 1 : -1));
  }

  function startOver() {
    box.send({ type: "start_over" });
    memory.forget();
  }

  function keep() {
    if (bet()) memory.write({ bet: bet().archetype, met: known, at });
    else memory.forget();
  }

  function mark() {
    stage.querySelector(".wk-people__met")?.setAttribute("aria-pressed", String(known.includes(kinds[at])));
    stage.querySelector(".wk-people__row")?.replaceWith(row());
  }

  /** Once all has arrived, what Python says counts: it may have come after the screen that shows it. */
  function onAck() {
    if (!box.isEmpty() || !bet()) return;
    const heard = model.get("met");
    const news = heard.join() !== known.join();
    known = heard;
    if (news) keep();
    if (restored || at === kinds.length) draw(!restored && stage.contains(document.activeElement));
    else if (news) mark();
    restored = false;
  }

  const stop = listen(model, {
    ack: onAck,
    bet() {
      if (restored) return; // those who were met are still to come
      at = 0;
      known = model.get("met");
      keep();
      draw(true);
    },
  });
  if (restored) known = kinds.filter((kind) => [kept.met].flat().includes(kind));
  if (bet() || restored) at = Number.isInteger(kept.at) && kept.at >= 0 ? Math.min(kept.at, kinds.length) : 0;
  draw();
  el.append(root);
  if (restored) {
    box.send({ type: "bet", archetype: kept.bet });
    for (const archetype of known) box.send({ type: "met", archetype, yes: true });
  }

  return () => {
    box.stop();
    stop();
  };
}

export default { render };
