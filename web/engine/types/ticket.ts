// SPDX-License-Identifier: MIT
// What an order would do.
import type { Decimal } from "./decimal.js";
import type { PriceKind } from "./order.js";
import type { Liquidity } from "./position.js";
import type { AccountNumbers, InvalidReport, PositionReport, Reason } from "./report.js";

/** The account, and the position an order concerns, before or after it. */
export interface View {
  account: AccountNumbers;
  position: PositionReport | null;
}

/** What a stop or target would bring. */
export interface Exit {
  price: Decimal;
  /** Gross profit at that price, or at most the loss of what backs the position. */
  pnl: Decimal;
  /** `pnl` over the initial margin at entry; absent where none is asked for. */
  roe?: Decimal;
  reachable: boolean;
  reasons: Reason[];
}

export interface ValidTicket {
  status: "ok" | "insufficient" | "already";
  accepted: boolean;
  /** Every reason that refuses, then every warning. */
  reasons: Reason[];
  effect: "open" | "add" | "reduce" | "close" | "flip";
  /** The one price that margin, entry and liquidation are computed at. */
  fill: { price: Decimal; kind: PriceKind; qty: Decimal; notional: Decimal; liquidity: Liquidity };
  /** What the opening part needs from the available balance: initial margin, fee, closing reserve, fee buffer, open loss, surcharge. */
  cost: Decimal;
  fee: Decimal;
  openLoss: Decimal;
  /** Under a `shortPremium`: what margin and fee of an opened short are more at the price assumed for it. */
  surcharge?: Decimal;
  initialMargin: Decimal;
  closingReserve: Decimal;
  /** Profit the closing part realizes. */
  realizedPnl: Decimal;
  /** Largest size that would be accepted, in contracts: on the lot, or what closes the position to the end. */
  maxQty: Decimal;
  maxLoss: { order: Decimal; account: Decimal };
  /** The order's maximum loss over the account's equity. */
  riskShare?: Decimal;
  before: View;
  after: View;
  stop?: Exit;
  target?: Exit;
}

export type Ticket = ValidTicket | InvalidReport;
