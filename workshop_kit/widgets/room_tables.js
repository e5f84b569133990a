// The evening without the picture: a sentence, and the same as tables.

import { fill, table, writer } from "./face.js";

const STEP = 15; // minutes between two rows

/** Both rooms in a sentence each, at one minute. */
export function inShort(words, evenings, minute) {
  const say = words.labels;
  const number = writer(words.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const values = evenings.map((evening, side) => ({
    room: say.rooms[side],
    contacts: number(evening.mean("contacts", minute)),
    alone: number(evening.mean("alone", minute)),
    entourage: number(evening.mean("entourage", minute)),
  }));
  const after = fill(say.summary_minute, { minute: Math.floor(minute) });
  return [after, ...values.map((each) => fill(say.summary_room, each))].join(" ");
}

/** One table of the evening over its minutes, and one of its guests for each room. */
export function tables(words, evenings) {
  const say = words.labels;
  const number = writer(words.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const minutes = evenings[0].minutes;
  const rows = [];
  for (let minute = 0; minute <= minutes; minute += STEP)
    rows.push([
      String(minute),
      ...["contacts", "alone", "entourage"].flatMap((name) =>
        evenings.map((evening) => number(evening.mean(name, minute))),
      ),
    ]);
  const columns = [
    say.table_minute,
    ...[say.counter_contacts, say.counter_alone, say.counter_entourage].flatMap((text) =>
      say.rooms.map((room) => `${text}, ${room}`),
    ),
  ];
  const groups = evenings.map((evening, side) =>
    table(
      fill(say.table_groups, { room: say.rooms[side] }),
      [say.table_archetype, say.table_guests, say.counter_contacts, say.table_encounters, say.counter_alone],
      evening.record.groups.map((group) => [
        words.archetypes[words.order[group.archetype]],
        String(group.guests),
        number(group.contacts),
        number(group.encounters),
        number(group.alone),
      ]),
    ),
  );
  return [table(say.table_minutes, columns, rows), ...groups];
}
