// anywidget's own runtime. Its package is written for pages with `define`: ours answers once.

import * as base from "@jupyter-widgets/base";
import { made } from "./define";
import "anywidget";

export const anywidget = made(base);
