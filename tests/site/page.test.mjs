// SPDX-License-Identifier: MIT
// Every number that the lesson marks is asked again, here with exact fractions, and written again; and what the founding claims say is on the page.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { createEngine } from "../../dist/engine.js";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { testNames } from "../../web/site/build.mjs";
import { rational } from "../vectors/rational.mjs";

const engine = await createEngine();
const site = join(repository, "dist/site");
const read = (name) => readFileSync(join(site, name), "utf8");
const PAGES = { en: ["learn/index.html", "en-US"], de: ["learn/de/index.html", "de-DE"] };

const asksOf = (html) => JSON.parse(/<script type="application\/json" id="asks">(.*?)<\/script>/s.exec(html)[1]);
const marked = (html) => [...html.matchAll(/<data class="n" data-n="([^"]+)" value="([^"]+)">([^<]*)<\/data>/g)]
  .map(([, name, value, text]) => ({ name, value, text }));

/** What the engine says, as an exact fraction. */
function asked({ of, account, order, question, read: place }) {
  const ask = { none: () => ({}), assess: () => engine.assess(account), preview: () => engine.preview(account, order) };
  const reply = ask[of] ? ask[of]() : engine[of](account, question);
  const value = (at) => {
    if (Array.isArray(at)) {
      const [sign, left, right] = [at[0], value(at[1]), value(at[2])];
      return { "+": () => left.plus(right), "-": () => left.minus(right), "*": () => left.times(right), "/": () => left.over(right) }[sign]();
    }
    return rational(/^-?\d/.test(at) ? at : at.split(".").reduce((part, step) => part[step], reply));
  };
  return value(place);
}

/** By formatters of this test's own. */
function written(value, as, locale) {
  const whole = !/\.\d*[1-9]/.test(value);
  const number = (least, most, more = {}) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most, ...more }).format(value);
  const currency = { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol" };
  const money = (more = {}) => number(whole ? 0 : 2, whole ? 0 : 2, { ...currency, ...more });
  switch (as) {
    case "usd": return money();
    case "usd+": return money({ signDisplay: "exceptZero" }).replace("-", "−");
    case "price": return number(2, 3);
    case "share": return number(0, 2, { style: "percent" });
    case "percent": return number(0, 2, { style: "unit", unit: "percent" });
    case "times": return `${number(0, 2)}x`;
    case "count": return number(0, 2);
    default: throw new TypeError(as);
  }
}

for (const [language, [file, locale]] of Object.entries(PAGES)) {
  const html = read(file);
  const asks = asksOf(html);
  const numbers = marked(html);

  describe(`the lesson in ${language}`, () => {
    test("marks its numbers, all of which are asked of the engine", () => {
      assert.ok(numbers.length > 150, `only ${numbers.length}`);
      assert.deepEqual(numbers.filter(({ name }) => !asks[name]), []);
    });

    for (const { name, value, text } of new Map(numbers.map((number) => [number.name, number])).values()) {
      test(`${name} is ${text}`, () => {
        const exact = asked(asks[name]);
        const off = exact.minus(value).absolute();
        // What is read as it stands is exact; what is combined has twelve digits.
        if (Array.isArray(asks[name].read)) assert.ok(off.compare(exact.absolute().times("1e-11").plus("1e-11")) <= 0, `${value} for ${exact}`);
        else assert.equal(off.compare(0), 0, `${value} for ${exact}`);
        assert.equal(text, written(value, asks[name].as, locale));
      });
    }

    test("has no number that differs where it stands twice", () => {
      const first = new Map();
      for (const { name, value } of numbers) assert.equal(first.get(name) ?? value, value, (first.set(name, value), name));
    });
  });
}

test("both languages print the same numbers", () => {
  const values = ([file]) => Object.fromEntries(marked(read(file)).map(({ name, value }) => [name, value]));
  assert.deepEqual(values(PAGES.de), values(PAGES.en));
});

/** The founding claims' own figures: by the claim, the names and the texts that the page must print for them. */
const GOLDEN = {
  "S1–S3": { own: "$2,000", notional: "$10,000", ownShare: "20%", borrowedShare: "80%" },
  "S4–S6": { gain: "$1,000", gainShare: "50%", loss: "$1,000", lossShare: "50%", leftAfterLoss: "$1,000", maintenanceThen: "$45" },
  "S7": { liquidation: "80.402" },
  "S8–S12": { atMost: "$2,000", restAfter: "$3,000", afterAdding: "75.377" },
  "S13–S17": { cross3: "70.352", cross5: "50.251", cross8: "20.101", crossShort: "149.254" },
  "S18–S20": { firstDies: "70.854", whatIsLeft: "$85.43", untouched: "$6,000" },
  "S23": { bothDie: "85.427" },
  "S28": { initialMargin: "$1,000", almost: "$999.99", cent: "$0.01", withFee: "$1,005" },
  "S29–S31": {
    "line-5xlong-0.005": "80.402", "line-5xlong-0.01": "80.808", "line-5xlong-0.02": "81.633",
    "line-10xlong-0.005": "90.452", "line-10xlong-0.01": "90.909", "line-10xlong-0.02": "91.837",
    "line-5xshort-0.005": "119.403", "line-5xshort-0.02": "117.647",
  },
  "S33": { bankruptcy: "80.00", between: "$40.20" },
  "S34": { fundingDay: "$3", fundingShare: "0.15%", afterDay: "80.432", afterWeek: "80.613", afterMonth: "81.307" },
  "S37": { cappedLoss: "$1,005" },
  "the shortcut": { shortShown: "118.00", shortTrue: "117.647" },
};
for (const [claim, texts] of Object.entries(GOLDEN)) {
  test(`${claim}: the page prints ${Object.values(texts).join(", ")}`, () => {
    const printed = Object.fromEntries(marked(read(PAGES.en[0])).map(({ name, text }) => [name, text]));
    for (const [name, text] of Object.entries(texts)) assert.equal(printed[name], text, name);
  });
}

test("chapters are counted without a gap: nobody looks for one that is missing", () => {
  for (const [file] of Object.values(PAGES)) {
    const counted = [...read(file).matchAll(/<p class="number">(\w+)<\/p>/g)].map(([, number]) => number);
    assert.deepEqual(counted, [...Array.from({ length: counted.length - 2 }, (_, at) => String(at)), "A", "B"]);
    assert.ok(counted.length > 9);
  }
});

test("what two venues are compared by is told as it is", () => {
  for (const [file] of Object.values(PAGES)) {
    const accounts = Object.values(asksOf(read(file))).map(({ account }) => account);
    const { contracts: [{ tiers: [first, second], fees }] } = accounts.find((account) => account?.contracts[0].tiers.length === 2);
    const lead = /<section id="differ".*?<p class="lead">(.*?)<\/p>/s.exec(read(file))[1].replaceAll(",", ".");
    const percent = (rate) => `${Number(rate) * 100} %`;
    const told = [percent(first.mmr), percent(second.mmr), percent(fees.taker), `${Number(second.from) / 1000}.000`];
    assert.ok(told.every((said) => lead.includes(said)), lead);
  }
});

test("every claim of the founding text is in the ledger once, with a test that is there or the word that there is none", () => {
  const tests = readFileSync(join(repository, "tests/engine/claims.test.mjs"), "utf8");
  const plain = (text) => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  for (const [file] of Object.values(PAGES)) {
    const rows = [...read(file).matchAll(/<tr id="claim-(S\d+)" data-verdict="(\w+)">.*?<td class="test">(.*?)<\/td><\/tr>/gs)];
    assert.deepEqual(rows.map(([, id]) => id), Array.from({ length: 40 }, (_, place) => `S${place + 1}`).filter((id) => id !== "S32"));
    for (const [, id, verdict, cell] of rows) {
      const name = /<span lang="en">(.*)<\/span>/.exec(cell)?.[1];
      if (verdict === "later") assert.equal(name, undefined, id);
      else if (id !== "S27") assert.ok(plain(name).split("…").every((part) => tests.includes(part)), `${id}: ${name}`);
    }
  }
});

test("every page has its language, title, description and picture, and its links lead to files", () => {
  const pages = readdirSync(site, { recursive: true }).filter((name) => name.endsWith(".html")).map((name) => name.replaceAll("\\", "/"));
  assert.deepEqual(pages.sort(), ["404.html", "de/index.html", "demo/index.html", "index.html", "learn/de/index.html", "learn/index.html"]);
  for (const name of pages) {
    const html = read(name);
    assert.match(html, /<html lang="\w\w"/, name);
    assert.match(html, /<title>[^<]{10,}<\/title>/, name);
    assert.match(html, /<meta name="description" content="[^"]{20,}">/, name);
    assert.doesNotMatch(html, / style="|<style|\son\w+="|javascript:|https?:\/\/(?!www\.w3\.org|www\.tradingview\.com\/")/, name);
    for (const [, link] of html.matchAll(/(?:href|src|content)="([^"#:]+\.(?:html|css|js|svg|png))"/g)) {
      assert.ok(existsSync(link.startsWith("/") ? join(site, link) : join(site, name, "..", link)), `${name}: ${link}`);
    }
    for (const [, id] of html.matchAll(/href="#([\w-]+)"/g)) assert.ok(html.includes(`id="${id}"`), `${name}: #${id}`);
  }
});

test("where the site will stand is said on every page by its whole address, and nowhere while nobody knows", async () => {
  const { pages } = await import("../../build/site/print.mjs");
  const printed = await pages(await testNames(), "https://example.org/margin/");
  const links = (html, rel) => [...html.matchAll(new RegExp(`<link rel="${rel}"[^>]* href="([^"]+)">`, "g"))].map(([, href]) => href);
  const english = { "index.html": "de/index.html", "learn/index.html": "learn/de/index.html" };
  for (const [one, other] of Object.entries(english)) {
    for (const [own, elsewhere] of [[one, other], [other, one]]) {
      assert.deepEqual(links(printed[own], "canonical"), [`https://example.org/margin/${own.replace(/index\.html$/, "")}`]);
      assert.deepEqual(links(printed[own], "alternate"), links(printed[elsewhere], "canonical"));
    }
    assert.deepEqual([...links(read(one), "canonical"), ...links(read(one), "alternate")], []);
  }
});
