// SPDX-License-Identifier: MIT
// `marginscope/types/solid`: `<margin-scope>` and `<margin-plot>` in the JSX of Solid, which sets the properties of custom elements.
import type { JSX } from "solid-js";
import type { MarginScope, MarginScopeEventMap, Settable } from "../../elements/index.js";
import type { MarginPlot, MarginPlotEventMap } from "../../elements/plot.js";
import type { TagAttributes, Handlers } from "../host.js";

type Explicit<Element> = { [Key in keyof Settable<Element> & string as `prop:${Key}`]?: Settable<Element>[Key] };
type Native<Element> = Omit<JSX.HTMLAttributes<Element>, keyof TagAttributes<Element>>;
type Tag<Element, Events> = TagAttributes<Element> & Explicit<Element> & Handlers<Events, "on:"> & Native<Element>;

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "margin-scope": Tag<MarginScope, MarginScopeEventMap>;
      "margin-plot": Tag<MarginPlot, MarginPlotEventMap>;
    }
  }
}
