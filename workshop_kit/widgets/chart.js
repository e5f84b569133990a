// The face of a chart: words above, the picture, the same as a table below. It draws any plotly figure, in the
// colours of the page it stands in.

import { reader } from "./chart_keys.js";
import { folded, h, newId, table, writer } from "./face.js";

const NARROW = 520; // px below which a chart gets a phone's shape
const HEIGHT = { narrow: 380, wide: 440 };
const PAPER = 640; // px: what a sheet is wide between its margins, whatever the screen

function render({ model, el, assets }) {
  const words = model.get("words");
  const headline = h("h3", { class: "wk-card__heading", hidden: true });
  const sentence = h("p", { hidden: true });
  const plot = h("div", { class: "wk-chart__plot" });
  const waiting = h("p", { class: "wk-chart__waiting wk-card__hint", role: "status" }, words.loading);
  const spoken = h("p", { class: "wk-unseen", role: "status" });
  const keys = h("p", { class: "wk-card__hint wk-chart__keys", id: `wk-${newId()}-keys` }, words.keys);
  const frame = h(
    "div",
    { class: "wk-chart__frame", role: "application", tabindex: "0", "aria-describedby": keys.id },
    h("div", { "aria-hidden": "true" }, plot),
  );
  const numbers = folded(words.shared.table, { class: "wk-chart__table" });
  const root = h(
    "section",
    { class: "wk wk-card wk-chart", lang: words.lang, "data-lm-suppress-shortcuts": "true" },
    h("div", { class: "wk-card__stage" }, headline, sentence, waiting, frame, spoken, keys, numbers),
  );
  let plotly = null;
  let width = 0;
  let failed = false;
  let printing = false;
  let gone = false;
  let tabulated = false;
  const points = reader(frame, words, (text) => {
    spoken.textContent = text;
  });

  function describe() {
    const { headline: title, sentence: look } = model.get("about");
    headline.textContent = title;
    headline.hidden = !title;
    sentence.textContent = look;
    sentence.hidden = !look;
    frame.setAttribute("aria-label", [title, look].filter(Boolean).join(". ") || words.name);
    root.setAttribute("aria-label", title || words.name);
    tabulated = false;
    if (numbers.open) tabulate();
  }

  /** Only somebody who opens the table waits for it: a slider may bring a new one with each frame. */
  function tabulate() {
    if (tabulated) return;
    tabulated = true;
    const { table: data } = model.get("about");
    const number = writer(words.lang, { maximumFractionDigits: 2 });
    const written = (cell) => (typeof cell === "number" ? number(cell) : cell);
    const rows = data.rows.map((row) => row.map(written));
    numbers.replaceChildren(numbers.firstChild, table(data.caption, data.columns, rows));
  }

  async function draw() {
    if (!plotly || width === 0) return;
    const { data, layout } = figure();
    try {
      await plotly.react(plot, data, layout, {
        displayModeBar: false,
        locale: `wk-${words.lang}`,
        doubleClick: false,
        scrollZoom: false,
        showTips: false,
      });
    } catch (error) {
      fail(error);
      return;
    }
    if (failed) recover();
    root.dataset.drawn = String(Number(root.dataset.drawn ?? 0) + 1);
    waiting.remove();
    points.of(plotly, plot);
  }

  /** The figure as this page wants it: its colours, its width, its way to write numbers. */
  function figure() {
    const look = getComputedStyle(root);
    const colours = model.get("colours");
    const named = (name) => look.getPropertyValue(`--wk-${name}`).trim();
    const translate = (value) => {
      if (typeof value === "string")
        return !printing && Object.hasOwn(colours, value) ? named(colours[value]) : value;
      if (Array.isArray(value)) return value.map(translate);
      if (value === null || typeof value !== "object") return value;
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, translate(part)]));
    };
    const { data, layout } = model.get("spec");
    const shown = translate(layout);
    const height = layout.height ?? (width < NARROW ? HEIGHT.narrow : HEIGHT.wide);
    const part = (type) =>
      new Intl.NumberFormat(words.lang).formatToParts(1234567.8).find((each) => each.type === type).value;
    return {
      data: translate(data),
      layout: {
        ...shown,
        width,
        height,
        autosize: false,
        separators: part("decimal") + part("group"),
        font: { ...shown.font, family: look.fontFamily },
      },
    };
  }

  function fail(error) {
    console.error(error);
    failed = true;
    root.dataset.failed = "true";
    waiting.textContent = words.failed;
    frame.before(waiting);
    frame.hidden = keys.hidden = true;
    numbers.open = true;
    tabulate();
  }

  /** The next figure may be drawn where the last one could not. */
  function recover() {
    failed = false;
    delete root.dataset.failed;
    frame.hidden = keys.hidden = false;
  }

  function load() {
    const { name, version } = model.get("plotly");
    assets.load(name, version).then((loaded) => {
      if (gone) return;
      plotly = loaded;
      plotly.register(calendar(words.lang));
      if (failed) recover();
      draw();
    }, fail);
  }

  const resized = new ResizeObserver(() => {
    const now = Math.floor(frame.clientWidth);
    if (now === width || printing) return;
    width = now;
    draw();
  });
  const lit = window.matchMedia("(prefers-color-scheme: dark)");
  const themed = new MutationObserver(() => draw());
  let wasOpen = false;
  const beforePrint = () => {
    if (printing) return;
    printing = true;
    width = PAPER;
    wasOpen = numbers.open;
    numbers.open = true;
    tabulate();
    draw();
  };
  const afterPrint = () => {
    printing = false;
    width = Math.floor(frame.clientWidth);
    numbers.open = wasOpen;
    draw();
  };
  const onFigure = () => {
    if (plotly) draw();
    else if (failed) load();
  };
  const watched = [
    [numbers, "toggle", tabulate],
    [lit, "change", draw],
    [window, "beforeprint", beforePrint],
    [window, "afterprint", afterPrint],
  ];

  describe();
  el.append(root);
  resized.observe(frame);
  themed.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  for (const [target, event, act] of watched) target.addEventListener(event, act);
  model.on("change:spec", onFigure);
  model.on("change:about", describe);
  load();

  return () => {
    gone = true;
    resized.disconnect();
    themed.disconnect();
    for (const [target, event, act] of watched) target.removeEventListener(event, act);
    model.off("change:spec", onFigure);
    model.off("change:about", describe);
    points.stop();
    if (plotly) plotly.purge(plot);
  };
}

/** How dates are written, for axes of them: the browser knows it of every language. What is left out is English. */
function calendar(lang) {
  const names = (options, count, date) => {
    const format = new Intl.DateTimeFormat(lang, { ...options, timeZone: "UTC" });
    return Array.from({ length: count }, (_, index) => format.format(date(index)));
  };
  const codes = { day: "%-d", month: "%b", year: "%Y" };
  const pattern = (...parts) => {
    const shape = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
    const asked = Object.fromEntries(["timeZone", ...parts].map((part) => [part, shape[part]]));
    const found = new Intl.DateTimeFormat(lang, asked).formatToParts(day(0));
    return found.map(({ type, value }) => codes[type] ?? value).join("");
  };
  const day = (index) => new Date(Date.UTC(2023, 0, 1 + index)); // a Sunday first
  const month = (index) => new Date(Date.UTC(2023, index, 1));
  return {
    moduleType: "locale",
    name: `wk-${lang}`,
    dictionary: {},
    format: {
      days: names({ weekday: "long" }, 7, day),
      shortDays: names({ weekday: "short" }, 7, day),
      months: names({ month: "long" }, 12, month),
      shortMonths: names({ month: "short" }, 12, month),
      month: pattern("month", "year"),
      dayMonth: pattern("day", "month"),
      dayMonthYear: pattern("day", "month", "year"),
    },
  };
}

export default { render };
