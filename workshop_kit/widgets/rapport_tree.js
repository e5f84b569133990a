// Every path taken, as a tree: one's own strong, what was left unsaid as short faint lines. And the same as a table.

import { fill, folded, h, table } from "./face.js";

const ROW = 44; // px that the end of a path needs
const STUB = 11; // px between unsaid messages, beside the one that was said
const WORDS = 148; // px for the words at the end, in two lines where they are long
const LONG_NAME = 15;
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
    let bottom = 8;

    /** Draw the branches from a depth on; return the height of each, for the line that leads there. */
    function draw(branches, depth) {
      const x = 10 + column * depth;
      return branches.map((branch) => {
        if (!branch.taken) return { branch };
        const below = draw(branch.then, depth + 1);
        const own = below.filter((each) => each.branch.taken);
        if (below.length === 0) bottom += ROW;
        const y = own.length > 0 ? (own[0].y + own[own.length - 1].y) / 2 : bottom - ROW / 2;
        fan(x + column, y, below);
        mark(x + column, y, branch);
        return { branch, y };
      });
    }

    /** What was said leads on; what was not ends soon, close by and in its order. */
    function fan(x, y, branches) {
      const said = branches.findIndex((each) => each.branch.taken);
      branches.forEach((each, index) => {
        line(x, y, { branch: each.branch, y: each.y ?? y + STUB * (index - said) });
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
      const parts = halves(name);
      const tops = parts.length > 1 ? [-4, 13] : [5];
      marks.push(
        h(
          "text",
          { class: "wk-rap__end", "data-current": String(current) },
          parts.map((text, index) => h("tspan", { x: x + 14, y: y + tops[index] }, text)),
        ),
      );
    }

    const roots = draw(result.tree, 0);
    const taken = roots.filter((each) => each.branch.taken);
    const y = (taken[0].y + taken[taken.length - 1].y) / 2;
    fan(10, y, roots);
    const start = h("circle", { class: "wk-rap__start", cx: 10, cy: y, r: 4 });
    svg.setAttribute("viewBox", `0 0 ${width} ${bottom + 8}`);
    // what is on the last path lies on top
    lines.sort((one, other) => rank(one) - rank(other));
    svg.replaceChildren(...lines, start, ...marks);
  }

  return { element: svg, size: (width) => size(Math.max(248, width)) };
}

/** A long name in two lines, parted where the halves come out most alike. */
function halves(name) {
  if (name.length <= LONG_NAME) return [name];
  const gaps = [...name.matchAll(/ /g)].map((gap) => gap.index);
  if (gaps.length === 0) return [name];
  const middle = gaps.reduce((best, gap) =>
    Math.abs(2 * gap - name.length) < Math.abs(2 * best - name.length) ? gap : best,
  );
  return [name.slice(0, middle), name.slice(middle + 1)];
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
