// The face of the ladder: choose whom to talk to, guess how far it will go, talk turn by turn, see every path.

import { button, card, evidence, fill, h, heading, listen, newId, tabMemory } from "./face.js";
import { endOfTalk } from "./rapport_end.js";
import { ladder } from "./rapport_ladder.js";
import { bubble, conversation, personLine } from "./rapport_talk.js";

const KEEP = "workshop-kit:rapport";

function render({ model, el }) {
  const words = model.get("words");
  const say = words.labels;
  const start = model.get("start").moves;
  // One ladder's memory is no other's: what tells them apart is where they stand and how they begin.
  const memory = tabMemory(model, [KEEP, location.pathname, ...start].join(":"));
  const { box, stage, root, ...screen } = card(model, { name: "rap", label: say.title, keydown: byNumber });

  let open = null; // the talk on the stage: its log, its ladder, and how many messages stand there
  let size = () => {};
  let recalled = null; // id of the message that brings back what was before a reload

  const scene = () => words.scenes[model.get("view").scene];

  function draw(focus = false) {
    const { scene: chosen, talk } = model.get("view");
    open?.log.stop();
    open = null;
    size = () => {};
    if (!chosen) screen.draw("choose", drawChoose());
    else if (!talk) screen.draw("guess", drawGuess());
    else drawTalk();
    if (focus) screen.focus();
  }

  function drawChoose() {
    const { furthest } = model.get("view");
    const one = ([name, each]) => {
      const best = furthest[name];
      const so = best ? fill(say.so_far, { ending: words.endings[best].name }) : say.not_yet;
      return h(
        "button",
        {
          type: "button",
          class: "wk-button wk-rap__scene",
          "data-scene": name,
          "data-tried": String(Boolean(best)),
          click: () => box.send({ type: "choose", scene: name }),
        },
        h("span", { class: "wk-rap__face", "aria-hidden": "true" }, each.person.slice(0, 1)),
        h("span", {}, h("strong", {}, each.name), h("span", {}, each.setting), h("em", {}, so)),
      );
    };
    return [
      heading(say.choose_title),
      h("p", {}, say.choose),
      h("div", { class: "wk-choices" }, Object.entries(words.scenes).map(one)),
      evidence(words),
    ];
  }

  function drawGuess() {
    const place = (ending) => box.send({ type: "guess", ending });
    const choice = ([name, ending]) => {
      const each = button(ending.name, () => place(name));
      each.dataset.ending = name;
      each.append(h("span", { class: "wk-card__hint" }, ending.meaning));
      return each;
    };
    return [
      personLine(scene()),
      h("p", {}, scene().setting),
      h("div", { class: "wk-rap__log" }, bubble("theirs", scene().person, scene().opening)),
      heading(say.guess_title),
      h("p", {}, fill(say.guess_ask, { person: scene().person })),
      h("div", { class: "wk-choices wk-rap__guesses" }, Object.entries(words.endings).map(choice)),
      h(
        "div",
        { class: "wk-card__actions" },
        button(say.guess_just, () => place(null), "quiet"),
        button(say.all_scenes, leave, "quiet"),
      ),
      h("p", { class: "wk-card__privacy" }, say.privacy),
    ];
  }

  function drawTalk() {
    const { talk } = model.get("view");
    const log = conversation(words, scene());
    const beside = ladder(words, scene().person);
    const turn = h("div", { class: "wk-rap__turn" });
    for (const step of talk.steps) log.add(step);
    open = { log, beside, turn, drawn: talk.steps.length };
    screen.draw("talk", [
      heading(scene().name),
      h(
        "div",
        { class: "wk-rap__room" },
        beside.element,
        h("div", { class: "wk-rap__chat" }, personLine(scene()), log.element, turn),
      ),
    ]);
    settle();
  }

  /** What may be said now, or, once the talk is over, what came of it. */
  function settle() {
    const view = model.get("view");
    open.beside.show(view.talk);
    open.turn.style.minHeight = "";
    for (const old of stage.querySelectorAll(".wk-rap__result")) old.remove();
    if (view.talk.result) {
      const end = endOfTalk(words, scene(), view, { again, leave });
      open.turn.replaceChildren();
      stage.append(h("div", { class: "wk-rap__result" }, end.parts));
      size = () => end.size(stage.querySelector(".wk-rap__tree").getBoundingClientRect().width);
      size();
      root.dataset.screen = "end";
      return;
    }
    const choices = view.talk.moves.map((move, index) => {
      const each = h(
        "button",
        { type: "button", class: "wk-button wk-rap__move", "data-move": move, click: () => choose(move) },
        h("span", { class: "wk-rap__number", "aria-hidden": "true" }, index + 1),
        h("span", {}, words.moves[move].say),
      );
      return each;
    });
    const number = fill(say.turn, { number: view.talk.steps.length + 1 });
    const title = h("h4", { tabindex: "-1", class: "wk-rap__yours" }, say.your_turn, h("small", {}, number));
    open.turn.replaceChildren(
      title,
      h("div", { class: "wk-choices", role: "group", "aria-label": say.your_turn }, choices),
      h("p", { class: "wk-card__hint wk-rap__keys" }, say.keys),
      h(
        "div",
        { class: "wk-card__actions" },
        view.talk.steps.length > 0 && button(say.again_first, () => again(0), "quiet"),
        button(say.all_scenes, leave, "quiet"),
      ),
    );
    open.turn.inert = false;
  }

  function choose(move) {
    open.turn.inert = true; // one message at a time
    box.send({ type: "move", move });
  }

  function byNumber(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || !open || open.turn.inert) return;
    const each = open.turn.querySelectorAll(".wk-rap__move")[Number(event.key) - 1];
    if (!each) return;
    event.preventDefault();
    choose(each.dataset.move);
  }

  function again(moves) {
    stage.inert = true; // until Python has heard it
    box.send({ type: "rewind", moves });
  }

  function leave() {
    stage.inert = true;
    box.send({ type: "leave" });
  }

  function onView() {
    const { talk, record } = model.get("view");
    memory.write(record);
    const back = recalled !== null; // after a reload nobody has asked for the focus
    recalled = null;
    const next = open && talk && talk.steps.length === open.drawn + 1 && root.dataset.screen === "talk";
    if (!next || back) return draw(!back);
    open.drawn += 1;
    const here = open;
    here.turn.style.minHeight = `${here.turn.offsetHeight}px`; // the page stays where it is
    here.turn.replaceChildren(); // what may be said next comes with the answer
    here.log.add(talk.steps[here.drawn - 1], (mine) => {
      if (open !== here) return;
      settle();
      const target = stage.querySelector(".wk-rap__result .wk-card__heading, .wk-rap__yours");
      target.focus({ preventScroll: true });
      follow(mine);
    });
  }

  /** Keep the last exchange in sight: one's own message near the top, the answer and what comes next under it. */
  function follow(mine) {
    if (mine.getBoundingClientRect().top < 0 || stage.getBoundingClientRect().bottom > window.innerHeight)
      mine.scrollIntoView({ block: "start" });
  }

  function onProblem() {
    const { id, kind } = model.get("problem");
    if (kind !== "refused") return;
    stage.inert = false;
    if (open) open.turn.inert = false;
    if (id === recalled) {
      memory.forget(); // it is of another version; who loads the page again begins anew
      recalled = null;
    }
  }

  const stop = listen(model, { view: onView, problem: onProblem });
  const sized = new ResizeObserver(() => size());
  sized.observe(stage);
  draw();
  el.append(root);
  size();

  const kept = memory.read();
  const { record } = model.get("view");
  const untouched =
    record.path.join() === start.join() && Object.keys(record.guesses).length <= Math.min(1, start.length);
  if (kept.guesses && untouched && JSON.stringify(kept) !== JSON.stringify(record)) {
    recalled = newId();
    box.send({ id: recalled, type: "recall", record: kept });
  }

  return () => {
    open?.log.stop();
    sized.disconnect();
    box.stop();
    stop();
  };
}

export default { render };
