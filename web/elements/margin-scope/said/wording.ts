// SPDX-License-Identifier: MIT
import type { Account, Contract, Decimal, Decimalish, Order, PositionReport } from "../../../engine/index.js";
import { NAMELESS } from "../asked/draft.js";
import { adverseOf } from "../../holdings.js";
import { fractionDigits, type Direction, type Numbers } from "../../locale/numbers.js";
import type { Messages } from "../../messages/messages.js";

export interface Labels {
  /** Asset that sizes count; the symbol stands in for it. */
  base: string;
  /** Currency of prices and money. */
  quote: string;
}

/** Values of one contract as words, and the language of everything said about them: what is on screen goes through here. */
export class Wording {
  readonly numbers: Numbers;
  readonly messages: Messages;
  readonly quote: string;
  readonly base: string;
  readonly #digits: number | undefined;
  readonly #lotDigits: number;

  constructor(numbers: Numbers, messages: Messages, labels: Labels, contract: Contract | undefined) {
    this.numbers = numbers;
    this.messages = messages;
    this.quote = labels.quote;
    this.base = labels.base || (contract?.symbol === NAMELESS ? "" : contract?.symbol) || "";
    this.#digits = isStep(contract?.tick) ? fractionDigits(contract.tick) : undefined;
    this.#lotDigits = isStep(contract?.lot) ? fractionDigits(contract.lot) : 0;
  }

  price(value: Decimal, direction?: Direction): string {
    return this.numbers.price(value, this.#digits, direction);
  }

  /** With its currency: for sentences. */
  priceWithUnit(value: Decimal, direction?: Direction): string {
    return this.#withUnit(this.price(value, direction), this.quote);
  }

  moneyWithUnit(value: Decimal, direction: Direction): string {
    return this.#withUnit(this.numbers.money(value, direction), this.quote);
  }

  size(value: Decimal): string {
    return this.#withUnit(this.numbers.plain(value), this.base);
  }

  /** With all digits of the lot, so that a size that changes keeps its width. */
  lots(value: Decimal): string {
    return this.#withUnit(this.numbers.plain(value, this.#lotDigits), this.base);
  }

  #withUnit(text: string, unit: string): string {
    return unit ? `${text}\u00a0${unit}` : text;
  }
}

/** A step that is none is the engine's to refuse. */
const isStep = (step: unknown): step is Decimalish => ["string", "number", "bigint"].includes(typeof step);

/** Where falling prices liquidate, rounding up is earlier. */
export const earlier = (position: Pick<PositionReport, "side" | "liquidation">): Direction => (adverseOf(position) === "below" ? "ceil" : "floor");

/** The liquidation price as it is to be shown: on the tick where there is one. */
export const liquidationPrice = ({ liquidation }: Pick<PositionReport, "liquidation">): Decimal | undefined => liquidation.price ?? liquidation.exact;

/** The contract whose figures are shown: the order's, else the position's, else the only one. */
export function contractShown(account: Account | null, order: Order | null, position: PositionReport | null): Contract | undefined {
  const contracts = account?.contracts;
  if (!Array.isArray(contracts)) return undefined;
  const symbol = order?.symbol ?? position?.symbol;
  // What is no account at all is the engine's to refuse.
  return symbol === undefined ? (contracts.length === 1 ? contracts[0] : undefined) : contracts.find((contract) => contract?.symbol === symbol);
}
