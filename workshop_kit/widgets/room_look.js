// The look of the page may change while it is open: light or dark, much or little motion.

/** Call `changed` whenever it does; return whether little motion is wished, and what ends the watch. */
export function watchLook(changed) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const lit = window.matchMedia("(prefers-color-scheme: dark)");
  const themed = new MutationObserver(changed); // JupyterLab's own theme
  for (const each of [calm, lit]) each.addEventListener("change", changed);
  themed.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  return {
    isCalm: () => calm.matches,
    stop() {
      themed.disconnect();
      for (const each of [calm, lit]) each.removeEventListener("change", changed);
    },
  };
}
