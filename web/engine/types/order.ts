// SPDX-License-Identifier: MIT
// What is sent, or is pending already.
import type { ContractSymbol } from "./contract.js";
import type { Decimalish } from "./decimal.js";
import type { Liquidity, MarginMode, PositionSide } from "./position.js";

export type OrderSide = "buy" | "sell";
export type PriceKind = "limit" | "market" | "trigger";

export interface Order {
  symbol: ContractSymbol;
  side: OrderSide;
  /** Contracts. Any two of `qty`, `notional`, `margin` must agree. */
  qty?: Decimalish;
  /** Value at the order's price. */
  notional?: Decimalish;
  /** Margin to commit: the notional is margin · leverage. */
  margin?: Decimalish;
  /** Limit or trigger price; left out, the order is a market order at the mark. */
  price?: Decimalish;
  priceKind?: PriceKind;
  leverage?: Decimalish;
  /** That of an existing position of the symbol by default, else isolated. */
  mode?: MarginMode;
  reduceOnly?: boolean;
  /** In hedge mode: the leg the order opens or closes. */
  positionSide?: PositionSide;
  /** Maker for a limit order that rests, taker otherwise, unless said here. The position's break-even price is reckoned with the fee paid so. */
  liquidity?: Liquidity;
  stop?: Decimalish;
  target?: Decimalish;
  /** Warn when the order's maximum loss passes this: an amount, or a share of the account's equity as `"20%"`. */
  riskCap?: Decimalish;
  /** Price of the last trade, read under a `shortPremium` only; by default the mark. Liquidation never looks at it. */
  lastPrice?: Decimalish;
}
