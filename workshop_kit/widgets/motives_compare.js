// What was heard beside what was meant, sentence by sentence: no count, nobody is told off.

import { fill, folded, h, heading } from "./face.js";

/** Three groups of sentences: heard differently, ambiguous, heard alike. */
export function comparison(words, result, bet) {
  const say = words.labels;
  const list = new Intl.ListFormat(words.lang, { type: "conjunction" });
  const names = (motives) => motives.map((motive) => words.motives[motive].name);
  const values = {
    expected: names([bet?.motive].filter(Boolean))[0] ?? "",
    most: list.format(names(result.hardest)),
  };
  const groups = {};
  for (const each of result.sentences) groups[groupOf(each)] = [...(groups[groupOf(each)] ?? []), each];
  return [
    heading(say.result_title),
    h("p", {}, say.result_intro),
    h("p", { class: "wk-ear__compared" }, fill(say.compared[result.compared], values)),
    Object.entries(say.groups).map(([group, title]) =>
      groups[group]
        ? section(
            group,
            title,
            groups[group].map((each) => one(each)),
          )
        : [],
    ),
  ];

  function one({ sentence, heard, meant, why, hearing }) {
    const line = (title, motives) => [
      h("dt", {}, title),
      h(
        "dd",
        {},
        motives.length > 0
          ? names(motives).map((name) => h("span", { class: "wk-ear__motive" }, name))
          : h("span", { class: "wk-ear__motive" }, say.hard_to_tell),
      ),
    ];
    return h(
      "article",
      { class: "wk-ear__one", "data-sentence": sentence, "data-hearing": hearing },
      h("p", { class: "wk-ear__quote" }, words.sentences[sentence]),
      h("dl", {}, line(say.heard, heard), line(say.meant, meant)),
      h("p", {}, why),
    );
  }
}

/** What both heard alike stands folded: there is least to talk about. */
function section(group, title, sentences) {
  return group === "same"
    ? folded(title, { class: "wk-ear__same" }, sentences)
    : [h("h4", {}, title), sentences];
}

function groupOf({ meant, hearing }) {
  if (meant.length > 1) return "two";
  return hearing === "same" ? "same" : "differ";
}
