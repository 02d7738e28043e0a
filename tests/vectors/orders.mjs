// SPDX-License-Identifier: MIT
// Vectors about orders: what they cost, how large they may be, and the account after they filled.
import { contractKind, contractOf, given, holding, isCross, plain } from "./account.mjs";
import { ownPrice, rulesOf, switches } from "./notes.mjs";
import { priced } from "./fields.mjs";
import { rational, sum } from "./rational.mjs";

const sideOf = (signed) => (rational(signed).compare(0) < 0 ? "sell" : "buy");
const absolute = (signed) => String(rational(signed).absolute());
const valueOf = (qty, price) => rational(qty).times(price).absolute();
const limit = (symbol, signed, price, more) => plain({ symbol, side: sideOf(signed), qty: absolute(signed), price, ...more });
const modeOf = (vector) => (isCross(vector) ? "cross" : "isolated");
const bothFees = (rate) => (rate === undefined ? undefined : { maker: String(rate), taker: String(rate) });

/** An account with one contract, nothing in it, and as much in its wallet as `wallet` says. */
function emptyAccount(vector, { mark, wallet, fee, tier, more = {} }) {
  const kind = contractKind(vector);
  const tiers = tier && [{ from: "0", ...tier }];
  const contract = plain({ symbol: "S1", kind: kind === "linear" ? undefined : kind, tiers, fees: bothFees(fee), ...more });
  return { rules: rulesOf(vector, ["tier_law"]), wallet: String(wallet), contracts: [contract], marks: { S1: mark } };
}

/** The position the order meets and those beside it, at their marks: a position entered at its mark has no profit. */
function held(inputs) {
  const own = inputs.qty === undefined || inputs.qty === "0" ? [] : [{ symbol: "S1", mark: inputs.order_price, ...inputs }];
  const all = inputs.positions ?? [...own, ...(inputs.others ?? [])];
  return all.map((each, place) => ({ ...holding(each, place), margin: each.margin }));
}

/** Cost to open at the order's price, in an account that can pay it. */
export function orderCost(vector) {
  const { side, qty, price, mark = price, leverage, fee } = vector.inputs;
  const signed = side === "short" ? `-${qty}` : qty;
  const account = emptyAccount(vector, { mark, fee, wallet: valueOf(qty, price).times(2) });
  const order = limit("S1", signed, price, { leverage, mode: "isolated" });
  const reads = {
    open_loss: ([{ openLoss }]) => openLoss, initial_margin: ([{ initialMargin }]) => initialMargin, open_fee: ([{ fee: paid }]) => paid,
    close_fee: ([{ closingReserve }]) => closingReserve, order_cost: ([{ cost }]) => cost,
  };
  return { questions: [{ account, order }], reads };
}

export function feeOnOrder(vector) {
  const { qty, price, fee_rate: fee } = vector.inputs;
  const account = emptyAccount(vector, { mark: price, fee, wallet: valueOf(qty, price).times(2) });
  return { questions: [{ account, order: limit("S1", qty, price) }], reads: { fee: ([ticket]) => ticket.fee } };
}

/** Opened at `entry` while the mark is at `price`: the profit is there at once, and the fee is gone from the equity. */
export function tradedThenMarked(vector) {
  const { side, entry, price, fee_rate: fee } = vector.inputs;
  const qty = given(vector.inputs, "qty", "notional_usd");
  const account = emptyAccount(vector, { mark: price, fee, wallet: valueOf(qty, entry).times(2) });
  const order = limit("S1", side === "short" ? `-${qty}` : qty, entry, { mode: "cross" });
  const reads = {
    pnl: ([{ after }]) => after.position.unrealizedPnl, notional: ([{ after }]) => after.position.notional, open_fee: ([ticket]) => ticket.fee,
    total_pnl: ([{ before, after }]) => rational(after.account.equity).minus(before.account.equity),
  };
  return { questions: [{ account, order }], reads };
}

export function preview(vector) {
  const { inputs } = vector;
  const { order_qty: signed, order_price: price, order_fee: fee, leverage, mmr } = inputs;
  const holdings = held(inputs);
  const target = inputs.order_symbol ?? "S1";
  const rate = fee && rational(fee).over(valueOf(signed, price));
  const fresh = holding({ symbol: target, qty: "1", mark: inputs.mark ?? price, mmr });
  const markets = holdings.some(({ symbol }) => symbol === target) ? holdings : [fresh, ...holdings];
  const mode = modeOf(vector);
  const account = {
    rules: rulesOf(vector), wallet: inputs.collateral ?? String(valueOf(signed, price)),
    contracts: markets.map((each) => plain({ ...contractOf(each), fees: bothFees(rate) })),
    marks: Object.fromEntries(markets.map((each) => [each.symbol, String(each.mark)])),
    positions: holdings.map(({ symbol, side, qty, entry, margin }) => plain({
      symbol, side, qty: String(qty), entry: String(entry), mode, margin: mode === "isolated" ? margin : undefined,
    })),
  };
  const order = limit(target, signed, price, { leverage, mode });
  const own = ([{ after }]) => priced(after.position.liquidation);
  const liq_price = switches(vector).preview === "ignore-instant-pnl" ? withoutInstantProfit(inputs) : own;
  const reads = { liq_price, leverage: ([{ after }]) => after.account.leverage };
  return { questions: [{ account, order }], reads, also: ownPrice(vector, own) };
}

/**
 * A peer's estimate: the order's fee leaves the equity but the profit of filling away from the mark does not enter it, the order's
 * maintenance is that of its own price, and a first position is valued there too. All numbers but the recipe are the engine's.
 */
function withoutInstantProfit({ order_price: price, mmr }) {
  return ([{ before, after, fill, fee }]) => {
    const reference = before.position ? before.position.mark : price;
    const equity = rational(before.account.equity).minus(fee);
    const required = rational(before.account.maintenanceMargin).plus(rational(fill.notional).times(mmr));
    const { side, qty } = after.position;
    const sign = side === "long" ? 1 : -1;
    const perUnit = rational(qty).times(rational(sign).minus(mmr));
    return rational(reference).minus(equity.minus(required).over(perUnit));
  };
}

/** Largest size of an order. */
export function maxSize(vector) {
  const { collateral, frozen } = vector.inputs;
  if (collateral !== undefined) return wholeCross(vector);
  return frozen === undefined ? besideHeld(vector) : wholeIsolated(vector);
}

/** What is available is so beside a position and what is pending: margin of both is set apart. */
function besideHeld(vector) {
  const { price, mark, available, leverage, max_notional: maxNotional, qty, pending_notional: pending } = vector.inputs;
  const account = emptyAccount(vector, { mark, wallet: rational(pending).over(leverage).plus(available), more: { maxNotional } });
  account.positions = [{ symbol: "S1", side: "long", qty, entry: mark, leverage }];
  account.orders = [{ symbol: "S1", side: "buy", notional: pending, price: mark, leverage }];
  const order = limit("S1", "0.001", price, { leverage });
  return { questions: [{ account, order }], reads: { max_qty: ([{ maxQty }]) => maxQty } };
}

// A peer that charges what is held and pending again, at the terms of the new order: the engine is asked for the whole, in an account
// that holds nothing, and what is used of it is subtracted as the peer does.

function wholeCross(vector) {
  const { collateral, other_ims, taker_bps, max_leverage: leverage, base_imr: imr, mark, base_max, side, qty, same_side_orders } = vector.inputs;
  const taker = rational(taker_bps).over(10_000);
  const more = { maxNotional: String(valueOf(base_max, mark)) };
  const account = emptyAccount(vector, { mark, wallet: collateral, fee: taker, tier: { mmr: "0", imr }, more });
  account.rules.feeBuffer = String(taker); // Both fills are charged when opening.
  account.others = { initialMargin: other_ims };
  const used = rational(qty).times(side === "buy" ? 1 : -1).plus(same_side_orders);
  const order = { symbol: "S1", side, qty: "0.001", leverage, mode: "cross" };
  return { questions: [{ account, order }], reads: { max_qty: ([{ maxQty }]) => rational(maxQty).minus(used) } };
}

function wholeIsolated(vector) {
  const { price, available, leverage, max_notional, qty, pending_notional: pending, frozen } = vector.inputs;
  const maxNotional = String(rational(max_notional).plus(valueOf(qty, price)).plus(pending)); // The order may close what is held.
  const account = emptyAccount(vector, { mark: price, wallet: rational(available).plus(frozen), more: { maxNotional } });
  const order = limit("S1", "0.001", price, { leverage, mode: "isolated" });
  return { questions: [{ account, order }], reads: { max_qty: ([{ maxQty }]) => rational(maxQty).minus(rational(pending).over(price)) } };
}

/** Fills one after the other. Each account is the one before with its order filled, by average entry and realized profit. */
export function sequence(vector) {
  const { fills, fee_rate: fee } = vector.inputs;
  const wallet = sum(fills.map(({ qty, price }) => valueOf(qty, price))).times(2);
  const questions = [];
  const also = [];
  let book = { qty: rational(0), entry: rational(0) };
  for (const [place, { qty, price }] of fills.entries()) {
    const account = emptyAccount(vector, { mark: price, wallet, fee });
    if (book.qty.compare(0) !== 0) account.positions = [bookedPosition(book)];
    questions.push({ account, order: limit("S1", qty, price, { mode: "cross" }) });
    book = filled(book, qty, price);
    const read = (tickets) => tickets[place].after.position.entry;
    also.push({ name: `entry after fill ${place + 1}`, expected: String(book.entry), tolerance: "rel:1e-30", read });
  }
  const last = (tickets) => tickets.at(-1).after.position;
  const reads = {
    qty: (tickets) => last(tickets).qty,
    avg_entry: (tickets) => last(tickets).entry,
    realized_pnl: (tickets) => sum(tickets.map(({ realizedPnl, fee: paid }) => rational(realizedPnl).minus(paid))),
  };
  return { questions, reads, also };
}

const bookedPosition = ({ qty, entry }) =>
  ({ symbol: "S1", side: sideOf(qty) === "buy" ? "long" : "short", qty: absolute(qty), entry: String(entry), mode: "cross" });

/** The average moves on adds only; a fill past zero opens at its own price. */
function filled({ qty, entry }, traded, price) {
  const after = qty.plus(traded);
  const adds = qty.times(traded).compare(0) >= 0;
  if (adds) return { qty: after, entry: qty.times(entry).plus(rational(traded).times(price)).over(after) };
  return { qty: after, entry: qty.times(after).compare(0) > 0 ? entry : rational(price) };
}
