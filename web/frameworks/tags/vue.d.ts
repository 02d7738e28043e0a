// SPDX-License-Identifier: MIT
// `marginscope/types/vue`: `<margin-scope>` and `<margin-plot>` in the templates of Vue 3.
import type { HTMLAttributes, PublicProps } from "vue";
import type { MarginScope, MarginScopeEventMap } from "../../elements/index.js";
import type { MarginPlot, MarginPlotEventMap } from "../../elements/plot.js";
import type { TagAttributes, CamelHandlers } from "../host.js";

declare module "vue" {
  interface GlobalComponents {
    "margin-scope": new () => {
      $props: TagAttributes<MarginScope> & CamelHandlers<MarginScopeEventMap> & Omit<HTMLAttributes, keyof TagAttributes<MarginScope>> & PublicProps;
    };
    "margin-plot": new () => {
      $props: TagAttributes<MarginPlot> & CamelHandlers<MarginPlotEventMap> & Omit<HTMLAttributes, keyof TagAttributes<MarginPlot>> & PublicProps;
    };
  }
}
