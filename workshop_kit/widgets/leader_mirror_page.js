// The mirror at the end: a guess beside what came of it, what people may have learned, and the levers. No score.

import { evidence, fill, folded, h, heading, table } from "./face.js";
import { CLOSED, door, namedRow, OPEN, UNTOLD } from "./leader_mirror_doors.js";

/** Where somebody kept everything to themselves. */
export function emptyPage(words, actions) {
  const say = words.labels;
  return [
    heading(say.empty_title),
    h("p", {}, fill(say.empty, { total: words.numbers.at(-1) })),
    evidence(words),
    actions,
  ];
}

export function mirrorPage(words, { result, guess, given }, actions) {
  const say = words.labels;
  const often = (times) => words.times[times];
  const compared = fill(say.compared[result.compared], {
    guess: guess === null ? "" : often(guess),
    times: often(result.open),
    told: words.numbers[result.told],
    total: words.numbers.at(-1),
  });
  return [
    heading(say.mirror_title),
    h("p", { class: "wk-lmirror__compared" }, compared),
    pictures(words, result, guess),
    h("ul", { class: "wk-lmirror__lessons" }, result.lessons.map(lesson)),
    h("h4", {}, say.levers_title),
    h(
      "ul",
      { class: "wk-lmirror__counts" },
      result.levers.map(({ lever, times }) =>
        h("li", {}, fill(say.lever_times, { lever: words.levers[lever], times: often(times) })),
      ),
      h("li", {}, fill(say.no_lever, { times: often(result.no_lever) })),
    ),
    h("p", { class: "wk-card__hint" }, say.levers_note),
    h("p", { class: "wk-card__privacy" }, say.not_measured),
    folded(words.shared.table, { class: "wk-lmirror__table" }, asTable(words, result, given)),
    evidence(words),
    actions,
  ];

  function lesson({ lesson: name, times, open }) {
    const kind = kindOf(open);
    return h(
      "li",
      { "data-lesson": name },
      h("span", { class: "wk-lmirror__often" }, often(times)),
      " ",
      h("span", { class: "wk-lmirror__quote" }, words.lessons[name]),
      " ",
      door(kind),
      h("span", { class: "wk-unseen" }, say.doors[kind]),
    );
  }
}

function pictures(words, result, guess) {
  const say = words.labels;
  const kinds = Object.values(result.doors).map(kindOf);
  const guessed = kinds.map((_, place) => (place < guess ? OPEN : CLOSED));
  const text = (name, times) => fill(say.row_text, { name, times: words.times[times] });
  const key = Object.keys(say.doors)
    .filter((kind) => kinds.includes(kind))
    .map((kind) => h("span", { class: "wk-lmirror__key" }, door(kind), say.doors[kind]));
  return h(
    "div",
    { class: "wk-lmirror__picture" },
    guess !== null && namedRow(say.row_guess, text(say.row_guess, guess), guessed),
    namedRow(say.row_you, text(say.row_you, result.open), kinds),
    h("p", { class: "wk-card__hint wk-lmirror__keys" }, key),
    h("p", { class: "wk-card__hint" }, say.door_means),
  );
}

function kindOf(open) {
  return open === null ? UNTOLD : open ? OPEN : CLOSED;
}

function asTable(words, result, given) {
  const say = words.labels;
  const rows = Object.entries(result.doors).map(([situation, open]) => {
    const { reaction, teaches, levers } = given[situation];
    const text = words.situations[situation];
    return [
      text.title,
      reaction === null ? say.rather_not_say : text.reactions[reaction].do,
      teaches === null ? "–" : words.lessons[teaches],
      say.doors[kindOf(open)],
      levers.map((lever) => words.levers[lever]).join(", ") || "–",
    ];
  });
  return table(
    say.table_caption,
    [say.table_situation, say.table_reaction, say.table_lesson, say.table_door, say.table_levers],
    rows,
  );
}
