// SPDX-License-Identifier: MIT
// Vectors about risk tables. A table is asked through positions: what a notional is charged tells its rate and its deduction.
import { plain } from "./account.mjs";
import { lawOf } from "./laws.mjs";
import { rulesOf } from "./notes.mjs";
import { rational } from "./rational.mjs";

/** Rows as given but for deductions: those have to follow from floors and rates. */
const rows = (tiers) => tiers.map(({ min, mmr, lev }) => plain({ from: min, mmr, maxLeverage: lev }));

/** An account that holds one isolated position of each notional, all at a price of 1 and in one contract. */
function holdingAll(rules, tiers, notionals, more = {}) {
  return {
    rules, contracts: [{ symbol: "S1", tiers, ...more }], marks: { S1: "1" },
    positions: notionals.map((notional, place) => ({ id: `P${place + 1}`, symbol: "S1", side: "long", qty: String(notional), entry: "1" })),
  };
}

const rowOf = (tiers, position) => tiers[position.tier];
const rateIn = (tiers, position) => rowOf(tiers, position).mmr;
/** rate · notional − what is charged. */
const deduction = (tiers, position) => rational(rateIn(tiers, position)).times(position.notional).minus(position.maintenanceMargin);

export function tables(vector) {
  const { tiers, notional, stake, max_leverage, floor } = vector.inputs;
  if (lawOf(vector.inputs)) return byLaw(vector);
  if (max_leverage !== undefined) return halfOfInitialRate(vector);
  if (floor !== undefined) return oneStep(vector);
  if (stake !== undefined) return leverageForStake(vector);
  return notional === undefined ? everyDeduction(vector) : lookup(vector, tiers, notional);
}

function lookup(vector, given, notional) {
  const tiers = rows(given);
  const rules = rulesOf(vector);
  const { flat_mmr: flat } = vector.inputs;
  const questions = [{ account: holdingAll(rules, tiers, [notional]) }];
  // The table that was replaced: another rate in the row reached, on all of the notional.
  const replaced = [...tiers.slice(0, -1), { ...tiers.at(-1), mmr: flat }];
  if (flat) questions.push({ account: holdingAll({ ...rules, tierLaw: "flat" }, replaced, [notional]) });
  const first = ([report]) => report.positions[0];
  const reads = {
    mmr: (answers) => rateIn(tiers, first(answers)),
    maint_amount: (answers) => deduction(tiers, first(answers)),
    maintenance_margin: (answers) => first(answers).maintenanceMargin,
    maintenance_margin_flat: (answers) => first(answers.slice(1)).maintenanceMargin,
  };
  return { questions, reads };
}

/** The rate of a law; and its power term alone, which is larger where both of its least rates are next to nothing. */
function byLaw(vector) {
  const { notional } = vector.inputs;
  const law = lawOf(vector.inputs);
  const nothing = (rate) => String(rational(rate).times("1e-12"));
  const laws = [law, { ...law, mmr: nothing(law.mmr), imr: nothing(law.imr) }];
  const questions = laws.map((tiers) => ({ account: holdingAll(rulesOf(vector), tiers, [notional]) }));
  const rate = ({ positions: [row] }) => rational(row.maintenanceMargin).over(row.notional);
  return { questions, reads: { mmr: ([asked]) => rate(asked), mmr_power_term: ([, alone]) => rate(alone) } };
}

/** `amount_i` of every row, each at the notional where the row begins: a lower edge belongs to its row. */
function everyDeduction(vector) {
  const tiers = rows(vector.inputs.tiers);
  const [, second] = tiers;
  const notionals = tiers.map(({ from }) => (from === "0" ? rational(second.from).over(2) : from));
  const reads = Object.fromEntries(tiers.map((_, place) => [`amount_${place + 1}`, ([{ positions }]) => deduction(tiers, positions[place])]));
  return { questions: [{ account: holdingAll(rulesOf(vector), tiers, notionals) }], reads };
}

/** One row after another whose deduction is given. */
function oneStep(vector) {
  const { floor, mmr, prev_mmr, prev_amount } = vector.inputs;
  const tiers = [{ from: "0", mmr: prev_mmr, deduction: prev_amount }, { from: floor, mmr }];
  const kind = vector.tags.includes("inverse") ? { kind: "inverse" } : {};
  const account = holdingAll(rulesOf(vector), tiers, [floor], kind);
  return { questions: [{ account }], reads: { amount: ([{ positions }]) => deduction(tiers, positions[0]) } };
}

/** A venue's maintenance rate, half of the initial one at the largest leverage. */
function halfOfInitialRate(vector) {
  const account = holdingAll(rulesOf(vector), undefined, ["1000"], { maxLeverage: vector.inputs.max_leverage });
  delete account.contracts[0].tiers;
  return { questions: [{ account }], reads: { mmr: ([{ positions: [row] }]) => rational(row.initialMargin).over(row.notional).over(2) } };
}

/** The highest leverage at which a stake is accepted: one just below it is, one just above is not, for its tier. */
function leverageForStake(vector) {
  const { tiers: given, stake } = vector.inputs;
  const { max_leverage: expected } = vector.expected;
  const [, relative] = /^rel:(.+)$/.exec(vector.tolerance);
  const account = {
    rules: rulesOf(vector), wallet: stake, marks: { S1: "1" },
    contracts: [{ symbol: "S1", tiers: rows(given), maxNotional: given.at(-1).max }],
  };
  const questions = [rational(1).minus(relative), rational(1).plus(relative)].map((factor) => String(rational(expected).times(factor)))
    .map((leverage) => ({ account, order: { symbol: "S1", side: "buy", margin: stake, leverage, mode: "isolated" } }));
  const beyond = ({ reasons }) => reasons.some(({ code }) => code === "leverage-above-tier");
  return { questions, reads: { max_leverage: ([below, above]) => (!beyond(below) && beyond(above) ? expected : null) } };
}
