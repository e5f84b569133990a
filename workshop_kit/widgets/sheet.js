// Something to take along: on paper, or as a file.

import { h } from "./face.js";

/** Print an element alone, whatever host stands around it. */
export function printSheet(content, { name, lang }) {
  const sheet = h("div", { class: `wk wk-card wk-${name} wk-sheet`, lang }, content);
  document.body.append(sheet);
  document.documentElement.classList.add("wk-printing");
  window.addEventListener(
    "afterprint",
    () => {
      document.documentElement.classList.remove("wk-printing");
      sheet.remove();
    },
    { once: true },
  );
  window.print();
}

/** Save a blob under a name, without asking anybody. */
export function saveFile(blob, name) {
  const address = URL.createObjectURL(blob);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
