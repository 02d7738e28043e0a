// SPDX-License-Identifier: MIT
// `marginscope/types/vue`: `<margin-scope>` in the templates of Vue 3.
import type { HTMLAttributes, PublicProps } from "vue";
import type { MarginScope, MarginScopeEventMap } from "../../elements/index.js";
import type { Attributes, CamelHandlers } from "../host.js";

declare module "vue" {
  interface GlobalComponents {
    "margin-scope": new () => {
      $props: Attributes<MarginScope> & CamelHandlers<MarginScopeEventMap> & Omit<HTMLAttributes, keyof Attributes<MarginScope>> & PublicProps;
    };
  }
}
