// SPDX-License-Identifier: MIT
import type { PositionSide } from "../../../engine/index.js";
import { capitalized } from "../capitalized.js";
import { having } from "../having.js";
import type { Effect, OrderSide, SomeMessages } from "../messages.js";
import { plural } from "../plural.js";

const EFFECTS: Record<Effect, string> = { open: "opens a", add: "adds to the", reduce: "reduces the", close: "closes the", flip: "turns the position into a" };

const order = (side: OrderSide, what: string): string => `${side === "sell" ? "Sell" : "Buy"} ${what}`;
const position = (side: PositionSide, size: string): string => `${side === "long" ? "Long" : "Short"} ${size}`;

/** What a ticket says. */
export const ticket = {
  statuses: {
    waiting: "Waiting",
    failure: "Engine not available",
    input: "Check this input",
    contradiction: "Inputs contradict each other",
    noPosition: "No position",
    closed: "Position closed",
    placeable: "Can be placed",
    healthy: "Above maintenance",
    never: "No liquidation price",
    already: "At or past liquidation",
    insufficient: "Not enough margin",
    refused: "Would be refused",
  },
  waitingDetail: "The numbers appear as soon as there is an account to read.",
  failureDetail: (message) => `${message}.`,
  noPositionDetail: "Nothing is held, so nothing can be liquidated.",
  closedDetail: (realized) => `Nothing is left of the position. Realized: ${realized}.`,
  neverDetail: "At no price of this market is the position liquidated, all else held.",
  liquidatedAt: (price, where, distance) => `Liquidated at ${price}${having(distance, ", ", where === "below" ? " below the mark" : " above the mark")}.`,
  marginMissing: (amount) => `${amount} of margin is missing.`,
  healthReturnsAt: (price) => `Health returns at ${price}.`,
  healthNeverReturns: "No price of this market brings health back.",
  accountLiquidatable: "The account is at or past liquidation, with or without this order.",
  sentences: (all) => all.join(" "),
  verdict: (word, detail) => `${word}. ${detail}`.trim(),

  order,
  orderTitle: "Order",
  accountTitle: "Account",
  position,
  contracts: (count, shown) => plural("en", count, { one: `${shown} contract`, other: `${shown} contracts` }),
  effect: (effect, side) => capitalized(`${EFFECTS[effect]} ${side}`),
  leverage: (times) => `${times}x`,
  nearestOf: (count, shown) => plural("en", count, { one: `nearest to liquidation of ${shown} position`, other: `nearest to liquidation of ${shown} positions` }),
  spokenOrder: ({ side, size, price, effect, position: met, verdict, cost, loss }) =>
    `${order(side, size)} at ${price} ${EFFECTS[effect]} ${met}: ${verdict} Cost ${cost}; the most this order can lose is ${loss}.`,
  spokenPosition: (side, size, verdict) => `${position(side, size)}: ${verdict}`,

  modes: { isolated: "Isolated", cross: "Cross" },
  modeNotes: { isolated: "isolated", cross: "cross" },
  priceKindNotes: { market: "market", limit: "limit", trigger: "trigger" },
  liquidityNotes: { maker: "maker", taker: "taker" },

  caption: "Margin before and after",
  quantities: "Quantity, money and prices",
  inQuote: (quote) => `in ${quote}`,
  pricesIn: (quote) => `prices in ${quote}`,
  moneyIn: (settle) => `money in ${settle}`,
  now: "Now",
  after: "After",
  ifFilled: "If it filled",
  labels: {
    "liquidation-price": "Liquidation price",
    "distance": "Distance",
    "initial-margin": "Initial margin",
    "margin-ratio": "Margin ratio",
    "max-loss": "Maximum loss",
    "bankruptcy-price": "Bankruptcy price",
    "available": "Available",
    "equity": "Account equity",
    "wallet": "Wallet balance",
    "account-initial-margin": "Initial margin, all cross",
    "account-maintenance-margin": "Maintenance margin, all cross",
    "fill-price": "Fill price",
    "notional": "Order value",
    "cost": "Cost",
    "fee": "Fee",
    "order-max-loss": "This order can lose",
    "max-qty": "Largest size",
    "realized-pnl": "Realized",
    "stop": "At the stop",
    "target": "At the target",
  },
  words: { unknown: "unknown", none: "none", never: "never", atOrPast: "at or past", noLimit: "no limit", noneLeft: "none left", noEquity: "no equity" },
  exactly: (value) => `Exactly ${value}`,
  marginAndFee: "margin + fee",
  ofEquity: (percent) => `${percent} of equity`,
  onMargin: (percent) => `${percent} on margin`,
  notReached: "not reached",
  fundingFor: (hours) => `Funding for ${hours} h`,
  liquidationAfter: (hours) => `Liquidation price after ${hours} h`,

  meter: "room until liquidation",
  orMore: (percent) => `${percent} or more`,

  showFormula: (quantity) => `Show the formula of ${quantity}`,
  stalled: (seconds) => `No new price for more than ${seconds} s`,
  partMissing: "Something that belongs here could not be loaded.",
  tryAgain: "Try again",
} satisfies SomeMessages;
