// SPDX-License-Identifier: MIT
// `marginscope/engine`: in Node, a browser or a Worker; nothing of a page is needed.
export { createEngine, createEngineSync } from "./engine.js";
export { assess, curve, explain, fund, preview, readVenuePrice, seek, shock, venues } from "./shared.js";
export { MarginInputError, type MarginInputErrorCode } from "./errors.js";
export type * from "./types.js";
