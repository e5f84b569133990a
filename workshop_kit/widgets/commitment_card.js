// The card as a whole: what is still open, or all that is there to read, save and print.

import { dated, planCard } from "./commitment_plan.js";
import { button, evidence, fill, h, heading, newId } from "./face.js";
import { printSheet, saveFile } from "./sheet.js";

const FIRST_DAY = "2000-01-01";
const LAST_DAY = "2099-12-31";

const FILE_STYLE = `body{max-width:44em;margin:1.5em auto;padding:0 1em;font:18px/1.45 Georgia,serif;color:#1e1b17;overflow-wrap:anywhere}
.wk-plan{margin:0 0 2em;padding:2em;border:2px solid #1e1b17;border-radius:14px;break-inside:avoid}
h4{margin:0 0 1em;font:600 15px/1.4 system-ui,sans-serif;color:#4b463e}dl{margin:0}
dt{margin-top:.6em;font:600 15px/1.4 system-ui,sans-serif;color:#0b5563}dd{margin:0}
.wk-plan__sentence dd{font-size:1.55em;line-height:1.3}.wk-plan__part--then dd{font-weight:bold}
.wk-plan__more{margin-top:1.2em;padding-top:.4em;border-top:1px solid #7d7567}
ul{display:flex;flex-wrap:wrap;gap:.4em 2em;margin:1.5em 0 0;padding:0;list-style:none;font:15px/1.4 system-ui,sans-serif}
li i{display:inline-block;width:1em;height:1em;margin-right:.5em;border:1.5px solid #1e1b17;vertical-align:-.15em}`;

/** `parts` for the stage, `dated()` for when Python has worked out the days, `settled()` for when it has said all. */
export function cardsScreen(words, { model, plans, add, change, remove, choose, forget }) {
  const say = words.labels;
  const screen = { parts: [], dated() {}, settled() {} };
  const actions = (index) =>
    h(
      "div",
      { class: "wk-card__actions wk-commit__own" },
      button(fill(say.change, { plan: index + 1 }), () => change(index, "when")),
      sure(fill(say.remove, { plan: index + 1 }), fill(say.remove_sure, { plan: index + 1 }), {
        yes: [say.remove_yes, () => remove(index)],
        no: say.remove_no,
      }),
    );
  const cards = () =>
    plans.map((plan, index) => planCard(words, plan, { label: fill(say.plan, { plan: index + 1 }) }));
  const end = [
    h("p", { class: "wk-card__privacy" }, say.privacy),
    evidence(words),
    h(
      "div",
      { class: "wk-card__actions" },
      sure(say.start_over, say.start_over_sure, { yes: [say.start_over_yes, forget], no: say.start_over_no }),
    ),
  ];
  const more = add && button(plans.length > 0 ? say.add[plans.length] : say.write_first, add);

  if (plans.length === 0) {
    more.classList.add("wk-button--main");
    screen.parts = [
      heading(say.nothing_title),
      h("p", {}, say.nothing_intro),
      h("div", { class: "wk-card__actions" }, more),
      end,
    ];
    return screen;
  }
  if (!model.get("ready")) {
    const open = model
      .get("missing")
      .flatMap((fields, index) =>
        fields.map((field) =>
          button(fill(say.open_part, { plan: index + 1, part: words.questions[field].name }), () =>
            change(index, field),
          ),
        ),
      );
    screen.parts = [
      heading(say.open_title),
      h("p", {}, say.open_intro),
      h("div", { class: "wk-choices" }, open),
      cards().map((each, index) => [each, actions(index)]),
      end,
    ];
    return screen;
  }

  const days = keepDays(words, model, choose);
  const board = cards();
  const status = h("p", { class: "wk-card__hint", role: "status" });
  screen.dated = () => {
    const dates = days.show();
    for (const each of board) dated(each, dates);
  };
  screen.dated();
  const copies = () => cards().map((each) => dated(each, days.show()));
  const saved = (blob, name) => {
    saveFile(blob, name);
    status.textContent = say.saved;
  };
  let wanted = null; // what waits until Python has worked out the days from the one just chosen
  const behind = () => model.get("day") !== days.chosen() || !model.get("calendar");
  const timely = (act) => () => {
    if (!days.check()) return;
    wanted = behind() ? act : null;
    if (wanted) status.textContent = words.shared.saving;
    else act();
  };
  screen.settled = () => {
    if (!wanted || behind()) return;
    status.textContent = "";
    wanted();
    wanted = null;
  };
  const calendar = () => new Blob([model.get("calendar")], { type: "text/calendar;charset=utf-8" });
  const saveCalendar = timely(() => saved(calendar(), `${say.calendar_file}.ics`));
  const saveCard = timely(() => saved(cardFile(words, copies()), `${say.card_file}.html`));
  const printCard = timely(() => printSheet(copies(), { name: "commit", lang: words.lang }));
  screen.parts = [
    heading(say.ready_title[plans.length]),
    h("p", {}, say.ready_intro),
    h(
      "div",
      { class: "wk-commit__board" },
      board.map((each, index) => [each, actions(index)]),
    ),
    more && h("div", { class: "wk-card__actions" }, more),
    days.element,
    h(
      "div",
      { class: "wk-card__actions" },
      button(say.save_calendar, saveCalendar, "main"),
      button(say.save_card, saveCard),
      button(say.print, printCard),
    ),
    status,
    h("p", { class: "wk-card__hint" }, say.calendar_note),
    end,
  ];
  return screen;
}

/** The day from which the weeks count: today, until somebody chooses another. */
function keepDays(words, model, choose) {
  const say = words.labels;
  const id = `wk-${newId()}`;
  const trouble = h("p", { class: "wk-commit__trouble", id: `${id}-trouble`, role: "alert" });
  const list = h("dl", { class: "wk-commit__days" });
  const isDay = () => input.value >= FIRST_DAY && input.value <= LAST_DAY;
  const check = () => {
    trouble.textContent = isDay() ? "" : say.day_missing;
    input.setAttribute("aria-invalid", String(!isDay()));
    if (!isDay()) input.focus();
    return isDay();
  };
  const input = h("input", {
    type: "date",
    id,
    min: FIRST_DAY,
    max: LAST_DAY,
    "aria-describedby": `${id}-help ${id}-trouble`,
    change() {
      if (isDay()) choose(input.value);
      trouble.textContent = isDay() ? "" : say.day_missing;
      input.setAttribute("aria-invalid", String(!isDay()));
    },
  });
  input.value = model.get("day") ?? today();
  if (!model.get("day")) choose(input.value);
  const write = new Intl.DateTimeFormat(words.lang, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return {
    check,
    chosen: () => input.value,
    element: h(
      "div",
      {},
      h("h4", {}, say.dates_title),
      h("label", { for: id, class: "wk-commit__label" }, say.day_label),
      input,
      h("p", { class: "wk-card__hint", id: `${id}-help` }, say.day_help),
      trouble,
      list,
    ),
    /** Write the days as they are now, and return them as a person would. */
    show() {
      const dates = model.get("dates").map((date) => write.format(new Date(`${date}T00:00Z`)));
      list.replaceChildren(
        ...dates.map((date, index) =>
          h(
            "div",
            {},
            h("dt", {}, fill(say.weeks, { weeks: words.weeks[index] }), h("strong", {}, date)),
            h("dd", {}, words.events.follow_ups[words.weeks[index]].question),
          ),
        ),
      );
      return dates;
    },
  };
}

/** Today where this page is read, not in Greenwich. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A button that asks before it does what cannot be undone. */
function sure(text, question, { yes: [yes, act], no }) {
  const box = h("div", { class: "wk-commit__sure" });
  const ask = () => {
    const keep = button(
      no,
      () => {
        box.replaceChildren(opener);
        opener.focus();
      },
      "main",
    );
    box.replaceChildren(
      h(
        "div",
        { class: "wk-card__actions wk-notice", role: "group", "aria-label": question },
        h("p", {}, question),
        keep,
        button(yes, act),
      ),
    );
    keep.focus();
  };
  const opener = button(text, ask, "quiet");
  box.append(opener);
  return box;
}

/** A page of its own, to be saved: no script, nothing from elsewhere, and all that was written as plain text. */
function cardFile(words, cards) {
  const page = document.implementation.createHTMLDocument(words.events.calendar);
  page.documentElement.lang = words.lang;
  page.head.append(
    h("meta", { charset: "utf-8" }),
    h("meta", { name: "viewport", content: "width=device-width" }),
    h("style", {}, FILE_STYLE),
  );
  page.body.append(...cards);
  return new Blob([`<!doctype html>${page.documentElement.outerHTML}`], { type: "text/html" });
}
