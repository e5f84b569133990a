// The face of the networking room: a guess, then two rooms with the same guests under two kinds of leader. It
// lays out and draws what Python's log says; every count it shows was made by Python.

import { card, h, listen, tabMemory, writer } from "./face.js";
import { eveningList, swap, visitScreen } from "./room_around.js";
import { endOfEvening, seenToTheEnd } from "./room_end.js";
import { guestList } from "./room_follow.js";
import { comparison, guessScreen } from "./room_guess.js";
import { watchLook } from "./room_look.js";
import { afterReload } from "./room_memory.js";
import { makePane } from "./room_pane.js";
import { makePlayer } from "./room_player.js";
import { race } from "./room_race.js";
import { eveningScreen } from "./room_screen.js";
import { inShort, tables } from "./room_tables.js";
import { turners } from "./room_turn.js";

const KEEP = "workshop-kit:room";
const QUIZ = "workshop-kit:quiz"; // where the quiz keeps its answers in this tab
const SETTLED = 200; // ms without a movement until Python is told
const SHORTLY = 600; // ms between two notes of where the evening stands

function render({ model, el }) {
  const words = model.get("words");
  const say = words.labels;
  const start = model.get("start");
  const memory = tabMemory(model, [KEEP, location.pathname, ...Object.values(start)].join(":"));
  const quiz = tabMemory(model, QUIZ);
  const { box, stage, root, ...screen } = card(model, { name: "room", label: say.title });
  const look = watchLook(() => {
    for (const pane of panes) pane.stage.repaint();
    player?.refresh();
  });
  const number = writer(words.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

  let settings = model.get("settings"); // as they are under the finger
  let [telling, noting, due] = [null, null, null]; // what will be done in a moment
  let followed = null;
  let only = null;
  let ended = false; // the evening that the guess is about has been seen to its end
  let seen = seenToTheEnd(model); // the evenings whose figures may be told
  let entering = false; // the person has just asked to walk in
  let trouble = null; // what to say when nobody can walk in
  let restored = null; // from before a reload, on its way to Python
  let panes = []; // the two rooms, once the guess is placed
  let [parts, player] = [null, null]; // what stands around them, and their clock

  const you = () => (model.get("visitor").visit === "in" ? 0 : null);
  const evenings = () => panes.map((pane) => pane.evening);

  function draw(focus = false) {
    player?.stop();
    panes = [];
    const open = model.get("guess") !== null;
    const place = (left, right) => box.send({ type: "guess", left, right });
    screen.draw(open ? "evening" : "guess", open ? drawEvening() : guessScreen(say, start, settings, place));
    if (open) openDoors();
    if (focus) screen.focus();
  }

  function drawEvening() {
    panes = [0, 1].map((index) =>
      makePane(words, index, number, (guest) => follow(guest === followed ? null : guest)),
    );
    player = makePlayer({
      words,
      minutes: start.minutes,
      from: restored?.minute ?? 0,
      stills: look.isCalm,
      draw: drawRooms,
      tell: onMinute,
      isGliding: () => panes.some((pane) => pane.stage.isGliding()),
    });
    parts = {
      race: race(words, say, model.get("guess"), start.minutes),
      turn: turners(words, start.guests, moveTo),
      follow: h("div", { class: "wk-room__follow" }),
      after: endOfEvening(say),
      compared: h("div", { class: "wk-room__compared", role: "status" }),
      evenings: h("div"),
      visit: h("div"),
      short: h("p", { class: "wk-room__short" }),
      numbers: h("div", { class: "wk-room__numbers" }),
    };
    const fade = (value) => {
      only = value;
      player.wake();
    };
    return eveningScreen({ words, start, parts, panes, bar: player.bar, fade, guessAgain });
  }

  /** Let the evening into what has just been put on the stage. */
  function openDoors() {
    panes[0].load(model.get("left"), false);
    panes[1].load(model.get("right"), false);
    for (const pane of panes) pane.stage.size();
    parts.race.size();
    followed = restored?.followed ?? you();
    refresh();
    sized.disconnect();
    for (const pane of panes) sized.observe(pane.canvas);
    player.watch(panes[0].element.parentNode);
    if (restored?.minute === undefined) player.start();
    restored = null;
  }

  function drawRooms(minute) {
    const names = { you: say.you, followed: followed === null ? "" : String(followed + 1) };
    for (const pane of panes) pane.stage.draw(minute, { followed, only, you: you(), names });
  }

  /** What changes with the evening and not with the minute. */
  function refresh() {
    if (telling === null) settings = model.get("settings");
    showSettings();
    const list = guestList(words, evenings(), you(), follow);
    list.show(followed);
    swap(parts.follow, [list.element]);
    parts.numbers.replaceChildren(...tables(words, evenings()));
    showEvenings();
    showVisit();
    player.refresh();
  }

  function showSettings() {
    parts.turn.show(settings);
    panes[0].led(settings.left);
    panes[1].led(settings.right);
  }

  function showEvenings() {
    const doors = {
      go: (seed) => box.send({ type: "go_to", seed }),
      another: () => box.send({ type: "another" }),
    };
    const told = model.get("evenings").map((each) => ({ ...each, seen: seen.has(each.seed) }));
    swap(parts.evenings, eveningList(say, told, model.get("seed"), number, doors));
  }

  function showVisit() {
    const doors = { walkIn, walkOut };
    const missing = Object.keys(quiz.read()).length === 0;
    swap(parts.visit, visitScreen(words, say, model.get("visitor"), { trouble, missing }, doors));
  }

  function walkIn() {
    const answers = quiz.read();
    trouble = Object.keys(answers).length === 0 ? say.walk_missing : null;
    if (trouble) return showVisit();
    entering = true;
    box.send({ type: "walk_in", answers });
  }

  /** Take the person up to the rooms, to see their own evening from its beginning. */
  function enter() {
    player.enter();
    panes[0].element.parentNode.scrollIntoView({ block: "start" });
  }

  function walkOut() {
    if (followed === you()) followed = null;
    box.send({ type: "walk_out" });
  }

  function onMinute(minute, quiet) {
    if (panes.length === 0) return;
    const over = minute >= start.minutes;
    if (over) ended = true;
    if (over && seen.add()) showEvenings();
    const outcome = model.get("evenings").find((each) => each.seed === model.get("seed"));
    parts.after.show(over, outcome?.alike, evenings(), you());
    for (const pane of panes) pane.tell(minute, followed, you(), quiet);
    parts.race.draw(evenings(), minute);
    if (quiet) parts.short.textContent = inShort(words, evenings(), minute);
    if (parts.compared.dataset.ended !== String(ended)) {
      parts.compared.dataset.ended = String(ended);
      const showEnd = () => player.goTo(start.minutes);
      const told = comparison(say, model.get("guess"), model.get("answer"), number, ended, showEnd);
      parts.compared.replaceChildren(...told);
    }
    noting ??= setTimeout(keep, SHORTLY);
  }

  function follow(guest) {
    followed = guest;
    parts.follow.querySelector("select").value = guest === null ? "" : String(guest);
    player.refresh();
  }

  function moveTo(next) {
    settings = next;
    showSettings();
    clearTimeout(telling);
    telling = setTimeout(tell, SETTLED);
  }

  function tell() {
    clearTimeout(telling);
    telling = null;
    if (JSON.stringify(settings) === JSON.stringify(model.get("settings")) && box.isEmpty()) return;
    box.send({ type: "set", settings });
  }

  function guessAgain() {
    clearTimeout(telling);
    telling = null;
    ended = false;
    seen = seenToTheEnd(model);
    followed = only = trouble = null;
    stage.inert = true; // until Python has heard it, there is nothing left to play
    player.pause();
    box.send({ type: "guess_again" });
  }

  /** What this tab remembers for after a reload. */
  function keep() {
    clearTimeout(noting);
    noting = null;
    if (restored) return; // what is kept is still on its way to Python
    const guess = model.get("guess");
    if (!guess) return memory.forget();
    memory.write({
      guess,
      settings: model.get("settings"),
      seed: model.get("seed"),
      minute: Math.floor(player?.minute() ?? 0),
      walked: you() !== null,
      followed,
      ended,
      seen: seen.all(),
    });
  }

  function comeBack() {
    const kept = memory.read();
    if (model.get("guess") !== null || !kept.guess) return;
    restored = kept;
    ended = kept.ended === true;
    seen = seenToTheEnd(model, kept.seen);
    for (const message of afterReload(kept, quiz.read())) box.send(message);
  }

  /** Both rooms and what is said of them come one after the other: what stands around is drawn once for all. */
  function soon() {
    due ??= requestAnimationFrame(() => {
      due = null;
      if (panes.length === 0) return;
      refresh();
      keep();
    });
  }

  function onEvening(index, side) {
    const record = model.get(side);
    if (panes.length === 0 || !record.log) return;
    panes[index].load(record, !look.isCalm());
    soon();
  }

  const stop = listen(model, {
    guess() {
      const back = restored !== null; // after a reload nobody has asked for the focus
      settings = model.get("settings");
      draw(!back);
      keep();
    },
    left: () => onEvening(0, "left"),
    right: () => onEvening(1, "right"),
    visitor() {
      if (you() !== null && panes.length > 0) followed = you();
      if (entering && followed !== null && followed === you()) enter();
      entering = false;
      soon();
    },
    evenings: soon,
    settings: soon,
    ack: () => telling === null && box.isEmpty() && soon(), // a refused movement is taken back
  });
  const sized = new ResizeObserver(() => {
    for (const pane of panes) pane.stage.size();
    parts?.race.size();
    player?.refresh();
  });
  el.append(root);
  draw();
  comeBack();

  return () => {
    clearTimeout(telling);
    clearTimeout(noting);
    if (due !== null) cancelAnimationFrame(due);
    player?.stop();
    sized.disconnect();
    look.stop();
    box.stop();
    stop();
  };
}

export default { render };
