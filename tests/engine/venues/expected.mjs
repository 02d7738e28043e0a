// SPDX-License-Identifier: MIT
// The profiles a second time, written by hand from what the venues state and not from the core: a switch that is flipped there
// disagrees with this table. `rules` is all that a venue's row states, also where it is the default.

/** Every switch and number of `generic`; a table counts what its contract's kind does. */
export const generic = {
  mmBasis: "at-liq", closeFee: "none", tierLaw: "marginal", hedge: "sum", kappa: "1", boundary: "equal-liquidates", orders: "excluded",
  orderNetting: "sum", extraMargin: "plain", openingReserve: "by-close-fee", fundingReserve: "0", valuation: "settlement",
  rounding: "toward-mark", trigger: "mark", fundingPrice: "mark",
  display: "root", feeFromMargin: false, autoAdd: false, mmFloor: "0", fixedCosts: "0", feeBuffer: "0", safety: "1",
};

const onMark = { rounding: "toward-mark", trigger: "mark", fundingPrice: "mark" };
const onOracle = { rounding: "toward-mark", trigger: "oracle", fundingPrice: "oracle" };
const unrounded = { ...onMark, rounding: "none" };
const unread = ["0", "", "null"];

const okx = {
  ...unrounded, mmBasis: "at-liq", closeFee: "at-liq", tierLaw: "flat", tierBasis: "contracts", hedge: "sum", boundary: "equal-liquidates",
  orders: "counted",
};
const bybitInverse = { ...onMark, closeFee: "at-bankruptcy", tierLaw: "marginal", tierBasis: "coin", hedge: "sum" };
const gate = { ...onMark, mmBasis: "at-liq", closeFee: "at-liq", tierBasis: "quote", hedge: "larger" };

/** id → what `Engine.venues` says of it, in the order it says it. */
export const expected = {
  "generic": {
    asOf: "2026-11", evidence: "–", kinds: ["linear", "inverse", "quanto", "loan"], noPrice: ["1000000.0", "null", "0"],
    rules: { mmBasis: "at-liq", closeFee: "none", tierLaw: "marginal", hedge: "sum", boundary: "equal-liquidates" },
  },
  "binance-usdm": {
    asOf: "2026-11", evidence: "V C P", kinds: ["linear"], noPrice: ["0", "--"],
    rules: { ...onMark, mmBasis: "at-liq", closeFee: "none", tierLaw: "marginal", tierBasis: "quote", hedge: "sum", orders: "excluded" },
  },
  "binance-coinm": {
    asOf: "2026-11", evidence: "V C P", kinds: ["inverse"], noPrice: ["0", "--"],
    rules: { ...onMark, mmBasis: "at-liq", closeFee: "none", tierLaw: "marginal", tierBasis: "coin", hedge: "sum" },
  },
  "binance-spot-margin": {
    asOf: "2026-11", evidence: "V I", kinds: ["loan"], noPrice: ["0", "--"],
    rules: { rounding: "toward-mark", trigger: "index", loanLevel: "1.1", closeFee: "none" },
  },
  "bybit-linear": {
    asOf: "2024", evidence: "V C P I", kinds: ["linear"], noPrice: ["", "999999.00"],
    rules: {
      ...onMark, mmBasis: "at-entry", closeFee: "at-bankruptcy", tierLaw: "marginal", tierBasis: "quote+orders", hedge: "sum",
      autoAdd: false,
    },
  },
  "bybit-inverse": {
    asOf: "2026-05-27", evidence: "V P I", kinds: ["inverse"], noPrice: ["", "999999.00"],
    rules: { ...bybitInverse, mmBasis: "at-liq", extraMargin: "fee-scaled" },
  },
  "bybit-inverse-2024": {
    asOf: "2024", evidence: "V P I", kinds: ["inverse"], noPrice: ["", "999999.00"],
    rules: { ...bybitInverse, mmBasis: "at-entry", extraMargin: "plain" },
  },
  "okx-linear": { asOf: "2025-02", evidence: "V P I", kinds: ["linear"], noPrice: [""], rules: okx },
  "okx-inverse": { asOf: "2025-02", evidence: "P T I", kinds: ["inverse"], noPrice: [""], rules: okx },
  "okx-spot-margin": {
    asOf: "2025-02", evidence: "V I", kinds: ["loan"], noPrice: [""],
    rules: { rounding: "toward-mark", trigger: "mark", closeFee: "multiplicative", tierLaw: "flat" },
  },
  "bitget": {
    asOf: "2025-09-18", evidence: "V C P", kinds: ["linear"], noPrice: unread,
    rules: { ...unrounded, mmBasis: "at-liq", closeFee: "at-liq", tierLaw: "marginal", tierBasis: "quote" },
  },
  "bitget-cross": {
    asOf: "2025-09-18", evidence: "P", kinds: ["linear"], noPrice: unread,
    rules: { ...unrounded, mmBasis: "at-mark", closeFee: "at-mark", tierLaw: "marginal", tierBasis: "quote" },
  },
  "gate": {
    asOf: "2025-07-29", evidence: "V C P I", kinds: ["linear", "inverse"], noPrice: ["99999999"], rules: { ...gate, tierLaw: "marginal" },
  },
  "gate-2024": {
    asOf: "2024", evidence: "V C P I", kinds: ["linear", "inverse"], noPrice: ["99999999"], rules: { ...gate, tierLaw: "flat" },
  },
  "kucoin": {
    asOf: "2026-11", evidence: "V P", kinds: ["linear", "inverse"], noPrice: unread,
    rules: { ...onMark, mmBasis: "at-entry", closeFee: "at-bankruptcy", tierBasis: "quote", boundary: "equal-liquidates" },
  },
  "kucoin-cross": {
    asOf: "2026-11", evidence: "V P", kinds: ["linear", "inverse"], noPrice: unread,
    rules: {
      ...onMark, mmBasis: "at-liq", closeFee: "at-liq", tierBasis: "quote", boundary: "equal-liquidates", orders: "counted",
      display: "prorated",
    },
  },
  "kucoin-uta": {
    asOf: "2026-11", evidence: "P", kinds: ["linear"], noPrice: unread,
    rules: { ...onMark, mmBasis: "at-liq", closeFee: "at-liq", tierBasis: "quote", boundary: "equal-liquidates" },
  },
  "mexc": {
    asOf: "2026-11", evidence: "V P I", kinds: ["linear"], noPrice: unread,
    rules: { ...onMark, mmBasis: "at-entry", closeFee: "at-liq", tierBasis: "quote", boundary: "equal-liquidates", rounding: "away" },
  },
  "bitmex": {
    asOf: "2026-11", evidence: "V P I", kinds: ["linear", "inverse", "quanto"], noPrice: unread,
    rules: {
      ...onMark, mmBasis: "at-entry", closeFee: "at-bankruptcy", tierLaw: "flat", tierBasis: undefined, hedge: "net",
      fundingReserve: "next", openingReserve: "cost-and-margin",
    },
  },
  "deribit-linear": {
    asOf: "2026-11", evidence: "V", kinds: ["linear"], noPrice: unread,
    rules: {
      ...onMark, mmBasis: "at-liq", closeFee: "none", tierLaw: "size-linear", tierBasis: "base", hedge: "net", fundingPrice: "index",
    },
  },
  "kraken-inverse": {
    asOf: "2026-11", evidence: "V", kinds: ["inverse"], noPrice: unread,
    rules: { ...onMark, mmBasis: "at-liq", closeFee: "none", tierBasis: "contracts", hedge: "net" },
  },
  "kraken-multi": {
    asOf: "2026-11", evidence: "V", kinds: ["linear"], noPrice: unread,
    rules: { ...onMark, mmBasis: "at-liq", closeFee: "none", tierBasis: "quote", hedge: "max-side" },
  },
  "hyperliquid": {
    asOf: "2026-11", evidence: "V C P", kinds: ["linear"], noPrice: ["null"],
    rules: {
      ...unrounded, mmBasis: "at-liq", closeFee: "none", tierLaw: "marginal", tierBasis: "quote", hedge: "net", kappa: "1",
      fundingPrice: "oracle",
    },
  },
  "dydx-v4": {
    asOf: "2026-11", evidence: "V C", kinds: ["linear"], noPrice: ["0", "null"],
    rules: { ...onOracle, mmBasis: "at-liq", closeFee: "none", tierLaw: "single", hedge: "net" },
  },
  "gmx-v2": {
    asOf: "2026-11", evidence: "C T", kinds: ["linear"], noPrice: unread,
    rules: { ...onOracle, mmBasis: "constant", closeFee: "none", mmFloor: "0", fixedCosts: "0" },
  },
  "drift": {
    asOf: "2026-11", evidence: "C T", kinds: ["linear"], noPrice: ["-1"],
    rules: { ...onOracle, mmBasis: "at-liq", closeFee: "none", tierLaw: "size-linear", tierBasis: "base", hedge: "net" },
  },
  "orderly": {
    asOf: "2026-11", evidence: "C V", kinds: ["linear"], noPrice: ["0", "null"],
    rules: {
      ...unrounded, mmBasis: "at-liq", closeFee: "none", tierLaw: "power", tierBasis: "quote", hedge: "net", feeBuffer: "0.0006",
      display: "bisect-1e-4",
    },
  },
  "vertex": {
    asOf: "2026-11", evidence: "V T", kinds: ["linear"], noPrice: unread,
    rules: { ...onOracle, mmBasis: "at-liq", closeFee: "none", tierLaw: "weights", hedge: "net" },
  },
  "phemex": {
    asOf: "2026-11", evidence: "V P", kinds: ["linear"], noPrice: unread,
    rules: { ...onMark, mmBasis: "at-liq", closeFee: "at-liq", tierLaw: "marginal", tierBasis: "quote", openingReserve: "at-bankruptcy" },
  },
  "phemex-inverse": {
    asOf: "2026-11", evidence: "V P", kinds: ["inverse"], noPrice: unread,
    rules: { ...onMark, mmBasis: "at-entry", closeFee: "none", tierLaw: "marginal", tierBasis: "quote" },
  },
  "htx": {
    asOf: "2026-11", evidence: "P I", kinds: ["linear", "inverse"], noPrice: ["<0"],
    rules: {
      ...unrounded, mmBasis: "share-of-margin", closeFee: "none", tierLaw: "flat", tierBasis: "contracts", boundary: "equal-liquidates",
    },
  },
};
