// What the kernel host gives a face in the browser, beside the model: files, each fetched once a page.

const SHELF = Symbol.for("workshop-kit.assets");
const LONG = 24 * 3600 * 1000; // ms that a file may take from a kernel: it may be busy with another cell

/** A face as anywidget wants it, made of a face as we write it. */
export function hosted(face) {
  return {
    render: ({ model, el, experimental }) => face.render({ model, el, assets: shelf(experimental.invoke) }),
  };
}

/** `load(name, version)` gives a module's default export: from the site, or, where there is none, from the kernel. */
function shelf(invoke) {
  window[SHELF] ??= new Map();
  const kept = window[SHELF];
  return {
    load(name, version) {
      const key = `${name}?v=${version}`;
      if (!kept.has(key)) {
        const loading = fromSite(key).catch(() => fromKernel(invoke, name));
        loading.catch(() => kept.delete(key)); // the next chart may have more luck
        kept.set(key, loading);
      }
      return kept.get(key);
    },
  };
}

async function fromSite(key) {
  const site = document.documentElement.dataset.assets;
  if (!site) throw new Error("no site");
  return (await import(new URL(site + key, location.href))).default;
}

async function fromKernel(invoke, name) {
  const [, [bytes]] = await invoke("asset", { name }, { signal: AbortSignal.timeout(LONG) });
  const address = URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
  try {
    return (await import(address)).default;
  } finally {
    URL.revokeObjectURL(address);
  }
}
