// SPDX-License-Identifier: MIT
// What a server prints: the engine's numbers, the same bytes each time, and nothing that a value could break out of.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { catalogues, LANGUAGES } from "./languages.mjs";
import { account, order, situations } from "./situations.mjs";

const { renderParts, renderToString, styleHash } = await import("marginscope/ssr");
const { createEngine } = await import("marginscope/engine");

const given = { locale: "en-US", quote: "USDT" };
const stylesheet = "/element.css";
const print = (properties, options = { stylesheet }) => renderToString({ ...given, ...properties }, options);
/** The text without its tags. */
const words = (html) => html.replace(/<style.*?<\/style>/s, "").replace(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

for (const { name, word, says, properties } of situations) {
  test(`${name}: printed with its word`, () => {
    const html = print(properties);
    if (word) assert.ok(words(html).includes(word), words(html));
    assert.ok(words(html).replaceAll("\u00a0", " ").includes(says.replaceAll("\u00a0", " ").split(". ")[0]));
    assert.doesNotMatch(html, /NaN|undefined|Infinity|null|lit-|<\?|–/);
  });
}

test("the numbers are the engine's", () => {
  const html = print({ account, order });
  assert.match(html, /<data value="80\.4020100502512562814070351758794"\s+title="[^"]*">80\.403<\/data>/);
  assert.ok(html.startsWith('<margin-scope quote="USDT" locale="en-US"><template shadowrootmode="open"><link rel="stylesheet" href="/element.css">'));
  assert.ok(html.endsWith("</template></margin-scope>"));
});

test("numbers that can be explained are buttons, the order's own among them", () => {
  const names = (html) => [...html.matchAll(/<button type="button" class="why"[^>]*>([^<]*)<\/button>/g)].map(([, name]) => name);
  const rows = ["Liquidation price", "Distance", "Initial margin", "Margin ratio", "Maximum loss", "Bankruptcy price", "Available"];
  assert.deepEqual(names(print({ account, order })), [...rows, "Order value", "Cost", "Fee", "This order can lose"]);
  const held = { ...account, positions: [{ symbol: order.symbol, side: "long", qty: "100", entry: "100", leverage: "5" }] };
  assert.deepEqual(names(print({ account: held, order: { ...order, side: "sell" } })).slice(-4), ["Cost", "Fee", "This order can lose", "Realized"]);
});

// The smaller leg of a hedge is liquidated where the account is, on the other side than it would be by itself.
const hedge = { wallet: "9000", contracts: [{ symbol: "XYZ", tiers: [{ from: "0", mmr: "0.005" }] }], marks: { XYZ: "100" },
  positions: [["long", "150"], ["short", "30"]].map(([side, qty]) => ({ symbol: "XYZ", side, qty, entry: "100", mode: "cross" })) };

test("a hedge's leg is liquidated where the account is: said so, and rounded to be earlier there", () => {
  const reducing = { symbol: "XYZ", side: "buy", positionSide: "short", qty: "10", price: "100", reduceOnly: true };
  const text = words(print({ account: hedge, order: reducing }));
  // 9,000 + 130 (p − 100) = 0.005 · 170 p
  const exact = 4000 / 129.15;
  const shown = (Math.ceil(exact * 1e4) / 1e4).toFixed(4);
  assert.match(text, new RegExp(`Liquidated at ${shown}\\sUSDT, 69\\.02% below the mark`));
  assert.ok(text.includes(`Liquidation price 25.1890 ${shown} `), text);
  assert.ok(text.includes(`Bankruptcy price 25.0000 30.7693 `), text);
  // 9,000 + 130 (100 − p) = 0.005 · 170 p
  const above = (Math.floor((22000 / 130.85) * 1e3) / 1e3).toFixed(3);
  const turned = { ...hedge, positions: hedge.positions.map((leg) => ({ ...leg, side: leg.side === "long" ? "short" : "long" })) };
  const said = words(print({ account: turned, order: { ...reducing, side: "sell", positionSide: "long" } }));
  assert.match(said, new RegExp(`Liquidated at ${above}\\sUSDT, 68\\.13% above the mark`));
});

test("a position of no size is none, beside others too", () => {
  const none = { symbol: "XYZ", side: "long", qty: "0.0", entry: "100", leverage: "5" };
  const text = words(print({ account: { ...account, positions: [none] } }));
  assert.match(text, /Account .*No position/);
  assert.doesNotMatch(text, /Long|No liquidation price|no limit/);
  const held = words(print({ account: { ...account, positions: [none, { ...none, id: "held", qty: "100" }] } }));
  assert.match(held, /Long 100 XYZ/);
  assert.doesNotMatch(held, /nearest to liquidation/);
});

test("every language there is is printed in it", () => {
  for (const language of LANGUAGES) {
    const html = print({ account, order, locale: language });
    assert.ok(html.includes(`>${catalogues.get(language).statuses.placeable}<`), language);
    assert.ok(html.includes(` lang="${language}"`), language);
    assert.equal(html.includes(' dir="rtl"'), language === "ar");
  }
});

test("of several choices the one that was made is printed as made", () => {
  const chosen = (html) => [...html.matchAll(/<input type="radio" name="(\w+)" value="(\w+)"([^>]*)>/g)]
    .filter(([, , , rest]) => /checked/.test(rest)).map(([, name, value]) => `${name} ${value}`);
  const panel = { view: "panel", editable: true, symbol: "XYZ", wallet: "3000", mark: "100", qty: "100", leverage: "5" };
  assert.deepEqual(chosen(print({ ...panel, side: "buy", mode: "isolated" })), ["side buy", "mode isolated"]);
  assert.deepEqual(chosen(print({ ...panel, side: "sell", mode: "cross" })), ["side sell", "mode cross"]);
});

test("the same input gives the same bytes", () => {
  for (const { properties } of situations) assert.equal(print(structuredClone(properties)), print(properties));
});

test("the given locale counts, whatever the server's own is", () => {
  assert.match(print({ account, order, locale: "de-DE" }), />80,403</);
  assert.throws(() => renderToString({ account }), /^TypeError: locale: must be given/);
  assert.throws(() => print({ locale: "not a locale" }), RangeError);
});

test("what is no property or no attribute's name is an error that names it", () => {
  assert.throws(() => print({ acount: account }), /^TypeError: acount: no property/);
  assert.throws(() => print({ engine: {} }), /^TypeError: engine: no property/);
  assert.throws(() => print({ announcement: "x" }), /^TypeError: announcement/);
  assert.throws(() => print({}, { attributes: { 'x="><script>': "" } }), /^TypeError: attributes: "x=\\"><script>"/);
});

test("an engine that is given is asked", async () => {
  const engine = await createEngine();
  let asked = 0;
  print({ account, order }, { stylesheet, engine: { ...engine, preview: (...both) => { asked++; return engine.preview(...both); } } });
  assert.equal(asked, 1);
});

test("in parts, for a host that prints the tag itself", () => {
  const { attributes, template } = renderParts({ ...given, account, order, theme: "dark" }, { stylesheet, attributes: { id: "ticket" } });
  assert.deepEqual(attributes, { locale: "en-US", theme: "dark", quote: "USDT", id: "ticket" });
  assert.match(template, /^<template shadowrootmode="open">.*<\/template>$/s);
});

const HOSTILE = [
  '"><script>alert(1)</script>', "'\" onmouseover='alert(1)", "</template></margin-scope><img src=x onerror=alert(1)>",
  "<!-- ", "-->", "<?>", "&lt;&amp;&#0;", "</style>", "</script><script>", "<!--<script>", "\u0000", "\r\n\u2028\u2029",
  "\ud800", "\udfff x \ud83d", "${1}", "{{x}}", "lit$", "<!--lit-part-->", "🜚".repeat(50),
];

/** Tags and attributes' names, values and text left out. */
const shape = (html) => html.replaceAll("<!---->", "").replace(/<style.*?<\/style>/s, "")
  .replace(/<script type="application\/json">.*?<\/script>/s, "<json>")
  .match(/<[^>"]*(?:"[^"]*"[^>"]*)*>/g).map((tag) => tag.replace(/"[^"]*"/g, '""')).join("");

test("no text breaks out of its place, and what is sent along comes back as it was", () => {
  const made = (text, options) => renderToString({
    locale: "en-US", base: text, quote: text,
    account: { ...account, contracts: [{ ...account.contracts[0], symbol: text }], marks: { [text]: "100" } }, order: { ...order, symbol: text },
  }, { attributes: { title: text }, ...options });
  for (const options of [{ stylesheet }, { embed: true, nonce: "abc" }]) {
    const plain = shape(made("XYZ", options));
    for (const text of HOSTILE) {
      const html = made(text, options);
      assert.equal(shape(html), plain, JSON.stringify(text));
      assert.ok(html.isWellFormed(), JSON.stringify(text));
      const [, json] = /<script type="application\/json">(.*?)<\/script>/s.exec(html) ?? [];
      if (json) assert.equal(JSON.parse(json).order.symbol, text);
    }
  }
});

test("a hostile value is refused as in a page, and quoted", () => {
  for (const text of HOSTILE) {
    const html = print({ account, order: { ...order, qty: text } });
    assert.match(html, /data-status="invalid"/);
    assert.equal(html.includes("<script"), false);
  }
  for (const [name, value] of [
    ["account", 5], ["account", []], ["account", { ...account, marks: null }],
    ["order", "buy"], ["order", { ...order, qty: NaN }], ["order", { ...order, extra: 1 }],
  ]) {
    for (const embed of [false, true]) {
      const html = print({ account, order, [name]: value }, { stylesheet, embed });
      assert.match(html, /data-status="invalid"/, `${name} ${String(value)}`);
    }
  }
});

test("ten million characters are no way out either", () => {
  const long = "<".repeat(10_000_000);
  const html = print({ account, order: { ...order, qty: long }, base: long });
  assert.match(html, /data-status="invalid"/);
  assert.equal(html.includes("<<"), false);
  assert.ok(html.length < 100_000_000);
});

test("numbers and bigints are sent as they count", () => {
  const html = print({ account: { ...account, wallet: 3000n }, order: { ...order, qty: 100, leverage: 5n } }, { stylesheet, embed: true });
  assert.match(html, />80\.403</);
  assert.match(html, /"wallet":"3000"/);
});

test("the printed styles are those of the file, and their hash is theirs", async () => {
  const css = readFileSync(new URL("../../dist/element.css", import.meta.url), "utf8");
  const [, printed] = /<style>(.*?)<\/style>/s.exec(print({}, {}));
  assert.equal(printed, css);
  assert.match(css, /:host\{/);
  assert.equal(await styleHash(), `sha256-${createHash("sha256").update(css).digest("base64")}`);
  assert.match(print({}, { nonce: 'a"b' }), /<style nonce="a&quot;b">/);
});

test("it carries no copy of the element or the engine, and needs nothing but what every server has", () => {
  const text = readFileSync(new URL("../../dist/ssr.js", import.meta.url), "utf8");
  const imported = new Set([...text.matchAll(/\bfrom\s*"([^"]+)"/g)].map(([, name]) => name));
  assert.deepEqual([...imported].sort(), ["./element.js", "./element/parts.js", "./engine.js", "./plot.js", "node:buffer"]);
  assert.ok(text.length < 300_000);
});
