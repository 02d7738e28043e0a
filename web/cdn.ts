// SPDX-License-Identifier: MIT
// `marginscope/cdn`: everything in one file, elements defined, for a page with a single script tag.
export * from "./engine/index.js";
export * from "./elements/index.js";
import "./elements/define.js";
