// SPDX-License-Identifier: MIT
import type { Engine, ExplainedField, Explanation } from "../../../engine/index.js";
import { positionShown } from "./situation.js";
import type { Outcome } from "../types.js";

/** A number on screen, by the name of its row, with where it comes from. */
export interface Explained {
  name: string;
  explanation: Explanation;
}

/** What a number belongs to. */
export type Subject = "position" | "account" | "order";

/** The field behind each number on screen: of the position shown, of the account, or of the order. */
const POSITION: Record<string, ExplainedField> = {
  "liquidation-price": "liquidation", "distance": "distance", "initial-margin": "initialMargin", "margin-ratio": "marginRatio",
  "max-loss": "maxLoss", "bankruptcy-price": "bankruptcy",
};
const ACCOUNT: Record<string, ExplainedField> = {
  "available": "available", "equity": "equity", "account-initial-margin": "initialMargin", "account-maintenance-margin": "maintenanceMargin",
};
const ORDER: Record<string, ExplainedField> = {
  "notional": "notional", "cost": "cost", "fee": "fee", "order-max-loss": "maxLoss",
  "realized-pnl": "realizedPnl", "stop": "stop", "target": "target",
};
/** Fields that only an account has, and only an order; every other is a position's. */
const ACCOUNTS_ALONE: readonly ExplainedField[] = ["equity", "available", "leverage", "orderMargin"];
const ORDERS_ALONE: readonly ExplainedField[] = ["cost", "fee", "openLoss", "realizedPnl", "stop", "target"];
/** What an account has beside its positions, and an order beside the one it results in. */
const ACCOUNTS_TOO: readonly ExplainedField[] = ["initialMargin", "maintenanceMargin", "closingReserve", "marginRatio"];
const ORDERS_TOO: readonly ExplainedField[] = ["notional", "maxLoss"];

const FIELDS: Record<Subject, Record<string, ExplainedField>> = { position: POSITION, account: ACCOUNT, order: ORDER };
const subjectOf = (name: string): Subject | undefined => (Object.keys(FIELDS) as Subject[]).find((of) => Object.hasOwn(FIELDS[of], name));

/** Whether what is on screen has such a number. */
function has(field: ExplainedField, of: Subject, outcome: Outcome): boolean {
  const accounts = ACCOUNTS_ALONE.includes(field);
  const orders = ORDERS_ALONE.includes(field);
  switch (of) {
    case "order": return (orders || ORDERS_TOO.includes(field)) && outcome.kind === "ticket"
      && ((field !== "stop" && field !== "target") || outcome.ticket[field] !== undefined);
    case "account": return (accounts || ACCOUNTS_TOO.includes(field)) && (outcome.kind === "ticket" || outcome.kind === "account");
    case "position": return !accounts && !orders && positionShown(outcome) !== null;
  }
}

/** Whether there is a number of this name on screen whose making can be told. */
export function explainable(name: string, outcome: Outcome): boolean {
  const of = subjectOf(name);
  return of !== undefined && has(FIELDS[of][name]!, of, outcome);
}

/** How the number of this name is made: after the order, where there is one. Null where there is no such number. */
export function explainedOf(name: string, outcome: Outcome, engine: Engine | null): Explained | null {
  const of = subjectOf(name);
  const explanation = engine && of ? explanationOfField(FIELDS[of][name]!, of, outcome, engine) : null;
  return explanation && { name, explanation };
}

/** The same by the engine's name of the field. */
export function explanationOfField(field: ExplainedField, of: Subject, outcome: Outcome, engine: Engine): Explanation | null {
  if (!has(field, of, outcome) || (outcome.kind !== "ticket" && outcome.kind !== "account")) return null;
  return engine.explain(outcome.account, {
    ...(outcome.kind === "ticket" && { order: outcome.order }), ...(of === "position" && { position: positionShown(outcome)!.id }), field,
  });
}

/** Whose number is meant where only its field is named. */
export function usualSubject(field: ExplainedField, outcome: Outcome): Subject {
  if (ORDERS_ALONE.includes(field)) return "order";
  return ACCOUNTS_ALONE.includes(field) || !positionShown(outcome) ? "account" : "position";
}
