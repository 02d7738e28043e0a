// SPDX-License-Identifier: MIT
// `marginscope/ssr`: the elements as HTML, where there is no page, in every language there is.
import "../elements/messages/every-language.js";
export { renderParts, renderToString } from "./render.js";
export { styleHash, styleText } from "./styles.js";
export { plotStyleText, renderPlotToString, type PlotOptions, type PlotProperties } from "./plot.js";
export type { ServedParts, ServerOptions, ServerProperties } from "./types.js";
