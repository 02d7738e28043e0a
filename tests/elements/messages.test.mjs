// SPDX-License-Identifier: MIT
// The catalogues: complete, each in its own words, and each found by those who speak it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { catalogues, LANGUAGES, texts } from "./languages.mjs";
import { source } from "./source.mjs";

const english = catalogues.get("en");
const said = new Map([...catalogues].map(([language, messages]) => [language, new Map(texts(messages))]));
const parameters = (text) => new Set(text.match(/⟨\d⟩/g));

/** Words that traders of that language use as they are in English. */
const SHARED = {
  de: ["inQuote", "priceKindNotes.limit", "liquidityNotes.maker", "liquidityNotes.taker", "inputs.margin", "inputs.stop"],
  es: ["liquidityNotes.maker", "liquidityNotes.taker", "inputs.stop", "inputs.tick"],
  ar: [], ja: [], zh: [],
};
/** In these there is no word, only what they are given. */
const WORDLESS = ["inputAt", "sentences", "verdict"];
const SCRIPT = { ar: /\p{Script=Arabic}/u, ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u, zh: /\p{Script=Han}/u };

test("there is every language that is promised", () => {
  assert.deepEqual([...LANGUAGES].sort(), ["ar", "de", "en", "es", "ja", "zh"]);
  assert.ok(said.get("en").size > 200);
});

for (const language of LANGUAGES) {
  describe(`the catalogue of ${language}`, () => {
    const own = said.get(language);

    test("says everything English says, and nothing more", () => assert.deepEqual([...own.keys()].sort(), [...said.get("en").keys()].sort()));

    test("has no empty text, no space too many, nothing undefined", () => {
      for (const [name, text] of own) {
        assert.match(text, /\S/, name);
        assert.doesNotMatch(text, /undefined|null|\[object|NaN| {2}|^\s|\s$/, name);
      }
    });

    test("loses no value it is given", () => {
      for (const [name, text] of own) assert.deepEqual(parameters(text), parameters(said.get("en").get(name)), `${name}: ${text}`);
    });

    test("ends every sentence, and only sentences", () => {
      const ends = [
        /^(reasons|faults)\./, /Detail|liquidatedAt|marginMissing|healthReturns|healthNever|accountLiquid|noMaintenance|partMissing/,
        /unknown(Reason|Fault)/,
      ];
      for (const [name, text] of own) {
        if (/^(sentences|verdict|spoken)/.test(name)) continue;
        assert.equal(/[.。]$/.test(text), ends.some((sentence) => sentence.test(name)), `${name}: ${text}`);
      }
    });

    test("has another word for each status and for each missing number", () => {
      const { statuses, words, inputs } = catalogues.get(language);
      for (const record of [statuses, words, inputs]) assert.equal(new Set(Object.values(record)).size, Object.keys(record).length);
    });

    test("has one term for one thing", () => {
      const { labels, inputs, liquidationAfter } = catalogues.get(language);
      assert.equal(labels.wallet, inputs.wallet);
      assert.equal(labels.notional, inputs.notional);
      assert.ok(liquidationAfter("8").includes(labels["liquidation-price"]));
      assert.ok(labels["account-initial-margin"].startsWith(labels["initial-margin"]));
    });
  });
}

for (const language of LANGUAGES.filter((tag) => tag !== "en")) {
  test(`nothing in ${language} is English by accident`, () => {
    const plain = (text) => text.toLowerCase().replace(/[\u2066-\u2069]/g, "");
    const same = [...said.get(language)].filter(([name, text]) => plain(text) === plain(said.get("en").get(name)))
      .map(([name]) => name.replace(/\[\d+\]$/, ""));
    assert.deepEqual(same.filter((name) => ![...SHARED[language], ...WORDLESS].includes(name)), []);
  });
}

for (const [language, script] of Object.entries(SCRIPT)) {
  test(`every text of ${language} is in its script`, () => {
    const bare = [...said.get(language)].filter(([, text]) => !script.test(text) && /\p{L}/u.test(text));
    assert.deepEqual(bare, []);
  });
}

test("counts as the language counts", () => {
  const of = (language, count) => catalogues.get(language).nearestOf(count, String(count));
  assert.equal(of("en", 2), "nearest to liquidation of 2 positions");
  assert.equal(of("de", 3), "der Liquidation am nächsten von 3 Positionen");
  assert.equal(new Set([1, 2, 5, 11, 100].map((count) => of("ar", count).replace(/\d+/, ""))).size, 5);
});

describe("the catalogue for a locale", async () => {
  const { texts } = await source("margin-scope/said/texts.ts");
  const { registered, registerMessages } = await source("messages/registry.ts");
  const language = (tag) => texts.for(new Intl.Locale(tag)).language;

  test("is the one of its language, wherever it is spoken", () => {
    for (const [own, ...tags] of [
      ["de", "de-AT", "de-CH-1996"], ["ar", "ar-EG", "ar-u-nu-latn"], ["zh", "zh-SG", "zh-Hans-HK"], ["es", "es-419"], ["ja", "ja-JP"],
      ["en", "en-IN"],
    ]) for (const tag of tags) assert.equal(language(tag), own, tag);
  });

  test("is English where there is none, or only one in another script", () => {
    assert.deepEqual(["fr-FR", "pt-BR", "zh-TW", "zh-Hant", "zh-HK", "und", "ru"].map(language), Array(7).fill("en"));
    for (const tag of ["zh-TW", "fr", "en-US", "de-AT"]) assert.equal(texts.fetch(new Intl.Locale(tag)), undefined);
  });

  test("grows in English by what a part of the element says, also where a host's own lacks it", () => {
    registerMessages("fr", { now: "Maintenant", terms: { mark: "Prix de marque" } });
    const french = () => texts.for(new Intl.Locale("fr")).texts;
    assert.deepEqual([french().now, french().howMade], ["Maintenant", undefined]);
    const english = texts.for(new Intl.Locale("en")).texts;
    texts.extend({ howMade: "How", terms: { mark: "Mark price" } });
    texts.extend({ terms: { qty: "Contracts" } });
    assert.deepEqual([french().now, french().howMade, french().terms], ["Maintenant", "How", { mark: "Prix de marque", qty: "Contracts" }]);
    assert.equal(texts.for(new Intl.Locale("en")).texts, english);
    registered().delete("fr");
  });

  test("can be a host's own, of which what is missing is English", () => {
    registerMessages("zh-Hant", { after: "之後", labels: { ...english.labels, fee: "手續費" }, words: { none: "無" } });
    const { language: tag, texts: messages } = texts.for(new Intl.Locale("zh-TW"));
    assert.equal(tag, "zh-Hant");
    assert.deepEqual([messages.after, messages.labels.fee, messages.words.none], ["之後", "手續費", "無"]);
    assert.deepEqual([messages.words.never, messages.now], ["never", "Now"]);
    assert.equal(texts.for(new Intl.Locale("zh-TW")).texts, messages);
    assert.equal(language("zh-CN"), "zh");
  });
});
