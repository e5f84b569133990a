// Reading the tables that Python sent.

/** The value of a table at a place between its entries, along a straight line, which goes on beyond its ends. */
export function between(at, values, where) {
  const last = at.length - 1;
  const index = Math.min(
    last - 1,
    Math.max(
      0,
      at.findLastIndex((entry) => entry <= where),
    ),
  );
  const part = (where - at[index]) / (at[index + 1] - at[index]);
  return values[index] + part * (values[index + 1] - values[index]);
}
