// SPDX-License-Identifier: MIT
// Values that no form gives and any program can: each made anew, since some change when they are looked at.

const thrower = () => { throw new Error("not to be read"); };
const traps = Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((trap) => [trap, thrower]));

const digits = "9".repeat(1 << 20);
const letters = "x".repeat(1 << 20);
const breaks = "\n".repeat(1 << 20);
const huge = 10n ** 4000n;
const long = new Array(20_000).fill({});

function cycle() {
  const value = { qty: 1 };
  value.self = value;
  return value;
}
function cyclicList() {
  const list = [];
  list.push(list);
  return list;
}
function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}
function sparse() {
  const list = [];
  list[3] = 1;
  return list;
}
/** Another value each time it is looked at. */
function restless() {
  let turn = 0;
  const turns = ["1", NaN, undefined, {}, -1n, "long"];
  return Object.defineProperty({}, "symbol", { enumerable: true, get: () => turns[turn++ % turns.length] });
}
const lengthOf = (length) => new Proxy([], { get: (list, key) => (key === "length" ? length : list[key]) });
const keysOf = (keys) => new Proxy({}, {
  ownKeys: () => keys, get: (_, key) => (key === "length" ? 1 : "1"),
  getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }),
});

/** By name, a function that makes the value. */
export const hostile = {
  "undefined": () => undefined, "null": () => null, "true": () => true, "false": () => false,
  "NaN": () => NaN, "minus zero": () => -0, "1e400": () => 1e400, "-1e400": () => -1e400, "the least number": () => 5e-324,
  "the largest number": () => Number.MAX_VALUE, "a number past the safe integers": () => 2 ** 53 + 2, "minus one": () => -1, "one third": () => 1 / 3,
  "0n": () => 0n, "-1n": () => -1n, "a huge bigint": () => huge,
  "empty text": () => "", "a blank": () => " ", "1e400 as text": () => "1e400", "1e-400 as text": () => "1e-400", "NaN as text": () => "NaN",
  "Infinity as text": () => "Infinity", "minus zero as text": () => "-0", "0e0": () => "0e0", "60 places": () => "1e-60", "60 digits": () => "1e60",
  "an exponent without end": () => `1e${"9".repeat(150)}`, "35 digits": () => "12345678901234567890123456789012345", "hexadecimal": () => "0x1F",
  "a line break": () => "1\n1", "a null character": () => "1\u0000", "a percentage": () => "20%",
  "a word": () => "long", "another word": () => "cross",
  "a full-width digit": () => "\uff11", "a right-to-left mark": () => "\u200f1",
  "a lone high surrogate": () => "\ud800", "a lone low surrogate": () => "1\udc00",
  "a megabyte of digits": () => digits, "a megabyte of letters": () => letters, "a megabyte of line breaks": () => breaks,
  "__proto__ as text": () => "__proto__", "constructor as text": () => "constructor", "toString as text": () => "toString",
  "hasOwnProperty as text": () => "hasOwnProperty", "length as text": () => "length",
  "a symbol": () => Symbol("1"), "a well-known symbol": () => Symbol.iterator,
  "a function": () => () => 1, "a class": () => class { static qty = 1; },
  "a boxed number": () => Object(1), "boxed text": () => Object("1"), "a boxed bigint": () => Object(1n), "a boxed symbol": () => Object(Symbol("s")),
  "a date": () => new Date(0), "an invalid date": () => new Date(NaN), "a pattern": () => /1/, "a map": () => new Map([["symbol", "BTC"]]),
  "a set": () => new Set([1]), "a promise": () => Promise.resolve(1), "an error": () => new Error("1"),
  "a typed array": () => new Float64Array([1, NaN]), "a buffer": () => new ArrayBuffer(8), "a view": () => new DataView(new ArrayBuffer(8)),
  "a weak map": () => new WeakMap(), "a generator": () => (function* () { yield 1; })(),
  "an empty object": () => ({}), "an empty list": () => [], "a list": () => [1], "a nested list": () => [[[[1]]]], "a sparse list": sparse,
  "a list of holes": () => new Array(3), "a list of 2^32 - 1 holes": () => new Array(2 ** 32 - 1), "a long list": () => long,
  "a cyclic object": cycle, "a cyclic list": cyclicList, "an object without prototype": () => Object.create(null),
  "an inherited field": () => Object.create({ symbol: "BTC", side: "long", qty: 1, entry: 1 }),
  "an own __proto__": () => JSON.parse('{"__proto__":{"qty":1},"qty":1}'),
  "an own constructor": () => ({ constructor: { prototype: { qty: 1 } } }), "a key that is a symbol": () => ({ [Symbol("qty")]: 1 }),
  "an empty key": () => ({ "": 1 }), "a key of a megabyte": () => ({ [letters]: 1 }), "a frozen object": () => Object.freeze({ from: 0, mmr: "0.1" }),
  "a getter that throws": () => Object.defineProperty({}, "symbol", { enumerable: true, get: thrower }),
  "a getter that throws nothing": () => Object.defineProperty({}, "symbol", { enumerable: true, get() { throw undefined; } }),
  "a getter that overflows the stack": () => Object.defineProperty({}, "symbol", { enumerable: true, get() { return this.symbol; } }),
  "a restless getter": restless, "a list with a getter that throws": () => Object.defineProperty([1], 0, { enumerable: true, get: thrower }),
  "a toString that throws": () => ({ toString: thrower, valueOf: thrower, [Symbol.toPrimitive]: thrower }), "a toJSON": () => ({ toJSON: () => "1" }),
  "a proxy whose every trap throws": () => new Proxy({}, traps), "a list proxy whose every trap throws": () => new Proxy([], traps),
  "a revoked proxy": () => revoked({}), "a revoked list": () => revoked([]), "a proxy of a function": () => new Proxy(() => 1, {}),
  "a length of NaN": () => lengthOf(NaN), "a length of -1": () => lengthOf(-1),
  "a length that is text": () => lengthOf("1"), "a length of 10": () => lengthOf(10),
  "keys that are not there": () => keysOf(["symbol", "side", "qty"]), "a proxy of itself": () => new Proxy(new Proxy({ from: 0, mmr: 0 }, {}), {}),
};
