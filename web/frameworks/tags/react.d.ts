// SPDX-License-Identifier: MIT
// `marginscope/types/react`: `<margin-scope>` and `<margin-plot>` in the JSX of React 19, which sets properties and listens to events natively.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { MarginScope, MarginScopeEventMap } from "../../elements/index.js";
import type { MarginPlot, MarginPlotEventMap } from "../../elements/plot.js";
import type { TagAttributes, Handlers } from "../host.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "margin-scope": TagAttributes<MarginScope> & Handlers<MarginScopeEventMap, "on"> & Omit<DetailedHTMLProps<HTMLAttributes<MarginScope>, MarginScope>, keyof TagAttributes<MarginScope>> & { class?: string | undefined };
      "margin-plot": TagAttributes<MarginPlot> & Handlers<MarginPlotEventMap, "on"> & Omit<DetailedHTMLProps<HTMLAttributes<MarginPlot>, MarginPlot>, keyof TagAttributes<MarginPlot>> & { class?: string | undefined };
    }
  }
}
