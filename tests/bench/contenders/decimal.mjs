// SPDX-License-Identifier: MIT
// The same report written out by hand in decimal.js with as many digits: linear contracts, marginal tiers, one position a
// symbol. Sums once, a root per piece of the table; only the adverse side, because with one position there is no other.
import { Decimal as Base } from "decimal.js";
import { timed } from "../measure.mjs";

const Decimal = Base.clone({ precision: 34, rounding: Base.ROUND_HALF_EVEN, toExpNeg: -60, toExpPos: 60 });
const ZERO = new Decimal(0);
const ONE = new Decimal(1);
const HUNDRED = new Decimal(100);

export function decimalContender() {
  return {
    name: "decimal.js",
    ask(kind, { accounts, orders }) {
      const answer = kind === "assess" ? (i) => assess(accounts[i]) : (i) => preview(accounts[i], orders[i]);
      return { answer, time: timed(answer, accounts.length), tolerance: 1e-28 };
    },
    close() {},
  };
}

export function assess(account) {
  const standing = stand(account);
  const status = standing.equity.lte(standing.maintenance) ? "already" : "ok";
  return { status, ...numbers(standing), positions: standing.legs.map((leg) => row(standing, leg)) };
}

/** Of a market order that adds to a position at the mark. Without the largest size, which the engine also gives. */
export function preview(account, order) {
  const before = stand(account);
  const place = before.legs.findIndex(({ position }) => position.symbol === order.symbol);
  const leg = before.legs[place];
  const qty = new Decimal(order.qty);
  const size = qty.times(leg.multiplier);
  const notional = size.times(leg.mark);
  const initialMargin = notional.div(order.leverage);
  const fee = notional.times(leg.fee);
  const isolated = leg.position.mode === "isolated";

  const positions = [...account.positions];
  positions[place] = {
    ...leg.position,
    qty: leg.qty.plus(qty), leverage: order.leverage, entry: leg.entryValue.plus(notional).div(leg.size.plus(size)),
    ...(isolated ? { margin: leg.margin.plus(initialMargin) } : {}),
  };
  const after = stand({ ...account, positions, wallet: before.wallet.minus(fee).minus(isolated ? initialMargin : ZERO) });
  const view = (standing) => ({ account: numbers(standing, true), position: row(standing, standing.legs[place]) });
  const [viewBefore, viewAfter] = [view(before), view(after)];
  const backing = isolated ? initialMargin : Decimal.max(ZERO, after.equity);
  const loss = fee.plus(Decimal.min(backing, viewAfter.position.maxLoss));
  return {
    status: "ok", accepted: true, effect: "add",
    fill: { price: text(leg.mark), kind: "market", qty: text(qty), notional: text(notional), liquidity: "taker" },
    cost: text(initialMargin.plus(fee)), fee: text(fee), openLoss: "0", initialMargin: text(initialMargin), closingReserve: "0", realizedPnl: "0",
    maxLoss: { order: text(loss), account: text(equityAtRisk(after).plus(fee)) },
    ...(before.equity.gt(ZERO) ? { riskShare: text(loss.div(before.equity)) } : {}),
    before: viewBefore, after: viewAfter,
  };
}

/** Equity of everything that can be liquidated; a long loses its value at most. */
function equityAtRisk({ legs, equity, notional }) {
  let sum = notional.gt(ZERO) ? Decimal.max(ZERO, equity) : ZERO;
  for (const leg of legs) {
    if (!leg.margin) continue;
    const own = Decimal.max(ZERO, leg.margin.plus(leg.pnl));
    sum = sum.plus(leg.long ? Decimal.min(own, leg.notional) : own);
  }
  return sum;
}

function stand({ contracts, marks, positions, wallet }) {
  const markets = new Map(contracts.map((contract) => [contract.symbol, {
    bands: bandsOf(contract.tiers), tiers: contract.tiers.map(({ from }) => new Decimal(from)), mark: new Decimal(marks[contract.symbol]),
    multiplier: new Decimal(contract.multiplier ?? 1), fee: new Decimal(contract.fees?.taker ?? 0), tick: contract.tick && new Decimal(contract.tick),
  }]));
  const sums = {
    wallet: new Decimal(wallet ?? 0), pnl: ZERO, notional: ZERO, maintenance: ZERO, initial: ZERO,
    isolatedMargin: ZERO, isolatedPnl: ZERO,
  };
  const legs = positions.map((position) => {
    const leg = makeLeg(position, markets.get(position.symbol));
    if (leg.margin) {
      sums.isolatedMargin = sums.isolatedMargin.plus(leg.margin);
      sums.isolatedPnl = sums.isolatedPnl.plus(leg.pnl);
    } else {
      sums.pnl = sums.pnl.plus(leg.pnl);
      sums.notional = sums.notional.plus(leg.notional);
      sums.maintenance = sums.maintenance.plus(leg.maintenance);
      sums.initial = sums.initial.plus(leg.initial);
    }
    return leg;
  });
  return { ...sums, legs, equity: sums.wallet.plus(sums.pnl) };
}

function makeLeg(position, market) {
  const [qty, entry, leverage] = [new Decimal(position.qty), new Decimal(position.entry), new Decimal(position.leverage)];
  const long = position.side === "long";
  const size = qty.times(market.multiplier);
  const [notional, entryValue] = [size.times(market.mark), size.times(entry)];
  const atEntry = entryValue.div(leverage);
  const isolated = position.mode !== "cross";
  const band = bandAt(market.bands, notional);
  const { rate, deduction } = market.bands[band];
  return {
    ...market, position, qty, entry, long, size, notional, entryValue, atEntry, band,
    pnl: long ? notional.minus(entryValue) : entryValue.minus(notional),
    maintenance: rate.times(notional).minus(deduction),
    initial: isolated ? atEntry : notional.div(leverage),
    margin: isolated ? new Decimal(position.margin ?? atEntry) : undefined,
  };
}

/** Rows as rate · notional − deduction; a first row with a deduction asks for nothing below zero. */
function bandsOf(tiers) {
  const bands = [];
  for (const [place, tier] of tiers.entries()) {
    const [from, rate, before] = [new Decimal(tier.from), new Decimal(tier.mmr), bands[place - 1]];
    bands.push({ from, rate, deduction: before ? before.deduction.plus(from.times(rate.minus(before.rate))) : new Decimal(tier.deduction ?? 0) });
  }
  const [first] = bands;
  if (first.deduction.gt(ZERO)) {
    first.from = first.deduction.div(first.rate);
    bands.unshift({ from: ZERO, rate: ZERO, deduction: ZERO });
  }
  return bands;
}

function bandAt(bands, notional) {
  let place = bands.length - 1;
  while (place > 0 && bands[place].from.gt(notional)) --place;
  return place;
}

function tierAt(leg, notional) {
  let place = leg.tiers.length - 1;
  while (place > 0 && leg.tiers[place].gt(notional)) --place;
  return place;
}

function row(standing, leg) {
  const equity = leg.margin ? leg.margin.plus(leg.pnl) : standing.equity;
  const required = leg.margin ? leg.maintenance : standing.maintenance;
  const backing = leg.margin ?? equity.minus(leg.pnl);
  const most = Decimal.max(ZERO, backing);
  const sign = leg.long ? ONE : ONE.neg();
  // Equity is `rest` + size · price (long) or `rest` − size · price (short).
  const rest = equity.minus(leg.pnl).minus(sign.times(leg.entryValue));
  return {
    id: leg.position.id, symbol: leg.position.symbol, side: leg.position.side, mode: leg.position.mode,
    qty: text(leg.qty), entry: text(leg.entry), mark: text(leg.mark), notional: text(leg.notional), unrealizedPnl: text(leg.pnl),
    roe: text(leg.pnl.div(leg.atEntry)),
    ...(leg.margin ? { margin: text(leg.margin) } : {}),
    initialMargin: text(leg.initial), maintenanceMargin: text(leg.maintenance), closingReserve: "0",
    ...(equity.gt(ZERO) ? { marginRatio: text(required.div(equity)), effectiveLeverage: text(leg.notional.div(equity)) } : {}),
    breakEven: text(leg.entry.times(sign.plus(leg.fee)).div(sign.minus(leg.fee))),
    tier: tierAt(leg, leg.notional),
    ...liquidation(leg, rest.minus(required.minus(leg.maintenance)), equity.minus(required), sign),
    bankruptcy: bankruptcy(leg, rest, equity, sign),
    maxLoss: text(leg.long ? Decimal.min(most, leg.entryValue) : most),
  };
}

/** First root of `rest` ± size · price − (rate · size · price − deduction), walking from the mark to the adverse side. */
function liquidation(leg, rest, health, sign) {
  if (health.lte(ZERO)) return { liquidation: { status: "already", missing: text(health.neg()) } };
  const last = leg.long ? 0 : leg.bands.length - 1;
  for (let place = leg.band; ; place += leg.long ? -1 : 1) {
    const { from, rate, deduction } = leg.bands[place];
    const slope = leg.size.times(sign.minus(rate));
    const exact = rest.plus(deduction).neg().div(slope);
    const value = exact.times(leg.size);
    const inside = leg.long ? value.gte(from) : place === last || value.lte(leg.bands[place + 1].from);
    if (!inside && place !== last) continue;
    if (!inside || exact.lte(ZERO)) return { liquidation: { status: "never" } };
    const price = rounded(exact, leg);
    const room = leg.mark.minus(price).abs();
    return {
      liquidation: { status: "ok", price: text(price), exact: text(exact), [leg.long ? "lower" : "upper"]: text(exact), tier: tierAt(leg, value) },
      distance: {
        price: text(room), percent: text(room.times(HUNDRED).div(leg.mark)),
        ...(leg.tick ? { ticks: text(room.div(leg.tick).floor()) } : {}),
      },
    };
  }
}

function bankruptcy(leg, rest, equity, sign) {
  if (equity.lt(ZERO)) return { status: "already" };
  const exact = rest.neg().div(leg.size.times(sign));
  return exact.gt(ZERO) ? { status: "ok", price: text(rounded(exact, leg)), exact: text(exact) } : { status: "never" };
}

/** To the tick, toward the mark and never past it. */
function rounded(price, { tick, mark }) {
  if (!tick) return price;
  const below = price.lt(mark);
  const steps = price.div(tick);
  const onTick = Decimal.max((below ? steps.ceil() : steps.floor()).times(tick), tick);
  return below ? Decimal.min(onTick, mark) : Decimal.max(onTick, mark);
}

function numbers({ wallet, equity, initial, maintenance, notional, isolatedMargin, isolatedPnl }, asView = false) {
  return {
    equity: text(equity), available: text(equity.minus(initial)), initialMargin: text(initial), maintenanceMargin: text(maintenance),
    ...(equity.gt(ZERO) ? { marginRatio: text(maintenance.div(equity)), leverage: text(notional.div(equity)) } : {}),
    ...(asView ? {} : {
      wallet: text(wallet), orderMargin: "0", closingReserve: "0",
      isolated: { margin: text(isolatedMargin), unrealizedPnl: text(isolatedPnl) },
    }),
  };
}

const text = (value) => value.toFixed();
