// What came of a talk: guess beside result, when an offer was welcome, what luck did, every path, and once more.

import { button, evidence, fill, h, heading } from "./face.js";
import { pathTable, pathTree } from "./rapport_tree.js";

const TALKED_ON = "ordinary"; // the day on which every talk is held
const COUNTS = ["never", "one", "two", "three", "four"];

/** `again(moves)` goes back to where so many moves stay; `leave` to all four conversations. */
export function endOfTalk(words, scene, view, { again, leave }) {
  const say = words.labels;
  const { person } = scene;
  const { result, steps } = view.talk;
  const { welcome_after: after, soonest } = result;
  const name = words.endings[result.ending].name;
  const tree = pathTree(words, person, result);
  const days = Object.entries(result.days);
  const same = new Set(Object.values(result.days)).size === 1;
  const parts = [
    heading(compared(), { "data-ending": result.ending }),
    h("p", { class: "wk-rap__close" }, scene.endings[result.ending]),
    h("h4", {}, say.when),
    h(
      "p",
      {},
      say.welcome_after[COUNTS[after ?? 0]],
      after !== soonest && ` ${say.soonest[COUNTS[soonest]]}`,
    ),
    h("h4", {}, say.luck),
    h("p", {}, fill(say.luck_help, { person })),
    h(
      "dl",
      { class: "wk-rap__days" },
      days.map(([day, ending]) =>
        h(
          "div",
          { "data-day": day, "data-ending": ending },
          h("dt", {}, say.days[day], day === TALKED_ON && h("strong", {}, ` · ${say.your_day}`)),
          h("dd", {}, words.endings[ending].name),
        ),
      ),
    ),
    h("p", {}, same ? say.luck_same : say.luck_differs),
    h("h4", {}, say.tree_title),
    h("p", {}, say.tree_help),
    tree.element,
    pathTable(words, person, result),
    h("h4", {}, say.again_title),
    h(
      "div",
      { class: "wk-rap__again" },
      steps
        .map((step, turn) => {
          const text =
            turn === 0 ? say.again_first : fill(say.again_from, { said: words.moves[step.move].say });
          const each = button(text, () => again(turn));
          each.dataset.turn = turn;
          return each;
        })
        .reverse(),
    ),
    evidence(words),
    h("div", { class: "wk-card__actions" }, button(say.all_scenes, leave, "main")),
  ];

  function compared() {
    const guess = view.guess.ending;
    if (guess === null) return fill(say.not_guessed, { ending: name });
    if (guess === result.ending) return fill(say.guessed_same, { ending: name });
    return fill(say.guessed, { guess: words.endings[guess].name, ending: name });
  }

  return { parts, size: tree.size };
}
