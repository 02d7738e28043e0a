// SPDX-License-Identifier: MIT
// Numbers as people of a locale write them, read to the last digit and never guessed: what the locale would not print is refused.
import type { Decimal } from "../../engine/index.js";

/** `text` as decimal text, or null where it is not exactly one number of the locale. */
export type Reader = (text: string) => Decimal | null;

/** A sign stands before its number, and bidi marks where some locales print them: around the sign and at the ends. */
const FRAME = /^[\u061c\u200e\u200f\u2066-\u2069]*(?<sign>[-\u2212]?)[\u061c\u200e\u200f]*(?<number>.*?)[\u200e\u200f\u2066-\u2069]*$/su;
/** Separators that look alike are taken for each other. */
const ALIKE = ["\u0020\u00a0\u2009\u202f", "'\u2019"];
/** Input methods write these wide. */
const WIDE = /[\uff0c-\uff0e\uff10-\uff19]/g;
const NONE = "(?!)";

/** @throws RangeError for a malformed locale. */
export function readerOf(locale: string | undefined): Reader {
  const own = notation(locale, {});
  const latin = notation(locale, { numberingSystem: "latn" });
  // ASCII digits may stand between the separators of either.
  const readers = [own, latin, { ...own, digits: latin.digits }].map(plainReader);
  return (text) => {
    const narrow = text.trim().replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
    const { sign, number = "" } = FRAME.exec(narrow)?.groups ?? {};
    const read = new Set(readers.map((reader) => reader(number)).filter((plain) => plain !== null));
    const [plain] = read;
    // Two ways to read it are none.
    if (read.size !== 1 || plain === undefined) return null;
    return sign && /[1-9]/.test(plain) ? `-${plain}` : plain;
  };
}

/**
 * What text that is still being typed says so far: without a separator at its end, and nothing before its first digit. Any other text stays as
 * it is: a group that lacks digits is what another locale's fraction looks like. `zeros` are those that `read` knows.
 */
export function finished(text: string, read: Reader, zeros: readonly string[]): string {
  const said = text.trim();
  const goesOn = zeros.some((zero) => read(said + zero) !== null || read(said + zero.repeat(3)) !== null);
  if (/\p{Nd}$/u.test(said) || !goesOn) return text;
  const before = said.slice(0, -1);
  return read(before) === null ? "" : before;
}

interface Notation {
  digits: readonly string[];
  decimal: string;
  group: string;
  /** Digits of the last group, and of those before it. */
  last: number;
  others: number;
}

/** What the locale prints. */
function notation(locale: string | undefined, options: Intl.NumberFormatOptions): Notation {
  const parts = new Intl.NumberFormat(locale, options).formatToParts(-1234567890123.5);
  const plain = new Intl.NumberFormat(locale, { ...options, useGrouping: false });
  const groups = parts.filter(({ type }) => type === "integer").map(({ value }) => [...value].length);
  const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? "";
  return {
    digits: Array.from({ length: 10 }, (_, digit) => plain.format(digit)), decimal: part("decimal"), group: part("group"),
    last: groups.at(-1) ?? 0, others: groups.at(-2) ?? 0,
  };
}

/** Reads a number without a sign; `.5` is one, `5.` is not yet. */
function plainReader({ digits, decimal, group, last, others }: Notation): Reader {
  const digit = `[${digits.join("")}]`;
  const separator = group ? `[${ALIKE.find((alike) => alike.includes(group)) ?? escaped(group)}]` : NONE;
  // A group that begins with zero is what another locale's fraction looks like: `0,001`.
  const grouped = !group ? NONE : `(?!${digits[0]})${digit}{1,${others}}(?:${separator}${digit}{${others}})*${separator}${digit}{${last}}`;
  const shape = new RegExp(`^(?<whole>${grouped}|${digit}+|(?=${escaped(decimal)}))(?:${escaped(decimal)}(?<fraction>${digit}+))?$`, "u");
  const groups = new RegExp(separator, "gu");
  const ascii = (text: string): string => [...text].map((one) => digits.indexOf(one)).join("");
  return (text) => {
    const { whole, fraction } = shape.exec(text)?.groups ?? {};
    if (whole === undefined) return null;
    const units = ascii(whole.replace(groups, "")).replace(/^0+(?=.)/, "") || "0";
    return fraction === undefined ? units : `${units}.${ascii(fraction)}`;
  };
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
