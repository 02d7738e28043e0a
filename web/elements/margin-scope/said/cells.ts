// SPDX-License-Identifier: MIT
import type { Bankruptcy, Decimal } from "../../../engine/index.js";
import type { Direction } from "../../locale/numbers.js";
import type { Messages } from "../../messages/messages.js";
import type { Money } from "./money.js";
import type { Cell } from "../types.js";

/** Where there is no number. */
export const word = (text: string): Cell => ({ text, word: true });

export const amount = (exact: Decimal, direction: Direction, money: Money, note?: string): Cell =>
  ({ text: money.withUnit(exact, direction), exact, note });

/** A price that the position may not have, printed by `print`. */
export function priceCell({ status, price, exact = price }: Bankruptcy, { words }: Messages, print: (price: Decimal) => string): Cell {
  if (status === "never") return word(words.never);
  const shown = price ?? exact;
  return status === "already" || shown === undefined ? word(words.atOrPast) : { text: print(shown), exact };
}
