// SPDX-License-Identifier: MIT
import type { Order, ValidTicket } from "../../engine/index.js";
import type { Situation } from "./situation.js";
import type { Outcome } from "./types.js";
import type { Wording } from "./wording.js";

const EFFECTS = { open: "opens a", add: "adds to the", reduce: "reduces the", close: "closes the", flip: "turns the position into a" } as const;

/** “Buy 0.5 BTC”. */
export function orderTitle(order: Order, ticket: ValidTicket | null, wording: Wording): string {
  const side = order.side === "sell" ? "Sell" : "Buy";
  return ticket ? `${side} ${wording.size(ticket.fill.qty)}` : `${side} ${wording.base}`;
}

/** “opens a long”, “reduces the short”. */
export function effectText(order: Order, { effect }: ValidTicket): string {
  const opening = effect === "open" || effect === "add" || effect === "flip";
  const side = (order.side === "buy") === opening ? "long" : "short";
  return `${EFFECTS[effect]} ${side}`;
}

/** The whole ticket as one sentence (or two) to be spoken. */
export function spoken(outcome: Outcome, situation: Situation, wording: Wording): string {
  const verdict = `${situation.word}. ${situation.detail}`.trim();
  if (outcome.kind === "ticket") {
    const { order, ticket } = outcome;
    const loss = wording.moneyWithUnit(ticket.maxLoss.order, "expand");
    return plain(`${orderTitle(order, ticket, wording)} at ${wording.priceWithUnit(ticket.fill.price)} ${effectText(order, ticket)}: ${verdict} `
      + `Cost ${wording.moneyWithUnit(ticket.cost, "ceil")}; the most this order can lose is ${loss}.`);
  }
  if (outcome.kind === "account" && outcome.position) {
    const { side, qty, symbol } = outcome.position;
    return plain(`${side === "long" ? "Long" : "Short"} ${wording.numbers.plain(qty)} ${symbol}: ${verdict}`);
  }
  return plain(verdict);
}

const plain = (text: string): string => text.replaceAll("\u00a0", " ").trim();
