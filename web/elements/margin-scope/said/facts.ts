// SPDX-License-Identifier: MIT
import type { Decimal, Exit, ValidAccountReport, ValidTicket } from "../../../engine/index.js";
import type { LabelName } from "../../messages/messages.js";
import { amount, priceCell } from "./cells.js";
import type { Money } from "./money.js";
import type { Cell, Outcome } from "../types.js";
import { earlier, type Wording } from "./wording.js";

export interface Fact {
  name: LabelName | "funding" | "liquidation-after";
  label: string;
  value: Cell;
}

type Named = [name: LabelName, value: Cell];

/** What belongs to the order itself, or to the account where there is none. */
export function factsOf(outcome: Outcome, wording: Wording): Fact[] {
  const facts = outcome.kind === "ticket" ? ticketFacts(outcome.ticket, wording)
    : outcome.kind === "account" ? accountFacts(outcome.report, wording) : [];
  return [...facts.map(([name, value]) => ({ name, label: wording.messages.labels[name], value })), ...holdingFacts(outcome, wording)];
}

function accountFacts({ equity, wallet, initialMargin, maintenanceMargin }: ValidAccountReport, { money }: Wording): Named[] {
  return [
    ["equity", amount(equity, "floor", money)],
    ["wallet", amount(wallet, "floor", money)],
    ["account-initial-margin", amount(initialMargin, "ceil", money)],
    ["account-maintenance-margin", amount(maintenanceMargin, "ceil", money)],
  ];
}

function ticketFacts(ticket: ValidTicket, wording: Wording): Named[] {
  const { effect, fill, cost, fee, maxLoss, riskShare, maxQty, realizedPnl } = ticket;
  const { messages, numbers, money } = wording;
  return [
    ["fill-price", { text: wording.priceWithUnit(fill.price), exact: fill.price, note: messages.priceKindNotes[fill.kind] }],
    ["notional", amount(fill.notional, "ceil", money)],
    ["cost", amount(cost, "ceil", money, messages.marginAndFee)],
    ["fee", amount(fee, "ceil", money, messages.liquidityNotes[fill.liquidity])],
    ["order-max-loss", amount(maxLoss.order, "expand", money, riskShare && messages.ofEquity(numbers.ratio(riskShare, "ceil")))],
    ["max-qty", { text: wording.lots(maxQty), exact: maxQty }],
    ...(effect === "open" || effect === "add" ? [] : [["realized-pnl", gained(realizedPnl, money)] satisfies Named]),
    ...exitFact("stop", ticket.stop, wording),
    ...exitFact("target", ticket.target, wording),
  ];
}

function exitFact(name: "stop" | "target", exit: Exit | undefined, { messages, numbers, own }: Wording): Named[] {
  if (!exit) return [];
  const { pnl, roe, reachable } = exit;
  return [[name, gained(pnl, own, reachable ? roe && messages.onMargin(numbers.ratio(roe, "floor")) : messages.notReached)]];
}

/** Nothing gained is nothing lost. */
function gained(value: Decimal, money: Money, note?: string): Cell {
  const sign = /[1-9]/.test(value) ? (value.startsWith("-") ? "loss" : "gain") : undefined;
  return { ...amount(value, "floor", money, note), sign };
}

/** What funding costs while the position is held, and where it leaves the liquidation price. */
function holdingFacts(outcome: Outcome, wording: Wording): Fact[] {
  const holding = outcome.kind === "ticket" || outcome.kind === "account" ? outcome.holding : undefined;
  if (!holding) return [];
  const { messages, numbers, own } = wording;
  const { position } = holding;
  const hours = numbers.plain(holding.hours);
  return [
    { name: "funding", label: messages.fundingFor(hours), value: amount(position.paid, "ceil", own) },
    {
      name: "liquidation-after", label: messages.liquidationAfter(hours),
      value: priceCell(position.liquidation, messages, (price) => wording.priceWithUnit(price, earlier(position))),
    },
  ];
}
