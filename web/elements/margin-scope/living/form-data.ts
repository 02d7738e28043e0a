// SPDX-License-Identifier: MIT
import type { Account } from "../../../engine/index.js";
import { positionShown } from "../said/situation.js";
import type { MarginScopeStatus, Outcome } from "../types.js";
import { liquidationPrice, type Wording } from "../said/wording.js";

/**
 * Adds to a form's data what the user saw, for audit: `<name>.status`; `.liquidation`, the price, or the status where there is none;
 * `.max-loss` of the order, or of the position, and `.settle`, the currency it is in, where that is known; `.venue`; and `.inputs`, what
 * it was computed from, as JSON.
 */
export function addSeen(data: FormData, name: string, status: MarginScopeStatus, outcome: Outcome, { money, own }: Wording): void {
  const position = positionShown(outcome);
  const loss = outcome.kind === "ticket" ? outcome.ticket.maxLoss.order : position?.maxLoss;
  const asked = outcome.kind === "ticket" || outcome.kind === "account" ? outcome.account : undefined;
  data.append(`${name}.status`, status);
  data.append(`${name}.liquidation`, (position && liquidationPrice(position)) ?? position?.liquidation.status ?? status);
  const { unit } = outcome.kind === "ticket" ? money : own;
  if (loss !== undefined) data.append(`${name}.max-loss`, loss);
  if (loss !== undefined && unit) data.append(`${name}.settle`, unit);
  if (asked) data.append(`${name}.venue`, venueOf(asked));
  if (asked) data.append(`${name}.inputs`, inputsOf({ order: outcome.kind === "ticket" ? outcome.order : null, account: asked }));
}

function venueOf({ rules }: Account): string {
  return (typeof rules === "object" && rules !== null ? rules.extends : rules) ?? "generic";
}

/** Decimals keep their digits whatever the host gave them as. */
const inputsOf = (inputs: object): string =>
  JSON.stringify(inputs, (_, value: unknown): unknown => (typeof value === "bigint" || typeof value === "number" ? String(value) : value));
