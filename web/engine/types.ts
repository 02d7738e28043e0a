// SPDX-License-Identifier: MIT
// The engine's public shapes, one concept per file; each knows only files above it. The authority on names is the core, each of whose
// structs lists its `fields` once (core/include/margin): a test holds these declarations against what the engine itself says of them.
export type * from "./types/decimal.js";
export type * from "./types/contract.js";
export type * from "./types/rules.js";
export type * from "./types/position.js";
export type * from "./types/order.js";
export type * from "./types/account.js";
export type * from "./types/report.js";
export type * from "./types/ticket.js";
export type * from "./types/explain.js";
export type * from "./types/seek.js";
export type * from "./types/fund.js";
export type * from "./types/shock.js";
export type * from "./types/curve.js";
export type * from "./types/engine.js";
