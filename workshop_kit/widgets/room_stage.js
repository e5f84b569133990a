// The room seen from above, on a canvas: it draws one moment at a time, and finds whom a finger means.

import { drawFloor, makeSprites, readPalette } from "./room_paint.js";
import { FIGURE, span } from "./room_plan.js";
import {
  drawCircles,
  drawContacts,
  drawEntourages,
  drawMark,
  drawPeople,
  drawShoulders,
  drawTies,
  drawTrail,
} from "./room_scene.js";
import { at } from "./room_walk.js";

const SHARPEST = 2; // pixels of a canvas for one of the page: more costs time and shows little
const BLEND = 650; // ms in which people change places when the evening changes
const TOUCH = 26; // px round a finger in which somebody is found

/** `load` an evening, `draw` a moment; `pick` finds whom a finger means. */
export function makeStage(canvas, { marks, order, labels }) {
  const scene = { pen: canvas.getContext("2d"), evening: null, layout: null, scale: 0, shown: [] };
  let floor = null;
  let sharp = 1;
  let cursor = [];
  let before = null; // where people stood when the evening changed
  let since = Number.NEGATIVE_INFINITY;
  const place = {};

  function size() {
    const width = canvas.clientWidth;
    if (!width || !scene.layout) return;
    const { plan } = scene.layout;
    sharp = Math.min(SHARPEST, window.devicePixelRatio || 1);
    scene.scale = width / plan.width;
    canvas.style.aspectRatio = `${plan.width} / ${plan.height}`;
    canvas.width = Math.round(width * sharp);
    canvas.height = Math.round(plan.height * scene.scale * sharp);
    paint();
  }

  function paint() {
    const { scale, layout } = scene;
    const palette = readPalette(canvas);
    scene.palette = palette;
    scene.sprites = makeSprites({ marks, order, size: 2 * FIGURE * scale, sharp, palette });
    floor = drawFloor({ canvas, plan: layout.plan, scale, sharp, palette, say: labels });
  }

  function legOf(guest, time) {
    const legs = scene.layout.legs[guest];
    let index = cursor[guest] ?? 0;
    if (!legs[index] || legs[index].time > time) index = 0;
    while (index + 1 < legs.length && legs[index + 1].time <= time) index++;
    cursor[guest] = index;
    return legs[index] && legs[index].time <= time ? legs[index] : null;
  }

  /** Where everybody is now; null for who has not come. */
  function locate(time, blend) {
    const { evening, layout, shown } = scene;
    for (let guest = 0; guest < evening.people; guest++) {
      const leg = legOf(guest, time);
      if (!leg) {
        shown[guest] = null;
        continue;
      }
      at(leg, time, place);
      const old = blend < 1 ? before?.[guest] : null;
      const spot = shown[guest] ?? {};
      spot.x = old ? old.x + (place.x - old.x) * blend : place.x;
      spot.y = old ? old.y + (place.y - old.y) * blend : place.y;
      spot.fx = place.fx;
      spot.fy = place.fy;
      spot.here = Math.min(1, (time - layout.legs[guest][0].time) / 0.25 + 0.2);
      shown[guest] = spot;
    }
  }

  return {
    /** Put an evening on; with `glide`, people walk over from where they stood in the one before. */
    load(evening, layout, glide) {
      const same = glide && scene.evening?.people === evening.people;
      before = same ? scene.shown.map((spot) => spot && { ...spot }) : null;
      since = before ? performance.now() : Number.NEGATIVE_INFINITY;
      const resize = scene.layout?.plan.width !== layout.plan.width;
      Object.assign(scene, { evening, layout, shown: [], tieSpots: new Map() });
      cursor = [];
      if (resize) size();
    },
    size,
    repaint: () => scene.scale && paint(),
    /** Whether people are still changing places. */
    isGliding: () => performance.now() - since < BLEND,
    draw(time, { followed, you, only, names }) {
      const { evening, pen, scale } = scene;
      if (!evening || !scale) return;
      const part = Math.min(1, (performance.now() - since) / BLEND);
      locate(time, part * part * (3 - 2 * part));
      const others = (guest) =>
        only === "leaders" ? !evening.isLeader(guest) : evening.archetype[guest] !== only;
      const faded = (guest) => only !== null && guest !== followed && others(guest);
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.drawImage(floor, 0, 0);
      pen.setTransform(scale * sharp, 0, 0, scale * sharp, 0, 0);
      drawCircles(scene, time, part);
      if (part === 1) drawEntourages(scene, time);
      if (followed !== null) drawTrail(scene, followed, time);
      drawShoulders(scene, faded);
      drawPeople(scene, faded);
      drawTies(scene, time);
      if (followed !== null) drawContacts(scene, followed, time);
      if (you !== null && you !== followed) drawMark(scene, you, names.you);
      if (followed !== null) drawMark(scene, followed, followed === you ? names.you : names.followed);
    },
    /** The guest nearest to a point of the page, if any is near. */
    pick(clientX, clientY) {
      const box = canvas.getBoundingClientRect();
      const { plan } = scene.layout;
      const x = ((clientX - box.left) / box.width) * plan.width;
      const y = ((clientY - box.top) / box.height) * plan.height;
      let found = null;
      let least = TOUCH / scene.scale;
      scene.shown.forEach((spot, guest) => {
        const far = spot ? span(spot.x - x, spot.y - y) : Number.POSITIVE_INFINITY;
        if (far < least) {
          least = far;
          found = guest;
        }
      });
      return found;
    },
  };
}
