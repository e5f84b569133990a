// A sheet of questions: choices as buttons or in a list, numbers, and room for a sentence.

import { card, fill, h, listen, newId } from "./face.js";

const FEW = 5; // choices that stand side by side; more go into a list
const PAUSE = 400; // ms without a key until a text is on its way

function render({ model, el }) {
  const words = model.get("words");
  const say = words.course;
  const questions = model.get("questions");
  const sheet = card(model, { name: "ask-card", label: words.title });
  const several = questions.length > 1;
  const here = { ...model.get("answers") }; // as on the screen, ahead of Python by what is on its way
  const soon = new Map();
  const told = h("p", { class: "wk-ask__told", role: "status" });

  function answer(question, value) {
    clearTimeout(soon.get(question.name));
    soon.delete(question.name);
    if (value === null) delete here[question.name];
    else here[question.name] = value;
    sheet.box.send({ type: "answer", question: question.name, value });
    tell();
  }

  function later(question, value) {
    clearTimeout(soon.get(question.name));
    soon.set(
      question.name,
      setTimeout(() => answer(question, value), PAUSE),
    );
  }

  function tell() {
    const answered = questions.filter(({ name }) => name in here).length;
    const whole = answered === questions.length;
    const some = several ? fill(say.sheet_open, { answered, asked: questions.length }) : "";
    told.textContent = whole ? say.sheet_done : some;
    told.classList.toggle("wk-ask__told--whole", whole);
  }

  const parts = questions.map((question, index) => field(question, several ? `${index + 1}. ` : ""));

  function field(question, number) {
    const id = `wk-${newId()}`;
    const label = `${number}${question.text}`;
    if (question.kind !== "choice")
      return h("div", { class: "wk-ask" }, h("label", { for: id }, label), typed());
    if (question.choices.length > FEW)
      return h("div", { class: "wk-ask" }, h("label", { for: id }, label), list());
    return h(
      "fieldset",
      { class: "wk-ask" },
      h("legend", {}, label),
      h(
        "div",
        { class: "wk-ask__choices" },
        question.choices.map(([value, text]) =>
          h("label", { class: "wk-ask__choice" }, radio(value), h("span", {}, text)),
        ),
      ),
    );

    function radio(value) {
      return h("input", {
        type: "radio",
        name: id,
        value,
        checked: here[question.name] === value,
        change: () => answer(question, value),
      });
    }

    function list() {
      const options = [["", say.choose], ...question.choices];
      return h(
        "select",
        { id, change: (event) => answer(question, event.target.value || null) },
        options.map(([value, text]) =>
          h("option", { value, selected: (here[question.name] ?? "") === value }, text),
        ),
      );
    }

    function typed() {
      const text = question.kind === "text";
      const trouble = h("p", { class: "wk-ask__trouble", id: `${id}-trouble`, role: "alert" });
      const read = (input) => {
        if (text) return input.value.trim() ? input.value : null;
        const value = Number.parseFloat(input.value.replace(",", ".").replace("−", "-"));
        const fits = Number.isFinite(value) && value >= question.least && value <= question.most;
        const wrong = !fits && input.value.trim() !== "";
        input.setAttribute("aria-invalid", String(wrong));
        trouble.textContent = wrong ? say.only_number : "";
        return fits ? value : null;
      };
      const input = h(text ? "textarea" : "input", {
        id,
        ...(text
          ? { rows: 4, maxlength: question.longest }
          : { type: "text", inputmode: "decimal", autocomplete: "off", "aria-describedby": `${id}-trouble` }),
        input: () => later(question, read(input)),
        change: () => answer(question, read(input)),
      });
      input.value = here[question.name] ?? "";
      return text ? input : [input, trouble];
    }
  }

  sheet.draw("questions", [
    h("h3", { class: "wk-card__heading wk-ask__title" }, words.title),
    ...parts,
    told,
  ]);
  tell();
  const stop = listen(model, {
    answers: () => {
      if (!sheet.box.isEmpty() || soon.size > 0) return;
      const now = model.get("answers");
      for (const { name } of questions) {
        if (name in now) here[name] = now[name];
        else delete here[name];
      }
      show();
      tell();
    },
  });

  /** What Python has filled in stands on the screen, too. */
  function show() {
    questions.forEach(({ name, kind }, index) => {
      const value = here[name];
      for (const input of parts[index].querySelectorAll("input[type=radio]"))
        input.checked = input.value === value;
      const other = parts[index].querySelector("select, textarea, input:not([type=radio])");
      if (other && other !== document.activeElement) other.value = value ?? "";
      if (kind === "number" && other) other.setAttribute("aria-invalid", "false");
    });
  }

  el.append(sheet.root);
  return () => {
    for (const timer of soon.values()) clearTimeout(timer);
    stop();
    sheet.box.stop();
  };
}

export default { render };
