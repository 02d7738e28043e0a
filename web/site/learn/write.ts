// SPDX-License-Identifier: MIT
// How the page writes numbers of a language.
import type { As } from "./asks.js";

type Format = (value: string) => string;

export class Writer {
  readonly #formats: Record<As, Format>;

  constructor(readonly locale: string, times: (leverage: string) => string) {
    const number = (least: number, most: number, more: Intl.NumberFormatOptions = {}): Format => {
      const format = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most, ...more }) as unknown as { format: Format };
      return (value) => format.format(value);
    };
    const currency = { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol" } as const;
    const [whole, cents] = [number(0, 0, currency), number(2, 2, currency)];
    const [wholeSigned, centsSigned] = [number(0, 0, { ...currency, signDisplay: "exceptZero" }), number(2, 2, { ...currency, signDisplay: "exceptZero" })];
    const percent = number(0, 2, { style: "unit", unit: "percent" });
    const count = number(0, 2);
    this.#formats = {
      "usd": (value) => (isWhole(value) ? whole : cents)(value),
      "usd+": (value) => minus((isWhole(value) ? wholeSigned : centsSigned)(value)),
      "price": number(2, 3),
      "share": number(0, 2, { style: "percent" }),
      "share+": (value) => minus(number(0, 2, { style: "percent", signDisplay: "exceptZero" })(value)),
      "percent": percent,
      "times": (value) => times(count(value)),
      "count": count,
    };
  }

  write(value: string, as: As): string {
    return this.#formats[as](value);
  }
}

const isWhole = (value: string): boolean => !/\.\d*[1-9]/.test(value);
const minus = (text: string): string => text.replace("-", "−");
