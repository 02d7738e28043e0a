// SPDX-License-Identifier: MIT
import type { Account, Contract, Decimal, Decimalish, Order, PositionReport } from "../../../engine/index.js";
import { NAMELESS } from "../asked/draft.js";
import { adverseOf } from "../../holdings.js";
import { fractionDigits, type Direction, type Numbers } from "../../locale/numbers.js";
import type { Messages } from "../../messages/messages.js";
import { moneyOf, united, type Labels, type Money } from "./money.js";

/** What the numbers are about. */
export interface About {
  account: Account | null;
  order: Order | null;
  position: PositionReport | null;
}

/** Values of one contract as words, and the language of everything said about them: what is on screen goes through here. */
export class Wording {
  readonly numbers: Numbers;
  readonly messages: Messages;
  /** The contract whose figures are shown. */
  readonly contract: Contract | undefined;
  readonly rules: Account["rules"];
  /** Currency of prices. */
  readonly quote: string;
  /** Of the account and the order. */
  readonly money: Money;
  /** Of the contract. */
  readonly settled: Money;
  /** Of the position by itself. */
  readonly own: Money;
  /** What one contract is one of; undefined where it is several, or a part, of something. */
  readonly #each: string | undefined;
  readonly #digits: number | undefined;
  readonly #lotDigits: number;

  constructor(numbers: Numbers, messages: Messages, labels: Labels, { account, order, position }: About) {
    this.numbers = numbers;
    this.messages = messages;
    this.contract = contractShown(account, order, position);
    this.rules = account?.rules;
    this.quote = labels.quote;
    ({ money: this.money, settled: this.settled, own: this.own } = moneyOf(numbers, labels, account, this.contract, position));
    this.#each = eachOf(labels, this.contract);
    this.#digits = stepDigits(this.contract?.tick);
    this.#lotDigits = stepDigits(this.contract?.lot) ?? 0;
  }

  /** What was computed is rounded, in this direction; without one a price was given, as a mark is, and keeps its digits. */
  price(value: Decimal, direction?: Direction): string {
    return direction ? this.numbers.price(value, this.#digits, direction) : this.numbers.givenPrice(value, this.#digits);
  }

  /** With its currency: for sentences. */
  priceWithUnit(value: Decimal, direction?: Direction): string {
    return united(this.price(value, direction), this.quote);
  }

  size(value: Decimal): string {
    return this.#counted(value, this.numbers.plain(value));
  }

  /** With all digits of the lot, so that a size that changes keeps its width. */
  lots(value: Decimal): string {
    return this.#counted(value, this.numbers.plain(value, this.#lotDigits));
  }

  /** What sizes count, for an input. */
  get sizeUnit(): string {
    return this.#each ?? this.messages.terms.qty;
  }

  #counted(value: Decimal, text: string): string {
    return this.#each === undefined ? this.messages.contracts(Number(value), text) : united(text, this.#each);
  }
}

/** One base unit or, inverse, one of face value in quote, by its label or else the symbol. */
function eachOf({ base, quote }: Labels, contract: Contract | undefined): string | undefined {
  const { kind, multiplier, symbol } = contract ?? {};
  if (kind === "quanto" || (isStep(multiplier) && Number(multiplier) !== 1)) return undefined;
  return (kind === "inverse" ? quote : base) || (symbol === NAMELESS ? "" : symbol) || "";
}

const stepDigits = (step: unknown): number | undefined => (isStep(step) ? fractionDigits(step) : undefined);

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
