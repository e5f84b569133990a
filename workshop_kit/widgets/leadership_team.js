// Twelve people of one team, drawn: where each stands, the middle of the team, and the band of about two in three.

import { fill, h, newId, writer } from "./face.js";
import { between } from "./tables.js";

export const LEVERS = ["empower", "enable", "encourage", "inspire"];

const REACH = 2.75; // standard deviations to either side that the picture shows
const HEIGHT = 250;
const GROUND = 196; // y of the line on which the people stand
const HILL = 120; // height of the bell
const BODY = "M0 -15a4.6 4.6 0 1 1 .01 0ZM-7 0v-6.5a6 6 0 0 1 6 -6h2a6 6 0 0 1 6 6v6.5Z";

/** What the tables say of a team under these levers, between two entries along a straight line. */
export function expect(tables, levers) {
  const values = LEVERS.map((name) => levers[name]);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const ahead = levers.empower - levers.enable;
  const at = (column) => between(tables.mean.at, tables.mean[column], mean);
  const confidence = at("confidence") + between(tables.ahead.at, tables.ahead.confidence, ahead);
  return {
    mean,
    ahead,
    mixed: Math.max(...values) - Math.min(...values) > 1e-9,
    empowerment: at("empowerment"),
    safety: at("safety"),
    engagement: at("engagement"),
    confidence,
    above: tables.people.filter((place) => confidence + place > 0).length,
  };
}

/** `show(now)` moves the team. Drawn in pixels of the card, so that letters keep their size on a phone. */
export function teamPicture(words, tables) {
  const say = words.labels;
  const id = `wk-${newId()}`;
  const number = writer(words.lang, { maximumFractionDigits: 1 }, "+");
  const svg = h("svg", { class: "wk-lead__picture", role: "img", height: HEIGHT, width: "100%" });
  const label = (text, attributes) => h("text", attributes, text);
  const band = h("rect", { class: "wk-lead__band", y: GROUND - HILL - 14, height: HILL + 14 });
  const bell = h("path", { class: "wk-lead__bell" });
  const usual = h("path", { class: "wk-lead__usual" });
  const people = tables.people.map((_, index) =>
    h("path", { class: "wk-lead__one", d: BODY, "data-person": index }),
  );
  const average = h("line", { class: "wk-lead__average", x1: 0, x2: 0, y1: GROUND - HILL - 14, y2: GROUND });
  const bandName = label(say.band, {
    class: "wk-lead__name",
    "text-anchor": "middle",
    y: GROUND - HILL - 22,
  });
  const averageName = label(say.average, { class: "wk-lead__name", "text-anchor": "middle", y: GROUND + 20 });
  const team = h("g", { class: "wk-lead__team" }, band, bell, average, people);
  const ground = h("line", { class: "wk-lead__ground", x1: 0, y1: GROUND, y2: GROUND });
  const middle = h("line", { class: "wk-lead__middle", y1: 26, y2: GROUND + 6 });
  const middleName = label(say.middle, { class: "wk-lead__name", "text-anchor": "middle", y: 16 });
  const low = label(`← ${say.axis_low}`, { class: "wk-lead__name", x: 2, y: HEIGHT - 6 });
  const high = label(`${say.axis_high} →`, { class: "wk-lead__name", "text-anchor": "end", y: HEIGHT - 6 });
  const names = h("g", { class: "wk-lead__team" }, bandName, averageName);
  svg.append(team, usual, ground, middle, names, middleName, low, high);
  let drawn = 0;
  let scale = 0;

  function size(width) {
    if (width === drawn) return;
    drawn = width;
    scale = width / (2 * REACH);
    const centre = width / 2;
    svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    const hill = tables.curve.map(([x, y]) => `${(x * scale).toFixed(1)} ${(GROUND - y * HILL).toFixed(1)}`);
    bell.setAttribute("d", `M${hill.join("L")}Z`);
    usual.setAttribute("d", `M${hill.join("L")}`);
    usual.setAttribute("transform", `translate(${centre})`);
    band.setAttribute("x", -tables.sd.confidence * scale);
    band.setAttribute("width", 2 * tables.sd.confidence * scale);
    const rows = rowsOf(tables.people, 17 / scale);
    people.forEach((person, index) => {
      person.setAttribute(
        "transform",
        `translate(${tables.people[index] * scale} ${GROUND - 1 - 24 * rows[index]})`,
      );
    });
    ground.setAttribute("x2", width);
    for (const end of ["x1", "x2"]) middle.setAttribute(end, centre);
    middleName.setAttribute("x", centre);
    high.setAttribute("x", width - 2);
  }

  return {
    id,
    element: svg,
    show(now) {
      size(Math.max(260, svg.parentNode?.clientWidth ? svg.getBoundingClientRect().width : 0));
      for (const part of [team, names])
        part.style.transform = `translateX(${drawn / 2 + now.confidence * scale}px)`;
      svg.dataset.confidence = now.confidence;
      people.forEach((person, index) => {
        person.dataset.above = String(now.confidence + tables.people[index] > 0);
      });
      const { confidence } = tables.sd;
      const values = {
        count: now.above,
        total: tables.people.length,
        mean: number(now.confidence),
        from: number(now.confidence - confidence),
        to: number(now.confidence + confidence),
      };
      svg.setAttribute("aria-label", fill(say.picture, values));
    },
  };
}

/** In which row each stands, so that nobody stands on another's feet. */
function rowsOf(places, room) {
  const last = [];
  return places.map((place) => {
    const free = last.findIndex((other) => place - other >= room);
    const row = free < 0 ? last.length : free;
    last[row] = place;
    return row;
  });
}
