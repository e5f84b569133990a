// What every face needs: elements, words with gaps, messages on their way, and a tab's memory.

const PATIENCE = 3000; // ms until a message that has not arrived is mentioned

/** Make an element: attributes that are functions become listeners. */
export function h(tag, attributes = {}, ...children) {
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

export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
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
    read: () => attempt((storage) => JSON.parse(storage.getItem(key) ?? "null")) ?? {},
    write: (answers) => attempt((storage) => storage.setItem(key, JSON.stringify(answers))),
    forget: () => attempt((storage) => storage.removeItem(key)),
  };
}

/** Messages on their way: in order, until the host acknowledges them. */
export function outbox(model, changed) {
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
