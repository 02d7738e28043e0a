// SPDX-License-Identifier: MIT
// Vectors about funding: what is paid in an interval, and how its rate is set.
import { rulesOf, switches } from "./notes.mjs";
import { rational } from "./rational.mjs";
import { assessed } from "./state.mjs";

const HOURS = 8;

/** A contract whose mark is 1 unless said, with funding, and what is held of it in a cross account that can pay. */
function paying(vector, { mark = "1", held, ...contract }) {
  const positions = held.map(({ side, qty = "1" }) => ({ id: side, symbol: "S1", side, qty, entry: mark, mode: "cross" }));
  const wallet = positions.reduce((sum, { qty }) => sum.plus(rational(qty).times(mark)), rational(0));
  return { rules: rulesOf(vector), wallet: String(wallet), contracts: [{ symbol: "S1", ...contract }], marks: { S1: mark }, positions };
}

export function funding(vector) {
  const { inputs } = vector;
  if (switches(vector).funding === "split") return byOpenInterest(vector);
  return inputs.rate === undefined ? assessed(vector) : forAShareOfTheInterval(vector);
}

function forAShareOfTheInterval(vector) {
  const { side, qty, rate, mark, ratio } = vector.inputs;
  const account = paying(vector, { mark, held: [{ side, qty }], funding: { rate, hours: HOURS } });
  const fund = { hours: String(rational(ratio).times(HOURS)) };
  return { questions: [{ account, fund }], reads: { funding_received: ([{ paid }]) => rational(paid).negated() } };
}

/** What a unit on each side receives, less than nothing for who pays. */
function byOpenInterest(vector) {
  const { factor, payer, long_oi: long, short_oi: short } = vector.inputs;
  const rate = payer === "long" ? factor : String(rational(factor).negated());
  const account = paying(vector, {
    held: [{ side: "long" }, { side: "short" }], funding: { rate, hours: HOURS, openInterest: { long, short } },
  });
  const received = (place) => ([{ positions }]) => rational(positions[place].payment).negated();
  return { questions: [{ account, fund: { hours: HOURS } }], reads: { long: received(0), short: received(1) } };
}

/** By the premium; or the cap alone, which a rate beyond it is cut to. */
export function fundingRate(vector) {
  const { premium, interest, clamp: band, factor: capFactor, imr, mmr } = vector.inputs;
  const capped = capFactor !== undefined;
  const rates = capped ? { rate: "0.999999", capFactor } : { premium, interest, band };
  const account = paying(vector, {
    held: [{ side: "long" }], funding: { ...rates, hours: HOURS }, ...(capped ? { tiers: [{ from: "0", mmr, imr }] } : {}),
  });
  const rate = ([{ positions: [row] }]) => row.rate;
  return { questions: [{ account, fund: { hours: HOURS } }], reads: capped ? { rate_cap: rate } : { funding_rate: rate } };
}
