// SPDX-License-Identifier: MIT
// A vector's inputs as an account. Venues name the same thing differently, and some give it only through another number.
import { rulesOf, switches, tickOf } from "./notes.mjs";
import { fillAgainstSkew, lawOf } from "./laws.mjs";
import { rational, sum } from "./rational.mjs";

/** The first of these inputs that was given. */
export const given = (inputs, ...names) => names.map((name) => inputs[name]).find((value) => value !== undefined);

/** Exact, or absent where it cannot be had. */
const fraction = (value) => (value === undefined ? undefined : rational(value));

/** `{ symbol, side, qty, entry, mark, … }` of one position: `held` is the vector's inputs or one entry of its list. */
export function holding(held, place = 0) {
  const signed = fraction(given(held, "qty", "szi", "notional_usd") ?? "1"); // Where no size is given it does not matter.
  const mmr = rateOf(held);
  const mark = fraction(given(held, "mark", "price", "exit")) ?? markBehind(held, signed, mmr);
  const cost = held.cost === undefined ? undefined : rational(held.cost).over(signed);
  // Equity is zero at the bankruptcy price: as with a position entered there and nothing else.
  const entry = fraction(given(held, "entry", "hold_price")) ?? fillAgainstSkew(held) ?? cost ?? fraction(held.bankruptcy_price) ?? mark;
  const side = held.side ?? (signed.compare(0) < 0 ? "short" : "long");
  return {
    symbol: held.symbol ?? `S${place + 1}`, side, sign: side === "long" ? 1 : -1,
    qty: signed.absolute(), entry, mark: mark ?? entry, mmr, fee: feeOf(held), leverage: held.leverage, held,
  };
}

/** Maintenance rate; half of the initial one at the largest leverage where only that is known. */
function rateOf(held) {
  const rate = given(held, "mmr", "adjust_factor");
  if (rate !== undefined) return rational(rate);
  return held.max_leverage === undefined ? undefined : rational(1).over(2).over(held.max_leverage);
}

/** Closing fee rate. */
const feeOf = (held) => fraction(given(held, "fee", "taker", "close_fee", "fee_close", "fee_rate", "liq_reward"));

/** The mark that a maintenance margin or a position margin was computed at. */
function markBehind(held, qty, mmr) {
  if (held.mm_value !== undefined) return rational(held.mm_value).over(qty.times(mmr));
  if (held.margin_position !== undefined) return rational(held.margin_position).times(held.leverage).over(qty);
  return undefined;
}

/** Profit since entry, in settlement currency. */
const profit = ({ sign, qty, entry, mark }, inverse) =>
  (inverse ? qty.over(entry).minus(qty.over(mark)) : qty.times(mark.minus(entry))).times(sign);

const text = (value) => (value === undefined ? undefined : String(value));
/** Without what is absent: an account is as JSON would carry it. */
export const plain = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

export const contractKind = (vector) => switches(vector).contract ?? vector.inputs.contract ?? "linear";

/** The contract of a holding: a law, or one row of maintenance where a rate is known. */
export function contractOf(of, { kind = "linear", tick } = {}) {
  const { imr, cum, multiplier } = of.held;
  const tier = plain({ from: "0", mmr: text(of.mmr ?? rational(0)), imr, deduction: cum });
  return plain({
    symbol: of.symbol, kind: kind === "linear" ? undefined : kind, multiplier, tick,
    tiers: lawOf(of.held) ?? (of.mmr === undefined && imr === undefined ? undefined : [tier]),
    fees: of.fee === undefined ? undefined : { maker: text(of.fee), taker: text(of.fee) },
  });
}

/** Wallet or equity of a cross account, from whichever number the venue shows. */
function crossBalance(inputs, holdings) {
  const wallet = given(inputs, "wallet", "balance", "margin", "collateral");
  if (wallet !== undefined) return { wallet };
  if (inputs.cash !== undefined) return { wallet: text(rational(inputs.cash).plus(entryValue(holdings))) };
  if (inputs.equity !== undefined) return { equity: inputs.equity };
  const [of] = holdings;
  const required = () => of.qty.times(of.mark).times(of.mmr.plus(of.fee));
  if (inputs.ratio !== undefined) return { equity: text(required().times(inputs.ratio)) };
  if (inputs.mm_ratio !== undefined) return { equity: text(required().over(inputs.mm_ratio)) };
  return { wallet: "0" };
}

const entryValue = (holdings) => sum(holdings.map(({ sign, qty, entry }) => qty.times(entry).times(sign)));

/** Isolated wallet: without unrealized profit, which some venues count in. Absent: by leverage. */
function isolatedMargin(inputs, of, inverse) {
  const margin = given(inputs, "margin", "margin_static", "initial_margin", "cap_loss");
  if (margin !== undefined) return margin;
  if (inputs.equity !== undefined) return text(rational(inputs.equity).minus(profit(of, inverse)));
  const cash = given(inputs, "cash", "raw_usd");
  return cash === undefined ? undefined : text(rational(cash).plus(entryValue([of])));
}

/** Funding owed and not settled. */
function fundingOwed({ held, qty, sign }) {
  if (held.funding_received !== undefined) return text(rational(held.funding_received).negated());
  if (held.funding_per_unit !== undefined) return text(qty.times(sign).times(held.funding_per_unit));
  if (held.sum_funding !== undefined) return text(rational(held.sum_funding).minus(held.last_sum_funding).times(qty).times(sign));
  return held.funding_owed;
}

function position(of, vector, cross, inverse) {
  return plain({
    symbol: of.symbol, side: of.side, qty: text(of.qty), entry: text(of.entry),
    mode: cross ? "cross" : undefined, margin: cross ? undefined : isolatedMargin(vector.inputs, of, inverse),
    leverage: of.leverage, funding: fundingOwed(of), openFee: of.held.fee_open,
  });
}

/** What other positions ask for and bring, where the venue shows only sums. */
function othersOf(inputs, [of]) {
  const own = () => of.qty.times(of.mark).times(of.mmr);
  const maintenanceMargin = inputs.other_mm ?? (inputs.total_mm && text(rational(inputs.total_mm).minus(own())));
  const { min_position_margin: fixed } = inputs; // One amount beside the rates, in both margins.
  const others = plain({ unrealizedPnl: inputs.other_upnl, initialMargin: fixed, maintenanceMargin: maintenanceMargin ?? fixed });
  return Object.keys(others).length ? others : undefined;
}

export const isCross = (vector) => switches(vector).mode === "cross" || vector.kind.includes("cross");

/** The account of a vector whose positions are given, `holdings` as `holding` makes them. */
export function accountOf(vector, holdings = holdingsOf(vector.inputs)) {
  const { inputs } = vector;
  const cross = isCross(vector);
  const kind = contractKind(vector);
  const rules = rulesOf(vector);
  // A maintenance amount that is given does not move, whatever it was computed on.
  if (inputs.mm !== undefined) Object.assign(rules, { mmBasis: "constant", mmFloor: inputs.mm });
  return plain({
    rules,
    ...(cross ? crossBalance(inputs, holdings) : {}),
    contracts: holdings.map((of) => contractOf(of, { kind, tick: tickOf(vector) })),
    marks: Object.fromEntries(holdings.map(({ symbol, mark }) => [symbol, text(mark)])),
    positions: holdings.map((of) => position(of, vector, cross, kind === "inverse")),
    others: othersOf(inputs, holdings),
  });
}

export function holdingsOf(inputs) {
  const held = inputs.positions ?? [inputs, ...(inputs.others ?? [])];
  // What is owed by the account is the first position's: it is subtracted once.
  return held.map((each, place) => holding({ fee: inputs.fee, funding_owed: place === 0 ? inputs.funding_owed : undefined, ...each }, place));
}
