// Bundles that are committed: built from pinned packages, with the licences of what went in, and compared by lint.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { exit } from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const check = process.argv.includes("--check");

function fail(text) {
  console.error(text);
  exit(1);
}

/** All versions that package.json allows for each package, wherever it says so. */
function pins(tree, found = new Map()) {
  for (const [name, version] of Object.entries(tree)) {
    if (typeof version === "string") found.set(name, [...(found.get(name) ?? []), version]);
    else pins(version, found);
  }
  return found;
}

async function licence(folder, name, allowed) {
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  if (!allowed.get(name)?.includes(about.version))
    fail(`package.json must pin ${name}: "${about.version}" goes into a bundle`);
  const file = (await readdir(folder)).find((each) => /^(licen[cs]e|copying)(\.|-mit|$)/i.test(each));
  const text = file ? await readFile(join(folder, file), "utf8") : `Licence: ${about.license}`;
  return `${"-".repeat(70)}\n${name} ${about.version}\n\n${text.replace(/\r/g, "").trim()}\n`;
}

/** Return the folders of the packages of which something went in. */
function ingredients(metafile) {
  const folders = new Set();
  for (const output of Object.values(metafile.outputs))
    for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
      const folder = path.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1];
      if (folder && bytesInOutput > 0) folders.add(folder.replace("(disabled):", ""));
    }
  return folders;
}

/** Build entries into a folder, or with --check compare with what is there. */
export async function bundle({ into, entries, licences, ...options }) {
  const { devDependencies, overrides } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const allowed = pins(overrides, pins(devDependencies));
  const texts = {};
  const folders = new Set();
  for (const [name, entry] of Object.entries(entries)) {
    const built = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: join(root, into, name),
      bundle: true,
      minify: true,
      charset: "utf8",
      legalComments: "none",
      metafile: true,
      write: false,
      ...options,
    });
    texts[name] = built.outputFiles[0].text;
    for (const folder of ingredients(built.metafile)) folders.add(folder);
  }
  const notices = [`What ${Object.keys(entries).join(" and ")} are made of, and under which licences.\n`];
  const name = (folder) => folder.split("node_modules/").pop(); // where npm has put it does not matter
  for (const folder of [...folders].sort((a, b) => (name(a) < name(b) ? -1 : 1)))
    notices.push(await licence(join(root, folder), name(folder), allowed));
  texts[licences] = notices.join("\n");
  for (const [name, text] of Object.entries(texts)) {
    const path = join(root, into, name);
    if (!check) await writeFile(path, text);
    else if ((await readFile(path, "utf8").catch(() => "")) !== text)
      fail(`${basename(path)} is not what frontend/build.mjs makes: run "make bundles" and commit it`);
  }
}
