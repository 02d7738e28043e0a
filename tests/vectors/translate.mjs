// SPDX-License-Identifier: MIT
// From a published vector to questions in the shapes of the public API, and where in the answers its numbers stand.
// Rules go by kind and switch; none knows a single vector.
import { funding, fundingRate } from "./funding.mjs";
import { buffered, execution, partialLiquidation } from "./liquidations.mjs";
import { spotMargin } from "./loans.mjs";
import { oraclePerpetual } from "./oracle.mjs";
import { feeOnOrder, maxSize, orderCost, preview, sequence, tradedThenMarked } from "./orders.mjs";
import { marginIdentity, ordersCounted, plainMargin, withdrawable } from "./margins.mjs";
import { assessed } from "./state.mjs";
import { tables } from "./tables.mjs";
import { inWholeUnits, wholeUnits } from "./units.mjs";

/**
 * `{ id, kind, questions, checks }`. A question is `{ account }`, an assessment; with an `order`, a preview; with what `seek` or `fund`
 * asks, that; or a function that makes one of the answers so far.
 * A check is `{ name, expected, tolerance, read }`; `read(answers)` finds its value in the answers to the questions.
 */
export function translate(vector) {
  const rule = KINDS[vector.kind];
  if (!rule) throw new RangeError(`no rule for ${vector.kind}`);
  const { questions, reads, also = [] } = rule(vector);
  const unread = Object.keys(vector.expected).filter((name) => !(name in reads));
  if (unread.length) throw new RangeError(`${vector.id}: nothing reads ${unread.join(", ")}`);
  const checks = Object.entries(vector.expected).flatMap(([name, expected]) => [reads[name]].flat().map((read) => ({
    name, expected, tolerance: vector.field_tolerance?.[name] ?? vector.tolerance, read,
  })));
  return { id: vector.id, kind: vector.kind, questions, checks: [...checks, ...also] };
}

function state(vector) {
  if (inWholeUnits(vector)) return wholeUnits(vector);
  if ("withdrawable" in vector.expected) return withdrawable(vector);
  return vector.inputs.items ? assessed(vector, ordersCounted(vector)) : assessed(vector);
}
const pnl = (vector) => (vector.inputs.fee_rate === undefined ? assessed(vector) : tradedThenMarked(vector));
/** The account after the fill is given where no order is. */
const previewed = (vector) => (vector.inputs.order_qty === undefined ? assessed(vector) : preview(vector));

const KINDS = {
  "isolated-linear": state, "isolated-inverse": state,
  "cross-linear": state, "cross-linear-multi": state, "cross-inverse": state,
  "preview-isolated": previewed, "preview-cross": previewed, "preview-cross-multi": previewed,
  "max-size-isolated": maxSize, "max-size-cross": maxSize, "order-cost": orderCost, fee: feeOnOrder,
  "margin-linear": plainMargin, "margin-inverse": plainMargin, "margin-quanto": plainMargin, "margin-identity": marginIdentity,
  "pnl-linear": pnl, "pnl-inverse": pnl, "account-at-price": state, funding, "funding-rate": fundingRate,
  "position-sequence": sequence, tiers: tables,
  "isolated-oracle": oraclePerpetual, "spot-margin": spotMargin, "partial-liquidation": partialLiquidation,
  "liquidation-execution": execution, "liq-buffer": buffered,
};
