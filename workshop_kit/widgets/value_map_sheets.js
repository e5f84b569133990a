// The same as the pictures, in tables: what is left for a few styles, and for five people of the team.

import { table } from "./face.js";

const STYLES = [0, 0.25, 0.5, 0.75, 1];

/** `short` writes a value, `whole` a number of people or a place on the scale of style. */
export function sheets(say, now, short, whole) {
  const scale = (style) => whole(100 * style) || "0";
  const limit = ({ harm, breakEven }) =>
    ({ never: say.nowhere, always: say.everywhere })[harm] ?? scale(breakEven);
  const byStyle = STYLES.map((style) => [
    scale(style),
    short(now.person.over(style)),
    short(now.team.over(style)),
  ]);
  const byPerson = [now.person, ...now.people].map((each, index) => [
    index === 0 ? say.person : say.people[index - 1],
    whole(each.met),
    short(each.good),
    short(-each.bad),
    short(each.value),
  ]);
  return [
    table(
      say.styles_caption,
      [say.styles_column, say.line_person, say.line_team],
      [...byStyle, [say.break_even, limit(now.person), limit(now.team)]],
    ),
    table(say.people_caption, [say.people_column, say.met, say.brings, say.costs, say.left], byPerson),
  ];
}
