// SPDX-License-Identifier: MIT
import type { SomeMessages } from "../messages.js";
import { inputs } from "./inputs.js";
import { terms } from "../terms/en.js";

/** What is said beside a formula. */
export const formula = {
  ...inputs,
  howMade: "How this number is made",
  moves: "What moves this price",
  nextFunding: "Next funding payment",
  tierRow: (number) => `row ${number}`,
  terms,
} satisfies SomeMessages;
