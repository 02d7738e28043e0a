// SPDX-License-Identifier: MIT
import type { AccountNumbers, Exit, PositionReport, ValidTicket } from "../../engine/index.js";
import type { Cell, Outcome } from "./types.js";
import { earlier, liquidationPrice, type Wording } from "./wording.js";

export interface Row {
  /** Name of the `part`, and of the quantity everywhere else. */
  name: string;
  label: string;
  before: Cell;
  /** Absent where there is no order. */
  after?: Cell;
}

export interface Fact {
  name: string;
  label: string;
  value: Cell;
}

const word = (text: string): Cell => ({ text, word: true });
const UNKNOWN = word("unknown");
const NONE = word("none");

/** How a row reads one quantity of a position. */
interface Quantity {
  name: string;
  label: string;
  of: (position: PositionReport, wording: Wording) => Cell;
}

const QUANTITIES: readonly Quantity[] = [
  { name: "liquidation-price", label: "Liquidation price", of: liquidationCell },
  { name: "distance", label: "Distance", of: distanceCell },
  { name: "initial-margin", label: "Initial margin", of: ({ initialMargin }, { numbers }) => ({ text: numbers.money(initialMargin, "ceil"), exact: initialMargin }) },
  { name: "margin-ratio", label: "Margin ratio", of: marginRatioCell },
  { name: "max-loss", label: "Maximum loss", of: ({ maxLoss }, { numbers }) => ({ text: numbers.money(maxLoss, "expand"), exact: maxLoss }) },
  { name: "bankruptcy-price", label: "Bankruptcy price", of: bankruptcyCell },
];

/** The same rows in the same order whatever the outcome: nothing moves when a value appears or goes. */
export function rowsOf(outcome: Outcome, wording: Wording): Row[] {
  const of = ({ name, label, of: cell }: Quantity): Row => {
    const read = (position: PositionReport | null): Cell => (position ? cell(position, wording) : NONE);
    const row = { name, label };
    if (outcome.kind === "ticket") return { ...row, before: read(outcome.ticket.before.position), after: read(outcome.ticket.after.position) };
    if (outcome.kind === "account") return { ...row, before: read(outcome.position) };
    return { ...row, before: UNKNOWN, after: UNKNOWN };
  };
  return [...QUANTITIES.map(of), availableRow(outcome, wording)];
}

function availableRow(outcome: Outcome, wording: Wording): Row {
  const read = ({ available }: AccountNumbers): Cell => ({ text: wording.numbers.money(available, "floor"), exact: available });
  const row = { name: "available", label: "Available" };
  if (outcome.kind === "ticket") return { ...row, before: read(outcome.ticket.before.account), after: read(outcome.ticket.after.account) };
  if (outcome.kind === "account") return { ...row, before: read(outcome.report) };
  return { ...row, before: UNKNOWN, after: UNKNOWN };
}

function liquidationCell(position: PositionReport, wording: Wording): Cell {
  const { status, exact } = position.liquidation;
  const price = liquidationPrice(position);
  if (status === "never") return word("never");
  if (status === "already" || price === undefined) return word("at or past");
  return { text: wording.price(price, earlier(position)), exact: exact ?? price };
}

function distanceCell({ liquidation, distance }: PositionReport, wording: Wording): Cell {
  if (liquidation.status === "never") return word("no limit");
  if (liquidation.status === "already" || !distance) return word("none left");
  return { text: wording.numbers.percent(distance.percent, "trunc"), exact: distance.percent, note: wording.price(distance.price, "trunc") };
}

function marginRatioCell({ marginRatio }: PositionReport, { numbers }: Wording): Cell {
  // Without equity there is no ratio to give, only the fact.
  return marginRatio === undefined ? word("no equity") : { text: numbers.ratio(marginRatio, "ceil"), exact: marginRatio };
}

function bankruptcyCell({ side, bankruptcy: { status, price, exact } }: PositionReport, wording: Wording): Cell {
  const shown = price ?? exact;
  if (status === "never" || shown === undefined) return word(status === "already" ? "at or past" : "never");
  return { text: wording.price(shown, side === "long" ? "ceil" : "floor"), exact: exact ?? shown };
}

/** What belongs to the order itself, or to the account where there is none. */
export function factsOf(outcome: Outcome, wording: Wording): Fact[] {
  if (outcome.kind === "ticket") return ticketFacts(outcome.ticket, wording);
  if (outcome.kind !== "account") return [];
  const money = (name: string, label: string, value: string, direction: "ceil" | "floor"): Fact =>
    ({ name, label, value: { text: wording.moneyWithUnit(value, direction), exact: value } });
  const { report } = outcome;
  return [
    money("equity", "Account equity", report.equity, "floor"),
    money("wallet", "Wallet balance", report.wallet, "floor"),
    money("account-initial-margin", "Initial margin, all cross", report.initialMargin, "ceil"),
    money("account-maintenance-margin", "Maintenance margin, all cross", report.maintenanceMargin, "ceil"),
  ];
}

const KINDS = { market: "market", limit: "limit", trigger: "trigger" } as const;

function ticketFacts(ticket: ValidTicket, wording: Wording): Fact[] {
  const { fill, maxLoss, riskShare } = ticket;
  const money = (value: string, direction: "ceil" | "floor" | "expand", note?: string): Cell => ({ text: wording.moneyWithUnit(value, direction), exact: value, note });
  const closes = ticket.effect !== "open" && ticket.effect !== "add";
  return [
    { name: "fill-price", label: "Fill price", value: { text: wording.priceWithUnit(fill.price), exact: fill.price, note: KINDS[fill.kind] } },
    { name: "notional", label: "Order value", value: money(fill.notional, "ceil") },
    { name: "cost", label: "Cost", value: money(ticket.cost, "ceil", "margin + fee") },
    { name: "fee", label: "Fee", value: money(ticket.fee, "ceil", fill.liquidity) },
    { name: "order-max-loss", label: "This order can lose", value: money(maxLoss.order, "expand", riskShare && `${wording.numbers.ratio(riskShare, "ceil")} of equity`) },
    { name: "max-qty", label: "Largest size", value: { text: wording.lots(ticket.maxQty), exact: ticket.maxQty } },
    ...(closes ? [{ name: "realized-pnl", label: "Realized", value: money(ticket.realizedPnl, "floor") }] : []),
    ...exitFact("stop", "At the stop", ticket.stop, wording),
    ...exitFact("target", "At the target", ticket.target, wording),
  ];
}

function exitFact(name: string, label: string, exit: Exit | undefined, wording: Wording): Fact[] {
  if (!exit) return [];
  const note = exit.reachable ? exit.roe && `${wording.numbers.ratio(exit.roe, "floor")} on margin` : "not reached";
  return [{ name, label, value: { text: wording.moneyWithUnit(exit.pnl, "floor"), exact: exit.pnl, note } }];
}
