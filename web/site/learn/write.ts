// SPDX-License-Identifier: MIT
// How the page writes numbers of a language.
import type { As } from "./asks.js";

type Format = (value: string) => string;

const CURRENCY = { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol" } as const;
const SIGNED = { signDisplay: "exceptZero" } as const;

export class Writer {
  readonly #formats = new Map<string, Format>();
  readonly #write: Record<As, Format> = {
    "usd": (value) => this.#money(value, {}),
    "usd+": (value) => minus(this.#money(value, SIGNED)),
    "price": (value) => this.#number(value, 2, 3),
    "share": (value) => this.#number(value, 0, 2, { style: "percent" }),
    "share+": (value) => minus(this.#number(value, 0, 2, { style: "percent", ...SIGNED })),
    "percent": (value) => this.#number(value, 0, 2, { style: "unit", unit: "percent" }),
    "times": (value) => this.times(this.#number(value, 0, 2)),
    "count": (value) => this.#number(value, 0, 2),
  };

  constructor(readonly locale: string, private readonly times: (leverage: string) => string) {}

  write(value: string, as: As): string {
    return this.#write[as](value);
  }

  #money(value: string, more: Intl.NumberFormatOptions): string {
    const digits = isWhole(value) ? 0 : 2;
    return this.#number(value, digits, digits, { ...CURRENCY, ...more });
  }

  /** Formatters are made when they are first needed: the first of a page takes longer than its figure. */
  #number(value: string, least: number, most: number, more: Intl.NumberFormatOptions = {}): string {
    const key = `${least} ${most} ${more.style ?? ""} ${more.signDisplay ?? ""}`;
    let format = this.#formats.get(key);
    if (!format) {
      const digits = { minimumFractionDigits: least, maximumFractionDigits: most };
      const made = new Intl.NumberFormat(this.locale, { ...digits, ...more }) as unknown as { format: Format };
      this.#formats.set(key, format = (text) => made.format(text));
    }
    return format(value);
  }
}

const isWhole = (value: string): boolean => !/\.\d*[1-9]/.test(value);
const minus = (text: string): string => text.replace("-", "−");
