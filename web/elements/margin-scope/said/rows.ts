// SPDX-License-Identifier: MIT
import type { AccountNumbers, Decimal, Exit, PositionReport, ValidAccountReport, ValidTicket } from "../../../engine/index.js";
import type { Direction } from "../../locale/numbers.js";
import type { LabelName } from "../../messages/messages.js";
import type { Cell, Outcome } from "../types.js";
import type { Money } from "./money.js";
import { earlier, liquidationPrice, type Wording } from "./wording.js";

export interface Row {
  /** Name of the `part`, and of the quantity everywhere else. */
  name: LabelName;
  label: string;
  before: Cell;
  /** Absent where there is no order. */
  after?: Cell;
}

export interface Fact {
  name: LabelName | "funding" | "liquidation-after";
  label: string;
  value: Cell;
}

/** The table's head says the unit of all but what is in another. */
const owned = (exact: Decimal, direction: Direction, { money, own }: Wording): Cell => ({ text: own === money ? own.text(exact, direction) : own.withUnit(exact, direction), exact });
const word = (text: string): Cell => ({ text, word: true });

/** How a row reads one quantity of a position. */
interface Quantity {
  name: LabelName;
  of: (position: PositionReport, wording: Wording) => Cell;
}

const QUANTITIES: readonly Quantity[] = [
  { name: "liquidation-price", of: liquidationCell },
  { name: "distance", of: distanceCell },
  { name: "initial-margin", of: ({ initialMargin }, wording) => owned(initialMargin, "ceil", wording) },
  { name: "margin-ratio", of: marginRatioCell },
  { name: "max-loss", of: ({ maxLoss }, wording) => owned(maxLoss, "expand", wording) },
  { name: "bankruptcy-price", of: bankruptcyCell },
];

/** The same rows in the same order whatever the outcome: nothing moves when a value appears or goes. */
export function rowsOf(outcome: Outcome, wording: Wording): Row[] {
  const { labels, words } = wording.messages;
  const of = ({ name, of: cell }: Quantity): Row => {
    const read = (position: PositionReport | null): Cell => (position ? cell(position, wording) : word(words.none));
    const row = { name, label: labels[name] };
    if (outcome.kind === "ticket") return { ...row, before: read(outcome.ticket.before.position), after: read(outcome.ticket.after.position) };
    if (outcome.kind === "account") return { ...row, before: read(outcome.position) };
    return { ...row, before: word(words.unknown), after: word(words.unknown) };
  };
  return [...QUANTITIES.map(of), availableRow(outcome, wording)];
}

function availableRow(outcome: Outcome, { money, messages: { labels, words } }: Wording): Row {
  const read = ({ available }: AccountNumbers): Cell => ({ text: money.text(available, "floor"), exact: available });
  const row = { name: "available", label: labels.available } as const;
  if (outcome.kind === "ticket") return { ...row, before: read(outcome.ticket.before.account), after: read(outcome.ticket.after.account) };
  if (outcome.kind === "account") return { ...row, before: read(outcome.report) };
  return { ...row, before: word(words.unknown), after: word(words.unknown) };
}

function liquidationCell(position: PositionReport, wording: Wording): Cell {
  const { words } = wording.messages;
  const { status, exact } = position.liquidation;
  const price = liquidationPrice(position);
  if (status === "never") return word(words.never);
  if (status === "already" || price === undefined) return word(words.atOrPast);
  return { text: wording.price(price, earlier(position)), exact: exact ?? price };
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

function bankruptcyCell(position: PositionReport, wording: Wording): Cell {
  const { words } = wording.messages;
  const { status, price, exact } = position.bankruptcy;
  const shown = price ?? exact;
  if (status === "never" || shown === undefined) return word(status === "already" ? words.atOrPast : words.never);
  return { text: wording.price(shown, earlier(position)), exact: exact ?? shown };
}

/** What belongs to the order itself, or to the account where there is none. */
export function factsOf(outcome: Outcome, wording: Wording): Fact[] {
  const facts = outcome.kind === "ticket" ? ticketFacts(outcome.ticket, wording) : outcome.kind === "account" ? accountFacts(outcome.report, wording) : [];
  return [...facts.map(([name, value]) => ({ name, label: wording.messages.labels[name], value })), ...holdingFacts(outcome, wording)];
}

type Named = [name: LabelName, value: Cell];

function accountFacts(report: ValidAccountReport, wording: Wording): Named[] {
  const money = (value: string, direction: "ceil" | "floor"): Cell => ({ text: wording.money.withUnit(value, direction), exact: value });
  return [
    ["equity", money(report.equity, "floor")],
    ["wallet", money(report.wallet, "floor")],
    ["account-initial-margin", money(report.initialMargin, "ceil")],
    ["account-maintenance-margin", money(report.maintenanceMargin, "ceil")],
  ];
}

function ticketFacts(ticket: ValidTicket, wording: Wording): Named[] {
  const { fill, maxLoss, riskShare } = ticket;
  const { messages, numbers } = wording;
  const money = (value: string, direction: "ceil" | "floor" | "expand", note?: string): Cell => ({ text: wording.money.withUnit(value, direction), exact: value, note });
  const closes = ticket.effect !== "open" && ticket.effect !== "add";
  return [
    ["fill-price", { text: wording.priceWithUnit(fill.price), exact: fill.price, note: messages.priceKindNotes[fill.kind] }],
    ["notional", money(fill.notional, "ceil")],
    ["cost", money(ticket.cost, "ceil", messages.marginAndFee)],
    ["fee", money(ticket.fee, "ceil", messages.liquidityNotes[fill.liquidity])],
    ["order-max-loss", money(maxLoss.order, "expand", riskShare && messages.ofEquity(numbers.ratio(riskShare, "ceil")))],
    ["max-qty", { text: wording.lots(ticket.maxQty), exact: ticket.maxQty }],
    ...(closes ? [["realized-pnl", gained(ticket.realizedPnl, wording.money)] satisfies Named] : []),
    ...exitFact("stop", ticket.stop, wording),
    ...exitFact("target", ticket.target, wording),
  ];
}

function exitFact(name: "stop" | "target", exit: Exit | undefined, wording: Wording): Named[] {
  if (!exit) return [];
  const { messages, numbers } = wording;
  const note = exit.reachable ? exit.roe && messages.onMargin(numbers.ratio(exit.roe, "floor")) : messages.notReached;
  return [[name, gained(exit.pnl, wording.own, note)]];
}

/** Nothing gained is nothing lost. */
function gained(value: Decimal, money: Money, note?: string): Cell {
  const sign = /[1-9]/.test(value) ? (value.startsWith("-") ? "loss" : "gain") : undefined;
  return { text: money.withUnit(value, "floor"), exact: value, sign, note };
}

/** What funding costs while the position is held, and where it leaves the liquidation price. */
function holdingFacts(outcome: Outcome, wording: Wording): Fact[] {
  const holding = outcome.kind === "ticket" || outcome.kind === "account" ? outcome.holding : undefined;
  if (!holding) return [];
  const { messages, numbers } = wording;
  const { position, hours } = holding;
  const price = position.liquidation.status === "ok" ? liquidationPrice(position) : undefined;
  return [
    { name: "funding", label: messages.fundingFor(numbers.plain(hours)), value: { text: wording.own.withUnit(position.paid, "ceil"), exact: position.paid } },
    { name: "liquidation-after", label: messages.liquidationAfter(numbers.plain(hours)), value: price === undefined
      ? word(position.liquidation.status === "never" ? messages.words.never : messages.words.atOrPast)
      : { text: wording.priceWithUnit(price, earlier(position)), exact: position.liquidation.exact ?? price } },
  ];
}
