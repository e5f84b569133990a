// Which widgets there are, and where their views stand.

import * as base from "@jupyter-widgets/base";
import { type IClassicComm, shims, type WidgetModel, type WidgetView } from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import * as controls from "@jupyter-widgets/controls";
import type { IKernelConnection } from "@jupyterlab/services/lib/kernel/kernel";
import type { JSONObject } from "@lumino/coreutils";
import { Widget } from "@lumino/widgets";
import { anywidget } from "./anywidget";
import * as output from "./output_widget";

type Classes = Record<string, typeof WidgetModel | typeof WidgetView>;

const KNOWN: Record<string, Classes> = {
  "@jupyter-widgets/base": base as unknown as Classes,
  "@jupyter-widgets/controls": controls as unknown as Classes,
  "@jupyter-widgets/output": output as unknown as Classes,
  anywidget: anywidget as unknown as Classes,
};

const FORMULA: Record<string, RegExp> = {
  HTMLMathModel: /(?:)/,
  LabelModel: /\$[^$]+\$|\\\(|\\\[/,
};

export class PageManager extends ManagerBase {
  private loading = false;

  constructor(
    readonly kernel: IKernelConnection,
    readonly unknown: (module: string) => void,
  ) {
    super();
    kernel.registerCommTarget(this.comm_target_name, (comm, message) => {
      void this.handle_comm_open(new shims.services.Comm(comm) as IClassicComm, message);
    });
  }

  /** Fetch every widget that the kernel has. */
  async load(): Promise<void> {
    this.loading = true;
    await this._loadFromKernel();
    this.loading = false;
  }

  /** Formulas want a typesetter, which only Voila's own front end brings. */
  async new_model(...given: Parameters<ManagerBase["new_model"]>): Promise<WidgetModel> {
    const model = await super.new_model(...given);
    if (this.loading && FORMULA[model.name]?.test(model.get("value"))) this.unknown("a formula");
    return model;
  }

  /** Show a widget in a place on the page. */
  async show(id: string, place: HTMLElement): Promise<void> {
    const view = await this.create_view(await this.get_model(id));
    Widget.attach((view as base.DOMWidgetView).luminoWidget, place);
  }

  protected async loadClass(name: string, module: string): Promise<typeof WidgetModel | typeof WidgetView> {
    const found = KNOWN[module]?.[name];
    if (found) return found;
    this.unknown(module);
    return new Promise(() => {}); // the page is on its way to a front end that knows
  }

  protected async _create_comm(
    target: string,
    id: string,
    data?: JSONObject,
    metadata?: JSONObject,
    buffers?: ArrayBuffer[] | ArrayBufferView[],
  ): Promise<IClassicComm> {
    const comm = this.kernel.createComm(target, id);
    if (data || metadata) comm.open(data, metadata, buffers as ArrayBuffer[]);
    return new shims.services.Comm(comm) as IClassicComm;
  }

  protected async _get_comm_info(): Promise<object> {
    const reply = await this.kernel.requestCommInfo({ target_name: this.comm_target_name });
    return reply.content.status === "ok" ? reply.content.comms : {};
  }
}
