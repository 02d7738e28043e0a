// SPDX-License-Identifier: MIT
import { accountOf, holdingsOf } from "./account.mjs";
import { fields, root } from "./fields.mjs";
import { ownPrice, tickOf } from "./notes.mjs";

/** The state of an account: every expected number is read off one report. */
export function assessed(vector, account = accountOf(vector)) {
  const holdings = holdingsOf(vector.inputs);
  const place = Math.max(0, holdings.findIndex(({ symbol }) => symbol === vector.inputs.target));
  const read = (field) => ([report]) => field({
    report, row: report.positions[place], holding: holdings[place], inputs: vector.inputs, rules: account.rules,
    rounded: tickOf(vector) !== undefined,
  });
  const reads = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, read(field)]));
  return { questions: [{ account }], reads, also: ownPrice(vector, read(root)) };
}
