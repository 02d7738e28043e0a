// SPDX-License-Identifier: MIT
// `marginscope/cdn`: everything in one file, every language included, elements defined, for a page with a single script tag.
export * from "./engine/index.js";
export * from "./elements/index.js";
export { MarginPlot } from "./elements/plot.js";
import "./elements/define.js";
import "./elements/define-plot.js";
import "./elements/messages/locales/ar.js";
import "./elements/messages/locales/de.js";
import "./elements/messages/locales/es.js";
import "./elements/messages/locales/ja.js";
import "./elements/messages/locales/zh.js";
