// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { test } from "node:test";
import { agrees } from "./compare.mjs";
import { ownPrice, rulesOf, switches, tickOf } from "./notes.mjs";
import { rational } from "./rational.mjs";

test("a fraction prints as the decimal it is, or as the nearest of 34 digits", () => {
  assert.equal(String(rational("-0.00125").times(8)), "-0.01");
  assert.equal(String(rational(2).over(3)), `0.${"6".repeat(33)}7`);
  assert.equal(String(rational("1e40")), `1${"0".repeat(40)}`);
  assert.equal(String(rational(10_000).over(3)), `3333.${"3".repeat(30)}`);
  // Halfway between two of 34 digits: to the even one.
  assert.equal(String(rational(`${"1".repeat(33)}25`).over(10)), "1".repeat(33) + "2");
  assert.equal(String(rational(`${"1".repeat(33)}35`).over(10)), "1".repeat(33) + "4");
});

test("what is no decimal is no fraction", () => {
  for (const value of ["", "1,5", "0x10", "NaN", " 1", null, undefined, Infinity]) assert.throws(() => rational(value), TypeError);
  assert.throws(() => rational(1).over(0), RangeError);
});

test("a tolerance holds on both sides and not a hair beyond", () => {
  for (const [inside, beyond, expected, tolerance] of [
    ["1.05", "1.05000000000000000000000000001", "1", "abs:0.05"],
    ["0.95", "0.94999999999999999999999999999", "1", "abs:0.05"],
    ["-202", "-202.0000000000000000000001", "-200", "rel:0.01"],
    ["2", "2.0000000000000000000000000001", "2.0", "exact"],
  ]) {
    assert.equal(agrees(inside, expected, tolerance), true, inside);
    assert.equal(agrees(beyond, expected, tolerance), false, beyond);
  }
});

test("a bracket is closed whatever the tolerance", () => {
  for (const [got, within] of [["74", true], ["75", true], ["73.999", false], ["75.001", false]]) {
    assert.equal(agrees(got, ["74", "75"], "abs:10"), within, got);
  }
});

test("no value, yes and no are not numbers", () => {
  assert.equal(agrees(null, "null", "exact"), true);
  assert.equal(agrees("0", "null", "exact"), false);
  assert.equal(agrees(null, "0", "abs:1"), false);
  assert.equal(agrees(undefined, "0", "abs:1"), false);
  assert.equal(agrees(true, "true", "exact"), true);
  assert.equal(agrees(false, "true", "exact"), false);
});

test("an unknown tolerance or rule is an error, not a pass", () => {
  assert.throws(() => agrees("1", "1", "about"), TypeError);
  assert.throws(() => rulesOf({ formula_notes: "switches: tier_law=cubic.", inputs: {} }), /no tier_law=cubic/);
  assert.throws(() => switches({ formula_notes: "none" }), TypeError);
});

test("switches end at the full stop, not at a decimal point; what follows a value is for people", () => {
  const formula_notes = "switches: mm_basis=at-mark (frozen); safety=0.995; rounding=tick 0.5 toward-mark. close_fee=at-liq is not one";
  const vector = { formula_notes, inputs: {} };
  assert.deepEqual(switches(vector), { mm_basis: "at-mark", safety: "0.995", rounding: "tick" });
  assert.deepEqual(rulesOf(vector), { mmBasis: "at-mark", safety: "0.995" });
  assert.equal(tickOf(vector), "0.5");
  assert.equal(tickOf({ formula_notes: "switches: rounding=8 dp toward-mark (long up).", inputs: {} }), "0.00000001");
  assert.equal(tickOf({ formula_notes: "switches: rounding=2 dp truncated.", inputs: {} }), undefined);
});

test("the engine's own price in a note is right to its last place", () => {
  const [check] = ownPrice({ formula_notes: "switches: unit. a proration, not the account root (4746.22 with BTC held)" });
  assert.deepEqual([check.expected, check.tolerance], ["4746.22", "abs:5e-3"]);
  assert.deepEqual(ownPrice({ formula_notes: "switches: unit. this peer answers no price" }), []);
});
