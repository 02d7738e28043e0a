// SPDX-License-Identifier: MIT
// Accounts, orders and questions of the right form, with numbers of any size.
import fc from "fast-check";

/** Arbitraries for the profiles that an engine knows. */
export function situations(venues) {
  const scaled = (digits, exponents) => fc.tuple(fc.bigInt({ min: -digits, max: digits }), fc.integer(exponents))
    .map(([value, exponent]) => `${value}e${exponent}`);
  const number = fc.oneof(
    scaled(10n ** 12n, { min: -12, max: 0 }), scaled(10n ** 34n - 1n, { min: -60, max: 25 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -3, max: 300 }), fc.constantFrom("0", "1", "0.5", "0.005"),
  );
  const mostly = (usual, odd) => fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: odd });
  const usual = (min, max, exponent) => mostly(fc.integer({ min, max }).map((value) => `${value}e${exponent}`), number);
  const positive = usual(1, 10 ** 9, -4);
  const price = usual(5_000, 20_000, -2);
  const rate = usual(1, 900, -4);
  const leverage = usual(1, 100, 0);
  const symbol = mostly(fc.constantFrom("A", "B"), fc.string());
  const one = (...words) => fc.constantFrom(...words);

  /** An object with the required fields and up to three of the others. */
  const some = (required, optional) => fc
    .tuple(fc.record(required), fc.record(optional), fc.subarray(Object.keys(optional), { maxLength: 3 }))
    .map(([always, now, names]) => ({ ...always, ...Object.fromEntries(names.map((name) => [name, now[name]])) }));

  const rules = some({}, {
    extends: one(...venues.map(({ id }) => id)), mmBasis: one("at-liq", "at-entry", "at-mark", "share-of-margin", "constant"),
    closeFee: one("none", "at-liq", "at-bankruptcy", "at-mark", "multiplicative"), tierLaw: one("marginal", "flat", "single"),
    tierBasis: one("quote", "coin", "contracts", "base", "+orders", "contracts+orders"), hedge: one("sum", "larger", "max-side", "net"),
    boundary: one("equal-liquidates", "equal-safe"), orders: one("excluded", "counted"),
    rounding: one("toward-mark", "half-even", "away", "none"), trigger: one("mark", "index", "oracle"),
    valuation: one("settlement", "quote"), orderNetting: one("sum", "max-side"), extraMargin: one("plain", "fee-scaled"),
    fundingReserve: one("0", "next"), fundingPrice: one("mark", "index", "oracle"), feeFromMargin: fc.boolean(), autoAdd: fc.boolean(),
    display: one("root", "prorated", "bisect-1e-4", "min-room"), loanLevel: positive, shortPremium: rate,
    kappa: positive, mmFloor: positive, fixedCosts: positive, feeBuffer: rate, safety: rate,
  });
  const tiers = fc.array(rate, { maxLength: 4 })
    .map((rates) => rates.toSorted((left, right) => left - right).map((mmr, row) => ({ from: row * 50_000, mmr })));
  const law = fc.oneof(
    fc.record({ law: one("power"), mmr: rate, imr: rate, factor: usual(1, 900, -7) }),
    fc.record({ law: one("size-linear"), base: rate, slope: usual(1, 900, -7), imrBase: rate }),
    fc.record({ law: one("weights"), asset: one("0.9", "0.99"), liability: one("1.05", "1.2") }),
  );
  const funding = some({ rate, hours: positive }, {
    premium: rate, interest: rate, band: rate, cap: rate, capFactor: positive, openInterest: fc.record({ long: positive, short: positive }),
  });
  const contract = (name) => some({ symbol: one(name), tiers: fc.oneof({ weight: 5, arbitrary: tiers }, { weight: 1, arbitrary: law }) }, {
    kind: one("linear", "linear", "inverse", "quanto", "loan"), multiplier: positive, tick: one("0.1", "0.5", "0.0001"), lot: one("1", "0.001"),
    minQty: positive, minNotional: positive, maxNotional: positive, maxLeverage: leverage,
    fees: fc.record({ maker: rate, taker: rate }), funding, underlying: one("U", "A"),
  });
  const mode = one("isolated", "cross");
  const liquidity = one("maker", "taker");
  const side = one("long", "short");
  const amounts = fc.record({ base: positive, quote: positive });
  const position = some({ symbol, side, qty: positive, entry: price }, {
    mode, margin: positive, leverage, funding: number, openFee: rate, liquidity, loan: fc.record({ assets: amounts, debts: amounts }),
  });
  const order = some({ symbol, side: one("buy", "sell"), qty: positive }, {
    notional: positive, margin: positive, price, priceKind: one("limit", "market", "trigger"), leverage, mode, reduceOnly: fc.boolean(),
    positionSide: side, liquidity, stop: price, target: price, riskCap: fc.oneof(positive, one("20%")), lastPrice: price,
  });
  const collateral = fc.record({ asset: fc.string(), amount: number, price: fc.oneof(positive, symbol), weight: rate });
  const account = some(
    {
      contracts: fc.tuple(contract("A"), contract("B")), marks: fc.record({ A: price, B: price }),
      wallet: usual(0, 10 ** 9, 0), positions: fc.array(position, { maxLength: 4 }),
    },
    {
      rules: fc.oneof(one(...venues.map(({ id }) => id)), rules), equity: number, orders: fc.array(order, { maxLength: 3 }),
      collateral: fc.array(collateral, { maxLength: 2 }),
      fundingPrices: fc.record({ A: price, B: price }),
      others: some({}, { unrealizedPnl: number, initialMargin: positive, maintenanceMargin: positive, closingReserve: positive }),
    },
  );

  const held = fc.constantFrom("A", "B", "A:long", "A:short", "A#2", "B#2");
  const field = one(
    "equity", "available", "leverage", "initialMargin", "maintenanceMargin", "closingReserve", "marginRatio", "orderMargin",
    "marginLevel", "notional", "unrealizedPnl", "roe", "margin", "effectiveLeverage", "breakEven",
    "liquidation", "bankruptcy", "distance", "maxLoss",
    "cost", "fee", "openLoss", "realizedPnl", "stop", "target",
  );
  const unsized = order.map(({ qty, notional, ...rest }) => rest);
  const question = fc.oneof(
    fc.record({ find: one("margin"), position: held, liquidationPrice: price }),
    fc.record({ find: one("leverage"), order, liquidationPrice: price }),
    fc.record({ find: one("qty"), order: unsized, liquidationPrice: price }),
    fc.record({ find: one("qty"), order: unsized, risk: fc.record({ stop: price, loss: positive }) }),
    fc.record({ find: one("maxQty"), order: unsized }),
    fc.record({ find: one("price"), position: held, pnl: number }),
    fc.record({ find: one("price"), position: held, roe: number }),
    fc.record({ find: one("partial"), position: held, penalty: rate }),
  );
  const explained = fc.oneof(
    fc.record({ field }), fc.record({ position: held, field }),
    fc.record({ order, field }), fc.record({ order, position: held, field }),
  );
  const funded = fc.oneof(fc.record({ hours: positive }), fc.record({ hours: positive, rate }));
  const bySymbol = fc.record({ A: usual(-20, 20, -1), B: usual(-20, 20, -1) });
  const grid = fc.array(usual(-90, 300, -2), { maxLength: 3 });
  const moved = fc.oneof(fc.record({ moves: bySymbol }), some({}, { betas: bySymbol, factor: usual(-90, 300, -2), grid }));
  const traced = some({ symbol, from: usual(1, 9_999, -2), to: usual(10_000, 90_000, -2) }, {
    points: usual(0, 40, 0), at: fc.array(price, { maxLength: 3 }), position: held, beyond: fc.boolean(),
  });
  return { account, order, question, explained, funded, moved, traced };
}
