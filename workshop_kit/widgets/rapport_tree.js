// Every path taken, as a tree: one's own strong, what was left unsaid as short faint lines. And the same as a table.

import { fill, folded, h, table } from "./face.js";

const ROW = 34; // px that the end of a path needs
const STUB = 12; // px that an unsaid message needs
const WORDS = 176; // px for the words at the end
const SIZE = { guarded: 4, polite: 5.5, interested: 7, trusting: 8.5 };

/** `size(width)` draws it as wide as there is room. */
export function pathTree(words, person, result) {
  const say = words.labels;
  const label = fill(say.tree, { person, count: result.talks.length });
  const svg = h("svg", { class: "wk-rap__tree", role: "img", "aria-label": label });
  const turns = Math.max(...result.talks.map((talk) => talk.steps.length));

  function size(width) {
    const column = (width - WORDS - 12) / turns;
    const lines = [];
    const marks = [];
    let bottom = 6;

    /** Draw the branches from a depth on; return the height of each, for the line that leads there. */
    function draw(branches, depth) {
      const x = 10 + column * depth;
      return branches.map((branch) => {
        if (!branch.taken) {
          bottom += STUB;
          return { branch, y: bottom - STUB / 2 };
        }
        const below = draw(branch.then, depth + 1);
        const own = below.filter((each) => each.branch.taken);
        if (below.length === 0) bottom += ROW;
        const y = own.length > 0 ? (own[0].y + own[own.length - 1].y) / 2 : bottom - ROW / 2;
        for (const each of below) line(x + column, y, each);
        mark(x + column, y, branch);
        return { branch, y };
      });
    }

    function line(x, y, { branch, y: to }) {
      const end = x + (branch.taken ? column : column * 0.45);
      const middle = (x + end) / 2;
      const path = `M${x} ${y}C${middle} ${y} ${middle} ${to} ${end} ${to}`;
      const kind = branch.taken ? (branch.current ? "now" : "taken") : "unsaid";
      lines.push(h("path", { class: `wk-rap__line wk-rap__line--${kind}`, d: path }));
    }

    function mark(x, y, { mark: warmth, ending, current }) {
      const gone = warmth === "gone";
      marks.push(
        gone
          ? h("path", { class: "wk-rap__cross", d: `M${x - 5} ${y - 5}l10 10m0 -10l-10 10` })
          : h("circle", {
              class: "wk-rap__node",
              cx: x,
              cy: y,
              r: SIZE[warmth],
              "data-current": String(current),
            }),
      );
      if (!ending) return;
      const name = words.endings[ending].name;
      marks.push(
        h("text", { class: "wk-rap__end", x: x + 14, y: y + 5, "data-current": String(current) }, name),
      );
    }

    const roots = draw(result.tree, 0);
    const taken = roots.filter((each) => each.branch.taken);
    const y = (taken[0].y + taken[taken.length - 1].y) / 2;
    for (const each of roots) line(10, y, each);
    const start = h("circle", { class: "wk-rap__start", cx: 10, cy: y, r: 4 });
    svg.setAttribute("viewBox", `0 0 ${width} ${bottom + 6}`);
    // what is on the last path lies on top
    lines.sort((one, other) => rank(one) - rank(other));
    svg.replaceChildren(...lines, start, ...marks);
  }

  return { element: svg, size: (width) => size(Math.max(248, width)) };
}

function rank(line) {
  return ["unsaid", "taken", "now"].findIndex((kind) => line.matches(`.wk-rap__line--${kind}`));
}

/** The same as a table: every message of every talk. */
export function pathTable(words, person, result) {
  const say = words.labels;
  const columns = [
    say.table_talk,
    say.table_said,
    say.table_did,
    fill(say.table_warmth, { person }),
    say.table_end,
  ];
  const rows = result.talks.flatMap((talk, index) =>
    talk.steps.map((step, turn) => [
      fill(say.talk, { number: index + 1 }),
      words.moves[step.move].say,
      words.kinds[step.kind],
      words.marks[step.mark],
      turn === talk.steps.length - 1 ? words.endings[talk.ending].name : "",
    ]),
  );
  return folded(words.shared.table, {}, table(fill(say.table_caption, { person }), columns, rows));
}
