// The face of the archetype quiz. It reads the model, sends messages, and writes nothing: answers and result
// come from Python. It never knows whether a notebook kernel or the live room hosts it.

const PATIENCE = 3000; // ms until an answer that has not arrived is mentioned
const PRESSED = 160; // ms that a choice is seen pressed before the next statement comes
const REACH = 3.5; // standard deviations to either side that the bars show
const KEEP = "workshop-kit:quiz";

const FILE_STYLE = `body{max-width:40em;margin:2em auto;padding:0 1em;font:17px/1.5 Georgia,serif;color:#1e1b17}
h1,h2,h3,h4{line-height:1.25}svg{max-width:100%;height:auto}table{border-collapse:collapse}
th,td{padding:.3em .8em;border-bottom:1px solid #d8d0c2;text-align:left}.wk-unseen{display:none}
.wk-quiz__track{stroke:#d8d0c2}.wk-quiz__middle{stroke:#7d7567}.wk-quiz__band{fill:#9cc3c9}.wk-quiz__dot{fill:#0b5563}
.wk-quiz__mark{width:2em;vertical-align:middle;stroke:#1e1b17;stroke-width:1.5}.wk-quiz__ends{display:flex;justify-content:space-between}`;

/** Make an element: attributes that are functions become listeners. */
function h(tag, attributes = {}, ...children) {
  const svg = ["svg", "path", "line", "rect", "circle"].includes(tag);
  const element = svg
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

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What a tab remembers while its page is loaded again. Storage may be forbidden; then it remembers nothing. */
function tabMemory(model) {
  const attempt = (action) => {
    try {
      return model.get("keep") === "tab" ? action(window.sessionStorage) : null;
    } catch {
      return null;
    }
  };
  return {
    read: () => attempt((storage) => JSON.parse(storage.getItem(KEEP) ?? "null")) ?? {},
    write: (answers) => attempt((storage) => storage.setItem(KEEP, JSON.stringify(answers))),
    forget: () => attempt((storage) => storage.removeItem(KEEP)),
  };
}

/** Messages on their way: in order, until the host acknowledges them. */
function outbox(model, changed) {
  let waiting = [];
  let late = false;
  let timer = null;
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
  model.on("change:ack", settle);
  return {
    send(message) {
      const whole = { id: newId(), ...message };
      waiting.push(whole);
      model.send(whole);
      watch();
    },
    resend() {
      late = false;
      for (const message of waiting) model.send(message);
      watch();
      changed();
    },
    /** The answers as they will be once everything has arrived. */
    ahead(answers) {
      let seen = { ...answers };
      for (const message of waiting) {
        if (message.type === "start_over") seen = {};
        if (message.type === "answer") seen[message.item] = message.value;
      }
      return seen;
    },
    isLate: () => late,
    isEmpty: () => waiting.length === 0,
    stop() {
      clearTimeout(timer);
      model.off("change:ack", settle);
    },
  };
}

function render({ model, el }) {
  const words = model.get("words");
  const say = words.labels;
  const order = words.order;
  const memory = tabMemory(model);
  const number = new Intl.NumberFormat(words.lang, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const box = outbox(model, () => drawStatus());
  const given = () => box.ahead(model.get("answers"));
  const rated = () => order.filter((item) => typeof given()[item] === "number").length;
  const firstOpen = () => order.findIndex((item) => !(item in given()));
  const firstUnrated = () => order.findIndex((item) => typeof given()[item] !== "number");

  let screen = "start";
  let index = 0;
  let turning = null; // the short moment between a choice and the next statement
  let asking = false; // "delete all your answers?"

  const status = h("p", { class: "wk-quiz__status", role: "status" });
  const stage = h("div", { class: "wk-quiz__stage" });
  const root = h(
    "section",
    // JupyterLab would take 1 to 5 for its own shortcuts
    {
      class: "wk wk-quiz",
      lang: words.lang,
      "aria-label": say.title,
      "data-lm-suppress-shortcuts": "true",
      keydown: onKey,
    },
    stage,
    status,
  );

  const button = (text, click, kind = "") =>
    h("button", { type: "button", class: `wk-button ${kind && `wk-button--${kind}`}`, click }, text);
  const heading = (text, attributes = {}) =>
    h("h3", { class: "wk-quiz__heading", tabindex: "-1", ...attributes }, text);

  function show(next, at = index) {
    clearTimeout(turning);
    turning = null;
    asking = false;
    screen = next;
    index = at;
    draw();
    stage.querySelector(".wk-quiz__heading")?.focus({ preventScroll: true });
    const { top, bottom, height } = root.getBoundingClientRect();
    if (top < 0 || (screen === "item" && bottom > window.innerHeight))
      root.scrollIntoView({ block: height > window.innerHeight ? "start" : "nearest" });
  }

  function draw() {
    const drawn = { start: drawStart, item: drawItem, last: drawLast, result: drawResult }[screen]();
    root.dataset.screen = screen;
    stage.replaceChildren(...drawn);
    drawStatus();
  }

  function drawStatus() {
    const trouble = { callback: say.callback_failed, refused: say.refused }[model.get("problem")?.kind];
    status.replaceChildren(
      ...(box.isLate() ? [h("span", {}, say.not_saved, " "), button(say.try_again, () => box.resend())] : []),
      ...(trouble && !box.isLate() ? [h("span", {}, trouble)] : []),
    );
    status.classList.toggle("wk-notice", status.childNodes.length > 0);
  }

  function drawStart() {
    const kept = Object.entries(memory.read()).filter(([item]) => order.includes(item));
    const carryOn = () => {
      for (const [item, value] of kept) box.send({ type: "answer", item, value });
      goOn();
    };
    const afresh = () => {
      memory.forget();
      show("item", 0);
    };
    return [
      heading(say.title),
      h("p", {}, say.intro),
      h("p", {}, say.think_of),
      h("p", { class: "wk-quiz__privacy" }, say.privacy),
      kept.length > 0 && h("p", { class: "wk-quiz__hint" }, say.carry_on_note),
      h(
        "div",
        { class: "wk-quiz__actions" },
        kept.length > 0
          ? [
              button(fill(say.carry_on, { count: kept.length, total: order.length }), carryOn, "main"),
              button(say.begin_afresh, afresh),
            ]
          : button(say.begin, () => show("item", 0), "main"),
        h("span", { class: "wk-quiz__hint" }, say.minutes),
      ),
    ].filter(Boolean);
  }

  function drawItem() {
    const item = order[index];
    const chosen = given()[item];
    const choice = (value, text) =>
      h(
        "button",
        {
          type: "button",
          class: `wk-button wk-quiz__choice${value === null ? " wk-quiz__choice--none" : ""}`,
          "aria-pressed": String(item in given() && chosen === value),
          "data-value": String(value),
          click: () => choose(value),
        },
        value === null ? [] : h("span", { class: "wk-quiz__digit", "aria-hidden": "true" }, String(value)),
        h("span", {}, text),
      );
    const progress = fill(say.progress, { number: index + 1, total: order.length });
    return [
      h(
        "div",
        { class: "wk-quiz__top" },
        button(say.back, back, "quiet"),
        h("span", { class: "wk-quiz__count" }, progress),
      ),
      h(
        "div",
        {
          class: "wk-quiz__progress",
          role: "progressbar",
          "aria-label": progress,
          "aria-valuemin": "0",
          "aria-valuemax": String(order.length),
          "aria-valuenow": String(index),
        },
        h("div", { style: `width:${(100 * index) / order.length}%` }),
      ),
      heading(words.items[item], { class: "wk-quiz__heading wk-quiz__statement", lang: words.lang }),
      h("p", { class: "wk-quiz__hint", id: `${uid}-ask` }, say.choose),
      h(
        "div",
        { class: "wk-quiz__choices", role: "group", "aria-labelledby": `${uid}-ask` },
        Object.entries(words.choices).map(([value, text]) => choice(Number(value), text)),
      ),
      h(
        "div",
        { class: "wk-quiz__under" },
        choice(null, say.rather_not_say),
        item in given() && button(say.skip_forward, forward, "quiet"),
      ),
      h("p", { class: "wk-quiz__hint wk-quiz__keys" }, say.keys),
    ];
  }

  function drawLast() {
    const count = rated();
    const all = count === order.length;
    return [
      heading(say.last_title),
      h("p", {}, all ? say.last_all : fill(say.last_some, { count, total: order.length })),
      h(
        "div",
        { class: "wk-quiz__actions" },
        button(say.show_profile, () => box.send({ type: "finish" }), "main"),
        all ? button(say.change, () => show("item", 0)) : button(say.go_through_open, openOnes),
        button(say.back, back, "quiet"),
      ),
    ];
  }

  function drawResult() {
    const result = model.get("result");
    if (!result) return [h("p", {}, say.saving)];
    const page = result.complete ? drawProfile(result) : drawIncomplete(result);
    return [...page, drawActions(result)];
  }

  function drawIncomplete(result) {
    return [
      heading(say.incomplete_title),
      h("p", {}, say.incomplete_intro),
      h(
        "ul",
        {},
        result.traits.map((score) =>
          h(
            "li",
            {},
            fill(score.still_needed > 0 ? say.incomplete_trait : say.incomplete_fine, {
              ...score,
              trait: words.traits[score.trait].name,
              needed: score.still_needed,
            }),
          ),
        ),
      ),
    ];
  }

  function mark(kind) {
    const { path, colour } = words.marks[kind];
    return h(
      "svg",
      { class: "wk-quiz__mark", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
      h("path", { d: path, fill: colour }),
    );
  }

  function drawProfile(result) {
    const [first, second] = result.nearest.map(({ archetype }) => words.archetypes[archetype]);
    const [kind, nextKind] = result.nearest.map(({ archetype }) => archetype);
    const names = { first: first.name, second: second.name, in_ten: result.nearest[0].in_ten };
    const title = result.between_types
      ? fill(say.result_between, names)
      : fill(say.result_lean, { archetype: first.a_name });
    const portrait = (each, parts) => [
      h("p", { class: "wk-quiz__portrait" }, each.portrait),
      h(
        "dl",
        { class: "wk-quiz__advice" },
        parts.map((key) => [h("dt", {}, say[key]), h("dd", {}, each[key])]),
      ),
    ];
    const named = (which, text) => h("h4", {}, mark(which), h("span", {}, text));
    const types = result.between_types
      ? [
          named(kind, first.name),
          portrait(first, ["try_next"]),
          named(nextKind, second.name),
          portrait(second, ["try_next"]),
        ]
      : [
          named(kind, first.name),
          portrait(first, ["strength", "watch_out", "try_next"]),
          named(nextKind, fill(say.second, { archetype: second.name })),
          h("p", {}, second.portrait),
        ];
    const open = result.missing.length;
    return [
      h("div", { class: "wk-quiz__marks" }, mark(kind), result.between_types && mark(nextKind)),
      heading(title),
      h("p", {}, fill(say.sureness[result.sureness], names)),
      result.notes.map((note) => h("p", { class: "wk-notice" }, say.notes[note])),
      h("h4", {}, say.traits_title),
      result.traits.map(drawTrait),
      h("p", { class: "wk-quiz__hint" }, say.traits_help),
      open > 0 &&
        h("p", { class: "wk-quiz__hint" }, fill(say.left_out, { count: open, total: order.length })),
      drawTable(result),
      types,
      h("h4", {}, say.not_title),
      h(
        "ul",
        {},
        say.not_points.map((point) => h("li", {}, point)),
      ),
      drawEvidence(result),
    ]
      .flat(Number.POSITIVE_INFINITY)
      .filter(Boolean);
  }

  const limits = ({ score, sem }) => ({
    score: number.format(score),
    from: number.format(score - sem),
    to: number.format(score + sem),
  });

  function drawTrait(score) {
    const { name, low_end, high_end, levels } = words.traits[score.trait];
    const at = (value) => 160 + (150 * Math.max(-REACH, Math.min(REACH, value))) / REACH;
    const [from, to] = [at(score.score - score.sem), at(score.score + score.sem)];
    return h(
      "figure",
      { class: "wk-quiz__trait" },
      h("figcaption", {}, h("strong", {}, name)),
      h(
        "svg",
        {
          viewBox: "0 0 320 30",
          role: "img",
          "aria-label": fill(say.bar, { trait: name, ...limits(score) }),
        },
        h("line", { class: "wk-quiz__track", x1: 10, x2: 310, y1: 15, y2: 15 }),
        h("rect", { class: "wk-quiz__band", x: from, width: to - from, y: 7, height: 16, rx: 8 }),
        h("line", { class: "wk-quiz__middle", x1: 160, x2: 160, y1: 2, y2: 28 }),
        h("circle", { class: "wk-quiz__dot", cx: at(score.score), cy: 15, r: 6 }),
      ),
      h(
        "div",
        { class: "wk-quiz__ends", "aria-hidden": "true" },
        h("span", {}, low_end),
        h("span", {}, high_end),
      ),
      h(
        "p",
        {},
        levels[score.level].replace(/^[^:]+: (.)/, (_, letter) => letter.toUpperCase()),
      ),
    );
  }

  function drawTable(result) {
    const row = (each) => {
      const { score, from, to } = limits(each);
      return h(
        "tr",
        {},
        h("th", { scope: "row" }, words.traits[each.trait].name),
        h("td", {}, score),
        h("td", {}, `${from} … ${to}`),
      );
    };
    return h(
      "details",
      {},
      h("summary", {}, say.table),
      h(
        "table",
        {},
        h("caption", {}, say.table_caption),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            [say.table_trait, say.table_score, say.table_band].map((text) => h("th", { scope: "col" }, text)),
          ),
        ),
        h("tbody", {}, result.traits.map(row)),
      ),
    );
  }

  function drawEvidence(result) {
    const card = words.evidence;
    return h(
      "details",
      { class: "wk-quiz__evidence" },
      h("summary", {}, say.behind),
      h("p", {}, card.in_short),
      h("p", {}, h("strong", {}, say.measured)),
      h(
        "ul",
        {},
        card.measured.map(({ text, strength }) =>
          h("li", {}, text, " ", h("em", {}, `(${words.strengths[strength]})`)),
        ),
      ),
      h("p", {}, h("strong", {}, say.assumed)),
      h(
        "ul",
        {},
        card.assumed.map((text) => h("li", {}, text)),
      ),
      h("p", { class: "wk-quiz__hint" }, fill(say.norms, { version: result.norms_version })),
    );
  }

  function drawActions(result) {
    if (asking) {
      const startOver = () => {
        memory.forget();
        box.send({ type: "start_over" });
        show("start", 0);
      };
      const keep = () => {
        asking = false;
        draw();
        stage.querySelector(".wk-quiz__actions button")?.focus();
      };
      return h(
        "div",
        { class: "wk-quiz__actions wk-notice", role: "group", "aria-label": say.start_over_sure },
        h("p", {}, say.start_over_sure),
        button(say.start_over_no, keep, "main"),
        button(say.start_over_yes, startOver),
      );
    }
    const ask = () => {
      asking = true;
      draw();
      stage.querySelector(".wk-quiz__actions button")?.focus();
    };
    const change = () => {
      box.send({ type: "reopen" });
      show("item", 0);
    };
    return h(
      "div",
      { class: "wk-quiz__actions" },
      result.complete
        ? [button(say.download, download, "main"), button(say.print, print)]
        : button(say.go_through_open, openOnes, "main"),
      button(say.change, change),
      button(say.start_over, ask, "quiet"),
    );
  }

  function choose(value) {
    if (turning !== null) return; // a second tap in the same moment
    box.send({ type: "answer", item: order[index], value });
    for (const each of stage.querySelectorAll(".wk-quiz__choice"))
      each.setAttribute("aria-pressed", String(each.dataset.value === String(value)));
    turning = setTimeout(forward, PRESSED);
  }

  function forward() {
    if (index + 1 < order.length) show("item", index + 1);
    else show("last");
  }

  function back() {
    if (screen === "last") show("item", order.length - 1);
    else if (index > 0) show("item", index - 1);
    else show("start", 0);
  }

  function goOn() {
    if (firstOpen() < 0) show("last");
    else show("item", firstOpen());
  }

  function openOnes() {
    if (model.get("result")) box.send({ type: "reopen" });
    show("item", Math.max(0, firstUnrated()));
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (screen !== "item" && screen !== "last") return;
    if (event.key === "ArrowLeft") back();
    else if (screen === "item" && /^[1-5]$/.test(event.key)) choose(Number(event.key));
    else if (screen === "item" && event.key === "0") choose(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The result without its buttons, everything unfolded. */
  function ownCopy() {
    const copy = stage.cloneNode(true);
    for (const extra of copy.querySelectorAll(".wk-quiz__actions")) extra.remove();
    for (const folded of copy.querySelectorAll("details")) folded.open = true;
    return copy;
  }

  function download() {
    const page = document.implementation.createHTMLDocument(say.title);
    page.documentElement.lang = words.lang;
    page.head.append(
      h("meta", { charset: "utf-8" }),
      h("meta", { name: "viewport", content: "width=device-width" }),
    );
    page.head.append(h("style", {}, FILE_STYLE));
    page.body.append(...ownCopy().childNodes);
    const text = `<!doctype html>${page.documentElement.outerHTML}`;
    const address = URL.createObjectURL(new Blob([text], { type: "text/html" }));
    h("a", { href: address, download: `${say.file_name}.html` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  function print() {
    const sheet = h("div", { class: "wk wk-quiz wk-quiz-sheet", lang: words.lang }, ownCopy());
    document.body.append(sheet);
    document.documentElement.classList.add("wk-quiz-printing");
    window.addEventListener(
      "afterprint",
      () => {
        document.documentElement.classList.remove("wk-quiz-printing");
        sheet.remove();
      },
      { once: true },
    );
    window.print();
  }

  function onAnswers() {
    if (Object.keys(model.get("answers")).length > 0) memory.write(model.get("answers"));
  }

  function onResult() {
    if (model.get("result")) show("result");
    else if (screen === "result") show("start", 0);
  }

  const uid = `wk-${newId()}`;
  model.on("change:answers", onAnswers);
  model.on("change:result", onResult);
  model.on("change:problem", drawStatus);
  if (model.get("result")) screen = "result";
  else if (Object.keys(model.get("answers")).length > 0) {
    screen = firstOpen() < 0 ? "last" : "item";
    index = Math.max(0, firstOpen());
  }
  draw();
  el.append(root);

  return () => {
    clearTimeout(turning);
    box.stop();
    model.off("change:answers", onAnswers);
    model.off("change:result", onResult);
    model.off("change:problem", drawStatus);
  };
}

export default { render };
