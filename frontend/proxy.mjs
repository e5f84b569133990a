// JupyterHub's proxy as one file, for `workshop hub`: Node.js comes from PyPI, npm is not asked on the server.

import { readFile } from "node:fs/promises";

/** The command asks for its own version in a file that is not there once it is one file: read it while building. */
const versionInside = {
  name: "version-inside",
  setup(build) {
    build.onLoad({ filter: /configurable-http-proxy\/bin\/configurable-http-proxy$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const asked = 'const pkg = require("../package.json");';
      if (!text.includes(asked)) throw new Error("configurable-http-proxy no longer reads its version so");
      return { contents: text.replace(asked, 'import pkg from "../package.json";'), loader: "js" };
    });
  },
};

export const proxy = {
  into: "workshop_kit/site/hub/proxy",
  entries: { "proxy.mjs": "node_modules/configurable-http-proxy/bin/configurable-http-proxy" },
  licences: "LICENSES.txt",
  platform: "node",
  format: "esm",
  target: "node22",
  banner: { js: 'import{createRequire as r}from"node:module";const require=r(import.meta.url);' },
  plugins: [versionInside],
};
