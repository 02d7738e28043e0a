// SPDX-License-Identifier: MIT
// Numbers as people write them: what is printed can be read back to the last digit, and nothing is guessed.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { source } from "./source.mjs";

const { Numbers } = await source("locale/numbers.ts");
const { readingOf } = await source("locale/reading.ts");
const LOCALES = [
  "en-US", "de-DE", "fr-FR", "pt-BR", "hi-IN", "ar-EG", "fa-IR", "ja-JP", "en-IN", "de-CH", "es-ES", "hi-IN-u-nu-deva", "zh-CN", undefined,
];

/** Decimal text in its plain form: no zero that says nothing, no minus before zero. */
const decimals = (digits, fraction) => fc
  .tuple(fc.boolean(), fc.bigInt(0n, 10n ** BigInt(digits) - 1n), fc.integer({ min: 0, max: fraction }))
  .map(([negative, units, scale]) => {
    const padded = units.toString().padStart(scale + 1, "0");
    const tail = scale ? padded.slice(-scale).replace(/0+$/, "") : "";
    const plain = padded.slice(0, padded.length - scale) + (tail && `.${tail}`);
    return negative && /[1-9]/.test(plain) ? `-${plain}` : plain;
  });

/** As Intl prints it, with every digit there is. */
const printed = (locale, options = {}) => {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 20, ...options });
  return (value) => format.format(value);
};

for (const locale of LOCALES) {
  describe(`numbers of ${locale ?? "the runtime"}`, () => {
    const numbers = new Numbers(locale);

    test("what the element prints is read back exactly", () => {
      fc.assert(fc.property(decimals(30, 18), (value) => { assert.equal(readingOf(numbers).parse(numbers.plain(value)), value); }), { numRuns: 500 });
    });

    test("so are thirty digits, up to twenty of them behind the separator, with and without groups", () => {
      for (const useGrouping of [true, false, "always"]) {
        const print = printed(locale, { useGrouping });
        fc.assert(fc.property(decimals(30, 20), (value) => { assert.equal(readingOf(numbers).parse(print(value)), value); }), { numRuns: 300 });
      }
    });

    test("ASCII digits do as well, between the separators the locale has for them", () => {
      const print = printed(locale, { numberingSystem: "latn" });
      fc.assert(fc.property(decimals(30, 12), (value) => { assert.equal(readingOf(numbers).parse(` ${print(value)} `), value); }), { numRuns: 300 });
    });

    test("whatever is typed, what is read prints as what was typed", () => {
      const plain = (text) => text.replace(/[^\p{Nd}]/gu, "").replace(/\p{Nd}/gu, digitValue).replace(/^0+/, "");
      const signs = "0123459.,'-\u2212 \u00a0\u202f\u066b\u066c\u0660\u0665\u06f0\u06f5\u0966eE+O";
      const typed = fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 });
      fc.assert(fc.property(typed, (text) => {
        const read = readingOf(numbers).parse(text);
        if (read === null) return;
        assert.match(read, /^(-(?!0+(\.0+)?$))?(0|[1-9]\d*)(\.\d+)?$/);
        assert.equal(read.replace(/[-.]/g, "").replace(/^0+/, ""), plain(text));
      }), { numRuns: 3000 });
    });

    test("refuses what is no number anywhere", () => {
      const one = numbers.plain("1");
      const decimal = numbers.plain("1.5").replace(/[\p{Nd}]/gu, "");
      const refused = [
        "", " ", "-", decimal, `${one}${decimal}`, `${one}${decimal}${one}${decimal}${one}`, `${one}${decimal}${decimal}${one}`,
        "1O", "1e3", "1E3", "+1", "--1", "1-", "- 1", "1 2 3", "½", "²", "NaN", "Infinity", "∞", "0x10", "1_000", "1%",
        `${one} USDT`, "1\n2", "abc", "１O", "一",
      ];
      for (const text of refused) assert.equal(readingOf(numbers).parse(text), null, JSON.stringify(text));
    });

    test("of a number that is typed key by key every beginning up to its fraction says something that can be read, or nothing yet", () => {
      fc.assert(fc.property(decimals(30, 18), (value) => {
        const text = numbers.typed(value);
        for (let length = 0; length < text.length; length++) {
          const said = readingOf(numbers).finished(text.slice(0, length));
          assert.ok(said === "" || readingOf(numbers).parse(said) !== null, JSON.stringify(text.slice(0, length)));
        }
        assert.equal(readingOf(numbers).finished(text), text);
      }), { numRuns: 200 });
    });

    test("what is no beginning of a number is left to be refused", () => {
      const [one, decimal] = [numbers.plain("1"), numbers.plain("1.5").replace(/[\p{Nd}]/gu, "")];
      const wrong = ["1O", "x", "--", "1-", `${one}${decimal}${one}${decimal}`, `${one}${decimal}${decimal}`, "1%"];
      for (const text of wrong) assert.equal(readingOf(numbers).finished(text), text);
      const typed = ["", " ", "-", decimal, `-${decimal}`, `${one}${decimal}`, `-${one}${decimal} `];
      assert.deepEqual(typed.map((text) => readingOf(numbers).finished(text)), ["", "", "", "", "", one, `-${one}`]);
    });

    test("refuses a group behind the separator, and digits of two scripts in one number", () => {
      const long = numbers.plain("1234567.5");
      const group = numbers.plain("1234567").replace(/[\p{Nd}]/gu, "")[0];
      const one = numbers.plain("1");
      assert.equal(readingOf(numbers).parse(`${long}${one}${one}${group}${one}${one}${one}`), null);
      for (const mixed of ["1\u0662", "1\u06f2", "1\u0968", "\u0661\u06f2"]) assert.equal(readingOf(numbers).parse(mixed), null, mixed);
    });
  });
}

function digitValue(digit) {
  const code = digit.codePointAt(0);
  return String([0x30, 0x660, 0x6f0, 0x966].map((zero) => code - zero).find((value) => value >= 0 && value <= 9));
}

/** What people of one locale write, and what it means there. */
const MEANS = {
  "en-US": {
    "1,234.50": "1234.50", "1234.5": "1234.5", "007": "7", ".5": "0.5", "-.5": "-0.5", "\u22121": "-1", "-0.00": "0.00",
    "１２３．５": "123.5", "\u2068-5\u2069": "-5",
  },
  "de-DE": { "1.000": "1000", "1.000,5": "1000.5", "1000,5": "1000.5", "1.234.567": "1234567", ",5": "0.5" },
  "fr-FR": { "1\u202f234,5": "1234.5", "1 234,5": "1234.5", "1\u00a0234\u00a0567": "1234567", "-1 000": "-1000" },
  "pt-BR": { "1.000,50": "1000.50", "12.345": "12345" },
  "es-ES": { "1000,5": "1000.5", "1.000": "1000", "10.000": "10000" },
  "hi-IN": { "12,34,567.8": "1234567.8", "1,00,000": "100000", "1,000": "1000" },
  "en-IN": { "12,34,567.8": "1234567.8" },
  "de-CH": { "1’234.5": "1234.5", "1'234'567.5": "1234567.5" },
  "ja-JP": { "１，２３４．５": "1234.5", "1,234.5": "1234.5" },
  "ar-EG": { "١٬٢٣٤٫٥": "1234.5", "1,234.5": "1234.5", "1234٫5": "1234.5", "\u061c-١٫٥": "-1.5", "-١٫٥": "-1.5" },
  "fa-IR": { "۱٬۲۳۴٫۵": "1234.5", "\u200e\u2212۱٫۵": "-1.5", "1.5": "1.5" },
};

/** What people of another locale write, and what must not be taken for a number. */
const REFUSES = {
  "en-US": [
    "1,5", "1,50", "1.000,5", "12,34,567.8", "1234,567", "1,234567", "0,001", "00,001", "1,,000", ",001", "1, 000", "1 000", "1'000",
    "1.2.3", "1.234,", "1,234,", "5.", "١", "1\u066b5",
  ],
  "de-DE": ["1.5", "1.50", "1,000.5", "1,5,5", "0.001", "0.500", "1.00", "1.0000", "12.34.567", "1 000", "5,", "1,000,000"],
  "fr-FR": ["1.5", "1,234,567", "1 5", "12 34", "0 001", "1  000", "1 234 567.8"],
  "pt-BR": ["1.5", "1,000.50", "0.123"],
  "hi-IN": ["1,234,567", "12,34567", "1,5", "123,456"],
  "en-IN": ["1,234,567.8", "123,456"],
  "de-CH": ["1,5", "1.234.567", "1’23"],
  "ja-JP": ["1,5", "1．2．3", "千"],
  "ar-EG": ["1,5", "١,٥", "١٫٥٫٥", "١٬٥", "1.234,5", "٠٬٠٠١"],
  "fa-IR": ["1,5", "۱/۵", "۱٬۵"],
};

for (const [locale, means] of Object.entries(MEANS)) {
  test(`${locale} reads its own way of writing`, () => {
    const numbers = new Numbers(locale);
    for (const [text, value] of Object.entries(means)) assert.equal(readingOf(numbers).parse(text), value, JSON.stringify(text));
  });
}

test("a group is begun with its separator; what could be another locale's fraction is refused at once", () => {
  const said = (locale, ...texts) => texts.map((text) => readingOf(new Numbers(locale)).finished(text));
  assert.deepEqual(said("en-US", "1,", "12,345,", "1,2", ",", "1234,"), ["1", "12,345", "1,2", ",", "1234,"]);
  assert.deepEqual(said("de-DE", "1.", "1.234,", "1.5"), ["1", "1.234", "1.5"]);
  assert.deepEqual(said("ar-EG", "١٫", "١٬", "1٫", "1."), ["١", "١", "1", "1"]);
});

for (const [locale, refused] of Object.entries(REFUSES)) {
  test(`${locale} does not guess at another way of writing`, () => {
    const numbers = new Numbers(locale);
    for (const text of refused) assert.equal(readingOf(numbers).parse(text), null, JSON.stringify(text));
  });
}
