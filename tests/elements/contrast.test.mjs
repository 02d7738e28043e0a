// SPDX-License-Identifier: MIT
// Every colour of text meets 4.5:1 on everything it stands on, in each theme and palette; shapes that say something meet 3:1.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { repository } from "../../wasm/toolchain/ensure.mjs";

const source = readFileSync(join(repository, "web/elements/tokens.ts"), "utf8");
const sheet = ["styles.ts", "views/explanation.styles.ts"]
  .map((name) => readFileSync(join(repository, "web/elements/margin-scope", name), "utf8")).join("");
const rules = [...source.matchAll(/:host(?:\(\[palette="(\w+)"\]\))? \{([^}]*)\}/g)].map(([, palette, body]) => ({ palette, body }));
const pairs = (body) => [...body.matchAll(/--([\w]+): var\(--ms-[\w-]+, light-dark\((#\w{6}), (#\w{6})\)\)/g)]
  .map(([, name, light, dark]) => [name, { light, dark }]);
const base = Object.fromEntries(pairs(rules.find(({ palette }) => !palette).body));
const palettes = { signed: base };
for (const { palette, body } of rules) if (palette) palettes[palette] = { ...base, ...Object.fromEntries(pairs(body)) };

const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
const mixed = (over, under, share) => channels(over).map((value, at) => value * share + channels(under)[at] * (1 - share));
const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (rgb) => rgb.reduce((sum, value, at) => sum + linear(value) * [0.2126, 0.7152, 0.0722][at], 0);
const contrast = (left, right) => {
  const [low, high] = [luminance(left), luminance(right)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

const TEXT = ["text", "muted", "ok", "caution", "danger", "info", "neutral", "gain", "loss"];
const TONES = ["ok", "caution", "danger", "info", "neutral"];

/** The share of `over` that the rule of `selector` mixes into what it stands on. */
function share(text, selector, over) {
  const rule = text.slice(text.indexOf(selector));
  const [, percent] = new RegExp(`color-mix\\(in srgb, var\\(--${over}\\) (\\d+)%`).exec(rule);
  return Number(percent) / 100;
}
const VERDICT = share(sheet, "  .status {", "tone");
const LIT = share(sheet, "  .lit {", "info");
const EDGE = share(source, "--edge:", "muted");

test("there are three palettes and all colours are found", () => {
  assert.deepEqual(Object.keys(palettes).sort(), ["inverted", "safe", "signed"]);
  for (const name of [...TEXT, "surface", "sunken", "line", "track"]) assert.ok(base[name], name);
  assert.notEqual(palettes.inverted.gain.light, base.gain.light);
});

for (const [palette, colours] of Object.entries(palettes)) {
  for (const theme of ["light", "dark"]) {
    test(`${palette}, ${theme}`, () => {
      const of = (name) => colours[name][theme];
      for (const text of TEXT) for (const ground of ["surface", "sunken"]) {
        const ratio = contrast(channels(of(text)), channels(of(ground)));
        assert.ok(ratio >= 4.5, `${text} on ${ground}: ${ratio.toFixed(2)}`);
      }
      // The verdict stands on a little of its tone; a term that is pointed at, all of it in the text's colour, on more of the information's.
      for (const tone of TONES) for (const text of [tone, "text"]) {
        const ratio = contrast(channels(of(text)), mixed(of(tone), of("surface"), VERDICT));
        assert.ok(ratio >= 4.5, `${text} on the verdict's ${tone}: ${ratio.toFixed(2)}`);
      }
      assert.ok(contrast(channels(of("text")), mixed(of("info"), of("sunken"), LIT)) >= 4.5);
      // What shows where an input is, and how far the meter goes.
      for (const ground of ["surface", "sunken"]) {
        const ratio = contrast(mixed(of("muted"), of("sunken"), EDGE), channels(of(ground)));
        assert.ok(ratio >= 3, `edge on ${ground}: ${ratio.toFixed(2)}`);
      }
      for (const bar of ["ok", "caution", "danger", "info"]) assert.ok(contrast(channels(of(bar)), channels(of("track"))) >= 3, bar);
    });
  }
}
