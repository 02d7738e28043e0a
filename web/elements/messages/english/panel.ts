// SPDX-License-Identifier: MIT
import type { SomeMessages } from "../messages.js";
import { inputs } from "./inputs.js";

/** What stands at the inputs of a panel. */
export const panel = {
  ...inputs,
  sides: { buy: "Buy", sell: "Sell" },
  derived: (input) => `${input} follows from the others`,
  terms: { qty: "Contracts" },
} satisfies SomeMessages;
