// SPDX-License-Identifier: MIT
import type { Account, Contract, Decimal, PositionReport } from "../../../engine/index.js";
import { countsInQuote } from "../../holdings.js";
import { digitsFor, type Direction, type Numbers } from "../../locale/numbers.js";

/** Amounts in one currency. */
export class Money {
  /** Its label; empty where nobody said what it is. */
  readonly unit: string;
  readonly #numbers: Numbers;
  readonly #significant: number;

  /** An amount shows at least two digits after the point, and at least so many `significant` ones, where it has them. */
  constructor(numbers: Numbers, unit: string, significant: number) {
    this.#numbers = numbers;
    this.unit = unit;
    this.#significant = significant;
  }

  text(value: Decimal, direction: Direction): string {
    return this.#numbers.money(value, direction, this.#significant);
  }

  withUnit(value: Decimal, direction: Direction): string {
    return united(this.text(value, direction), this.unit);
  }

  /** As a person would type it. */
  typed(value: Decimal): string {
    return this.#numbers.typed(value, digitsFor(value, this.#significant));
  }
}

/** A number before its unit, where it has one. */
export const united = (text: string, unit: string): string => (unit ? `${text}\u00a0${unit}` : text);

/** What a host calls the currencies; empty where it does not. */
export interface Labels {
  base: string;
  quote: string;
  settle: string;
}

/** Of a coin little is worth much. */
const SIGNIFICANT = { quote: 4, coin: 6 };

/**
 * What the money of account and order is, what the contract settles in, and which of the two the position's own money is. Inverse
 * contracts settle in coin; where the rules count an account in quote, isolated positions still have their coin.
 */
export function moneyOf(
  numbers: Numbers, { base, quote, settle }: Labels, account: Account | null, contract: Contract | undefined, position: PositionReport | null,
): { money: Money; settled: Money; own: Money } {
  const contracts = contract ? [contract] : Array.isArray(account?.contracts) ? account.contracts : [];
  const inverse = new Set(contracts.map((each) => each?.kind === "inverse"));
  const valued = countsInQuote(account);
  const inQuote = valued || !inverse.has(true);
  // Of contracts of both kinds, none of them shown, nobody knows.
  const unit = settle || (inQuote ? quote : inverse.has(false) ? "" : base);
  const money = new Money(numbers, unit, inQuote && unit === quote ? SIGNIFICANT.quote : SIGNIFICANT.coin);
  const settled = valued && inverse.has(true) ? new Money(numbers, base, SIGNIFICANT.coin) : money;
  return { money, settled, own: position?.mode === "isolated" ? settled : money };
}
