// The room itself: walls, a door, a bar, a buffet, and places along the walls where one can stand aside.

export const FIGURE = 1.8; // radius of a person, in units of the room
export const SEAT = 4.3; // from person to person in a circle
const STRIP = 4.7; // along the walls, kept free for those who stand aside
const DEPTH = 4.6; // of bar and buffet
const USUAL = 60; // guests for whom the measures below are

/** A plan for so many guests: larger for more, with people as large as ever. */
export function makePlan(people) {
  const scale = Math.max(0.62, Math.sqrt(people / USUAL));
  const width = 90 * scale;
  const height = 70 * scale;
  const bar = { x: 0.1 * width, y: 0, width: 0.3 * width, height: DEPTH };
  const buffet = { x: width - DEPTH, y: 0.24 * height, width: DEPTH, height: 0.42 * height };
  const door = { x: 0.42 * width, y: height, width: 0.14 * width };
  const plan = { width, height, bar, buffet, door };
  return { ...plan, slots: makeSlots(plan), spots: makeSpots(plan) };
}

/** Where in the doorway a guest appears: not all on one spot. */
export function entrance({ door }, guest) {
  return { x: door.x + door.width * (0.2 + 0.15 * ((guest * 3) % 5)), y: door.y - 0.5 };
}

/** Where somebody may stand with the back to a wall, or in front of bar and buffet. */
function makeSlots({ width, height, bar, buffet, door }) {
  const slots = [];
  const off = FIGURE + 0.9;
  const add = (x, y, dx, dy, table = false) =>
    slots.push({ x, y, dx, dy, table, free: Number.NEGATIVE_INFINITY });
  const along = (from, to, put) => {
    const count = Math.floor((to - from) / SEAT);
    for (let index = 0; index <= count; index++) put(from + (index * (to - from)) / Math.max(1, count));
  };
  along(bar.x + 1, bar.x + bar.width - 1, (x) => add(x, bar.height + off, 0, -1, true));
  along(buffet.y + 1, buffet.y + buffet.height - 1, (y) => add(buffet.x - off, y, 1, 0, true));
  along(off, bar.x - off, (x) => add(x, off, 0, 1));
  along(bar.x + bar.width + off, width - off, (x) => add(x, off, 0, 1));
  along(off + SEAT, height - off, (y) => add(off, y, 1, 0));
  along(off + SEAT, buffet.y - off, (y) => add(width - off, y, -1, 0));
  along(buffet.y + buffet.height + off, height - off, (y) => add(width - off, y, -1, 0));
  along(off + SEAT, door.x - off - 1, (x) => add(x, height - off, 0, -1));
  along(door.x + door.width + off + 1, width - off - SEAT, (x) => add(x, height - off, 0, -1));
  return slots;
}

/** Places for the middle of a circle: a grid, each a little off, the same ones every time. */
function makeSpots({ width, height }) {
  const spots = [];
  const step = 2.3;
  for (let row = 0; row * step < height; row++)
    for (let column = 0; column * step < width; column++) {
      const shift = ((row * 7 + column * 13) % 11) / 11 - 0.5;
      spots.push({
        x: (column + 0.5 + (row % 2) * 0.5 + shift * 0.5) * step,
        y: (row + 0.5 - shift * 0.5) * step,
      });
    }
  return spots;
}

/** The distance over so much along and so much across; Math.hypot takes ten times as long. */
export function span(dx, dy) {
  return Math.sqrt(dx * dx + dy * dy);
}

/** How far the middle of something lies from the nearest wall. */
export function fromWall({ width, height }, { x, y }) {
  return Math.min(x, y, width - x, height - y);
}

/** Whether a circle of this reach may have its middle here; an enclave may come up to the wall. */
export function mayStand(plan, spot, reach, atWall) {
  const { bar, buffet, door, height } = plan;
  if (fromWall(plan, spot) < reach + (atWall ? 0.8 : STRIP)) return false;
  if (distance(spot, bar) < reach + STRIP || distance(spot, buffet) < reach + STRIP) return false;
  return distance(spot, { x: door.x, y: height - 3, width: door.width, height: 3 }) > reach + 2;
}

function distance({ x, y }, box) {
  const dx = Math.max(box.x - x, 0, x - box.x - box.width);
  const dy = Math.max(box.y - y, 0, y - box.y - box.height);
  return span(dx, dy);
}
