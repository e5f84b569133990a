// What a person sees of their profile, and the copy that they may take home.

import { evidence, fill, folded, h, heading, table } from "./face.js";
import { archetypeMark } from "./mark.js";

const REACH = 3.5; // standard deviations to either side that the bars show

const FILE_STYLE = `body{max-width:40em;margin:2em auto;padding:0 1em;font:17px/1.5 Georgia,serif;color:#1e1b17}
h1,h2,h3,h4{line-height:1.25}svg{max-width:100%;height:auto}table{border-collapse:collapse}
th,td{padding:.3em .8em;border-bottom:1px solid #d8d0c2;text-align:left}.wk-unseen{display:none}
.wk-quiz__track{stroke:#d8d0c2}.wk-quiz__middle{stroke:#7d7567}.wk-quiz__band{fill:#9cc3c9}.wk-quiz__dot{fill:#0b5563}
.wk-mark{width:2em;vertical-align:middle;stroke:#1e1b17;stroke-width:1.5}.wk-quiz__ends{display:flex;justify-content:space-between}`;

/** Everything between the edges of the result page, but for its buttons. */
export function profilePage(words, result) {
  return result.complete ? profile(words, result) : incomplete(words, result);
}

/** A page of its own, to be saved: no script, nothing from elsewhere. */
export function profileFile(words, copy) {
  const page = document.implementation.createHTMLDocument(words.labels.title);
  page.documentElement.lang = words.lang;
  page.head.append(
    h("meta", { charset: "utf-8" }),
    h("meta", { name: "viewport", content: "width=device-width" }),
    h("style", {}, FILE_STYLE),
  );
  page.body.append(...copy.childNodes);
  return new Blob([`<!doctype html>${page.documentElement.outerHTML}`], { type: "text/html" });
}

function incomplete(words, result) {
  const say = words.labels;
  return [
    heading(say.incomplete_title),
    h("p", {}, say.incomplete_intro),
    h(
      "ul",
      {},
      result.traits.map((score) =>
        h(
          "li",
          {},
          fill(score.still_needed > 0 ? say.incomplete_trait : say.incomplete_fine, {
            ...score,
            trait: words.traits[score.trait].name,
            needed: score.still_needed,
          }),
        ),
      ),
    ),
  ];
}

function profile(words, result) {
  const say = words.labels;
  const [first, second] = result.nearest.map(({ archetype }) => words.archetypes[archetype]);
  const [kind, nextKind] = result.nearest.map(({ archetype }) => archetype);
  const names = { first: first.name, second: second.name, in_ten: result.nearest[0].in_ten };
  const title = result.between_types
    ? fill(say.result_between, names)
    : fill(say.result_lean, { archetype: first.a_name });
  const portrait = (each, parts) => [
    h("p", { class: "wk-quiz__portrait" }, each.portrait),
    h(
      "dl",
      { class: "wk-quiz__advice" },
      parts.map((key) => [h("dt", {}, say[key]), h("dd", {}, each[key])]),
    ),
  ];
  const named = (which, text) => h("h4", {}, archetypeMark(words.marks[which]), h("span", {}, text));
  const types = result.between_types
    ? [
        named(kind, first.name),
        portrait(first, ["try_next"]),
        named(nextKind, second.name),
        portrait(second, ["try_next"]),
      ]
    : [
        named(kind, first.name),
        portrait(first, ["strength", "watch_out", "try_next"]),
        named(nextKind, fill(say.second, { archetype: second.name })),
        h("p", {}, second.portrait),
      ];
  const open = result.missing.length;
  return [
    h(
      "div",
      { class: "wk-quiz__marks" },
      archetypeMark(words.marks[kind]),
      result.between_types && archetypeMark(words.marks[nextKind]),
    ),
    heading(title),
    h("p", {}, fill(say.sureness[result.sureness], names)),
    result.notes.map((note) => h("p", { class: "wk-notice" }, say.notes[note])),
    h("h4", {}, say.traits_title),
    result.traits.map((score) => trait(words, score)),
    h("p", { class: "wk-card__hint" }, say.traits_help),
    open > 0 &&
      h(
        "p",
        { class: "wk-card__hint" },
        fill(say.left_out[new Intl.PluralRules(words.lang).select(open)], {
          count: open,
          total: words.order.length,
        }),
      ),
    numbers(words, result),
    types,
    h("h4", {}, say.not_title),
    h(
      "ul",
      {},
      say.not_points.map((point) => h("li", {}, point)),
    ),
    evidence(words, h("p", { class: "wk-card__hint" }, fill(say.norms, { version: result.norms_version }))),
  ]
    .flat(Number.POSITIVE_INFINITY)
    .filter(Boolean);
}

/** A score and its band, in numbers as this language writes them. */
function limits(words, { score, sem }) {
  const number = new Intl.NumberFormat(words.lang, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  return { score: number.format(score), from: number.format(score - sem), to: number.format(score + sem) };
}

function trait(words, score) {
  const say = words.labels;
  const { name, low_end, high_end, levels } = words.traits[score.trait];
  const at = (value) => 160 + (150 * Math.max(-REACH, Math.min(REACH, value))) / REACH;
  const [from, to] = [at(score.score - score.sem), at(score.score + score.sem)];
  return h(
    "figure",
    { class: "wk-quiz__trait" },
    h("figcaption", {}, h("strong", {}, name)),
    h(
      "svg",
      {
        viewBox: "0 0 320 30",
        role: "img",
        "aria-label": fill(say.bar, { trait: name, ...limits(words, score) }),
      },
      h("line", { class: "wk-quiz__track", x1: 10, x2: 310, y1: 15, y2: 15 }),
      h("rect", { class: "wk-quiz__band", x: from, width: to - from, y: 7, height: 16, rx: 8 }),
      h("line", { class: "wk-quiz__middle", x1: 160, x2: 160, y1: 2, y2: 28 }),
      h("circle", { class: "wk-quiz__dot", cx: at(score.score), cy: 15, r: 6 }),
    ),
    h(
      "div",
      { class: "wk-quiz__ends", "aria-hidden": "true" },
      h("span", {}, low_end),
      h("span", {}, high_end),
    ),
    h(
      "p",
      {},
      levels[score.level].replace(/^[^:]+: (.)/, (_, letter) => letter.toUpperCase()),
    ),
  );
}

function numbers(words, result) {
  const say = words.labels;
  const row = (each) => {
    const { score, from, to } = limits(words, each);
    return [words.traits[each.trait].name, score, `${from} … ${to}`];
  };
  const columns = [say.table_trait, say.table_score, say.table_band];
  return folded(words.shared.table, {}, table(say.table_caption, columns, result.traits.map(row)));
}
