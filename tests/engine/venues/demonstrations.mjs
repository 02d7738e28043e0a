// SPDX-License-Identifier: MIT
// For each switch a small account in which its values give different answers, whatever the other switches are: 100 base units, or
// 100 coins of face 10,000, in 5,000 contracts at 100.

const SIZES = { linear: "0.02", quanto: "0.02", inverse: "2" };
/** Money of the quote account, in coin where that settles. */
const money = (kind, quote) => (kind === "inverse" ? String(quote / 100) : String(quote));

const table = (rows) => rows.map(([from, mmr]) => ({ from, mmr }));
const contract = (kind, more) => ({ symbol: "X", kind, multiplier: SIZES[kind], tiers: table([[0, "0.01"]]), ...more });
// Under `share-of-margin` a position has to say its leverage.
const held = (more) => ({ symbol: "X", side: "long", qty: "5000", entry: "100", leverage: "5", ...more });
const charging = { fees: { maker: "0", taker: "0.001" } };

/** One isolated long, its mark 10 % above the entry. */
const one = (kind, of, position) => ({ contracts: [contract(kind, of)], marks: { X: "110" }, positions: [held(position)] });
const atEntry = (kind, of, more) => ({ contracts: [contract(kind, of)], marks: { X: "100" }, positions: [held()], ...more });
const resting = (side, qty) => ({ symbol: "X", side, qty, price: "100", priceKind: "limit", leverage: "5", mode: "cross" });

/** Ten isolated longs whose prices lie on both sides of the middle between two ticks. */
const ladder = (kind) => ({
  contracts: [contract(kind, { tick: "0.5" })], marks: { X: "100" },
  positions: Array.from({ length: 10 }, (_, place) => held({ id: `P${place}`, margin: money(kind, 1500 + 123 * place) })),
});

const bought = (mmr) => ({
  contracts: [{ symbol: "X", kind: "loan", tiers: [{ from: 0, mmr }], ...charging }], marks: { X: "100" },
  positions: [{ symbol: "X", side: "long", qty: "100", entry: "100", margin: "2000" }],
});

const assess = (engine, rules, account) => engine.assess({ ...account, rules });

/** An order in an account that holds nothing else. */
const buying = (engine, rules, kind, of, more) =>
  engine.preview({ ...atEntry(kind, of), rules, wallet: money(kind, 5000), positions: [] }, { ...resting("buy", "2500"), ...more });

/** An account at the boundary exactly: its margin is what it must hold. */
function atBoundary(engine, rules, kind) {
  const made = atEntry(kind);
  const [{ maintenanceMargin }] = assess(engine, rules, made).positions;
  return assess(engine, rules, { ...made, positions: [held({ margin: maintenanceMargin })] });
}

const LAWS = ["marginal", "flat", "single", "power", "size-linear", "weights"];
const FEES = ["none", "at-liq", "at-bankruptcy", "at-mark", "multiplicative"];

/**
 * `show(engine, rules, kind)` answers; `values` are all there are; those that `means(value, kind)` the same answer the same. `beside`
 * are rules without which no value would show; a value that `refuses` finds the account invalid.
 */
export const demonstrations = {
  mmBasis: {
    values: ["at-liq", "at-entry", "at-mark", "share-of-margin", "constant"],
    beside: (kind) => ({ mmFloor: money(kind, 150) }),
    show: (engine, rules, kind) => assess(engine, rules, one(kind)),
  },
  closeFee: {
    values: FEES, means: (fee) => (fee === "multiplicative" ? "none" : fee),
    show: (engine, rules, kind) => assess(engine, rules, one(kind, charging)),
  },
  tierLaw: {
    // A law is the contract's; rows in its place are marginal.
    values: LAWS, means: (law) => (law === "flat" || law === "single" ? law : "marginal"), refuses: (law) => law === "single",
    show: (engine, rules, kind) => assess(engine, rules, atEntry(kind, { tiers: table([[0, "0.01"], [50, "0.05"]]) })),
  },
  tierBasis: {
    values: ["quote", "coin", "contracts", "base", "+orders", "quote+orders", "coin+orders", "contracts+orders", "base+orders"],
    // Of neither kind is base another count than coin; a basis that is not said is the kind's own.
    means: (basis = "", kind) => {
      const own = kind === "inverse" ? "coin" : "quote";
      return basis === "" || basis === "+orders" ? own + basis : basis.replace("base", "coin");
    },
    // 100 coins or base units, 5,000 contracts, 10,000 of quote, and with the order half as much again: each in a row of its own.
    show: (engine, rules, kind) => assess(engine, rules, atEntry(kind, {
      tiers: table([[0, "0.01"], [120, "0.015"], [1000, "0.02"], [7000, "0.03"], [9000, "0.035"], [12000, "0.04"]]),
    }, { orders: [resting("buy", "2500")] })),
  },
  hedge: {
    values: ["sum", "larger", "max-side", "net"],
    // Longs of 5,000, shorts of 2,000 and of 4,000 of a second contract of the underlying: 11,000, 9,000, 6,000 or 7,000 pay.
    show: (engine, rules, kind) => assess(engine, rules, {
      wallet: money(kind, 5000), marks: { X: "100", Y: "100" },
      contracts: [contract(kind, { underlying: "U" }), contract(kind, { symbol: "Y", underlying: "U" })],
      positions: [{}, { side: "short", qty: "2000" }, { symbol: "Y", side: "short", qty: "4000" }]
        .map((each) => held({ mode: "cross", ...each })),
    }),
  },
  kappa: { values: ["1", "1.5"], show: (engine, rules, kind) => assess(engine, rules, one(kind)) },
  boundary: { values: ["equal-liquidates", "equal-safe"], show: atBoundary },
  orders: {
    values: ["excluded", "counted"],
    show: (engine, rules, kind) => assess(engine, rules, {
      ...atEntry(kind, charging), wallet: money(kind, 5000), positions: [held({ mode: "cross" })], orders: [resting("buy", "2500")],
    }),
  },
  orderNetting: {
    values: ["sum", "max-side"],
    show: (engine, rules, kind) => assess(engine, rules, {
      ...atEntry(kind), wallet: money(kind, 5000), positions: [], orders: [resting("buy", "2500"), resting("sell", "1000")],
    }),
  },
  extraMargin: {
    values: ["plain", "fee-scaled"],
    show: (engine, rules, kind) => assess(engine, rules, one(kind, charging, { margin: money(kind, 3000) })),
  },
  openingReserve: {
    values: ["by-close-fee", "at-bankruptcy", "cost-and-margin"],
    show: (engine, rules, kind) => engine.preview(
      { ...atEntry(kind, charging), wallet: money(kind, 5000), positions: [], rules },
      { ...resting(kind === "inverse" ? "sell" : "buy", "2500"), mode: "isolated" },
    ),
  },
  fundingReserve: {
    values: ["0", "next"],
    show: (engine, rules, kind) => assess(engine, rules, one(kind, { funding: { rate: "0.001", hours: 8 } })),
  },
  fundingPrice: {
    values: ["mark", "index", "oracle"],
    // The account gives one other price, for whichever it is that is not the mark.
    means: (price) => (price === "mark" ? "mark" : "another"),
    show: (engine, rules, kind) => engine.fund(
      { ...one(kind, { funding: { rate: "0.001", hours: 8 } }), rules, fundingPrices: { X: "120" } }, { hours: 8 },
    ),
  },
  valuation: {
    values: ["settlement", "quote"],
    // A coin beside a quote position: one currency has no sum of them.
    refuses: (valuation) => valuation === "settlement",
    show: (engine, rules) => assess(engine, rules, {
      wallet: "5000", marks: { X: "100", Y: "100" }, contracts: [contract("linear"), contract("inverse", { symbol: "Y" })],
      positions: [held({ mode: "cross" }), held({ symbol: "Y", mode: "cross" })],
    }),
  },
  display: {
    values: ["root", "prorated", "bisect-1e-4", "min-room"],
    // Two cross positions, of which a venue may show a share or the price of one alone, and an isolated one with little room.
    show: (engine, rules, kind) => assess(engine, rules, {
      wallet: money(kind, 5000), marks: { X: "110", Y: "100" }, contracts: [contract(kind), contract(kind, { symbol: "Y" })],
      positions: [
        held({ mode: "cross" }), held({ symbol: "Y", mode: "cross", qty: "2000" }),
        held({ id: "tight", symbol: "Y", margin: money(kind, 150) }),
      ],
    }).positions.map(({ displayed }) => displayed ?? null),
  },
  rounding: {
    values: ["toward-mark", "half-even", "away", "none"],
    show: (engine, rules, kind) => assess(engine, rules, ladder(kind)).positions.map(({ liquidation }) => liquidation.price),
  },
  shortPremium: {
    values: ["0", "0.0015"],
    // Below the mark a short costs what it would there, or a little above.
    show: (engine, rules, kind) => buying(engine, rules, kind, charging, { side: "sell", price: "95" }),
  },
  feeFromMargin: {
    values: [false, true],
    show: (engine, rules, kind) => buying(engine, rules, kind, charging, { mode: "isolated" }),
  },
  autoAdd: { values: [false, true], show: (engine, rules, kind) => assess(engine, rules, { ...one(kind), wallet: money(kind, 500) }) },
  mmFloor: {
    values: ["0", "150"], beside: () => ({ mmBasis: "constant" }),
    show: (engine, rules, kind) => assess(engine, rules, one(kind)),
  },
  fixedCosts: { values: ["0", "0.5"], show: (engine, rules, kind) => assess(engine, rules, one(kind)) },
  feeBuffer: {
    values: ["0", "0.0006", "0.001"],
    show: (engine, rules, kind) => buying(engine, rules, kind),
  },
  safety: {
    values: ["1", "0.995"],
    show: (engine, rules, kind) => buying(engine, rules, kind, { lot: "1" }),
  },
};

/** The same of loans, of which fewer switches say anything. */
export const loanDemonstrations = {
  closeFee: {
    values: FEES, means: (fee) => (fee.startsWith("at-") ? "added" : fee),
    show: (engine, rules) => assess(engine, rules, bought("0.05")),
  },
  tierLaw: {
    // Rates may fall from row to row only where each is taken whole.
    values: LAWS, means: (law) => (law === "flat" ? law : "refused"), refuses: (law) => law !== "flat",
    show: (engine, rules) => {
      const account = bought("0.05");
      account.contracts[0].tiers.push({ from: "5000", mmr: "0.04" });
      return assess(engine, rules, account).status;
    },
  },
  kappa: { values: ["1", "1.5"], show: (engine, rules) => assess(engine, rules, bought("0.05")) },
  rounding: {
    values: demonstrations.rounding.values,
    show: (engine, rules) => {
      const { contracts: [loan], marks } = bought("0.05");
      const positions = ladder("linear").positions.map((each) => ({ ...each, qty: "100" }));
      const report = assess(engine, rules, { contracts: [{ ...loan, tick: "0.5" }], marks, positions });
      return report.positions.map(({ liquidation }) => liquidation.price);
    },
  },
  loanLevel: { values: ["1.05", "1.1", "1.2"], show: (engine, rules) => assess(engine, rules, bought("0.05")) },
};
