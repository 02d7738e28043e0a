// SPDX-License-Identifier: MIT
// `marginscope/types/react`: `<margin-scope>` and `<margin-plot>` in the JSX of React 19, which sets properties and listens to events natively.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { MarginScope, MarginScopeEventMap } from "../../elements/index.js";
import type { MarginPlot, MarginPlotEventMap } from "../../elements/plot.js";
import type { TagAttributes, Handlers } from "../host.js";

type Native<Element> = Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof TagAttributes<Element>>;
type Tag<Element, Events> = TagAttributes<Element> & Handlers<Events, "on"> & Native<Element> & { class?: string | undefined };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "margin-scope": Tag<MarginScope, MarginScopeEventMap>;
      "margin-plot": Tag<MarginPlot, MarginPlotEventMap>;
    }
  }
}
