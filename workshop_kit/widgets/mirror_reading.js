// What ten people may say: hints in words, each with what else may be behind it. No number for a culture.

import { button, evidence, fill, folded, h, heading, table } from "./face.js";
import { archetypeMark } from "./mark.js";
import { roomOf } from "./mirror_mix.js";

/** The screen of what Python read. `show(reading)` draws it, and draws again what a tick changes. */
export function readingScreen(words, { mix, bet, tick, change, startOver }) {
  const say = words.labels;
  const list = new Intl.ListFormat(words.lang, { type: "conjunction" });
  const names = (kinds) => kinds.map((kind) => `${mix[kind]} × ${words.archetypes[kind].name}`);
  const people = Object.keys(mix).filter((kind) => mix[kind] > 0);
  const room = roomOf(
    words,
    people.reduce((sum, kind) => sum + mix[kind], 0),
  );
  room.show(mix, list.format(names(people)));
  const headline = heading("");
  const compared = h("p", { class: "wk-mirror__compared", role: "status" });
  const left = h("p", { class: "wk-mirror__left", role: "status" });
  const told = h("div");
  let hints = null;

  function hintOf({ subject, direction, sources, rivals, strength, ...numbers }) {
    const written = { people: say.numbers[numbers.people], others: say.numbers[numbers.others] };
    const standing = h("p", { class: "wk-mirror__standing", role: "status" });
    const buttons = rivals.map((rival) => {
      const each = h(
        "button",
        {
          type: "button",
          class: "wk-button wk-check wk-mirror__rival",
          "data-rival": rival,
          click: () => tick(subject, rival, each.getAttribute("aria-pressed") !== "true"),
        },
        h("span", {}, h("b", {}, words.rivals[rival]), " ", words.hints[subject].rivals[direction][rival]),
      );
      return each;
    });
    const name = words.bets[subject].name;
    const element = h(
      "section",
      { class: "wk-mirror__hint", "data-subject": subject, "data-direction": direction, "aria-label": name },
      h("h4", {}, name),
      h(
        "div",
        { class: "wk-mirror__says" },
        h("p", { class: "wk-mirror__sentence" }, capital(fill(words.hints[subject][direction], written))),
        h(
          "ul",
          { class: "wk-mirror__sources" },
          sources.map((kind) =>
            h("li", {}, archetypeMark(words.marks[kind]), h("span", {}, ...names([kind]))),
          ),
        ),
        standing,
        h("p", { class: "wk-card__hint" }, fill(say.tested, { strength: words.strengths[strength] })),
      ),
      h("p", { class: "wk-mirror__turn" }, say.rivals),
      h("div", { class: "wk-choices", role: "group", "aria-label": `${name}: ${say.rivals}` }, buttons),
      h("p", { class: "wk-mirror__ask" }, say.ask, ": ", h("em", {}, words.hints[subject].ask)),
    );
    return {
      element,
      show(hint) {
        element.dataset.standing = hint.standing;
        const line = say.standings[hint.standing];
        if (standing.textContent !== line) standing.textContent = line;
        for (const each of buttons)
          each.setAttribute("aria-pressed", String(hint.applying.includes(each.dataset.rival)));
      },
    };
  }

  function silence(subjects) {
    if (subjects.length === 0) return [];
    const written = list.format(subjects.map((subject) => words.bets[subject].in_text));
    return [h("p", { class: "wk-mirror__silent" }, fill(say.silent, { subjects: written }))];
  }

  function show(reading) {
    if (!hints) {
      hints = reading.hints.map(hintOf);
      headline.textContent = say.headlines[hints.length];
      told.replaceChildren(...hints.map((hint) => hint.element), ...silence(reading.silent));
    }
    reading.hints.forEach((hint, index) => {
      hints[index].show(hint);
    });
    const subject = words.bets[bet.about]?.in_text;
    tell(compared, fill(say.compared[reading.compared], { subject }));
    const subjects = list.format(reading.left.map((name) => words.bets[name].name));
    tell(left, reading.left.length > 0 ? fill(say.left_some, { subjects }) : say.left_none);
    left.hidden = hints.length === 0;
  }

  return {
    show,
    parts: [
      headline,
      room.element,
      h("p", { class: "wk-mirror__never" }, say.never),
      told,
      left,
      compared,
      folded(
        words.shared.table,
        {},
        table(
          say.table_caption,
          [say.table_who, say.table_count],
          people.map((kind) => [words.archetypes[kind].name, String(mix[kind])]),
        ),
      ),
      evidence(words),
      h(
        "div",
        { class: "wk-card__actions" },
        button(say.change, change),
        button(say.start_over, startOver, "quiet"),
      ),
    ],
  };
}

function tell(line, text) {
  if (line.textContent !== text) line.textContent = text;
}

function capital(text) {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
