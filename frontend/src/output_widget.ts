// ipywidgets' Output: a widget that catches what code puts out while it is the current one.

import { DOMWidgetModel, DOMWidgetView, type IBackboneModelOptions } from "@jupyter-widgets/base";
import type { IIOPubMessage } from "@jupyterlab/services/lib/kernel/messages";
import type { PageManager } from "./manager";
import { type Output, renderOutput } from "./outputs";

const SHOWN = new Set(["stream", "display_data", "execute_result", "error"]);

export class OutputModel extends DOMWidgetModel {
  private clearLater = false;

  defaults(): Backbone.ObjectHash {
    return {
      ...super.defaults(),
      _model_name: "OutputModel",
      _view_name: "OutputView",
      _model_module: "@jupyter-widgets/output",
      _view_module: "@jupyter-widgets/output",
      outputs: [],
      msg_id: "",
    };
  }

  initialize(attributes: Backbone.ObjectHash, options: IBackboneModelOptions): void {
    super.initialize(attributes, options);
    this.on("change:msg_id", this.listen, this);
    this.listen();
  }

  private listen(): void {
    const { kernel } = this.widget_manager as unknown as PageManager;
    const [before, now] = [this.previous("msg_id"), this.get("msg_id")];
    if (before) kernel.removeMessageHook(before, this.hear);
    if (now) kernel.registerMessageHook(now, this.hear);
  }

  private hear = (message: IIOPubMessage): boolean => {
    const kind = message.header.msg_type;
    if (kind === "clear_output") {
      this.clearLater = Boolean((message.content as { wait?: boolean }).wait);
      if (!this.clearLater) this.keep([]);
      return false;
    }
    if (!SHOWN.has(kind)) return true;
    const before: Output[] = this.clearLater ? [] : this.get("outputs");
    this.clearLater = false;
    this.keep(joined(before, { output_type: kind, ...message.content } as Output));
    return false;
  };

  private keep(outputs: Output[]): void {
    this.set("outputs", outputs);
    this.save_changes();
  }
}

/** Texts of one stream that follow each other are one text. */
function joined(before: Output[], next: Output): Output[] {
  const last = before.at(-1);
  if (next.output_type !== "stream" || last?.output_type !== "stream" || last.name !== next.name)
    return [...before, next];
  return [...before.slice(0, -1), { ...last, text: [last.text, next.text].flat().join("") }];
}

export class OutputView extends DOMWidgetView {
  private turn = 0;

  render(): void {
    super.render();
    this.el.classList.add("site-output-widget");
    this.listenTo(this.model, "change:outputs", this.draw);
    void this.draw();
  }

  private async draw(): Promise<void> {
    const turn = ++this.turn;
    const fresh = document.createElement("div");
    for (const output of this.model.get("outputs") as Output[]) {
      const place = document.createElement("div");
      fresh.append(place);
      await renderOutput(this.model.widget_manager as unknown as PageManager, output, place);
    }
    if (turn === this.turn) this.el.replaceChildren(fresh);
  }
}
