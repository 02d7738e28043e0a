// SPDX-License-Identifier: MIT
// From a published vector to questions in the shapes of the public API, and where in the answers its numbers stand.
// Rules go by kind and switch; none knows a single vector.
import { feeOnOrder, maxSize, orderCost, preview, sequence, tradedThenMarked } from "./orders.mjs";
import { marginIdentity, ordersCounted, plainMargin } from "./margins.mjs";
import { assessed } from "./state.mjs";
import { tables } from "./tables.mjs";

/**
 * `{ id, kind, questions, checks }`. A question is `{ account, order? }`: an assessment, or a preview if it has an order.
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

const state = (vector) => (vector.inputs.items ? assessed(vector, ordersCounted(vector)) : assessed(vector));
const pnl = (vector) => (vector.inputs.fee_rate === undefined ? assessed(vector) : tradedThenMarked(vector));
/** The account after the fill is given where no order is. */
const previewed = (vector) => (vector.inputs.order_qty === undefined ? assessed(vector) : preview(vector));

const KINDS = {
  "isolated-linear": state, "isolated-inverse": state,
  "cross-linear": state, "cross-linear-multi": state, "cross-inverse": state,
  "preview-isolated": previewed, "preview-cross": previewed, "preview-cross-multi": previewed,
  "max-size-isolated": maxSize, "max-size-cross": maxSize, "order-cost": orderCost, fee: feeOnOrder,
  "margin-linear": plainMargin, "margin-inverse": plainMargin, "margin-quanto": plainMargin, "margin-identity": marginIdentity,
  "pnl-linear": pnl, "pnl-inverse": pnl, "account-at-price": state, funding: state,
  "position-sequence": sequence, tiers: tables,
};
