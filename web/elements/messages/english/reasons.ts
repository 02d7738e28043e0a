// SPDX-License-Identifier: MIT
import { capitalized } from "../capitalized.js";
import { having } from "../having.js";
import type { ReasonFacts, SomeMessages } from "../messages.js";
import { inputs } from "./inputs.js";

const missing = ({ missing }: ReasonFacts): string => having(missing, ": ", " is missing");
const limit = ({ limit }: ReasonFacts): string => having(limit, ", ");
const expected = ({ input, expected }: ReasonFacts): string => having(input, ": ") + having(expected, input === undefined ? ": should be " : " should be ");

/** What refuses an order, or warns of it, and what is wrong with inputs. */
export const reasons = {
  ...inputs,
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
    "position-overdetermined": () => "What a position owns and owes is not that of its side.",
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
  anyInput: "Input",
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
} satisfies SomeMessages;
