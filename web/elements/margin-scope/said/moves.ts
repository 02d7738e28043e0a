// SPDX-License-Identifier: MIT
import type { Move, ValidExplanation } from "../../../engine/index.js";
import { united } from "./money.js";
import { positionShown } from "./situation.js";
import { earlier, type Wording } from "./wording.js";
import type { Outcome } from "../types.js";

/** An input with its change, and where the liquidation price is then. */
export interface Moved {
  input: string;
  to: string;
}

export function movesOf({ moves }: ValidExplanation, outcome: Outcome, wording: Wording): Moved[] {
  const position = positionShown(outcome);
  const { words } = wording.messages;
  return moves.map((move) => ({
    input: inputOf(move, wording),
    to: move.price === undefined
      ? (move.status === "never" ? words.never : words.atOrPast)
      : wording.price(move.price, position ? earlier(position) : undefined),
  }));
}

function inputOf({ input, symbol, change }: Move, { messages, numbers, money, own }: Wording): string {
  // A mark changes by 1 %.
  if (input === "mark") return `${messages.markOf(symbol!)} ${numbers.percentChange(change.startsWith("-") ? "-1" : "1")}`;
  const name = input === "funding" ? messages.nextFunding : messages.inputs[input];
  return `${name} ${united(numbers.change(change), (input === "wallet" ? money : own).unit)}`;
}
