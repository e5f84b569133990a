// An evening as Python packed it, taken apart: who goes where when, and what has been counted so far.

const MANY = 127; // what seven bits hold; the eighth says that more follow

function bytes(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** Rows of so many whole numbers, the first of each counted up: what `packed` in Python wrote. */
export function unpack(text, columns) {
  const rows = [];
  let row = [];
  let value = 0;
  let place = 1;
  let time = 0;
  for (const byte of bytes(text)) {
    value += (byte & MANY) * place;
    place *= MANY + 1;
    if (byte > MANY) continue;
    row.push(value);
    value = 0;
    place = 1;
    if (row.length < columns) continue;
    time += row[0];
    row[0] = time;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** How many entries of a rising list are not above a value. */
function upTo(list, value) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An evening to ask: stays of each guest, circles, and the counts that Python made. */
export function readEvening(record, order) {
  const people = record.archetype.length;
  const leads = new Map(record.leaders.map((guest) => [record.organisation[guest], guest]));
  const events = unpack(record.log, 3).map(([tick, guest, circle]) => ({
    time: tick / record.ticks,
    guest,
    circle: circle - 1,
  }));
  const ties = unpack(record.ties, 3).map(([tick, one, other]) => ({
    time: tick / record.ticks,
    one,
    other,
  }));
  const tieTimes = ties.map((tie) => tie.time);
  const stays = Array.from({ length: people }, () => []);
  for (const { time, guest, circle } of events) {
    const before = stays[guest].at(-1);
    if (before) before.end = time;
    stays[guest].push({ start: time, end: record.minutes, circle });
  }
  const aloneAt = Array.from({ length: people }, () => []);
  for (const [minute, guest] of unpack(record.alone, 2)) aloneAt[guest].push(minute);
  const tiesOf = Array.from({ length: people }, () => []);
  for (const tie of ties) {
    tiesOf[tie.one].push({ time: tie.time, with: tie.other });
    tiesOf[tie.other].push({ time: tie.time, with: tie.one });
  }
  const known = bytes(record.known);
  const knows = (one, other) => {
    const [low, high] = one < other ? [one, other] : [other, one];
    const index = low * people - (low * (low + 1)) / 2 + (high - low - 1);
    return ((known[index >> 3] >> (7 - (index & 7))) & 1) === 1;
  };
  const stayAt = (guest, time) => {
    const list = stays[guest];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle].start <= time) low = middle + 1;
      else high = middle;
    }
    return low > 0 ? list[low - 1] : null;
  };
  return {
    record,
    people,
    minutes: record.minutes,
    archetype: record.archetype,
    isConscript: (guest) => order[record.archetype[guest]] === "conscript",
    organisation: record.organisation,
    leaderOf: (guest) => leads.get(record.organisation[guest]) ?? null,
    isLeader: (guest) => leads.get(record.organisation[guest]) === guest,
    leaders: record.leaders,
    enclaves: new Set(record.enclaves),
    events,
    stays,
    stayAt,
    knows,
    ties,
    tiesUpTo: (time) => upTo(tieTimes, time),
    tiesOf: (guest, time) => tiesOf[guest].filter((tie) => tie.time <= time),
    contacts: (guest, time) => tiesOf[guest].filter((tie) => tie.time <= time).length,
    alone: (guest, time) => upTo(aloneAt[guest], time),
    mean: (name, time) => record.means[name][Math.floor(time)],
    /** Who stands with a guest; null where nobody does, or the guest has not come. */
    company(guest, time) {
      const stay = stayAt(guest, time);
      if (!stay || stay.circle < 0) return [];
      const here = [];
      for (let other = 0; other < people; other++)
        if (other !== guest && stayAt(other, time)?.circle === stay.circle) here.push(other);
      return here;
    },
  };
}
