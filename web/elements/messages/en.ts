// SPDX-License-Identifier: MIT
import { having } from "./having.js";
import type { Effect, Messages, ReasonFacts } from "./messages.js";
import { plural } from "./plural.js";
import { terms } from "./terms/en.js";

const EFFECTS: Record<Effect, string> = { open: "opens a", add: "adds to the", reduce: "reduces the", close: "closes the", flip: "turns the position into a" };

const missing = ({ missing }: ReasonFacts): string => having(missing, ": ", " is missing");
const limit = ({ limit }: ReasonFacts): string => having(limit, ", ");
const expected = ({ input, expected }: ReasonFacts): string => having(input, ": ") + having(expected, input === undefined ? ": should be " : " should be ");

/** English: what every other language falls back to. */
export const en: Messages = {
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

  order: (side, what) => `${side === "sell" ? "Sell" : "Buy"} ${what}`,
  orderTitle: "Order",
  accountTitle: "Account",
  position: (side, size) => `${side === "long" ? "Long" : "Short"} ${size}`,
  contracts: (count, shown) => plural("en", count, { one: `${shown} contract`, other: `${shown} contracts` }),
  effect: (effect, side) => capitalized(`${EFFECTS[effect]} ${side}`),
  leverage: (times) => `${times}x`,
  nearestOf: (count, shown) => plural("en", count, { one: `nearest to liquidation of ${shown} position`, other: `nearest to liquidation of ${shown} positions` }),
  spokenOrder: ({ side, size, price, effect, position, verdict, cost, loss }) =>
    `${en.order(side, size)} at ${price} ${EFFECTS[effect]} ${position}: ${verdict} Cost ${cost}; the most this order can lose is ${loss}.`,
  spokenPosition: (side, size, verdict) => `${en.position(side, size)}: ${verdict}`,

  sides: { buy: "Buy", sell: "Sell" },
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
  roomLeft: (percent) => `${percent} room until liquidation`,

  beforeYouSend: "Before you send",
  noMaintenance: "No maintenance margin is known of this contract: what is shown as liquidation is where the margin is used up.",
  reasons: {
    "insufficient-margin": (facts) => `Not enough available balance${missing(facts)}.`,
    "leverage-above-tier": ({ limit }) => `The leverage is above what this size allows${having(limit, ", ", "x")}.`,
    "notional-above-cap": (facts) => `The position would be larger than the venue admits${limit(facts)}.`,
    "order-liquidatable-at-open": (facts) => `The position would be liquidated as it opens${missing(facts)}.`,
    "order-liquidatable-at-trigger": (facts) => `The position would be liquidated as the order triggers${missing(facts)}.`,
    "below-minimum": (facts) => `The order is smaller than the least admitted${limit(facts)}.`,
    "off-lot": (facts) => `The size must be a multiple of the lot${limit(facts)}.`,
    "off-tick": (facts) => `The price must be a multiple of the tick${limit(facts)}.`,
    "reduce-only-no-position": () => "Reduce-only, but there is no position on the other side to reduce.",
    "reduce-only-capped": (facts) => `Reduce-only: the size counts only up to the position${limit(facts)}.`,
    "stop-unreachable": ({ limit }) => `The stop lies beyond liquidation${having(limit, " at ")}: liquidation would come first.`,
    "stop-close": ({ limit }) => `The stop is very close to liquidation${having(limit, " at ")}: a gap could skip it.`,
    "stop-wrong-side": () => "The stop is on the profit side of the price: it would trigger at once.",
    "target-wrong-side": () => "The target is on the loss side of the price: it would trigger at once.",
    "risk-cap-exceeded": ({ limit }) => `The order can lose more than your limit${having(limit, " of ")}.`,
    "order-overdetermined": (facts) => `Size, value and margin of the order contradict each other${expected(facts)}.`,
    "position-overdetermined": (facts) => `Size, margin and leverage of a position contradict each other${expected(facts)}.`,
    "funding-overdetermined": (facts) => `The funding rate contradicts its premium${expected(facts)}.`,
    "equity-mismatch": (facts) => `Wallet and equity of the account contradict each other${expected(facts)}.`,
    "tiers-inconsistent": (facts) => `A deduction of the risk table contradicts the rows before it${expected(facts)}.`,
    "mixed-settlement": () => "Cross positions that settle in different currencies cannot be added up.",
    "question-overdetermined": () => "The question asks for two things at once.",
    "rules-unsupported": () => "These rules have no exact answer here.",
    "unreachable": () => "No amount of margin reaches that.",
  },
  unknownReason: (code, { missing, limit }) => {
    const facts = [having(missing, "missing "), having(limit, "limit ")].filter(Boolean).join(", ");
    return `${capitalized(code)}${facts && `: ${facts}`}.`;
  },

  inputs: {
    side: "Side", mode: "Margin mode", priceKind: "Order type", price: "Price", qty: "Size", notional: "Order value", margin: "Margin", leverage: "Leverage",
    stop: "Stop", target: "Target", riskCap: "Risk limit", wallet: "Wallet balance", equity: "Equity", entry: "Entry price", symbol: "Symbol", amount: "Amount",
    tick: "Tick", lot: "Lot", mmr: "Maintenance rate", mark: "Mark price", rate: "Funding rate", hours: "Hours held",
  },
  anyInput: "Input",
  markOf: (symbol) => `Mark of ${symbol}`,
  inputAt: (input, path) => `${input} (${path})`,
  given: (input, value) => `${input}: “${value}”`,
  objectGiven: "object",
  faults: {
    "not-a-decimal": (subject) => `${subject} is not a decimal number.`,
    "out-of-range": (subject) => `${subject} is outside its range.`,
    "too-many-digits": (subject) => `${subject} has more digits than can be held.`,
    "unknown-symbol": (subject) => `${subject} is not a contract of this account.`,
    "unknown-field": (subject) => `${subject} is not a known field.`,
    "unknown-value": (subject) => `${subject} is not one of the known values.`,
    "unsorted-tiers": (subject) => `${subject} does not come after the row before it.`,
    "missing": (subject) => `${subject} is missing.`,
    "too-many": (subject) => `${subject} are more than can be held.`,
    "unknown-venue": (subject) => `${subject} is not a venue whose rules are known.`,
    "unknown-position": (subject) => `${subject} is not a position of this account.`,
    "duplicate": (subject) => `${subject} is given twice.`,
    "wrong-type": (subject) => `${subject} is not of the kind expected here.`,
    "unreadable": (subject) => `${subject} could not be read.`,
  },
  unknownFault: (subject, code) => `${subject} ${code}.`,

  derived: (input) => `${input} follows from the others`,
  howMade: "How this number is made",
  showFormula: (quantity) => `Show the formula of ${quantity}`,
  terms,
  moves: "What moves this price",
  nextFunding: "Next funding payment",
  tierRow: (number) => `row ${number}`,
  stalled: (seconds) => `No new price for more than ${seconds} s`,
};

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
