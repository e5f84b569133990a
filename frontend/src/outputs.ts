// What a cell has put out, as something to look at.

import type { PageManager } from "./manager";

export interface Output {
  output_type: string;
  name?: string;
  text?: string | string[];
  data?: Record<string, unknown>;
  metadata?: Record<string, unknown>;
  ename?: string;
  evalue?: string;
}

const WIDGET = "application/vnd.jupyter.widget-view+json";
const text = (value: unknown): string => (Array.isArray(value) ? value.join("") : String(value));

function element<K extends keyof HTMLElementTagNameMap>(tag: K, name: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = name;
  return made;
}

function html(source: string): HTMLElement {
  const box = element("div", "site-html jp-RenderedHTMLCommon");
  box.innerHTML = source;
  // A browser runs no script that comes as text; a notebook's author expects it to run.
  for (const dead of box.querySelectorAll("script")) {
    const alive = document.createElement("script");
    for (const { name, value } of dead.attributes) alive.setAttribute(name, value);
    alive.textContent = dead.textContent;
    dead.replaceWith(alive);
  }
  return box;
}

function image(source: string, name: string): HTMLElement {
  const picture = element("img", "site-image");
  picture.src = source;
  picture.alt = name;
  return picture;
}

function printed(source: string): HTMLElement {
  const box = element("pre", "site-printed");
  box.textContent = source;
  return box;
}

const base64 = (type: string) => (data: unknown, name: string) =>
  image(`data:${type};base64,${text(data).replace(/\s/g, "")}`, name);

/** From the best to the plainest. */
const KINDS: [string, (data: unknown, name: string) => HTMLElement][] = [
  ["text/html", (data) => html(text(data))],
  ["image/svg+xml", (data, name) => image(`data:image/svg+xml,${encodeURIComponent(text(data))}`, name)],
  ["image/png", base64("image/png")],
  ["image/jpeg", base64("image/jpeg")],
  ["image/gif", base64("image/gif")],
  ["text/plain", (data) => printed(text(data))],
];

const PLAIN = "text/plain";

/** Tell whether an output needs a front end that knows more kinds than ours, such as formulas, maps or scripts. */
export function foreign(data: Record<string, unknown>): string | undefined {
  if (KINDS.some(([type]) => type !== PLAIN && type in data)) return undefined;
  return Object.keys(data).find((type) => type !== PLAIN);
}

export async function renderOutput(manager: PageManager, output: Output, place: HTMLElement): Promise<void> {
  if (output.output_type === "stream") {
    if (output.name === "stdout") place.append(printed(text(output.text)));
    return;
  }
  const data = output.data;
  if (!data) {
    console.error(`${output.ename}: ${output.evalue}`); // for the author; a person gets words
    const line = element("p", "wk-notice");
    line.textContent = document.documentElement.dataset.failed ?? "";
    place.append(line);
    return;
  }
  if (WIDGET in data) return manager.show((data[WIDGET] as { model_id: string }).model_id, place);
  const unknown = foreign(data);
  if (unknown) return manager.unknown(unknown);
  const kind = KINDS.find(([type]) => type in data);
  const name = text(data["text/plain"] ?? "").replace(/^<.*>$/s, ""); // a Python name tells nobody anything
  if (kind) place.append(kind[1](data[kind[0]], name));
}
