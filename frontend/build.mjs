// Build what comes from us in one piece: plotly.js in parts, the front end of module pages, and the hub's proxy.

import { bundle } from "./bundle.mjs";
import { proxy } from "./proxy.mjs";

await bundle({
  into: "workshop_kit/widgets/plotly",
  entries: { "plotly.min.js": "workshop_kit/widgets/plotly/entry.js" },
  licences: "LICENSES.txt",
  format: "esm",
  target: "es2020",
  define: { global: "globalThis" },
  loader: { ".css": "empty" }, // maps' rules; there are no maps
});

await bundle({
  into: "workshop_kit/site/front",
  entries: { "front.js": "frontend/src/main.ts", "front.css": "frontend/src/front.css" },
  licences: "LICENSES.txt",
  format: "iife",
  target: "es2022",
  define: { global: "globalThis", process: "undefined", "process.env.NODE_ENV": '"production"' },
  alias: { "sanitize-html": "./frontend/src/sanitize.ts" },
  loader: { ".svg": "dataurl" },
});

await bundle(proxy);
