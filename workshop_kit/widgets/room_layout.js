// Who stands where: every circle gets a place in the room for as long as it lasts, every guest a row of legs that
// leads from place to place. All of it follows from the log, so the same evening always looks the same.

import { entrance, FIGURE, fromWall, makePlan, mayStand, SEAT, span } from "./room_plan.js";
import { at, makeLeg, wayRound } from "./room_walk.js";

const MARGIN = 0.6; // round a circle's outermost people
const MOMENT = 0.7; // minutes: who is alone for less only takes a step aside
const APART = 4; // how much farther one walks to keep away from others who stand aside
const ELBOW = 3; // as much room between circles as one would like to have
const SPREAD = 1.2; // how much farther one walks for it
const CROWDED = 5000; // how much farther one walks rather than into another circle
const NEAR = 26; // a place farther away than this is looked for only when nearer there is none
const TURN = 2 * Math.PI;

/** The radius on which so many people stand. */
function ring(count) {
  if (count < 2) return 0;
  return Math.max(SEAT / 2, SEAT / (2 * Math.sin(Math.PI / count)));
}

/** Where everybody is, all evening. */
export function layOut(evening) {
  const plan = makePlan(evening.people);
  const circles = findCircles(evening);
  const legs = Array.from({ length: evening.people }, () => []);
  const slotOf = new Array(evening.people).fill(null);
  const stay = new Array(evening.people).fill(-1); // index into a guest's stays
  let active = [];

  const now = (guest, time) => {
    const last = legs[guest].at(-1);
    return last ? at(last, time, {}) : { ...entrance(plan, guest), vx: 0, vy: 0 };
  };

  function go(guest, time, to, facing, round = []) {
    const from = now(guest, time);
    const before = legs[guest].at(-1) ?? makeLeg(null, time, entrance(plan, guest), { x: 0, y: -1 });
    const leg = makeLeg(before, time, to, facing, wayRound(from, to, round, plan));
    if (leaves(leg, plan)) Object.assign(leg, { vx: 0, vy: 0, bx: 0, by: 0 });
    legs[guest].push(leg);
  }

  function settle(circle, time) {
    const { members } = circle;
    const count = members.length;
    const radius = ring(count);
    circle.sizes.push({ time, radius, count });
    if (count === 0) return;
    // Everybody turns as little as may be: the ring takes the mean of what each would like.
    let sin = 0;
    let cos = 0;
    members.forEach((member, index) => {
      sin += Math.sin(member.angle - (TURN * index) / count);
      cos += Math.cos(member.angle - (TURN * index) / count);
    });
    const start = Math.atan2(sin, cos);
    members.forEach((member, index) => {
      member.angle = start + (TURN * index) / count;
      const inward = { x: -Math.cos(member.angle), y: -Math.sin(member.angle) };
      const place = { x: circle.x - inward.x * radius, y: circle.y - inward.y * radius };
      const others = member.fresh ? active.filter((other) => other !== circle && other.end > time) : [];
      member.fresh = false;
      go(member.guest, time, place, count > 1 ? inward : { x: 0, y: 1 }, others);
    });
  }

  function join(circle, guest, time) {
    const { x, y } = now(guest, time);
    const angle = Math.atan2(y - circle.y, x - circle.x);
    const member = { guest, angle, fresh: true };
    const turned = (each) => (((each.angle - angle) % TURN) + TURN) % TURN;
    // Between the two whose gap one walks up to: after the last who stands before one, going round.
    let place = 0;
    if (circle.members.length > 0) {
      let nearest = Number.POSITIVE_INFINITY;
      circle.members.forEach((each, index) => {
        if (turned(each) < nearest) {
          nearest = turned(each);
          place = index;
        }
      });
    }
    circle.members.splice(place, 0, member);
  }

  function standAside(guest, time, until, left) {
    const here = now(guest, time);
    if (until - time < MOMENT && left) {
      const away = span(here.x - left.x, here.y - left.y) || 1;
      const out = { x: (here.x - left.x) / away, y: (here.y - left.y) / away };
      const step = left.reach + FIGURE + 0.4;
      go(guest, time, inside(plan, { x: left.x + out.x * step, y: left.y + out.y * step }), out);
      return;
    }
    const conscript = evening.isConscript(guest);
    let best = null;
    let least = Number.POSITIVE_INFINITY;
    plan.slots.forEach((slot, index) => {
      if (slot.free > time) return;
      for (const circle of active)
        if (circle.end > time && span(slot.x - circle.x, slot.y - circle.y) < circle.reach + FIGURE + 0.3)
          return;
      let cost = span(slot.x - here.x, slot.y - here.y);
      cost += slot.table ? (conscript ? 14 : -10) : 0;
      for (const beside of [plan.slots[index - 1], plan.slots[index + 1]])
        if (beside && beside.free > time) cost += APART;
      if (cost < least) {
        least = cost;
        best = slot;
      }
    });
    if (!best) {
      // No wall is free: somewhere on the floor, as if one were a circle of one.
      const alone = { reach: FIGURE + MARGIN, start: time, end: until, enclave: false };
      place(alone, [here], active, plan);
      active.push(alone);
      go(guest, time, alone, { x: 0, y: 1 }, active);
      return;
    }
    best.free = until;
    slotOf[guest] = best;
    go(guest, time, best, { x: best.dx, y: best.dy }, active);
  }

  for (let first = 0; first < evening.events.length; ) {
    const { time } = evening.events[first];
    let next = first;
    while (next < evening.events.length && evening.events[next].time === time) next++;
    const steps = evening.events.slice(first, next);
    // Within one second somebody may go twice: only where they come to counts.
    const batch = steps.filter(
      ({ guest }, index) => !steps.some((other, later) => later > index && other.guest === guest),
    );
    first = next;
    active = active.filter((circle) => circle.end > time);
    const touched = new Set();
    const left = new Map();
    for (const { guest } of batch) {
      const before = stay[guest] >= 0 ? evening.stays[guest][stay[guest]].circle : -1;
      stay[guest] += steps.filter((step) => step.guest === guest).length;
      if (slotOf[guest]) slotOf[guest].free = time;
      slotOf[guest] = null;
      if (before < 0) continue;
      const circle = circles.get(before);
      circle.members = circle.members.filter((member) => member.guest !== guest);
      left.set(guest, circle);
      touched.add(circle);
    }
    for (const { guest, circle: number } of batch) {
      if (number < 0) continue;
      const circle = circles.get(number);
      if (circle.x === undefined) {
        const founders = batch
          .filter((event) => event.circle === number)
          .map((event) => now(event.guest, time));
        place(circle, founders, active, plan);
        active.push(circle);
      }
      join(circle, guest, time);
      touched.add(circle);
    }
    for (const circle of touched) settle(circle, time);
    for (const { guest, circle } of batch)
      if (circle < 0) standAside(guest, time, evening.stays[guest][stay[guest]].end, left.get(guest));
  }
  const placed = [...circles.values()].filter((circle) => circle.x !== undefined);
  for (const circle of placed) delete circle.members;
  return { plan, legs, circles: placed.sort((one, other) => one.start - other.start) };
}

/** Every circle with how long it lasts and how many it holds at most. */
function findCircles(evening) {
  const circles = new Map();
  const counts = new Map();
  for (const stays of evening.stays)
    for (const { start, end, circle: number } of stays) {
      if (number < 0) continue;
      if (!circles.has(number)) {
        circles.set(number, {
          number,
          start,
          end,
          enclave: evening.enclaves.has(number),
          most: 0,
          members: [],
          sizes: [],
        });
        counts.set(number, []);
      }
      const circle = circles.get(number);
      circle.start = Math.min(circle.start, start);
      circle.end = Math.max(circle.end, end);
      counts.get(number).push([start, 1], [end, -1]);
    }
  for (const [number, steps] of counts) {
    const circle = circles.get(number);
    let count = 0;
    for (const [, step] of steps.sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
      count += step;
      circle.most = Math.max(circle.most, count);
    }
    circle.reach = ring(circle.most) + FIGURE + MARGIN;
  }
  return circles;
}

/** Find a circle its place: free while it lasts, near those who begin it, an enclave by the wall. */
function place(circle, founders, active, plan) {
  const middle = {
    x: founders.reduce((sum, each) => sum + each.x, 0) / founders.length,
    y: founders.reduce((sum, each) => sum + each.y, 0) / founders.length,
  };
  const near = circle.enclave ? null : search(circle, middle, active, plan, NEAR);
  const { spot, cost } = near ?? { spot: null, cost: Number.POSITIVE_INFINITY };
  const found = cost < NEAR - ELBOW * SPREAD ? spot : search(circle, middle, active, plan).spot;
  const { x, y } = found ?? inside(plan, middle);
  circle.x = x;
  circle.y = y;
}

function search(circle, middle, active, plan, within = Number.POSITIVE_INFINITY) {
  const beside = active.filter(
    (other) => span(other.x - middle.x, other.y - middle.y) < within + circle.reach + other.reach + ELBOW,
  );
  let best = null;
  let least = Number.POSITIVE_INFINITY;
  for (const spot of plan.spots) {
    const far = span(spot.x - middle.x, spot.y - middle.y);
    if (far > within) continue;
    let cost = circle.enclave ? 0.5 * far + 6 * (fromWall(plan, spot) - circle.reach) : far;
    if (cost - ELBOW * SPREAD >= least) continue;
    if (!mayStand(plan, spot, circle.reach, circle.enclave)) continue;
    let room = ELBOW;
    for (const other of beside) {
      const gap = span(spot.x - other.x, spot.y - other.y) - circle.reach - other.reach;
      // Where there is no room at all, the least crowded place has to do.
      if (gap < 0) cost += CROWDED * (1 - gap);
      if (gap < room) room = gap;
      if (cost - ELBOW * SPREAD >= least) break;
    }
    cost -= SPREAD * Math.max(0, room);
    if (circle.enclave && cost < least) cost += 100 * taken(circle, spot, plan);
    if (cost < least) {
      least = cost;
      best = spot;
    }
  }
  return { spot: best, cost: least };
}

/** How many stand aside where a circle would come to be. */
function taken(circle, spot, plan) {
  const reach = circle.reach + FIGURE + 0.3;
  return plan.slots.filter(
    (slot) => slot.free > circle.start && span(slot.x - spot.x, slot.y - spot.y) < reach,
  ).length;
}

/** Whether the swing of a leg would carry somebody into a wall. */
function leaves(leg, { width, height }) {
  return [0.15, 0.3, 0.45, 0.6, 0.75].some((part) => {
    const { x, y } = at(leg, leg.time + part * leg.lasts, {});
    return x < FIGURE / 2 || y < FIGURE / 2 || x > width - FIGURE / 2 || y > height - FIGURE / 4;
  });
}

function inside({ width, height }, { x, y }) {
  const edge = FIGURE + 0.6;
  return { x: Math.min(width - edge, Math.max(edge, x)), y: Math.min(height - edge, Math.max(edge, y)) };
}
