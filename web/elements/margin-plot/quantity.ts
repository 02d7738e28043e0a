// SPDX-License-Identifier: MIT

/** What a shape in a plot stands for; words of a page that mean the same can light it up. */
export type Quantity = "entry" | "mark" | "liquidation" | "recovery" | "bankruptcy" | "equity" | "maintenance" | "buffer" | "profit" | "margin";
