// SPDX-License-Identifier: MIT
// Price fields of payloads: what says that there is no price never comes out as one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine, MarginInputError, readVenuePrice } from "../../../dist/engine.js";
import { vectors } from "../../vectors/vectors.mjs";

const engine = await createEngine();
const read = engine.readVenuePrice;
const venues = engine.venues();
const never = { status: "never" };

/** venue → what stands in its payloads where there is no price. */
const none = {
  "binance-usdm": ["0", "--", 0], "binance-coinm": ["0", "0.00000000", "--"], "binance-spot-margin": ["0", "--"],
  "bybit-linear": ["", "999999.00", "0"], "bybit-inverse": ["", "999999.00"], "bybit-inverse-2024": [""],
  "okx-linear": [""], "okx-inverse": [""], "okx-spot-margin": [""],
  "gate": ["99999999", 99999999, "99999999.0"], "gate-2024": ["99999999"],
  "hyperliquid": [null], "drift": [-1, "-1"], "dydx-v4": ["0", 0, null], "orderly": [null, 0], "htx": ["-1543.27", -0.5, "0"],
  "mexc": ["0", "", null], "kucoin": ["0", "", null], "kucoin-cross": ["0", "", null], "kraken-inverse": ["0", "", null],
  "kraken-multi": [null],
  "generic": ["1000000.0", 1000000, null, "0"],
};

for (const [venue, spellings] of Object.entries(none)) {
  test(`${venue} spells that there is no price as ${spellings.map((raw) => JSON.stringify(raw)).join(", ")}`, () => {
    for (const raw of spellings) assert.deepEqual(read(venue, raw), never, String(raw));
  });
}

test("at no venue is a number that is not positive a price, nor one of the profile's own spellings", () => {
  for (const { id, noPrice } of venues) {
    for (const raw of ["0", "0.000", "-0", 0, -0, 0n, "-1", -1, -5n, "-0.00000001", "-99999.5", "-1e9"]) {
      assert.deepEqual(read(id, raw), never, `${id} ${raw}`);
    }
    assert.ok(noPrice.length > 0, id);
    for (const spelling of noPrice) assert.deepEqual(read(id, spelling === "null" ? null : spelling), never, `${id} ${spelling}`);
  }
});

test("a price comes out as the exact decimal it is", () => {
  for (const { id } of venues) {
    for (const [raw, price] of [["665.690", "665.69"], [0.1, "0.1"], [64000n, "64000"], ["1e5", "100000"], ["0.00000001", "0.00000001"]]) {
      assert.deepEqual(read(id, raw), { status: "ok", price }, `${id} ${raw}`);
    }
  }
  assert.deepEqual(read("bybit-linear", "999999.01"), { status: "ok", price: "999999.01" });
  assert.deepEqual(read("binance-usdm", "99999999"), { status: "ok", price: "99999999" });
});

test("what is neither is refused with its path: nothing is guessed", () => {
  const refused = (venue, raw) => {
    try {
      return read(venue, raw);
    } catch (error) {
      assert.ok(error instanceof MarginInputError, String(error));
      return [error.code, error.path];
    }
  };
  for (const raw of ["abc", "1O", "1,000", " 1", "1 ", "NaN", "Infinity", "0x10", NaN, Infinity, {}, [], true, "1\n2", "—", "null "]) {
    assert.deepEqual(refused("binance-usdm", raw), ["not-a-decimal", "raw"], String(raw));
  }
  // Another venue's spelling is not this one's.
  for (const [venue, raw] of [["binance-usdm", ""], ["binance-usdm", null], ["hyperliquid", ""], ["okx-linear", "--"], ["gate", null]]) {
    assert.deepEqual(refused(venue, raw), ["not-a-decimal", "raw"], `${venue} ${raw}`);
  }
  assert.deepEqual(refused("binance-usdm", undefined), ["missing", "raw"]);
  assert.deepEqual(refused("binance-usdm", "1.23456789012345678901234567890123456789"), ["too-many-digits", "raw"]);
  assert.deepEqual(refused("binance-usdm", "1e99"), ["out-of-range", "raw"]);
  for (const venue of ["nobody", "", "binance usdm", "Binance-USDM", "generic\n1"]) {
    assert.deepEqual(refused(venue, "1"), ["unknown-venue", "venue"], venue);
  }
  for (const venue of [undefined, null, 5, {}]) assert.equal(refused(venue, "1")[1], "venue");
  assert.deepEqual(read("binance-usdm", "1"), { status: "ok", price: "1" });
});

test("the error keeps what was given", () => {
  assert.throws(() => read("gate", "n/a"), { code: "not-a-decimal", path: "raw", value: "n/a", message: 'raw: "n/a" is not a decimal' });
});

test("the function by itself reads the same", () => {
  assert.deepEqual(readVenuePrice("hyperliquid", null), never);
  assert.deepEqual(readVenuePrice("hyperliquid", "3924.18322043"), { status: "ok", price: "3924.18322043" });
});

for (const { id, inputs: { raw }, expected: { price } } of vectors.filter(({ kind }) => kind === "venue-sentinel")) {
  test(`${id}: ${JSON.stringify(raw)} is no price`, () => {
    assert.equal(price, "null");
    assert.deepEqual(read("bybit-inverse", raw), never);
  });
}
