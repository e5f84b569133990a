// What a module page does by itself: put outputs in their place, and keep an eye on the connection.
// Plain script, loaded before anything else, so that the page can use it while it is still arriving.

const site = (() => {
  const LONG = 8000; // ms until a word is said about the waiting
  const PULSE = 5000; // ms between two looks at the connection
  const PATIENCE = 3; // looks that Voila's own socket gets to come back
  const SOON = 500; // ms until a new socket is looked at
  const SETTLED = 3000; // ms in which a page that begins again finds its height
  const ALIVE = 204;
  const GONE = 410;
  const sockets = [];

  // Voila's script gives its socket up after some tries and tells nobody: remember it, to be able to ask.
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...given) {
      super(...given);
      sockets.push(this);
    }
  };

  // What the light front end waits for; it may be here before or after.
  const kernel = later();
  const outputs = later();

  function later() {
    const made = {};
    made.promise = new Promise((resolve) => {
      made.resolve = resolve;
    });
    return made;
  }

  const output = (id) => document.querySelector(`[data-output="${CSS.escape(id)}"]`);
  const loading = () => document.getElementById("site-loading");

  function note(text) {
    const line = document.createElement("p");
    line.className = "wk-notice";
    line.textContent = text;
    return line;
  }

  /** Show the waiting line where the first output will stand. */
  function waitFor(ids) {
    const first = ids.map(output).find(Boolean);
    if (first) first.append(loading());
    setTimeout(() => {
      if (loading()) loading().textContent = loading().dataset.long;
    }, LONG);
  }

  /** Move what a cell has put out to the cell's place. */
  function place(id) {
    const parts = [...document.querySelectorAll(`[data-from="${CSS.escape(id)}"]`)];
    const target = output(id);
    if (!target) for (const each of parts) each.remove(); // a hidden cell
    if (!target || parts.length === 0) return;
    for (const each of parts) {
      const box = document.createElement("div");
      box.append(each);
      target.append(box);
    }
    if (!target.querySelector("script")) return loading()?.remove();
    new MutationObserver((_, observer) => {
      if (!target.querySelector(".jp-OutputArea-output > *")) return; // Voila's own front end says nothing
      observer.disconnect();
      api.shown();
    }).observe(target, { childList: true, subtree: true });
  }

  // Where somebody was reading, for when the page begins again.
  const PLACE = `workshop:place:${location.pathname}`;
  const allParts = () => [...document.querySelectorAll("[data-cell], [data-output]")];

  function remember() {
    const index = allParts().findIndex((each) => each.getBoundingClientRect().bottom > 0);
    const top = allParts()[index]?.getBoundingClientRect().top ?? 0;
    try {
      sessionStorage.setItem(PLACE, JSON.stringify({ index, top }));
    } catch {} // no storage: begin at the top
  }

  /** Go there, and stay there while the page still grows, unless the person moves on. */
  function goBack() {
    let place = {};
    try {
      place = JSON.parse(sessionStorage.getItem(PLACE) ?? "{}");
      sessionStorage.removeItem(PLACE);
    } catch {}
    const part = allParts()[place.index];
    if (!part) return;
    const go = () =>
      scrollTo({ top: scrollY + part.getBoundingClientRect().top - place.top, behavior: "instant" });
    const growing = new ResizeObserver(go);
    const stay = () => growing.disconnect();
    growing.observe(document.body);
    for (const move of ["wheel", "touchstart", "pointerdown", "keydown"])
      addEventListener(move, stay, { once: true, passive: true });
    setTimeout(stay, SETTLED);
  }

  function failed(id, text) {
    loading()?.remove();
    if (!document.querySelector(".site-failed")) {
      const line = note(text);
      line.classList.add("site-failed");
      output(id)?.append(line);
    }
  }

  function finished(id, words) {
    outputs.resolve();
    if (!document.querySelector("[data-output] script")) api.shown(); // nothing left to wait for
    const banner = document.createElement("div");
    banner.className = "site-banner";
    banner.setAttribute("role", "status");
    document.body.append(banner);
    let lost = false;
    let gone = false;
    let looking = false;
    let missed = 0; // looks in a row at which the server answers but the socket is shut

    const say = (text, ...more) => banner.replaceChildren(...(text ? [text, ...more] : []));
    const socket = () => sockets.filter((each) => each.url.includes(id)).pop()?.readyState;

    function giveUp() {
      gone = true;
      const again = document.createElement("button");
      again.type = "button";
      again.className = "wk-button wk-button--main";
      again.textContent = words.again;
      again.addEventListener("click", () => {
        remember();
        location.reload();
      });
      say(words.gone, again);
    }

    async function pulse() {
      try {
        return (await fetch(`/pulse/${id}`, { cache: "no-store" })).status;
      } catch {
        return 0;
      }
    }

    /** A phone that slept comes back to a living kernel and a dead socket: both must be well. */
    async function look() {
      if (gone || looking) return;
      looking = true;
      const status = await pulse();
      looking = false;
      const shut = socket() === Native.CLOSED || socket() === Native.CLOSING;
      missed = status === ALIVE && shut ? missed + 1 : 0;
      if (missed && api.reconnect) {
        api.reconnect();
        setTimeout(look, SOON);
      }
      if (status === GONE || missed > PATIENCE) giveUp();
      else if (status !== ALIVE || shut) {
        lost = true;
        say(words.lost);
      } else if (lost) {
        lost = false;
        say(words.back);
        setTimeout(() => lost || gone || say(""), 3000);
      }
    }

    setInterval(() => {
      if (document.visibilityState === "visible") look();
    }, PULSE);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") look();
    });
    window.addEventListener("offline", look);
    window.addEventListener("online", look);
  }

  /** ipywidgets' sliders say a number and nothing of what it is about: give them their label as a name. */
  function nameSliders() {
    for (const slider of document.querySelectorAll(".jupyter-widgets .noUi-target")) {
      const box = slider.closest(".jupyter-widgets");
      const label = box.querySelector(".widget-label");
      const name = label?.textContent.trim() || document.documentElement.dataset.slider;
      if (label?.title === "null") label.removeAttribute("title");
      const handles = slider.querySelectorAll(".noUi-handle");
      handles.forEach((each, index) => {
        each.setAttribute("aria-label", handles.length > 1 ? `${name} (${index + 1})` : name);
      });
      const readout = box.querySelector(".widget-readout[contenteditable=true]");
      readout?.setAttribute("role", "textbox");
      readout?.setAttribute("aria-label", name);
    }
  }

  new MutationObserver((changes) => {
    if (changes.some(({ target }) => target.parentElement?.closest(".widget-label, .site-output")))
      nameSliders();
  }).observe(document, { childList: true, characterData: true, subtree: true });

  /** Show the page with Voila's own front end, which knows what ours does not. */
  function fallBack() {
    const address = new URL(location.href);
    if (address.searchParams.get("front") === "stock") return;
    address.searchParams.set("front", "stock");
    location.replace(address);
  }

  const api = {
    waitFor,
    place,
    failed,
    finished,
    fallBack,
    shown() {
      loading()?.remove();
      goBack();
    },
    kernelIs: kernel.resolve,
    kernel: kernel.promise,
    outputs: outputs.promise,
  };
  return api;
})();
window.site = site;
