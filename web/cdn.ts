// SPDX-License-Identifier: MIT
// `marginscope/cdn`: everything in one file, every language and every part included, elements defined, for a page with a single script tag.
export * from "./engine/index.js";
export * from "./elements/index.js";
export { MarginPlot } from "./elements/plot.js";
import "./elements/define.js";
import "./elements/define-plot.js";
import "./elements/messages/every-language.js";
import "./elements/margin-scope/every-part.js";
