// Reading the tables that Python sent.

/** Where a value lies among the entries of an axis: after which, and how far on. It may lie beyond the ends. */
export function placeAmong(at, where) {
  const last = at.length - 1;
  const found = at.findLastIndex((entry) => entry <= where);
  const index = Math.min(last - 1, Math.max(0, found));
  return { index, part: (where - at[index]) / (at[index + 1] - at[index]) };
}

/** The value of a table at a place between its entries, along a straight line, which goes on beyond its ends. */
export function between(at, values, where) {
  const { index, part } = placeAmong(at, where);
  return values[index] + part * (values[index + 1] - values[index]);
}
