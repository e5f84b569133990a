// The front end of a module page: the page's kernel, its widgets, and what its cells have put out.
// The page loads this script first and tells it, while it is still arriving, when the kernel and the outputs
// are there: see `site` in module.js.

import { connect } from "./kernel";
import { PageManager } from "./manager";
import { renderOutput } from "./outputs";

interface Site {
  /** Resolves with the kernel's id as soon as the page knows it. */
  kernel: Promise<string>;
  /** Resolves once every cell has run and its outputs stand in their places. */
  outputs: Promise<void>;
  /** How the connection can be opened again. */
  reconnect?: () => void;
  /** The page's widgets cannot be shown with this front end. */
  fallBack(module: string): void;
  shown(): void;
}

const OUTPUT = 'script[type="application/vnd.voila.cell-output+json"]';

/** End the kernel when its page is left: others may be waiting for the place. */
function endWithPage(id: string): void {
  const key = document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "";
  window.addEventListener("pagehide", () => {
    const form = new FormData();
    form.set("_xsrf", decodeURIComponent(key));
    navigator.sendBeacon(`/voila/api/shutdown/${id}`, form);
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); // back from the browser's memory, without a kernel
  });
}

async function start(site: Site): Promise<void> {
  const id = await site.kernel;
  endWithPage(id);
  await site.outputs; // until then, all that the kernel says would come twice
  const kernel = connect(id);
  site.reconnect = () => {
    if (kernel.connectionStatus !== "connected") void kernel.reconnect();
  };
  const manager = new PageManager(kernel, (module) => site.fallBack(module));
  await kernel.info;
  await manager.load();
  const outputs = [...document.querySelectorAll<HTMLScriptElement>(OUTPUT)];
  const shown = await Promise.allSettled(
    outputs.map((script) =>
      renderOutput(manager, JSON.parse(script.textContent ?? ""), script.parentElement as HTMLElement),
    ),
  );
  for (const each of shown) if (each.status === "rejected") console.error(each.reason); // a widget that is closed
  site.shown();
}

void start((window as unknown as { site: Site }).site);
