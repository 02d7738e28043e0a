// SPDX-License-Identifier: MIT
// All that margin is computed from.
import type { Contract, ContractSymbol } from "./contract.js";
import type { Decimalish } from "./decimal.js";
import type { Order } from "./order.js";
import type { Position } from "./position.js";
import type { Rules, VenueId } from "./rules.js";

export interface Collateral {
  asset: string;
  amount: Decimalish;
  /** Price in settlement currency, or the symbol of a contract whose mark it follows. */
  price: Decimalish | ContractSymbol;
  /** Share of the value, in [0, 1], that counts while the amount is positive; 1 by default. */
  weight?: Decimalish;
}

/** Sums of cross positions the host does not share; held constant. */
export interface Others {
  unrealizedPnl?: Decimalish;
  initialMargin?: Decimalish;
  maintenanceMargin?: Decimalish;
  closingReserve?: Decimalish;
}

export interface Account {
  /** `generic` by default. */
  rules?: VenueId | Rules;
  /** Cross wallet balance in settlement currency, without isolated margins and without unrealized profit; 0 by default. */
  wallet?: Decimalish;
  /** Instead of `wallet`: cross equity at the given marks. */
  equity?: Decimalish;
  contracts: Contract[];
  marks: Record<ContractSymbol, Decimalish>;
  /** Index or oracle prices that funding is paid on, read where `rules.fundingPrice` is not `mark`; the mark by default. */
  fundingPrices?: Record<ContractSymbol, Decimalish>;
  positions?: Position[];
  orders?: Order[];
  collateral?: Collateral[];
  others?: Others;
}
