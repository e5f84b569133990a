// What happens in the room, drawn: circles, entourages, people, new contacts, somebody's way. Each function takes the
// scene: pen, evening, layout, palette, `scale` (px a unit), sprites, and `shown`, where everybody is now.

import { FIGURE, span } from "./room_plan.js";
import { at } from "./room_walk.js";

const GROWING = 0.5; // minutes in which a circle widens or closes
const FLASH = 1.6; // minutes that a new contact is seen to be made
const TRAIL = 5; // minutes of somebody's way that stay visible
const PARTS = 8; // of a leg, in a trail
const FAR_OFF = 13; // units from a leader from which on nobody stands round them
const FADED = 0.16;

/** The ground on which people talk; an enclave has an edge. */
export function drawCircles({ pen, layout, palette, scale }, time, strength) {
  for (const circle of layout.circles) {
    if (circle.start > time) break;
    const { end, sizes } = circle;
    if (end + GROWING < time) continue;
    let index = sizes.length - 1;
    while (index > 0 && sizes[index].time > time) index--;
    const now = sizes[index];
    const last = sizes[index - 1] ?? { radius: 0, count: 0 };
    const part = Math.min(1, (time - now.time) / GROWING);
    const eased = part * part * (3 - 2 * part);
    const was = last.count > 1;
    const is = now.count > 1;
    const alpha = (Number(was) * (1 - eased) + Number(is) * eased) * strength;
    if (alpha < 0.02) continue;
    const from = was ? last.radius : now.radius;
    const to = is ? now.radius : last.radius;
    pen.globalAlpha = alpha;
    pen.beginPath();
    pen.arc(circle.x, circle.y, from + (to - from) * eased + FIGURE + 0.5, 0, 7);
    pen.fillStyle = circle.enclave ? palette.enclave : palette.circle;
    pen.fill();
    if (!circle.enclave) continue;
    pen.setLineDash([1.1, 0.9]);
    pen.lineWidth = 1.4 / scale;
    pen.strokeStyle = palette.warning;
    pen.stroke();
    pen.setLineDash([]);
  }
  pen.globalAlpha = 1;
}

/** Lines from a leader to the own people in the same circle, once they have come up to it. */
export function drawEntourages({ pen, evening, shown, palette, scale }, time) {
  pen.lineWidth = 2.2 / scale;
  pen.strokeStyle = palette.ink;
  for (const leader of evening.leaders) {
    const circle = evening.stayAt(leader, time)?.circle ?? -1;
    const middle = shown[leader];
    if (circle < 0 || !middle) continue;
    for (let guest = 0; guest < evening.people; guest++) {
      const spot = shown[guest];
      if (guest === leader || !spot || evening.leaderOf(guest) !== leader) continue;
      if (evening.stayAt(guest, time)?.circle !== circle) continue;
      const far = span(spot.x - middle.x, spot.y - middle.y);
      if (far > FAR_OFF) continue;
      pen.globalAlpha = Math.min(1, (FAR_OFF - far) / (FAR_OFF / 3));
      pen.beginPath();
      pen.moveTo(middle.x, middle.y);
      pen.lineTo(spot.x, spot.y);
      pen.stroke();
    }
  }
  pen.globalAlpha = 1;
}

/** The way somebody has come in the last minutes, fading. */
export function drawTrail({ pen, layout, palette, scale }, guest, time) {
  const spot = {};
  pen.strokeStyle = palette.accent;
  pen.lineWidth = 2.5 / scale;
  pen.lineCap = "butt";
  const legs = layout.legs[guest];
  for (let index = 0; index < legs.length && legs[index].time <= time; index++) {
    const leg = legs[index];
    const until = Math.min(time, leg.time + leg.lasts, legs[index + 1]?.time ?? time);
    if (until < time - TRAIL) continue;
    for (let part = 0; part < PARTS; part++) {
      const then = leg.time + ((until - leg.time) * part) / PARTS;
      pen.globalAlpha = Math.max(0, 0.8 * (1 - (time - then) / TRAIL));
      pen.beginPath();
      at(leg, then, spot);
      pen.moveTo(spot.x, spot.y);
      at(leg, then + (until - leg.time) / PARTS, spot);
      pen.lineTo(spot.x, spot.y);
      pen.stroke();
    }
  }
  pen.globalAlpha = 1;
}

/** For a moment, a line and two rings where a new contact has been made: where the two stood when they parted. */
export function drawTies({ pen, evening, layout, palette, scale, tieSpots }, time) {
  for (let index = evening.tiesUpTo(time) - 1; index >= 0; index--) {
    const tie = evening.ties[index];
    const age = (time - tie.time) / FLASH;
    if (age > 1) break;
    if (!tieSpots.has(tie)) tieSpots.set(tie, spotsOf(layout, tie));
    const [one, other] = tieSpots.get(tie);
    pen.globalAlpha = (1 - age) ** 1.5;
    pen.strokeStyle = palette.accent;
    pen.lineWidth = 3 / scale;
    pen.beginPath();
    pen.moveTo(one.x, one.y);
    pen.lineTo(other.x, other.y);
    for (const spot of [one, other]) {
      const radius = FIGURE * (1.1 + 1.2 * age);
      pen.moveTo(spot.x + radius, spot.y);
      pen.arc(spot.x, spot.y, radius, 0, 7);
    }
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

function spotsOf(layout, { one, other, time }) {
  return [one, other].map((guest) =>
    at(
      layout.legs[guest].findLast((leg) => leg.time < time),
      time,
      {},
    ),
  );
}

/** Shoulders, so that one sees which way people face. */
export function drawShoulders({ pen, evening, shown, palette }, faded) {
  pen.lineCap = "round";
  for (const pass of [true, false]) {
    pen.beginPath();
    for (let guest = 0; guest < evening.people; guest++) {
      const spot = shown[guest];
      if (!spot || faded(guest) !== pass) continue;
      const x = spot.x - spot.fx * 0.55;
      const y = spot.y - spot.fy * 0.55;
      const wide = FIGURE * 0.86;
      pen.moveTo(x - spot.fy * wide, y + spot.fx * wide);
      pen.lineTo(x + spot.fy * wide, y - spot.fx * wide);
    }
    pen.globalAlpha = pass ? FADED : 1;
    pen.lineWidth = FIGURE * 0.98;
    pen.strokeStyle = palette.shoulders;
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

/** Everybody, as the shape and colour of their archetype. */
export function drawPeople({ pen, evening, shown, sprites, scale }, faded) {
  const reach = sprites.size / 2 / scale;
  for (let guest = 0; guest < evening.people; guest++) {
    const spot = shown[guest];
    if (!spot) continue;
    pen.globalAlpha = faded(guest) ? FADED : spot.here;
    const sprite = sprites.of(evening.archetype[guest], evening.isLeader(guest));
    pen.drawImage(sprite, spot.x - reach, spot.y - reach, 2 * reach, 2 * reach);
  }
  pen.globalAlpha = 1;
}

/** A ring and a name for one guest. */
export function drawMark({ pen, shown, layout, palette, scale }, guest, text) {
  const spot = shown[guest];
  if (!spot) return;
  const ring = FIGURE * 1.75;
  pen.lineWidth = 3 / scale;
  pen.strokeStyle = palette.accent;
  pen.beginPath();
  pen.arc(spot.x, spot.y, ring, 0, 7);
  pen.stroke();
  const letters = 14 / scale;
  pen.font = `700 ${letters}px ${palette.sans}`;
  pen.textAlign = "center";
  pen.lineJoin = "round";
  pen.lineWidth = 4 / scale;
  pen.strokeStyle = palette.floor;
  pen.fillStyle = palette.accent;
  const wide = pen.measureText(text).width / 2 + 0.5;
  const x = Math.min(layout.plan.width - wide, Math.max(wide, spot.x));
  const y = spot.y > letters * 2.2 ? spot.y - ring - letters * 0.35 : spot.y + ring + letters;
  pen.strokeText(text, x, y);
  pen.fillText(text, x, y);
}

/** A new contact of the one who is followed keeps a small dot. */
export function drawContacts({ pen, evening, shown, palette, scale }, guest, time) {
  pen.fillStyle = palette.accent;
  pen.strokeStyle = palette.floor;
  pen.lineWidth = 1.5 / scale;
  for (const tie of evening.tiesOf(guest, time)) {
    const spot = shown[tie.with];
    if (!spot) continue;
    pen.beginPath();
    pen.arc(spot.x + FIGURE * 0.85, spot.y - FIGURE * 0.85, FIGURE * 0.42, 0, 7);
    pen.fill();
    pen.stroke();
  }
}
