// SPDX-License-Identifier: MIT
import type { PositionReport, Reason, ValidTicket } from "../../engine/index.js";
import { errorSentence, reasonSentence, warns } from "./reasons.js";
import type { MarginScopeStatus, Outcome } from "./types.js";
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

export function situationOf(outcome: Outcome, wording: Wording): Situation {
  switch (outcome.kind) {
    case "waiting": return { status: "waiting", word: "Waiting", detail: "The numbers appear as soon as there is an account to read." };
    case "failure": return { status: "invalid", word: "Engine not available", detail: `${outcome.error.message || outcome.error.name}.` };
    case "input": return { status: "invalid", word: "Check this input", detail: errorSentence(outcome.error) };
    case "contradiction": return { status: "invalid", word: "Inputs contradict each other", detail: sentences(outcome.reasons, wording) };
    case "ticket": return ofTicket(outcome.ticket, wording);
    case "account": return outcome.position ? ofPosition(outcome.position, "Above maintenance", wording)
      : { status: "flat", word: "No position", detail: "Nothing is held, so nothing can be liquidated." };
  }
}

function ofTicket(ticket: ValidTicket, wording: Wording): Situation {
  const { position } = ticket.after;
  if (ticket.status === "already" && position?.liquidation.status !== "ok") {
    return position ? ofPosition(position, "", wording)
      : { status: "already", word: "At or past liquidation", detail: sentences(ticket.reasons, wording) || "The account is at or past liquidation, with or without this order." };
  }
  if (!ticket.accepted) {
    const refusing = ticket.reasons.filter((reason) => !warns(reason));
    const short = refusing.some(({ code }) => code === "insufficient-margin");
    return { status: "insufficient", word: short ? "Not enough margin" : "Would be refused", detail: sentences(refusing, wording) };
  }
  if (!position) return { status: "flat", word: "Position closed", detail: `Nothing is left of the position. Realized: ${wording.moneyWithUnit(ticket.realizedPnl, "floor")}.` };
  return ofPosition(position, "Can be placed", wording);
}

function ofPosition(position: PositionReport, fine: string, wording: Wording): Situation {
  const { liquidation, distance } = position;
  switch (liquidation.status) {
    case "never":
      return { status: "never", word: "No liquidation price", detail: "At no price of this market is the position liquidated, all else held." };
    case "already": {
      const missing = liquidation.missing ? `${wording.moneyWithUnit(liquidation.missing, "ceil")} of margin is missing. ` : "";
      const recovery = liquidation.recovery
        ? `Health returns at ${wording.priceWithUnit(liquidation.recovery, position.side === "long" ? "ceil" : "floor")}.`
        : "No price of this market brings health back.";
      return { status: "already", word: "At or past liquidation", detail: missing + recovery };
    }
    case "ok": {
      const price = liquidationPrice(position);
      if (price === undefined) return { status: "ok", word: fine, detail: "" };
      const room = distance ? `, ${wording.numbers.percent(distance.percent, "trunc")} ${position.side === "long" ? "below" : "above"} the mark` : "";
      return { status: "ok", word: fine, detail: `Liquidated at ${wording.priceWithUnit(price, earlier(position))}${room}.` };
    }
  }
}

const sentences = (reasons: readonly Reason[], wording: Wording): string => reasons.map((reason) => reasonSentence(reason, wording)).join(" ");
