// SPDX-License-Identifier: MIT
// How prices, money and shares are written on a plot.
import type { Decimal, Decimalish } from "../../engine/index.js";
import { fractionDigits, type Numbers } from "../locale/numbers.js";
import { plain } from "./plain.js";
import type { PlotWords } from "../messages/plots/plot-words.js";

export interface Drafting {
  words: PlotWords;
  price(value: Decimal | number): string;
  money(value: Decimal | number): string;
  /** With its sign: an amount gained or lost. */
  signed(value: Decimal | number): string;
  /** `share` is a fraction. */
  percent(share: number, digits?: number): string;
  signedPercent(share: number): string;
  times(leverage: number): string;
  /** As short as it can be: on an axis. */
  count(value: number): string;
}

export interface Units {
  /** The contract's price step, where it has one. */
  step: Decimalish | undefined;
  /** Without a step all prices have the digits that this one shows. */
  entry: Decimal;
  /** Of amounts. */
  currency: string;
  /** Where words run from right to left amounts keep their own direction. */
  rtl: boolean;
}

export function drafting(words: PlotWords, numbers: Numbers, { step, entry, currency, rtl }: Units): Drafting {
  const digits = step === undefined ? Math.max(2, 5 - Math.floor(Math.log10(Number(entry)))) : fractionDigits(step);
  const text = (value: Decimal | number): Decimal => (typeof value === "number" ? plain(value) : value);
  const minus = (written: string): string => written.replace("-", "−");
  const apart = (written: string): string => (rtl ? `\u2068${written}\u2069` : written);
  const amount = (value: Decimal): string => minus(numbers.money(value, "halfExpand")) + (currency && `\u00a0${currency}`);
  const percent = (share: number, shown = 2): string => minus(numbers.percent(plain(share * 100), "halfExpand", shown));
  const plus = (value: Decimal | number): string => (Number(value) > 0 ? "+" : "");
  return {
    words, percent,
    money: (value) => apart(amount(text(value))),
    price: (value) => numbers.price(text(value), digits),
    signed: (value) => apart(plus(value) + amount(text(value))),
    signedPercent: (share) => apart(plus(share) + percent(share, 1)),
    times: (leverage) => words.times(numbers.plain(plain(Math.round(leverage * 100) / 100))),
    count: (value) => minus(numbers.plain(plain(value))),
  };
}
