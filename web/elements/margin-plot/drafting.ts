// SPDX-License-Identifier: MIT
// How prices, money and shares are written on a plot.
import type { Decimal } from "../../engine/index.js";
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
  times(leverage: number): string;
  /** As short as it can be: on an axis. */
  count(value: number): string;
}

/** `step` is the contract's price step, where it has one; `quote` the currency, for amounts in sentences. */
export function drafting(words: PlotWords, numbers: Numbers, step: string | number | bigint | undefined, quote: string): Drafting {
  const digits = step === undefined ? undefined : fractionDigits(step);
  const text = (value: Decimal | number): Decimal => (typeof value === "number" ? plain(value) : value);
  const money = (value: Decimal | number): string => `${numbers.money(text(value), "halfExpand")}${quote && `\u00a0${quote}`}`;
  return {
    words, money,
    price: (value) => numbers.price(text(value), digits),
    signed: (value) => (Number(value) > 0 ? `+${money(value)}` : money(text(value)).replace("-", "−")),
    percent: (share, shown = 2) => numbers.percent(plain(share * 100), "halfExpand", shown),
    times: (leverage) => words.times(numbers.plain(plain(Math.round(leverage * 100) / 100))),
    count: (value) => numbers.plain(plain(value)),
  };
}
