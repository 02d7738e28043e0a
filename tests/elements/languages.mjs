// SPDX-License-Identifier: MIT
// Every text of every catalogue, with a value of its own in each place that takes one.
import { LANGUAGES } from "../../web/entries.mjs";

export { LANGUAGES };

/** Language → catalogue, as the package hands it out. */
export const catalogues = new Map(await Promise.all(LANGUAGES.map(async (language) =>
  [language, (await import(new URL(`../../dist/locales/${language}.js`, import.meta.url))).default])));

const FACTS = { missing: "⟨1⟩", limit: "⟨2⟩", expected: "⟨3⟩", input: "⟨4⟩" };
const EFFECTS = ["open", "add", "reduce", "close", "flip"];
const sides = (say) => [say("long"), say("short")];

/** For what takes more than texts: ways to ask for it. Every other function is given one text for each parameter. */
const ASKED = {
  liquidatedAt: (say) => ["below", "above"].flatMap((where) => [say("⟨1⟩", where, "⟨2⟩"), say("⟨1⟩", where, undefined)]),
  sentences: (say) => [say(["⟨1⟩", "⟨2⟩"])],
  order: (say) => [say("buy", "⟨1⟩"), say("sell", "⟨1⟩")],
  position: (say) => sides((side) => say(side, "⟨1⟩")),
  effect: (say) => EFFECTS.flatMap((effect) => sides((side) => say(effect, side))),
  contracts: (say) => [1, 2, 5, 11, 100].map((count) => say(count, String(count))),
  nearestOf: (say) => [2, 5, 11, 100].map((count) => say(count, String(count))),
  spokenOrder: (say) => EFFECTS.flatMap((effect) => sides((position) =>
    say({ side: "buy", size: "⟨1⟩", price: "⟨2⟩", effect, position, verdict: "⟨3⟩", cost: "⟨4⟩", loss: "⟨5⟩" }))),
  spokenPosition: (say) => sides((side) => say(side, "⟨1⟩", "⟨2⟩")),
  unknownReason: (say) => [say("⟨3⟩", FACTS), say("⟨3⟩", {})],
};

/** `[name, text]` of everything a catalogue can say. */
export function* texts(messages, path = "") {
  for (const [key, value] of Object.entries(messages)) {
    const name = path ? `${path}.${key}` : key;
    if (typeof value === "string") yield [name, value];
    else if (typeof value === "object") yield* texts(value, name);
    else {
      const plainly = () => [value(...Array.from({ length: value.length }, (_, at) => `⟨${at + 1}⟩`))];
      const own = path === "reasons" ? [value(FACTS), value({})] : (ASKED[key]?.(value) ?? plainly());
      yield* own.map((text, at) => [`${name}[${at}]`, text]);
    }
  }
}
