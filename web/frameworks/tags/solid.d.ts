// SPDX-License-Identifier: MIT
// `marginscope/types/solid`: `<margin-scope>` and `<margin-plot>` in the JSX of Solid, which sets the properties of custom elements.
import type { JSX } from "solid-js";
import type { MarginScope, MarginScopeEventMap, Settable } from "../../elements/index.js";
import type { MarginPlot, MarginPlotEventMap } from "../../elements/plot.js";
import type { TagAttributes, Handlers } from "../host.js";

type Explicit<Element> = { [Key in keyof Settable<Element> & string as `prop:${Key}`]?: Settable<Element>[Key] };

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "margin-scope": TagAttributes<MarginScope> & Explicit<MarginScope> & Handlers<MarginScopeEventMap, "on:"> & Omit<JSX.HTMLAttributes<MarginScope>, keyof TagAttributes<MarginScope>>;
      "margin-plot": TagAttributes<MarginPlot> & Explicit<MarginPlot> & Handlers<MarginPlotEventMap, "on:"> & Omit<JSX.HTMLAttributes<MarginPlot>, keyof TagAttributes<MarginPlot>>;
    }
  }
}
