// What a module page does by itself: put outputs in their place, and keep an eye on the connection.
// Plain script, loaded before anything else, so that the page can use it while it is still arriving.

const site = (() => {
  const LONG = 8000; // ms until a word is said about the waiting
  const PULSE = 5000; // ms between two looks at the connection
  const PATIENCE = 3; // looks that Voila's own socket gets to come back
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
    const outputs = [...document.querySelectorAll(`[data-from="${CSS.escape(id)}"]`)];
    const target = output(id);
    if (!target) for (const each of outputs) each.remove(); // a hidden cell
    if (!target || outputs.length === 0) return;
    for (const each of outputs) {
      const box = document.createElement("div");
      box.append(each);
      target.append(box);
    }
    if (!target.querySelector("script")) return loading()?.remove();
    new MutationObserver((_, observer) => {
      if (!target.querySelector(".jp-OutputArea-output > *")) return;
      observer.disconnect();
      loading()?.remove();
    }).observe(target, { childList: true, subtree: true });
  }

  function failed(id, text) {
    loading()?.remove();
    if (!document.querySelector(".site-failed")) {
      const line = note(text);
      line.classList.add("site-failed");
      output(id)?.append(line);
    }
  }

  function finished(kernel, words) {
    const banner = document.createElement("div");
    banner.className = "site-banner";
    banner.setAttribute("role", "status");
    document.body.append(banner);
    let lost = false;
    let gone = false;
    let looking = false;
    let missed = 0; // looks in a row at which the server answers but the socket is shut

    const say = (text, ...more) => banner.replaceChildren(...(text ? [text, ...more] : []));
    const socket = () => sockets.filter((each) => each.url.includes(kernel)).pop()?.readyState;

    function giveUp() {
      gone = true;
      const again = document.createElement("button");
      again.type = "button";
      again.className = "wk-button wk-button--main";
      again.textContent = words.again;
      again.addEventListener("click", () => location.reload());
      say(words.gone, again);
    }

    async function pulse() {
      try {
        return (await fetch(`/pulse/${kernel}`, { cache: "no-store" })).status;
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

  return { waitFor, place, failed, finished };
})();
window.site = site;
