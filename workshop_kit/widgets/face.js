// What every face needs: elements, words with gaps, messages on their way, and a tab's memory.

const SVG = [
  "svg",
  "g",
  "path",
  "line",
  "rect",
  "circle",
  "ellipse",
  "polygon",
  "polyline",
  "text",
  "tspan",
].concat(["defs", "clipPath", "pattern"]);
const PATIENCE = 3000; // ms until a message that has not arrived is mentioned

/** Make an element: attributes that are functions become listeners. */
export function h(tag, attributes = {}, ...children) {
  const element = SVG.includes(tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(
    ...children.flat(Number.POSITIVE_INFINITY).filter((child) => child !== null && child !== false),
  );
  return element;
}

export function button(text, click, kind = "") {
  return h("button", { type: "button", class: `wk-button ${kind && `wk-button--${kind}`}`, click }, text);
}

/** The heading of a screen: it takes the focus when the screen comes. */
export function heading(text, attributes = {}) {
  return h("h3", { class: "wk-card__heading", tabindex: "-1", ...attributes }, text);
}

/** Something folded away under a line that opens it. */
export function folded(summary, attributes, ...children) {
  return h("details", attributes, h("summary", {}, summary), ...children);
}

/** A table in a frame that scrolls where it is too wide: column titles, and rows that begin with their own. */
export function table(caption, columns, rows) {
  const line = ([title, ...cells]) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, title),
      cells.map((cell) => h("td", {}, cell)),
    );
  const head = columns.map((title) => h("th", { scope: "col" }, title));
  return h(
    "div",
    { class: "wk-card__scroller", role: "group", tabindex: "0", "aria-label": caption },
    h(
      "table",
      {},
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, head)),
      h("tbody", {}, rows.map(line)),
    ),
  );
}

/** What stands behind a model: in short, measured and how strongly, looked for without finding it, assumed. */
export function evidence(words, ...more) {
  const { evidence: card, shared: say, strengths } = words;
  const missed = card.measured.filter(({ strength }) => strength === "none");
  const found = card.measured.filter(({ strength }) => strength !== "none");
  return folded(
    say.behind,
    { class: "wk-card__evidence" },
    h("p", {}, card.in_short),
    h("p", {}, h("strong", {}, say.measured)),
    h(
      "ul",
      {},
      found.map(({ text, strength }) => h("li", {}, text, " ", h("em", {}, `(${strengths[strength]})`))),
    ),
    missed.length > 0 && [
      h("p", {}, h("strong", {}, say.not_found)),
      h(
        "ul",
        {},
        missed.map(({ text }) => h("li", {}, text)),
      ),
    ],
    h("p", {}, h("strong", {}, say.assumed)),
    h(
      "ul",
      {},
      card.assumed.map((text) => h("li", {}, text)),
    ),
    ...more,
  );
}

export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** Numbers as a language writes them, with a true minus, and no sign before nothing. */
export function writer(lang, options, plus = "") {
  const format = new Intl.NumberFormat(lang, options);
  return (value) => {
    const size = format.format(Math.abs(value));
    const nothing = !/[1-9]/.test(size);
    return (nothing ? "" : value < 0 ? "−" : plus) + size;
  };
}

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What a tab remembers while its page is loaded again. Storage may be forbidden; then it remembers nothing. */
export function tabMemory(model, key) {
  const attempt = (action) => {
    try {
      return model.get("keep") === "tab" ? action(window.sessionStorage) : null;
    } catch {
      return null;
    }
  };
  return {
    read: () => Object(attempt((storage) => JSON.parse(storage.getItem(key) ?? "null"))),
    write: (answers) => attempt((storage) => storage.setItem(key, JSON.stringify(answers))),
    forget: () => attempt((storage) => storage.removeItem(key)),
  };
}

/** Messages on their way: in order, until the host acknowledges them; `line` says so when one does not arrive. */
export function outbox(model) {
  let waiting = [];
  let late = false;
  let timer = null;
  const say = model.get("words").shared;
  const line = h("p", { class: "wk-card__status", role: "status" });
  const changed = () => {
    const trouble = { callback: say.callback_failed, refused: say.refused }[model.get("problem")?.kind];
    line.replaceChildren(
      ...(late ? [h("span", {}, say.not_saved, " "), button(say.try_again, resend)] : []),
      ...(trouble && !late ? [h("span", {}, trouble)] : []),
    );
    line.classList.toggle("wk-notice", line.childNodes.length > 0);
  };
  const watch = () => {
    clearTimeout(timer);
    if (waiting.length > 0) {
      timer = setTimeout(() => {
        late = true;
        changed();
      }, PATIENCE);
    } else late = false;
  };
  const settle = () => {
    const last = waiting.findIndex((message) => message.id === model.get("ack"));
    if (last < 0) return;
    waiting = waiting.slice(last + 1);
    watch();
    changed();
  };
  function resend() {
    late = false;
    for (const message of waiting) model.send(message);
    watch();
    changed();
  }
  model.on("change:ack", settle);
  model.on("change:problem", changed);
  changed();
  return {
    line,
    send(message) {
      const whole = { id: newId(), ...message };
      waiting.push(whole);
      model.send(whole);
      watch();
    },
    /** The answers as they will be once everything has arrived; `take` says what a message makes of them. */
    ahead: (answers, take = answered) => waiting.reduce(take, { ...answers }),
    isEmpty: () => waiting.length === 0,
    stop() {
      clearTimeout(timer);
      model.off("change:ack", settle);
      model.off("change:problem", changed);
    },
  };
}

function answered(answers, { type, item, value }) {
  if (type === "start_over") return {};
  return type === "answer" ? { ...answers, [item]: value } : answers;
}

/** The card of an activity: a stage with one screen at a time, and the line that says what is on its way. */
export function card(model, { name, label, keydown = null }) {
  const box = outbox(model);
  const stage = h("div", { class: "wk-card__stage" });
  const root = h(
    "section",
    {
      class: `wk wk-card wk-${name}`,
      lang: model.get("words").lang,
      "aria-label": label,
      "data-lm-suppress-shortcuts": "true", // JupyterLab would take keys for its own shortcuts
      keydown,
    },
    stage,
    box.line,
  );
  // JupyterLab would take arrows, letters and Tab in here for its own; what runs a cell is let through.
  root.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && !(event.key === "Enter" && event.shiftKey))
      event.stopPropagation();
  });
  return {
    box,
    stage,
    root,
    /** Put a screen on the stage; what is no element is left out. */
    draw(screen, parts) {
      root.dataset.screen = screen;
      stage.inert = false;
      stage.replaceChildren(...[parts].flat(Number.POSITIVE_INFINITY).filter(Boolean));
    },
    /** Let the heading of a new screen be read, and come into sight. */
    focus() {
      stage.querySelector(".wk-card__heading")?.focus({ preventScroll: true });
      if (root.getBoundingClientRect().top < 0) root.scrollIntoView({ block: "start" });
    },
  };
}

/** Listen to fields of the model, `{field: function}`; return what ends it. */
export function listen(model, listeners) {
  for (const [field, heard] of Object.entries(listeners)) model.on(`change:${field}`, heard);
  return () => {
    for (const [field, heard] of Object.entries(listeners)) model.off(`change:${field}`, heard);
  };
}
