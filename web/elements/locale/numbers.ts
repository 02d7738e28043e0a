// SPDX-License-Identifier: MIT
import type { Decimal, Decimalish } from "../../engine/index.js";

/** Where the digits that are not shown go: a loss or a requirement is never shown smaller, room never larger, than it is. */
export type Direction = "ceil" | "floor" | "expand" | "trunc" | "halfExpand";

/** Intl formats decimal text exactly, without a detour through a double; the library's declarations lag behind. */
interface ExactFormat {
  format(value: string): string;
}

/** Digits after the point of a price or size step: `"0.10"` has two. */
export function fractionDigits(step: Decimalish): number {
  const [mantissa = "", exponent = "0"] = String(step).toLowerCase().split("e");
  return Math.max(0, (mantissa.split(".")[1]?.length ?? 0) - Number(exponent));
}

/** Digits after the point that show so many significant ones, at least two. */
export function digitsFor(value: Decimal, significant: number): number {
  const [whole = "0", fraction = ""] = value.replace("-", "").split(".");
  if (whole !== "0") return Math.max(2, significant - whole.length);
  return significant + (/^0*/.exec(fraction)?.[0].length ?? 0);
}

/** Nobody gives a price with more digits after the point: one that has more is a quotient. */
const GIVEN = 18;

/** As many digits after the point as the runtime prints: 100, in older ones 20. */
function printable(digits: number): number {
  if (digits <= 20) return digits;
  try {
    return new Intl.NumberFormat("en", { maximumFractionDigits: 100 }) && Math.min(digits, 100);
  } catch {
    return 20;
  }
}

/** Decimal text in the words of a locale. Formatters are made once for each shape. */
export class Numbers {
  /** By its BCP 47 tag; the runtime's own where it is undefined. */
  readonly locale: string | undefined;
  readonly #formats = new Map<string, ExactFormat>();

  /** @throws RangeError for a malformed locale. */
  constructor(locale: string | undefined) {
    this.locale = locale ? new Intl.Locale(locale).toString() : undefined;
  }

  /** `digits` from the contract's tick; without one, about six significant digits. */
  price(value: Decimal, digits: number | undefined, direction: Direction = "halfExpand"): string {
    const shown = digits ?? digitsFor(value, 6);
    return this.#format(value, shown, shown, direction);
  }

  /** The same of one that was given, as a mark or a limit: it keeps all digits it has. An average entry may have more than can be read. */
  givenPrice(value: Decimal, digits: number | undefined): string {
    const usual = digitsFor(value, 6);
    const own = fractionDigits(value);
    return this.price(value, Math.max(digits ?? usual, own > GIVEN ? usual : own));
  }

  /** At least two digits after the point and, where it has them, so many `significant` ones: coins come in small amounts. */
  money(value: Decimal, direction: Direction, significant = 4): string {
    return this.#format(value, 2, digitsFor(value, significant), direction);
  }

  /** A size, or a limit of one: as many digits as it has, and no fewer than asked for. */
  plain(value: Decimal, least = 0): string {
    return this.#format(value, least, Math.max(least, 18), "halfExpand");
  }

  /** With its sign, whichever it is. */
  change(value: Decimal): string {
    return this.#format(value, 0, 18, "halfExpand", { signDisplay: "always" });
  }

  /** The same of whole percent. */
  percentChange(value: Decimal): string {
    return this.#format(value, 0, 0, "halfExpand", { style: "unit", unit: "percent", signDisplay: "always" });
  }

  /** `value` counts percent: `"19.6"` is 19.6 %. */
  percent(value: Decimal, direction: Direction, digits = 2): string {
    return this.#format(value, digits, digits, direction, { style: "unit", unit: "percent" });
  }

  /** `value` is a fraction: `"0.196"` is 19.6 %. */
  ratio(value: Decimal, direction: Direction): string {
    return this.#format(value, 2, 2, direction, { style: "percent" });
  }

  /** As a person would type it: without groups, and no longer than `most` digits after the point. */
  typed(value: Decimal, most = 18): string {
    return this.#format(value, 0, most, "halfExpand", { useGrouping: false });
  }

  #format(value: Decimal, least: number, most: number, roundingMode: Direction, more: Intl.NumberFormatOptions = {}): string {
    const key = [least, most, roundingMode, ...Object.values(more)].join();
    let format = this.#formats.get(key);
    if (!format) {
      const options: Intl.NumberFormatOptions & { roundingMode: Direction } = {
        ...more, minimumFractionDigits: printable(least), maximumFractionDigits: printable(most), roundingMode,
      };
      format = new Intl.NumberFormat(this.locale, options) as Intl.NumberFormat & ExactFormat;
      this.#formats.set(key, format);
    }
    return format.format(value);
  }
}
