// SPDX-License-Identifier: MIT
// The questions every contender is asked, as the engine's public API takes them. Each comes in variants that differ in their
// marks and order sizes, so that nobody is timed at repeating one answer. All numbers follow from seeds.

/** The most contracts an account may name. */
const MOST_CONTRACTS = 1000;
/** Notional of an ordinary position, in quote currency. */
const ORDINARY = 40_000;

const TIERS = [
  { from: "0", mmr: "0.004", maxLeverage: "125" },
  { from: "100000", mmr: "0.005", maxLeverage: "100" },
  { from: "500000", mmr: "0.01", maxLeverage: "50" },
];
const FEES = { maker: "0.0002", taker: "0.0005" };

/**
 * A cross account of `count` linear positions, each in its own symbol while there are symbols; `variants` of it at other marks.
 * The first is a long of ordinary size; of the others about half are short, and every fifth reaches the second row of its table.
 */
export function crossAccounts(count, { seed = 1, variants = 8 } = {}) {
  const random = generator(seed);
  const contracts = Array.from({ length: Math.min(count, MOST_CONTRACTS) }, (_, place) => contractAt(place));
  const base = contracts.map(() => 10 ** (4.8 * random() - 0.5));
  const positions = Array.from({ length: count }, (_, place) => {
    const symbol = place % contracts.length;
    const entry = significant(base[symbol] * (1 + 0.04 * (random() - 0.5)), 8);
    const notional = ORDINARY * (place === 0 ? 1 : (place % 5 === 4 ? 4 : 1) * (0.4 + 1.2 * random()));
    return {
      id: `P${place}`, symbol: contracts[symbol].symbol, side: place > 0 && random() < 0.5 ? "short" : "long",
      qty: significant(notional / Number(entry), 7), entry, mode: "cross", leverage: "50",
    };
  });
  return Array.from({ length: variants }, () => {
    const marks = Object.fromEntries(contracts.map(({ symbol }, place) => [symbol, significant(base[place] * (1 + 0.006 * (random() - 0.5)), 9)]));
    return { contracts, marks, positions, wallet: walletFor(positions, marks) };
  });
}

/** One isolated long of about 57,000 at twenty times leverage. */
export function isolatedAccounts({ seed = 2, variants = 8 } = {}) {
  const random = generator(seed);
  const contracts = [{ ...contractAt(0), symbol: "BTCUSDT", tick: "0.1", lot: "0.001" }];
  const positions = [{ id: "P0", symbol: "BTCUSDT", side: "long", qty: "0.834", entry: "67421.35", mode: "isolated", leverage: "20" }];
  return Array.from({ length: variants }, () => ({
    contracts, positions, marks: { BTCUSDT: significant(68_012.5 + 400 * random(), 7) }, wallet: significant(12_345 + 100 * random(), 8),
  }));
}

/** What is asked of every contender: assess each account, preview each order. */
export function questions() {
  const crosses = [1, 10, 50].map((count) => ({ name: `${count} cross`, count, accounts: crossAccounts(count) }));
  return [{ name: "1 isolated", count: 1, accounts: isolatedAccounts() }, ...crosses]
    .map((question) => ({ ...question, orders: addingOrders(question.accounts) }));
}

/** Market orders that add to the first position of each account, about an eighth of its size. */
export function addingOrders(accounts, { seed = 3 } = {}) {
  const random = generator(seed);
  return accounts.map(({ positions: [first] }) => ({
    symbol: first.symbol, side: first.side === "long" ? "buy" : "sell", mode: first.mode, leverage: first.leverage,
    qty: (Number(first.qty) * (0.1 + 0.05 * random())).toFixed(3),
  }));
}

function contractAt(place) {
  return { symbol: `C${place}USDT`, tiers: TIERS, fees: FEES, tick: "0.0001", lot: "0.001" };
}

/** Leaves an equity that covers all initial margin and about a quarter of an ordinary position more. */
function walletFor(positions, marks) {
  let [notional, pnl] = [0, 0];
  for (const { symbol, side, qty, entry } of positions) {
    notional += Number(qty) * Number(marks[symbol]);
    pnl += (side === "long" ? 1 : -1) * Number(qty) * (Number(marks[symbol]) - Number(entry));
  }
  return (0.25 * ORDINARY + 0.02 * notional - pnl).toFixed(2);
}

/** `value` to so many significant digits, in plain notation. */
function significant(value, digits) {
  return value.toFixed(Math.max(0, digits - 1 - Math.floor(Math.log10(value))));
}

/** Uniform in [0, 1), mulberry32. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
