// SPDX-License-Identifier: MIT
// `marginscope/types/svelte`: `<margin-scope>` and `<margin-plot>` in the markup of Svelte 5.
import type { HTMLAttributes } from "svelte/elements";
import type { MarginScope, MarginScopeEventMap } from "../../elements/index.js";
import type { MarginPlot, MarginPlotEventMap } from "../../elements/plot.js";
import type { TagAttributes, Handlers } from "../host.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "margin-scope": TagAttributes<MarginScope> & Handlers<MarginScopeEventMap, "on"> & Handlers<MarginScopeEventMap, "on:"> & Omit<HTMLAttributes<MarginScope>, keyof TagAttributes<MarginScope>>;
    "margin-plot": TagAttributes<MarginPlot> & Handlers<MarginPlotEventMap, "on"> & Handlers<MarginPlotEventMap, "on:"> & Omit<HTMLAttributes<MarginPlot>, keyof TagAttributes<MarginPlot>>;
  }
}
