// SPDX-License-Identifier: MIT
// One account and order for each thing the ticket can say. $2,000 at 5x with 0.5 % maintenance is liquidated at 80.402.

export const contract = { symbol: "XYZ", tick: "0.001", lot: "1", tiers: [{ from: 0, mmr: "0.005" }], maxLeverage: "50" };
export const account = { wallet: "3000", contracts: [contract], marks: { XYZ: "100" } };
export const order = { symbol: "XYZ", side: "buy", qty: "100", leverage: "5", mode: "isolated" };
export const long = { symbol: "XYZ", side: "long", qty: "100", entry: "100", leverage: "5", mode: "isolated" };

/** `status` and `word`: what is said; `says`: part of the sentence that goes with it. */
export const situations = [
  { name: "an order that can be placed", status: "ok", word: "Can be placed", says: "80.403", properties: { account, order } },
  {
    name: "a position with room", status: "ok", word: "Above maintenance", says: "80.403",
    properties: { account: { ...account, positions: [long] } },
  },
  {
    name: "a cross long that its wallet covers", status: "never", word: "No liquidation price", says: "At no price",
    properties: { account: { ...account, wallet: "30000" }, order: { ...order, mode: "cross" } },
  },
  // At 75 equity is 2,000 − 2,500; 0.5 % of 7,500 is 37.5.
  {
    name: "a position past its liquidation", status: "already", word: "At or past liquidation",
    says: "537.50 USDT of margin is missing. Health returns at 80.40",
    properties: { account: { ...account, marks: { XYZ: "75" }, positions: [long] } },
  },
  {
    name: "an order the wallet cannot pay", status: "insufficient", word: "Not enough margin", says: "500.00 USDT is missing",
    properties: { account: { ...account, wallet: "1500" }, order },
  },
  {
    name: "an order with too much leverage", status: "insufficient", word: "Would be refused", says: "50x",
    properties: { account, order: { ...order, leverage: "60" } },
  },
  {
    name: "a size that is no number", status: "invalid", word: "Check this input", says: "Size: “1O”",
    properties: { account, order: { ...order, qty: "1O" } },
  },
  {
    name: "a limit order without a price", status: "invalid", word: "Check this input", says: "Price is",
    properties: { account, order: { ...order, price: "", priceKind: "limit" } },
  },
  {
    name: "a mark that is no number", status: "invalid", word: "Check this input", says: "Mark of XYZ: “abc”",
    properties: { account: { ...account, marks: { XYZ: "abc" } }, order },
  },
  {
    name: "a value that contradicts the size", status: "invalid", word: "Inputs contradict each other", says: "Size, value and margin",
    properties: { account, order: { ...order, notional: "5" } },
  },
  {
    name: "reduce-only with nothing to reduce", status: null, word: null, says: "no position on the other side to reduce",
    properties: { account, order: { ...order, reduceOnly: true } },
  },
  {
    name: "an order that closes its position", status: "flat", word: "Position closed", says: "Nothing is left",
    properties: { account: { ...account, positions: [long] }, order: { ...order, side: "sell" } },
  },
  { name: "an account without positions", status: "flat", word: "No position", says: "Nothing is held", properties: { account } },
  { name: "no account yet", status: "waiting", word: "Waiting", says: "", properties: { account: null } },
];
