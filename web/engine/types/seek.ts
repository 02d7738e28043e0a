// SPDX-License-Identifier: MIT
// Which value gives what is wanted.
import type { Decimal, Decimalish } from "./decimal.js";
import type { Order } from "./order.js";
import type { PositionId } from "./position.js";
import type { InvalidReport, Reason } from "./report.js";

/** What may be lost at a stop, fees included. */
export interface Risk {
  stop: Decimalish;
  /** An amount, or a share of the account's equity as `"2%"`. */
  loss: Decimalish;
}

/**
 * A reverse question: which value gives what is wanted, all else held.
 *
 * - `margin`: margin of an isolated position, or wallet behind a cross one, with which its liquidation price is the target.
 * - `leverage`: leverage of an isolated order after whose fill it is; in steps of 0.01, `order.leverage` and `order.margin` do not count.
 * - `qty`: size of an order after whose fill the position survives up to the target; the order's `margin` is that of what it
 *   opens, without one its leverage or the account decides. Or size whose opening part loses `risk.loss` at `risk.stop`.
 *   `order.qty` and `order.notional` do not count, here and in `maxQty`.
 * - `maxQty`: largest size that would be accepted.
 * - `price`: price at which the position has earned `pnl`, or `roe` on its initial margin at entry, net of both fees and of funding owed.
 * - `partial`: smallest part of a position, in contracts, whose closing at the mark, at the cost of `penalty` · its notional, brings
 *   the health back to zero.
 */
export type Question =
  | { find: "margin"; position: PositionId; liquidationPrice: Decimalish }
  | { find: "leverage"; order: Order; liquidationPrice: Decimalish }
  | { find: "qty"; order: Order; liquidationPrice: Decimalish }
  | { find: "qty"; order: Order; risk: Risk }
  | { find: "maxQty"; order: Order }
  | { find: "price"; position: PositionId; pnl: Decimalish }
  | { find: "price"; position: PositionId; roe: Decimalish }
  | { find: "partial"; position: PositionId; penalty?: Decimalish };

export interface ValidSeekResult {
  /**
   * `never`: no value brings it about, as a gain past its bound, or liquidation at a target that any size keeps. `already`: the
   * target or stop lies at or past the mark. `insufficient`: a cap or what is available stands in the way; the reasons say which,
   * `unreachable` where no value does it.
   */
  status: "ok" | "never" | "already" | "insufficient";
  /** Sizes and leverage rounded down (a part to close up), prices to the tick where they still suffice. */
  value?: Decimal;
  /** The same before rounding, where it was rounded. */
  exact?: Decimal;
  /**
   * `margin`: what has to be added; negative: what is not needed. Of a loan that is given by its amounts: quote among its assets, and what is not
   * needed is borrowed where they hold less.
   */
  add?: Decimal;
  /** `margin`: what of it may be taken out, leaving the initial margin and profit that is not realized. */
  removable?: Decimal;
  /** In settlement currency. */
  missing?: Decimal;
  /** The cap that stands in the way. */
  limit?: Decimal;
  /** What stands in the way, and warnings: `stop-unreachable` where the price lies beyond liquidation. */
  reasons: Reason[];
}

export type SeekResult = ValidSeekResult | InvalidReport;
