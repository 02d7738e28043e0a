// SPDX-License-Identifier: MIT
// `marginscope/types/svelte`: `<margin-scope>` and `<margin-plot>` in the markup of Svelte 5.
import type { HTMLAttributes } from "svelte/elements";
import type { MarginScope, MarginScopeEventMap } from "../../elements/index.js";
import type { MarginPlot, MarginPlotEventMap } from "../../elements/plot.js";
import type { TagAttributes, Handlers } from "../host.js";

type Native<Element extends EventTarget> = Omit<HTMLAttributes<Element>, keyof TagAttributes<Element>>;
type Tag<Element extends EventTarget, Events> =
  TagAttributes<Element> & Handlers<Events, "on"> & Handlers<Events, "on:"> & Native<Element>;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "margin-scope": Tag<MarginScope, MarginScopeEventMap>;
    "margin-plot": Tag<MarginPlot, MarginPlotEventMap>;
  }
}
