// SPDX-License-Identifier: MIT
// What in an account is not as the core has it: names are places, marks are a list in the order of the contracts, rules may be
// the name of a venue, the price of a collateral may be a symbol.
import { type Hook, type Hooks, type Write, writer, writeDecimal } from "./encode.js";
import { Fault } from "./errors.js";
import type { Schema, Type } from "./schema.js";

/** How accounts are written, and what may be asked about them. */
export function accountWriters(
  schema: Schema,
): Record<"account" | "order" | "explainQuestion" | "question" | "fundingQuestion" | "shockQuestion" | "curveQuestion", Write> {
  const write = (type: Type, where: string): Write => writer(type, where, hooks, schema.limits);
  return {
    account: write(schema.account, ""),
    order: write(schema.order, "order"),
    explainQuestion: write(schema.explainQuestion, "question"),
    question: write(schema.question, "question"),
    fundingQuestion: write(schema.fundingQuestion, "question"),
    shockQuestion: write(schema.shockQuestion, "question"),
    curveQuestion: write(schema.curveQuestion, "question"),
  };
}

const required: Hook = (generic) => (value, question, roster) => {
  if (value === undefined) throw new Fault("missing");
  generic(value, question, roster);
};

const rules: Hook = (generic) => (value, question, roster) => {
  if (typeof value !== "string") return generic(value, question, roster);
  roster.rulesByName = true;
  generic({ extends: value }, question, roster);
};

/** Which names there are the core knows; it need not see one that cannot be any. */
const venue: Hook = () => (value, question) => {
  if (typeof value !== "string") throw new Fault("wrong-type", value);
  if (value === "" || value.length > 100 || !question.line(value)) throw new Fault("unknown-venue", value);
};

const symbol: Hook = () => (value, question, roster) => question.count(roster.placeOf(value));
const underlying: Hook = () => (value, question, roster) => question.count(roster.underlyingOf(value));

const heldSymbol: Hook = () => (value, question, roster) => {
  roster.lastHeld.symbol = roster.placeOf(value);
  question.count(roster.lastHeld.symbol);
};
const heldSide: Hook = (generic) => (value, question, roster) => {
  generic(value, question, roster);
  roster.lastHeld.side = value as string;
};

const heldPosition: Hook = () => (value, question, roster) => question.count(roster.placeOfPosition(value));

const openedSymbol: Hook = () => (value, question, roster) => {
  roster.opening.symbol = roster.placeOf(value);
  question.count(roster.opening.symbol);
};
const openedSide: Hook = (generic) => (value, question, roster) => {
  generic(value, question, roster);
  roster.opening.side = value === "buy" ? "long" : "short";
};
const openedLeg: Hook = (generic) => (value, question, roster) => {
  generic(value, question, roster);
  roster.opening.side = value as string;
};

/** Decimals by symbol. A contract may go without one as long as nothing needs it: the core says when. */
const bySymbol = (required: boolean): Hook => () => (value, question, roster) => {
  if (value === undefined) {
    if (required) throw new Fault("missing");
    return question.count(0);
  }
  if (typeof value !== "object" || value === null) throw new Fault("wrong-type", value);
  const given = value as Record<string, unknown>;
  question.count(roster.symbols.length);
  let known = 0;
  for (const name of roster.symbols) {
    if (!Object.hasOwn(given, name)) {
      question.blank();
      continue;
    }
    known++;
    try {
      const price = given[name];
      if (price === undefined) question.blank();
      else writeDecimal(price, question, roster);
    } catch (thrown) {
      throw Fault.from(thrown).at(name);
    }
  }
  const names = Object.keys(given);
  if (names.length === known) return;
  const unknown = names.find((name) => roster.find(name) === undefined);
  if (unknown !== undefined) throw new Fault("unknown-symbol", unknown).at(unknown);
};

/** Rows, or a law in their place: the core has a field for each. */
const tiers: Hook = (generic) => (value, question, roster) => {
  const isLaw = typeof value === "object" && value !== null && !Array.isArray(value) && Object.hasOwn(value, "law");
  roster.law = isLaw ? value : undefined;
  generic(isLaw ? undefined : value, question, roster);
};
const law: Hook = (generic) => (_, question, roster) => {
  if (roster.law === undefined) question.blank();
  else generic(roster.law, question, roster);
};

/** A symbol of the account, or a decimal. */
const collateralPrice: Hook = () => (value, question, roster) => {
  roster.pricedBy = typeof value === "string" ? roster.find(value) : undefined;
  if (roster.pricedBy !== undefined) return question.blank();
  // What begins like a word was meant to be a symbol.
  if (typeof value === "string" && isLetter(value.charAt(0))) throw new Fault("unknown-symbol", value);
  writeDecimal(value, question, roster);
};
const isLetter = (character: string): boolean => character.toLowerCase() !== character.toUpperCase();

const collateralSymbol: Hook = () => (_, question, roster) => {
  if (roster.pricedBy === undefined) question.blank();
  else question.count(roster.pricedBy);
};
const asset: Write = (value) => {
  if (value === undefined) throw new Fault("missing");
  if (typeof value !== "string") throw new Fault("wrong-type", value);
};

const hooks: Hooks = {
  fields: {
    "rules": rules,
    "rules.extends": venue,
    "contracts": required,
    "contracts.underlying": underlying,
    "contracts.tiers": tiers,
    "contracts.law": law,
    "marks": bySymbol(true),
    "fundingPrices": bySymbol(false),
    "positions.symbol": heldSymbol,
    "positions.side": heldSide,
    "orders.symbol": symbol,
    "question.symbol": symbol,
    "question.position": heldPosition,
    "question.moves": bySymbol(false),
    "question.betas": bySymbol(false),
    "order.symbol": openedSymbol,
    "order.side": openedSide,
    "order.positionSide": openedLeg,
    "collateral.price": collateralPrice,
    "collateral.symbol": collateralSymbol,
  },
  aside: {
    contracts: { symbol: (value, _, roster) => roster.addContract(value) },
    positions: { id: (value, _, roster) => roster.addPosition(value) },
    collateral: { asset },
  },
  asked: new Set(["collateral.price", "collateral.symbol", "contracts.law"]),
  hidden: new Set(["collateral.symbol", "contracts.law"]),
};
