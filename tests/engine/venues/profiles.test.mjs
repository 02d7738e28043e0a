// SPDX-License-Identifier: MIT
// Every profile against a table written by hand, and every switch that a venue states against an account in which it shows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { createEngine } from "../../../dist/engine.js";
import { declarations } from "../declarations.mjs";
import { demonstrations, loanDemonstrations } from "./demonstrations.mjs";
import { expected, generic } from "./expected.mjs";

const engine = await createEngine();
const venues = engine.venues();

/** Says which of a venue's prices `marks` must be: nothing is computed from it. */
const TOLD = ["trigger"];
/** Under a level that is the venue's own no fee has a place. A loan pays interest, which is among its debts, and no funding. */
const HIDDEN = { "binance-spot-margin": ["closeFee", "fundingPrice"], "okx-spot-margin": ["fundingPrice"] };

test("the engine knows the venues of the table, in its order, and TypeScript knows their names", () => {
  assert.deepEqual(venues.map(({ id }) => id), Object.keys(expected));
  const [, union] = /export type VenueId =([\s\S]*?);/.exec(declarations);
  assert.deepEqual([...union.matchAll(/"([^"]+)"/g)].map(([, id]) => id), Object.keys(expected));
});

for (const { id, name, version, asOf, evidence, source, kinds, noPrice, rules } of venues) {
  const row = expected[id];
  if (!row) continue;

  test(`${id}: dates, evidence, kinds, spellings and every switch are those of the table`, () => {
    assert.deepEqual({ asOf, evidence, kinds, noPrice, rules }, { ...row, rules: defined({ ...generic, ...row.rules }) });
    assert.match(asOf, /^20\d\d(-\d\d(-\d\d)?)?$/);
    assert.match(evidence, /^(–|[VCPTI]( [VCPTI])*)$/);
    assert.match(version, /^\d+$/);
    for (const text of [name, source]) assert.ok(text.length > 3 && text.trim() === text, text);
  });

  test(`${id}: every switch it states shows in an account`, () => {
    for (const kind of kinds) {
      const shown = kind === "loan" ? loanDemonstrations : demonstrations;
      for (const [name, own] of Object.entries(row.rules)) {
        if (TOLD.includes(name) || HIDDEN[id]?.includes(name)) continue;
        // What the venue trades beside loans, a loan does not ask.
        if (kind === "loan" && kinds.length > 1 && !(name in shown)) continue;
        assert.ok(name in shown, `nothing shows ${name} of ${kind} contracts`);
        assertShows(shown[name], id, name, own, kind);
      }
    }
  });
}

/** Each other value of the switch answers differently in its account, but those that mean the same, which answer alike. */
function assertShows({ values, means = (value) => value, beside = () => ({}), refuses = () => false, show }, id, name, own, kind) {
  const answer = (change) => show(engine, { extends: id, ...beside(kind), ...change }, kind);
  const mine = answer({});
  assert.equal((mine.status ?? mine) === "invalid", refuses(own), `${name}: ${JSON.stringify(mine.reasons)}`);
  let others = 0;
  for (const value of values) {
    const alike = means(value, kind) === means(own, kind);
    if (!alike) others++;
    assert.equal(isDeepStrictEqual(answer({ [name]: value }), mine), alike, `${kind}, ${name}: ${own} beside ${value}`);
  }
  assert.ok(others > 0, `${name} has no other value`);
}

test("a switch that is only told is there to be read", () => {
  for (const { id, rules: { trigger } } of venues) {
    const account = { rules: id, wallet: "1", contracts: [], marks: {} };
    assert.equal(engine.explain(account, { field: "equity" }).rules.trigger, trigger, id);
  }
});

test("every switch of the engine is stated by some venue, or told why not", () => {
  const stated = new Set(Object.values(expected).flatMap(({ rules }) => Object.keys(rules)));
  // A switch no venue of the table is known to use is shown under generic's rules.
  const unused = Object.keys({ ...generic, tierBasis: 0, loanLevel: 0, shortPremium: 0 }).filter((name) => !stated.has(name));
  assert.deepEqual(unused.toSorted(), ["feeFromMargin", "orderNetting", "safety", "shortPremium", "valuation"]);
  for (const name of unused) {
    assertShows(demonstrations[name], "generic", name, generic[name], "linear");
  }
});

test("values of the switches are all tried", () => {
  const [, body] = /export interface Rules \{([\s\S]*?)\n\}/.exec(declarations);
  for (const [, name, union] of body.matchAll(/^ {2}(\w+)\?: ("[^;]*);/gm)) {
    if (TOLD.includes(name)) continue;
    assert.deepEqual(demonstrations[name].values, [...union.matchAll(/"([^"]*)"/g)].map(([, word]) => word), name);
  }
});

/** Without keys that are undefined: a basis that the venue leaves to the contract has none. */
function defined(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
