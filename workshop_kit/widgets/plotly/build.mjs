// Build plotly.min.js and gather the licences of what went into it; with --check, compare with what is there.
// Every package that goes in is pinned in package.json, so the same bytes come out everywhere.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { exit } from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../..");

const built = await build({
  absWorkingDir: root,
  entryPoints: [join(here, "entry.js")],
  outfile: join(here, "plotly.min.js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  charset: "utf8",
  legalComments: "none",
  define: { global: "globalThis" },
  loader: { ".css": "empty" }, // maps' rules; there are no maps
  metafile: true,
  write: false,
});

const inside = Object.values(built.metafile.outputs)[0].inputs;
const packages = new Set(); // as folders
for (const path of Object.keys(inside)) {
  const folder = path.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1];
  if (folder && inside[path].bytesInOutput > 0) packages.add(folder);
}

const pins = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const pinned = { ...pins.devDependencies, ...pins.overrides };
const notices = ["What plotly.min.js is made of, and under which licences.\n"];
for (const each of [...packages].sort()) {
  const folder = join(root, each);
  const name = each.split("node_modules/").pop();
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  if (pinned[name] !== about.version) {
    console.error(`package.json must pin ${name}: "${about.version}" goes into the bundle`);
    exit(1);
  }
  const file = (await readdir(folder)).find((each) => /^(licen[cs]e|copying)(\.|-mit|$)/i.test(each));
  const text = file ? await readFile(join(folder, file), "utf8") : `Licence: ${about.license}`;
  notices.push(`${"-".repeat(70)}\n${name} ${about.version}\n\n${text.replace(/\r/g, "").trim()}\n`);
}

const outcome = { "plotly.min.js": built.outputFiles[0].text, "LICENSES.txt": notices.join("\n") };
for (const [name, text] of Object.entries(outcome)) {
  const path = join(here, name);
  if (process.argv.includes("--check")) {
    if ((await readFile(path, "utf8").catch(() => "")) !== text) {
      console.error(`${name} is not what build.mjs makes of entry.js: run "make plotly" and commit it`);
      exit(1);
    }
  } else await writeFile(path, text);
}
