// SPDX-License-Identifier: MIT
// Every text the elements show or speak, as one catalogue for each language. Sentences are whole: what a language must
// arrange (order, case, number, gender) it arranges in its own file. Parameters are texts already formatted for the locale.
import type { Adverse } from "../holdings.js";
import type { Liquidity, MarginMode, PositionSide, PriceKind, TermName, ValidTicket } from "../../engine/index.js";

export type OrderSide = "buy" | "sell";
export type Effect = ValidTicket["effect"];

/** A quantity shown, by the name its `part` has. */
export type LabelName =
  | "liquidation-price" | "distance" | "initial-margin" | "margin-ratio" | "max-loss" | "bankruptcy-price" | "available"
  | "equity" | "wallet" | "account-initial-margin" | "account-maintenance-margin"
  | "fill-price" | "notional" | "cost" | "fee" | "order-max-loss" | "max-qty" | "realized-pnl" | "stop" | "target";

/** An input that a person can give or get wrong, by the engine's name of its field. */
export type InputName =
  | "side" | "mode" | "priceKind" | "price" | "qty" | "notional" | "margin" | "leverage" | "stop" | "target" | "riskCap"
  | "wallet" | "equity" | "entry" | "symbol" | "amount" | "tick" | "lot" | "mmr" | "mark" | "rate" | "hours";

export type ReasonCode =
  | "insufficient-margin" | "leverage-above-tier" | "notional-above-cap" | "order-liquidatable-at-open" | "order-liquidatable-at-trigger"
  | "below-minimum" | "off-lot" | "off-tick" | "reduce-only-no-position" | "reduce-only-capped"
  | "stop-unreachable" | "stop-close" | "stop-wrong-side" | "target-wrong-side" | "risk-cap-exceeded"
  | "order-overdetermined" | "position-overdetermined" | "funding-overdetermined" | "equity-mismatch" | "tiers-inconsistent"
  | "mixed-settlement" | "question-overdetermined" | "rules-unsupported" | "unreachable";

export type FaultCode =
  | "not-a-decimal" | "out-of-range" | "too-many-digits" | "unknown-symbol" | "unknown-field" | "unknown-value" | "unsorted-tiers" | "missing"
  | "too-many" | "unknown-venue" | "unknown-position" | "duplicate" | "wrong-type" | "unreadable";

/** What a reason may name: any of it can be absent. */
export interface ReasonFacts {
  missing?: string | undefined;
  limit?: string | undefined;
  /** The value that would not contradict, and the input that should have it. */
  expected?: string | undefined;
  input?: string | undefined;
}

/** What there is to say of a status in a few words, and in a sentence. */
export interface Verdict {
  word: string;
  detail: string;
}

export interface Messages {
  /** The verdict: one word for each situation. */
  statuses: Record<
    "waiting" | "failure" | "input" | "contradiction" | "noPosition" | "closed" | "placeable" | "healthy" | "never" | "already" | "insufficient" | "refused", string>;
  waitingDetail: string;
  failureDetail(message: string): string;
  noPositionDetail: string;
  closedDetail(realized: string): string;
  neverDetail: string;
  /** `where` the price lies from the mark; `distance` in percent of the mark, where there is one. */
  liquidatedAt(price: string, where: Adverse, distance: string | undefined): string;
  marginMissing(amount: string): string;
  healthReturnsAt(price: string): string;
  healthNeverReturns: string;
  accountLiquidatable: string;
  /** Whole sentences, one after the other. */
  sentences(all: readonly string[]): string;
  /** As it is spoken, and as a form says why it cannot be sent. */
  verdict(word: string, detail: string): string;

  /** What is bought or sold: a size, or an asset without one. */
  order(side: OrderSide, what: string): string;
  orderTitle: string;
  accountTitle: string;
  position(side: PositionSide, size: string): string;
  /** A size that counts contracts: `count` chooses the form, `shown` is printed. */
  contracts(count: number, shown: string): string;
  /** What an order does to a position; `side` is that of the position opened, changed or closed. */
  effect(effect: Effect, side: PositionSide): string;
  leverage(times: string): string;
  /** Of several positions this is the one shown: `count` chooses the form, `shown` is printed. */
  nearestOf(count: number, shown: string): string;
  spokenOrder(said: { side: OrderSide; size: string; price: string; effect: Effect; position: PositionSide; verdict: string; cost: string; loss: string }): string;
  spokenPosition(side: PositionSide, size: string, verdict: string): string;

  sides: Record<OrderSide, string>;
  modes: Record<MarginMode, string>;
  /** Beside other words, where a language writes it small. */
  modeNotes: Record<MarginMode, string>;
  priceKindNotes: Record<PriceKind, string>;
  liquidityNotes: Record<Liquidity, string>;

  caption: string;
  /** Column headers. The first names the rows, and with `inQuote` the currency of all of them. */
  quantities: string;
  inQuote(quote: string): string;
  /** In its place where prices and money are in two currencies. */
  pricesIn(quote: string): string;
  moneyIn(settle: string): string;
  now: string;
  after: string;
  ifFilled: string;
  labels: Record<LabelName, string>;
  /** What stands where there is no number. */
  words: Record<"unknown" | "none" | "never" | "atOrPast" | "noLimit" | "noneLeft" | "noEquity", string>;
  exactly(value: string): string;
  marginAndFee: string;
  ofEquity(percent: string): string;
  onMargin(percent: string): string;
  notReached: string;
  fundingFor(hours: string): string;
  liquidationAfter(hours: string): string;

  meter: string;
  orMore(percent: string): string;
  roomLeft(percent: string): string;

  beforeYouSend: string;
  /** Where a host gave no risk table: what is computed is no more than that. */
  noMaintenance: string;
  reasons: Record<ReasonCode, (facts: ReasonFacts) => string>;
  unknownReason(code: string, facts: ReasonFacts): string;

  inputs: Record<InputName, string>;
  anyInput: string;
  markOf(symbol: string): string;
  inputAt(input: string, path: string): string;
  /** An input with the value that was given for it: the subject of a fault. */
  given(input: string, value: string): string;
  objectGiven: string;
  faults: Record<FaultCode, (subject: string) => string>;
  unknownFault(subject: string, code: string): string;

  derived(input: string): string;
  howMade: string;
  showFormula(quantity: string): string;
  /** What a term of a formula is. */
  terms: Record<TermName, string>;
  /** Above the list of what moves a liquidation price. */
  moves: string;
  nextFunding: string;
  /** Row of a risk table, counted from 1. */
  tierRow(number: string): string;
  /** That the last price came longer ago than this. */
  stalled(seconds: string): string;
  /** A file of the element that is wanted did not come; and the button that asks for it anew. */
  partMissing: string;
  tryAgain: string;
}

/** Some of the texts, and of those that are kept by a code or a name any. */
export type Some<Texts> = { [Key in keyof Texts]?: Texts[Key] extends string | ((...given: never) => string) ? Texts[Key] : Partial<Texts[Key]> };
export type SomeMessages = Some<Messages>;
