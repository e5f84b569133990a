// What the tables of Python say of an evening: looked up and put together, never worked out anew.

import { between, placeAmong } from "./tables.js";

/** `value` and all that is drawn, for the evening as it is set; `line(level)` says where on the map a value lies. */
export function expect(tables, evening) {
  const impression = placeAmong(tables.impression, evening.m + tables.shift[evening.opening]);
  const left = (good, bad) => good - evening.b * bad - evening.cost;

  function of(table) {
    const [good, bad] = ["good", "bad"].map((part) => rowAt(table[part], impression));
    const at = (row) => between(tables.style, row, evening.style);
    const over = tables.style.map((_, index) => left(good[index], bad[index]));
    return {
      met: at(table.met),
      good: at(good),
      bad: evening.b * at(bad),
      value: left(at(good), at(bad)),
      over: (style) => between(tables.style, over, style),
      ...crossing(tables.style, over),
      line: (level) => good.map((each, index) => (each - evening.cost - level) / bad[index]),
    };
  }

  return {
    person: of(tables.person),
    team: of(tables.team),
    people: tables.people.map(of),
    goodInTen: between(tables.impression, tables.good_in_ten, evening.m),
  };
}

/** One row of a table, between the two that are nearest. */
function rowAt(rows, { index, part }) {
  return rows[index].map((value, column) => value + part * (rows[index + 1][column] - value));
}

/** Where values go from below nothing to above it; they do so once at most. */
function crossing(at, values) {
  if (values[0] >= 0) return { harm: "never", breakEven: null };
  const first = values.findIndex((value) => value >= 0);
  if (first < 0) return { harm: "always", breakEven: null };
  const part = values[first - 1] / (values[first - 1] - values[first]);
  return { harm: "below", breakEven: at[first - 1] + part * (at[first] - at[first - 1]) };
}
