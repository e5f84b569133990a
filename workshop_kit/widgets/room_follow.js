// One guest's evening: a list to choose from, and a line for each room that says what happens to them now.

import { button, fill, h, newId } from "./face.js";

const STORIES = ["conscript", "echo", "ambassador"]; // whose evenings differ most
const JUST_NOW = 2; // minutes for which a contact counts as made just now

/** What a guest is called: a number and an archetype, which may differ between the rooms. */
export function whoIs(words, guest, ...evenings) {
  const kinds = new Set(evenings.map((each) => words.archetypes[words.order[each.archetype[guest]]]));
  return fill(words.labels.guest, { number: guest + 1, archetype: [...kinds].join(" / ") });
}

/** The list: nobody, the person themselves, leaders, everybody else, by kind. `show(guest)` chooses. */
export function guestList(words, [left, right], you, choose) {
  const say = words.labels;
  const id = `wk-${newId()}`;
  const option = (guest, text) => h("option", { value: guest }, text);
  const name = (guest) => {
    const firm = String.fromCharCode(65 + left.organisation[guest]);
    const text = left.isLeader(guest) ? say.leads_firm : say.of_firm;
    return fill(text, { guest: whoIs(words, guest, left, right), firm });
  };
  const everybody = Array.from({ length: left.people }, (_, guest) => guest)
    .filter((guest) => guest !== you)
    .sort((one, other) => left.archetype[one] - left.archetype[other] || one - other);
  const group = (label, guests) =>
    h(
      "optgroup",
      { label },
      guests.map((guest) => option(guest, name(guest))),
    );
  const select = h(
    "select",
    { id, change: () => choose(select.value === "" ? null : Number(select.value)) },
    option("", say.follow_nobody),
    you !== null && option(you, say.follow_you),
    group(
      say.group_leaders,
      everybody.filter((guest) => left.isLeader(guest)),
    ),
    group(
      say.group_guests,
      everybody.filter((guest) => !left.isLeader(guest)),
    ),
  );
  const first = (kind) =>
    everybody.find((guest) => words.order[left.archetype[guest]] === kind && !left.isLeader(guest));
  const stories = STORIES.filter((kind) => first(kind) !== undefined).map((kind) =>
    button(fill(say.follow_story, { archetype: words.archetypes[kind] }), () => choose(first(kind))),
  );
  return {
    element: h(
      "div",
      { class: "wk-room__chooser" },
      h("label", { for: id }, say.follow_label),
      select,
      h("p", { class: "wk-card__hint" }, say.follow_hint),
      h("div", { class: "wk-room__stories" }, stories),
    ),
    show(guest) {
      select.value = guest === null ? "" : String(guest);
    },
  };
}

const lists = new Map(); // how a language joins a list: making it takes longer than using it

function joined(lang, texts) {
  if (!lists.has(lang)) lists.set(lang, new Intl.ListFormat(lang, { type: "conjunction" }));
  return lists.get(lang).format(texts);
}

/** What happens to a guest at this minute in one room, in a sentence or three. */
export function whatHappens(words, evening, guest, minute, you) {
  const say = words.labels;
  const stay = evening.stayAt(guest, minute);
  if (!stay) return say.follow_absent;
  const name = (other) => {
    const who = other === you ? say.you : words.archetypes[words.order[evening.archetype[other]]];
    if (evening.leaderOf(guest) === other) return fill(say.follow_leader, { who });
    return evening.knows(guest, other) ? fill(say.follow_known, { who }) : who;
  };
  const list = (others) => joined(words.lang, others.map(name));
  const company = evening.company(guest, minute);
  const now =
    company.length === 0
      ? fill(say.follow_alone, { minutes: Math.max(1, Math.round(minute - stay.start)) })
      : fill(say.follow_with, { people: list(company) });
  const fresh = evening.tiesOf(guest, minute).filter((tie) => tie.time > minute - JUST_NOW);
  const made = fresh.length > 0 ? fill(say.follow_made, { people: list(fresh.map((tie) => tie.with)) }) : "";
  const soFar = fill(say.follow_so_far, {
    contacts: evening.contacts(guest, minute),
    alone: evening.alone(guest, minute),
  });
  return [now, made, soFar].filter(Boolean).join(" ");
}
