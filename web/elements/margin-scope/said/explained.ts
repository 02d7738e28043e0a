// SPDX-License-Identifier: MIT
import type { Engine, ExplainedField, Explanation } from "../../../engine/index.js";
import { positionShown } from "./situation.js";
import type { Outcome } from "../types.js";

/** A number on screen, by the name of its row, with where it comes from. */
export interface Explained {
  name: string;
  explanation: Explanation;
}

/** The field of the report behind each row: of the position shown, or of the account. */
const POSITION: Record<string, ExplainedField> = {
  "liquidation-price": "liquidation", "distance": "distance", "initial-margin": "initialMargin", "margin-ratio": "marginRatio", "max-loss": "maxLoss", "bankruptcy-price": "bankruptcy",
};
const ACCOUNT: Record<string, ExplainedField> = {
  "available": "available", "equity": "equity", "account-initial-margin": "initialMargin", "account-maintenance-margin": "maintenanceMargin",
};

/** Whether there is a number of this name on screen whose making can be told. */
export function explainable(name: string, outcome: Outcome): boolean {
  if (outcome.kind !== "ticket" && outcome.kind !== "account") return false;
  return Object.hasOwn(ACCOUNT, name) || (Object.hasOwn(POSITION, name) && positionShown(outcome) !== null);
}

/** How the number of a row is made: after the order, where there is one. Null where there is no such number. */
export function explanationOf(name: string, outcome: Outcome, engine: Engine | null): Explanation | null {
  if (!engine || !explainable(name, outcome)) return null;
  return explanationOfField((POSITION[name] ?? ACCOUNT[name])!, Object.hasOwn(POSITION, name), outcome, engine);
}

/** The same by the engine's name of the field. */
export function explanationOfField(field: ExplainedField, ofPosition: boolean, outcome: Outcome, engine: Engine): Explanation | null {
  if (outcome.kind !== "ticket" && outcome.kind !== "account") return null;
  const position = positionShown(outcome);
  if (ofPosition && !position) return null;
  return engine.explain(outcome.account, {
    ...(outcome.kind === "ticket" && { order: outcome.order }), ...(ofPosition && position && { position: position.id }), field,
  });
}
