// SPDX-License-Identifier: MIT
// The page is in English: so are its numbers.
import type { Account, Decimal } from "marginscope/engine";

type Text = { format(value: string): string };
const format = (digits: number, more: Intl.NumberFormatOptions & { roundingMode?: "floor" } = {}): Text =>
  new Intl.NumberFormat("en-US", { ...more, minimumFractionDigits: digits, maximumFractionDigits: digits }) as Intl.NumberFormat & Text;

const MONEY = format(2);
const AT_MOST = format(2, { roundingMode: "floor" });
const WHOLE = format(0);
const GAIN = format(2, { signDisplay: "exceptZero" });
const RATIO = format(2, { style: "percent" });
const GAIN_RATIO = format(2, { style: "percent", signDisplay: "exceptZero" });
const PRICES = Array.from({ length: 9 }, (_, digits) => format(digits));

/** What there is to spend is never shown larger than it is. */
export const atMost = (value: Decimal): string => AT_MOST.format(value);
export const money = (value: Decimal): string => MONEY.format(value);
export const whole = (value: Decimal): string => WHOLE.format(value);
/** With its sign: profit and loss are told apart without colour. */
export const gain = (value: Decimal): string => GAIN.format(value);
export const gainRatio = (value: Decimal): string => GAIN_RATIO.format(value);
export const ratio = (value: Decimal): string => RATIO.format(value);

export function price(account: Account, symbol: string, value: Decimal): string {
  const tick = String(account.contracts.find((contract) => contract.symbol === symbol)?.tick ?? "0.01");
  return (PRICES[tick.split(".")[1]?.length ?? 0] ?? MONEY).format(value);
}
