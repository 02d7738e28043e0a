// SPDX-License-Identifier: MIT
// The page is in English: so are its numbers.
import type { Account, Decimal, PositionReport } from "marginscope/engine";

type Text = { format(value: string): string };
/** Where the digits go that are not shown; to the nearest unless it says otherwise. */
type Rounding = "ceil" | "floor";
const format = (digits: number, more: Intl.NumberFormatOptions & { roundingMode?: Rounding } = {}): Text =>
  new Intl.NumberFormat("en-US", { ...more, minimumFractionDigits: digits, maximumFractionDigits: digits }) as Intl.NumberFormat & Text;

const MONEY = format(2);
const AT_MOST = format(2, { roundingMode: "floor" });
const WHOLE = format(0);
const GAIN = format(2, { signDisplay: "exceptZero" });
const RATIO = format(2, { style: "percent" });
const GAIN_RATIO = format(2, { style: "percent", signDisplay: "exceptZero" });
const prices = (more = {}): Text[] => Array.from({ length: 9 }, (_, digits) => format(digits, more));
const PRICES = { nearest: prices(), ceil: prices({ roundingMode: "ceil" }), floor: prices({ roundingMode: "floor" }) };

/** What there is to spend is never shown larger than it is. */
export const atMost = (value: Decimal): string => AT_MOST.format(value);
export const money = (value: Decimal): string => MONEY.format(value);
export const whole = (value: Decimal): string => WHOLE.format(value);
/** With its sign: profit and loss are told apart without colour. */
export const gain = (value: Decimal): string => GAIN.format(value);
export const gainRatio = (value: Decimal): string => GAIN_RATIO.format(value);
export const ratio = (value: Decimal): string => RATIO.format(value);

export function price(account: Account, symbol: string, value: Decimal, rounding: Rounding | "nearest" = "nearest"): string {
  const tick = String(account.contracts.find((contract) => contract.symbol === symbol)?.tick ?? "0.01");
  return (PRICES[rounding][tick.split(".")[1]?.length ?? 0] ?? MONEY).format(value);
}

/** A price at which something is lost: where the venue rounds none it is shown earlier than it is, as on the ticket, never later. */
export function priceOfLoss(account: Account, { symbol, side, liquidation: { exact, lower, upper } }: PositionReport, value: Decimal): string {
  const below = exact !== undefined && lower !== upper ? exact === lower : side === "long";
  return price(account, symbol, value, below ? "ceil" : "floor");
}
