// The conversation as a calm messenger: messages appear, and under each answer lies what the other person thought.

import { fill, folded, h } from "./face.js";

const WRITING = 900; // ms until an answer stands there; none where little motion is wanted

/** Whom one talks to: an initial, a name, a place. */
export function personLine(scene) {
  return h(
    "div",
    { class: "wk-rap__person" },
    h("span", { class: "wk-rap__face", "aria-hidden": "true" }, scene.person.slice(0, 1)),
    h("p", {}, h("strong", {}, scene.person), h("span", {}, scene.where)),
  );
}

export function bubble(whose, name, text) {
  return h(
    "div",
    { class: `wk-rap__bubble wk-rap__bubble--${whose}` },
    h("span", { class: "wk-unseen" }, `${name}: `),
    h("p", {}, text),
  );
}

/** The log: `add(step, then)` lets a message and its answer appear, and calls `then` when both stand there. */
export function conversation(words, scene) {
  const say = words.labels;
  const { person } = scene;
  let waiting = null;
  const log = h(
    "div",
    { class: "wk-rap__log", role: "log", "aria-label": fill(say.log, { person }) },
    bubble("theirs", person, scene.opening),
  );

  function answer(step) {
    const { thought, replies } = words.moves[step.move];
    const gone = fill(say.warmth, { person, mark: words.marks[step.mark] });
    log.append(
      step.tone
        ? bubble("theirs", person, replies[step.tone])
        : h("p", { class: "wk-rap__gone" }, h("span", {}, gone)),
      folded(
        fill(say.thought, { person }),
        { class: "wk-rap__thought" },
        h("p", { class: "wk-rap__thinking" }, thought),
        h(
          "p",
          { class: "wk-card__hint" },
          `${say.why}: ${words.kinds[step.kind]}. ${words.effects[step.effect]}`,
        ),
      ),
    );
  }

  return {
    element: log,
    add(step, then = null) {
      const mine = bubble("mine", say.you, words.moves[step.move].say);
      log.append(mine);
      if (!then || matchMedia("(prefers-reduced-motion: reduce)").matches) {
        answer(step);
        then?.(mine);
        return;
      }
      const dots = [1, 2, 3].map(() => h("i"));
      const writing = h(
        "div",
        { class: "wk-rap__bubble wk-rap__bubble--theirs wk-rap__writing" },
        h("span", { class: "wk-unseen" }, fill(say.writes, { person })),
        dots,
      );
      log.append(writing);
      waiting = setTimeout(() => {
        writing.remove();
        answer(step);
        then(mine);
      }, WRITING);
    },
    stop: () => clearTimeout(waiting),
  };
}
