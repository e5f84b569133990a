// After a reload Python knows nothing any more: what the tab remembers, as the messages that bring it back.

/** In the order in which they are to be sent; `answers` are those of the quiz. */
export function afterReload({ guess, settings, seed, walked }, answers) {
  return [
    { type: "guess", left: guess.left, right: guess.right },
    settings && { type: "set", settings },
    Number.isInteger(seed) && { type: "go_to", seed },
    walked && Object.keys(answers).length > 0 && { type: "walk_in", answers },
  ].filter(Boolean);
}
