// SPDX-License-Identifier: MIT
import type { PositionReport, Reason, ValidTicket } from "../../../engine/index.js";
import { adverseOf } from "../../holdings.js";
import { here } from "../parts.js";
import type { MarginScopeStatus, Outcome } from "../types.js";
import { earlier, liquidationPrice, type Wording } from "./wording.js";

/** The verdict: a status, its word, and one or two sentences that say why. */
export interface Situation {
  status: MarginScopeStatus;
  word: string;
  detail: string;
}

/** The position the outcome is about: after the order, where there is one. */
export function positionShown(outcome: Outcome): PositionReport | null {
  if (outcome.kind === "ticket") return outcome.ticket.after.position;
  return outcome.kind === "account" ? outcome.position : null;
}

/** Whether nobody said what the maintenance margin of the position's contract is. */
export function lacksMaintenance(outcome: Outcome): boolean {
  const position = positionShown(outcome);
  if (!position || position.maintenanceMargin !== "0" || position.marginLevel !== undefined) return false;
  if (outcome.kind !== "ticket" && outcome.kind !== "account") return false;
  return outcome.account.contracts.some(({ symbol, tiers }) => symbol === position.symbol && tiers === undefined);
}

/** Reasons that only warn: an order that runs into one of these is still accepted. */
const WARNINGS = new Set(["stop-unreachable", "stop-close", "stop-wrong-side", "target-wrong-side", "risk-cap-exceeded", "reduce-only-capped"]);

export const warns = (reason: Reason): boolean => WARNINGS.has(reason.code);

/** Why an order is refused, and what is wrong with an input, is said once the part has come that says it. */
export function situationOf(outcome: Outcome, wording: Wording): Situation {
  const { messages } = wording;
  const { statuses } = messages;
  switch (outcome.kind) {
    case "waiting": return { status: "waiting", word: statuses.waiting, detail: messages.waitingDetail };
    case "failure": return {
      status: "invalid", word: outcome.ofPart ? messages.partMissing : statuses.failure,
      detail: messages.failureDetail(outcome.error.message || outcome.error.name),
    };
    case "input": return { status: "invalid", word: statuses.input, detail: here.reasons?.errorSentence(outcome.error, wording) ?? "" };
    case "contradiction": return { status: "invalid", word: statuses.contradiction, detail: sentences(outcome.reasons, wording) };
    case "ticket": return ofTicket(outcome.ticket, wording);
    case "account": return outcome.position ? ofPosition(outcome.position, statuses.healthy, wording)
      : { status: "flat", word: statuses.noPosition, detail: messages.noPositionDetail };
  }
}

function ofTicket(ticket: ValidTicket, wording: Wording): Situation {
  const { messages } = wording;
  const { statuses } = messages;
  const { position } = ticket.after;
  if (ticket.status === "already" && position?.liquidation.status !== "ok") {
    return position ? ofPosition(position, "", wording)
      : { status: "already", word: statuses.already, detail: sentences(ticket.reasons, wording) || messages.accountLiquidatable };
  }
  if (!ticket.accepted) {
    const refusing = ticket.reasons.filter((reason) => !warns(reason));
    const short = refusing.some(({ code }) => code === "insufficient-margin");
    return { status: "insufficient", word: short ? statuses.insufficient : statuses.refused, detail: sentences(refusing, wording) };
  }
  if (!position) return { status: "flat", word: statuses.closed, detail: messages.closedDetail(wording.money.withUnit(ticket.realizedPnl, "floor")) };
  return ofPosition(position, statuses.placeable, wording);
}

function ofPosition(position: PositionReport, fine: string, wording: Wording): Situation {
  const { messages } = wording;
  const { liquidation, distance } = position;
  switch (liquidation.status) {
    case "never":
      return { status: "never", word: messages.statuses.never, detail: messages.neverDetail };
    case "already": {
      const missing = liquidation.missing && messages.marginMissing(wording.own.withUnit(liquidation.missing, "ceil"));
      const recovery = liquidation.recovery
        ? messages.healthReturnsAt(wording.priceWithUnit(liquidation.recovery, earlier(position)))
        : messages.healthNeverReturns;
      return { status: "already", word: messages.statuses.already, detail: messages.sentences(missing ? [missing, recovery] : [recovery]) };
    }
    case "ok": {
      const price = liquidationPrice(position);
      if (price === undefined) return { status: "ok", word: fine, detail: "" };
      const room = distance && wording.numbers.percent(distance.percent, "trunc");
      return { status: "ok", word: fine, detail: messages.liquidatedAt(wording.priceWithUnit(price, earlier(position)), adverseOf(position), room) };
    }
  }
}

const sentences = (reasons: readonly Reason[], wording: Wording): string =>
  wording.messages.sentences(reasons.map((reason) => here.reasons?.reasonSentence(reason, wording) ?? ""));
