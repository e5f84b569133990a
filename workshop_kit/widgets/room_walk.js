// How a figure gets from one place to another: eased, never faster than a person walks, round the circles in between.

import { span } from "./room_plan.js";

export const SPEED = 42; // units of the room in a minute of the evening
const SHORTEST = 0.14; // minutes that even a small step takes
const BENDS = [0, 5, -5, 10, -10, 16, -16];
const FAR = 11; // from here on a path looks for a way round

/** One leg of somebody's evening, from where they are at `time` to a place, then facing (fx, fy). */
export function makeLeg(before, time, to, facing, bend = 0) {
  const now = before ? at(before, time, {}) : { x: to.x, y: to.y, vx: 0, vy: 0 };
  const dx = to.x - now.x;
  const dy = to.y - now.y;
  const length = span(dx, dy);
  const pace = span(now.vx, now.vy);
  const carried = pace > SPEED ? SPEED / pace : 1; // nobody runs because of a second thought
  const way = length + 1.5 * Math.abs(bend);
  const lasts = Math.max(SHORTEST, (way / SPEED) * (1 + (0.4 * Math.min(pace, SPEED)) / SPEED));
  const side = length > 0 ? bend / length : 0;
  return {
    time,
    lasts,
    x: now.x,
    y: now.y,
    dx,
    dy,
    vx: now.vx * carried * lasts,
    vy: now.vy * carried * lasts,
    bx: -dy * side,
    by: dx * side,
    fx: facing.x,
    fy: facing.y,
  };
}

/** Where a leg has brought somebody by now, how fast, and which way they face; written into `out`. */
export function at(leg, time, out) {
  const u = Math.min(1, Math.max(0, (time - leg.time) / leg.lasts));
  const rest = 1 - u;
  const eased = u * u * (3 - 2 * u);
  const carried = u * rest * rest; // what is left of the pace they already had
  const swing = 16 * u * u * rest * rest;
  out.x = leg.x + leg.dx * eased + leg.vx * carried + leg.bx * swing;
  out.y = leg.y + leg.dy * eased + leg.vy * carried + leg.by * swing;
  if (u >= 1) {
    out.vx = out.vy = 0;
    out.fx = leg.fx;
    out.fy = leg.fy;
    return out;
  }
  const pace = 6 * u * rest;
  const carry = rest * (1 - 3 * u);
  const sway = 32 * u * rest * (1 - 2 * u);
  out.vx = (leg.dx * pace + leg.vx * carry + leg.bx * sway) / leg.lasts;
  out.vy = (leg.dy * pace + leg.vy * carry + leg.by * sway) / leg.lasts;
  const speed = span(out.vx, out.vy);
  const settled = Math.max(u ** 4, 1 - speed / (SPEED * 0.35));
  const fx = (speed > 0 ? out.vx / speed : 0) * (1 - settled) + leg.fx * settled;
  const fy = (speed > 0 ? out.vy / speed : 0) * (1 - settled) + leg.fy * settled;
  const size = span(fx, fy) || 1;
  out.fx = fx / size;
  out.fy = fy / size;
  return out;
}

/** How far a path should swing out so that it does not cut through those who stand and talk. */
export function wayRound(from, to, circles, room) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = span(dx, dy);
  if (length < FAR) return 0;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const bend of BENDS) {
    let cost = Math.abs(bend) * 0.25;
    for (const u of [0.3, 0.42, 0.5, 0.58, 0.7]) {
      const eased = u * u * (3 - 2 * u);
      const swing = (16 * u * u * (1 - u) * (1 - u) * bend) / length;
      const x = from.x + dx * eased - dy * swing;
      const y = from.y + dy * eased + dx * swing;
      if (x < 2 || y < 2 || x > room.width - 2 || y > room.height - 2) cost += 20;
      for (const circle of circles) cost += Math.max(0, circle.reach + 1 - span(x - circle.x, y - circle.y));
      if (cost >= least) break;
    }
    if (cost < least) {
      least = cost;
      best = bend;
    }
  }
  return best;
}
