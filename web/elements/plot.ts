// SPDX-License-Identifier: MIT
// `marginscope/plot`: the class, nothing registered. Importing this is safe where there is no page.
export { MarginPlot, PRINTED_WIDTHS } from "./margin-plot/margin-plot.js";
export { registerPlotWords } from "./messages/registry.js";
export type { PlotWords } from "./messages/plots/plot-words.js";
export type { Quantity } from "./margin-plot/quantity.js";
export type { MarginPlotEventMap, MarginPlotPalette, MarginPlotTheme, MarginPlotView } from "./margin-plot/types.js";
