// SPDX-License-Identifier: MIT
// `marginscope/plot/define`: registers `<margin-plot>`, unless the name is taken.
import { MarginPlot } from "./plot.js";

if (typeof customElements !== "undefined" && !customElements.get("margin-plot")) customElements.define("margin-plot", MarginPlot);

declare global {
  interface HTMLElementTagNameMap {
    "margin-plot": MarginPlot;
  }
}
