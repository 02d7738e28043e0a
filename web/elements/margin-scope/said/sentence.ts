// SPDX-License-Identifier: MIT
import type { Order, PositionSide, ValidTicket } from "../../../engine/index.js";
import { here } from "../parts.js";
import type { Situation } from "./situation.js";
import type { Outcome } from "../types.js";
import type { Wording } from "./wording.js";

/** The side of the position that an order opens, changes or closes. */
export function sideMet(order: Order, { effect }: ValidTicket): PositionSide {
  const opening = effect === "open" || effect === "add" || effect === "flip";
  return (order.side === "buy") === opening ? "long" : "short";
}

/** The whole ticket as sentences to be spoken, what there is to know beside the verdict last; where prices are `stalled`, that comes first. */
export function spoken(outcome: Outcome, situation: Situation, wording: Wording, stalled: string | null): string {
  const { messages } = wording;
  const said = plain(messages.sentences([
    sentence(outcome, situation, wording),
    ...(here.reasons?.notesOf(outcome, situation, wording) ?? []).map(({ text }) => text),
  ]));
  return stalled === null ? said : messages.verdict(plain(stalled), said);
}

function sentence(outcome: Outcome, situation: Situation, wording: Wording): string {
  const { messages } = wording;
  const verdict = messages.verdict(situation.word, situation.detail);
  if (outcome.kind === "ticket") {
    const { order, ticket } = outcome;
    return messages.spokenOrder({
      side: order.side, size: wording.size(ticket.fill.qty), price: wording.priceWithUnit(ticket.fill.price),
      effect: ticket.effect, position: sideMet(order, ticket), verdict,
      cost: wording.money.withUnit(ticket.cost, "ceil"), loss: wording.money.withUnit(ticket.maxLoss.order, "expand"),
    });
  }
  if (outcome.kind === "account" && outcome.position) {
    const { side, qty, symbol } = outcome.position;
    return messages.spokenPosition(side, `${wording.numbers.plain(qty)} ${symbol}`, verdict);
  }
  return verdict;
}

/** Without what only the eye needs: spaces that do not break, marks that isolate a direction. */
const plain = (text: string): string => text.replaceAll("\u00a0", " ").replace(/[\u2066-\u2069]/g, "").trim();
