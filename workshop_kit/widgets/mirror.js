// The face of the mirror: a bet, ten people who come in, then what they may say and what else it may be.
// Python reads the ten; here they are only placed. Nothing leaves the page but the messages to its own program.

import { button, card, h, heading, listen, tabMemory } from "./face.js";
import { mixScreen } from "./mirror_mix.js";
import { readingScreen } from "./mirror_reading.js";

const KEEP = "workshop-kit:mirror";
const KEEP_MIX = "workshop-kit:mix"; // the ten that were read last, for other modules in the same tab

function render({ model, el }) {
  const words = model.get("words");
  const say = words.labels;
  const total = model.get("total");
  const kinds = Object.keys(words.marks);
  const about = Object.keys(words.bets);
  const place = [KEEP, location.pathname, ...Object.values(model.get("start"))].join(":");
  const memory = tabMemory(model, place);
  const shared = tabMemory(model, KEEP_MIX);
  const { box, root, ...screen } = card(model, { name: "mirror", label: say.title });
  const nobody = () => Object.fromEntries(kinds.map((kind) => [kind, model.get("start")[kind] ?? 0]));
  const bet = () => model.get("bet");

  let placing = nobody(); // the ten as they come in, while Python has heard of none
  let reading = null; // the screen that shows what Python read

  function draw(focus = false) {
    reading = null;
    if (!bet()) screen.draw("bet", drawBet());
    else if (model.get("reading")) {
      reading = readingScreen(words, { mix: model.get("mix"), bet: bet(), tick, change, startOver });
      screen.draw("reading", reading.parts);
      reading.show(model.get("reading"));
    } else {
      screen.draw(
        "mix",
        mixScreen(words, {
          placing,
          total,
          moved(next) {
            placing = next;
            keep();
          },
          read: () => box.send({ type: "mix", people: placing }),
        }),
      );
    }
    if (focus) screen.focus();
  }

  function drawBet() {
    const put = (value) => box.send({ type: "bet", about: value });
    return [
      heading(say.question),
      h("p", {}, say.before),
      h(
        "div",
        { class: "wk-choices wk-mirror__bets", role: "group", "aria-label": say.question },
        about.map((name) => {
          const each = words.bets[name];
          return h(
            "button",
            { type: "button", class: "wk-button wk-mirror__bet", "data-about": name, click: () => put(name) },
            h("b", {}, each.name),
            " ",
            h("small", {}, each.meaning),
          );
        }),
      ),
      h(
        "div",
        { class: "wk-card__actions" },
        button(say.rather_not, () => put(null), "quiet"),
      ),
      h("p", { class: "wk-card__privacy" }, say.privacy),
    ];
  }

  const tick = (subject, rival, applies) => {
    box.send({ type: "rival", subject, rival, applies });
    keep(); // before Python has heard it: a reload in this moment loses nothing
  };
  const change = () => box.send({ type: "change" });
  const startOver = () => box.send({ type: "start_over" });

  function keep() {
    if (!bet()) return memory.forget();
    const read = model.get("reading");
    const told = read && Object.fromEntries(read.hints.map((hint) => [hint.subject, hint.applying]));
    memory.write({ bet: bet().about, placing, applying: told && box.ahead(told, ticked) });
  }

  const kept = memory.read();
  let restoring = !bet() && (kept.bet === null || about.includes(kept.bet));
  const stop = listen(model, {
    reading() {
      const now = model.get("reading");
      if (now && reading) {
        reading.show(now);
        keep();
      }
    },
    mix() {
      const now = model.get("mix");
      if (Object.keys(now).length > 0) {
        placing = { ...now };
        shared.write(now);
      }
      if (!bet()) return;
      keep();
      draw(!restoring);
    },
    bet() {
      if (!bet()) {
        placing = nobody();
        shared.forget();
      }
      if (!(restoring && kept.applying)) keep();
      draw(!restoring);
      if (!kept.applying) restoring = false;
    },
    ack() {
      if (box.isEmpty()) restoring = false; // all that was sent after a reload has arrived
    },
  });

  if (Object.keys(model.get("mix")).length > 0) placing = { ...model.get("mix") };
  else if (restoring || bet()) placing = { ...placing, ...sound(kept.placing) };
  draw();
  el.append(root);
  if (restoring) restore();

  function restore() {
    box.send({ type: "bet", about: kept.bet });
    if (!kept.applying) return;
    box.send({ type: "mix", people: placing });
    for (const [subject, rivals] of Object.entries(kept.applying))
      for (const rival of [rivals].flat()) tick(subject, rival, true);
  }

  /** What a tab remembers of the ten, if it can be true. */
  function sound(remembered) {
    const counts = Object.entries(Object(remembered)).filter(
      ([kind, count]) => kinds.includes(kind) && Number.isInteger(count) && count >= 0,
    );
    return counts.reduce((sum, [, count]) => sum + count, 0) <= total ? Object.fromEntries(counts) : {};
  }

  return () => {
    box.stop();
    stop();
  };
}

/** The rivals that apply, hint by hint, once a tick has arrived. */
function ticked(applying, { type, subject, rival, applies }) {
  if (type !== "rival") return applying;
  const others = [applying[subject] ?? []].flat().filter((each) => each !== rival);
  return { ...applying, [subject]: applies ? [...others, rival] : others };
}

export default { render };
