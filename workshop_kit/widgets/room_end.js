// What is told only at the end of an evening, so that nobody learns it before.

import { fill, h } from "./face.js";

/** Which evenings have been seen to their end; `before`: those from before a reload. */
export function seenToTheEnd(model, before = []) {
  const seen = new Set(before);
  const key = (seed) => JSON.stringify([model.get("settings"), model.get("visitor"), seed]);
  return {
    has: (seed) => seen.has(key(seed)),
    /** The evening on the stage has come to its end; return whether it does so for the first time. */
    add() {
      const fresh = !seen.has(key(model.get("seed")));
      seen.add(key(model.get("seed")));
      return fresh;
    },
    all: () => [...seen],
  };
}

/** What stands under the rooms once the evening is `over`: what to look at, and how the person's own evening was. */
export function endOfEvening(say) {
  const element = h("div", { class: "wk-room__after", role: "status" });
  let said = "";
  return {
    element,
    show(over, alike, evenings, you) {
      const texts = over ? [alike ? say.look_alike : say.look_ask] : [];
      if (over && you !== null) texts.unshift(yourEvening(say, evenings, you));
      if (texts.join() === said) return;
      said = texts.join();
      element.replaceChildren(...texts.map((text) => h("p", {}, text)));
    },
  };
}

function yourEvening(say, [left, right], you) {
  return fill(say.your_evening, {
    contacts_left: left.contacts(you, left.minutes),
    alone_left: left.alone(you, left.minutes),
    contacts_right: right.contacts(you, right.minutes),
    alone_right: right.alone(you, right.minutes),
  });
}
