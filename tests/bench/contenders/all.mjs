// SPDX-License-Identifier: MIT
// A contender: { name, ask(kind, question), grows?, close() }. `ask` gives { answer(variant), time(calls), tolerance }: the whole
// answer or parts of it, nanoseconds for so many calls, and how far from ours a decimal of the answer may be.
import { decimalContender } from "./decimal.mjs";
import { marginscopeContender } from "./engine.mjs";
import { nativeContender } from "./native.mjs";
import { orderlyContender } from "./orderly.mjs";

/** The engine first, then those it is held against. `engine`: address of the built entry. */
export async function openContenders(engine) {
  const { createEngine } = await import(engine);
  // The program last: where something fails before it, there is nothing to close.
  const [ours, others] = [await marginscopeContender(createEngine), [decimalContender(), orderlyContender()]];
  return [ours, await nativeContender(), ...others];
}
