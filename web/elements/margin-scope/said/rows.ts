// SPDX-License-Identifier: MIT
import type { AccountNumbers, Decimal, PositionReport } from "../../../engine/index.js";
import type { Direction } from "../../locale/numbers.js";
import type { LabelName } from "../../messages/messages.js";
import { amount, priceCell, word } from "./cells.js";
import type { Cell, Outcome } from "../types.js";
import { earlier, type Wording } from "./wording.js";

export interface Row {
  /** Name of the `part`, and of the quantity everywhere else. */
  name: LabelName;
  label: string;
  before: Cell;
  /** Absent where there is no order. */
  after?: Cell | undefined;
}

/** What one column is about. */
interface Side {
  account: AccountNumbers;
  position: PositionReport | null;
}

type Read<Of> = (of: Of, wording: Wording) => Cell;

const held = (read: Read<PositionReport>): Read<Side> => ({ position }, wording) =>
  (position ? read(position, wording) : word(wording.messages.words.none));

/** A price of the position: rounded, it is never later than it is. */
const priced = (of: "liquidation" | "bankruptcy"): Read<PositionReport> => (position, wording) =>
  priceCell(position[of], wording.messages, (price) => wording.price(price, earlier(position)));

/** The table's head says the unit of all but what is in another. */
const owned = (exact: Decimal, direction: Direction, { money, own }: Wording): Cell =>
  (own === money ? { text: own.text(exact, direction), exact } : amount(exact, direction, own));

const QUANTITIES: readonly [LabelName, Read<Side>][] = [
  ["liquidation-price", held(priced("liquidation"))],
  ["distance", held(distanceCell)],
  ["initial-margin", held(({ initialMargin }, wording) => owned(initialMargin, "ceil", wording))],
  ["margin-ratio", held(marginRatioCell)],
  ["max-loss", held(({ maxLoss }, wording) => owned(maxLoss, "expand", wording))],
  ["bankruptcy-price", held(priced("bankruptcy"))],
  ["available", ({ account: { available } }, { money }) => ({ text: money.text(available, "floor"), exact: available })],
];

/** The same rows in the same order whatever the outcome: nothing moves when a value appears or goes. */
export function rowsOf(outcome: Outcome, wording: Wording): Row[] {
  const { labels, words } = wording.messages;
  const sides = sidesOf(outcome);
  return QUANTITIES.map(([name, read]) => {
    const [before, after] = sides.map((side) => (side ? read(side, wording) : word(words.unknown)));
    return { name, label: labels[name], before: before!, after };
  });
}

function sidesOf(outcome: Outcome): (Side | null)[] {
  if (outcome.kind === "ticket") return [outcome.ticket.before, outcome.ticket.after];
  return outcome.kind === "account" ? [{ account: outcome.report, position: outcome.position }] : [null, null];
}

function distanceCell({ liquidation, distance }: PositionReport, wording: Wording): Cell {
  const { words } = wording.messages;
  if (liquidation.status === "never") return word(words.noLimit);
  if (liquidation.status === "already" || !distance) return word(words.noneLeft);
  return { text: wording.numbers.percent(distance.percent, "trunc"), exact: distance.percent, note: wording.price(distance.price, "trunc") };
}

function marginRatioCell({ marginRatio }: PositionReport, { numbers, messages }: Wording): Cell {
  // Without equity there is no ratio to give, only the fact.
  return marginRatio === undefined ? word(messages.words.noEquity) : { text: numbers.ratio(marginRatio, "ceil"), exact: marginRatio };
}
