// SPDX-License-Identifier: MIT
// The switches of the model, and the venues whose rules are settings of them.
import type { ContractKind } from "./contract.js";
import type { Decimal, Decimalish } from "./decimal.js";

/** A named profile, or a profile with switches changed. */
export interface Rules {
  /** The profile the other fields change; `generic` by default. */
  extends?: VenueId;
  /** The notional that maintenance margin is charged on. */
  mmBasis?: "at-liq" | "at-entry" | "at-mark" | "share-of-margin" | "constant";
  /** Where the fee to close is reserved. */
  closeFee?: "none" | "at-liq" | "at-bankruptcy" | "at-mark" | "multiplicative";
  /** How rates of a risk table combine. */
  tierLaw?: "marginal" | "flat" | "single" | "power" | "size-linear" | "weights";
  /**
   * What the table's `from` counts; by default quote for linear and quanto, coin for inverse contracts. With `+orders` the
   * pending orders that would open more of the same are added before the row is looked up. The level of a loan is that of the row of what is
   * borrowed: base where any is owed, else quote.
   */
  tierBasis?: "quote" | "coin" | "contracts" | "base" | "+orders" | "quote+orders" | "coin+orders" | "contracts+orders" | "base+orders";
  /** Which legs of a hedged symbol pay maintenance margin. */
  hedge?: "sum" | "larger" | "max-side" | "net";
  /** Factor on maintenance margin; 1 by default. */
  kappa?: Decimalish;
  /** Whether equity equal to the requirement is liquidated. */
  boundary?: "equal-liquidates" | "equal-safe";
  /** Whether pending orders take part in maintenance margin and closing reserve. */
  orders?: "excluded" | "counted";
  /** How the margins of a symbol's pending orders add up: all, or the larger of the buying and the selling side. */
  orderNetting?: "sum" | "max-side";
  /**
   * What is put into the margin of what an order opens, to close it again. `by-close-fee`: under `at-bankruptcy` the fee at the price
   * where the margin is lost. `at-bankruptcy`: that, whichever `closeFee` there is. `cost-and-margin`: φ · (notional + margin), which
   * then is the closing reserve itself.
   */
  openingReserve?: "by-close-fee" | "at-bankruptcy" | "cost-and-margin";
  /** Whether margin beyond an isolated position's initial margin counts fully or divided by 1 + s·φ. */
  extraMargin?: "plain" | "fee-scaled";
  /** Whether the next funding payment of the side that pays is part of maintenance margin. */
  fundingReserve?: "0" | "next";
  /**
   * What a cross account is counted in: the one currency it settles in, or `quote`, in which inverse positions may stand beside
   * linear ones and coin, owned or owed, is worth its price. Then the wallet, the report's sums and the amounts of cross rows
   * and orders are in quote, an order's `notional` and `margin` too. What a position owes or pays in funding stays in what it settles in.
   */
  valuation?: "settlement" | "quote";
  /** Direction of the one rounding of a price to its tick. */
  rounding?: "toward-mark" | "half-even" | "away" | "none";
  /** The price that liquidation watches; never the last traded one. */
  trigger?: "mark" | "index" | "oracle";
  /** The price that values the notional funding is paid on; where it is not the mark, `Account.fundingPrices` says it. */
  fundingPrice?: "mark" | "index" | "oracle";
  /** The number the venue itself shows where it is not the root, as `PositionReport.displayed`; the engine's price is always the root. */
  display?: "root" | "prorated" | "bisect-1e-4" | "min-room";
  /** Assets over debts at which a loan is liquidated; by default 1 + mmr, with the fee. */
  loanLevel?: Decimalish;
  /** Whether the opening fee of an isolated position leaves its margin. */
  feeFromMargin?: boolean;
  /** Whether what is available backs isolated positions too. */
  autoAdd?: boolean;
  /** Least maintenance margin under `mmBasis: "constant"`. */
  mmFloor?: Decimalish;
  /** A constant cost inside the closing reserve of every position. */
  fixedCosts?: Decimalish;
  /** Extra margin an opening order must bring, as a share of its notional. */
  feeBuffer?: Decimalish;
  /**
   * Orders that open shorts cost what they would at max(order price, mark, last · (1 + shortPremium)), as Binance's newer text has it
   * with 0.0015; left out, they cost what they do at their price.
   */
  shortPremium?: Decimalish;
  /** Factor in (0, 1] on the largest size that the funds allow; caps are what the venue admits. */
  safety?: Decimalish;
}

/** The profiles this package knows; `Engine.venues` tells them all. */
export type VenueId =
  | "generic"
  | "binance-usdm" | "binance-coinm" | "binance-spot-margin"
  | "bybit-linear" | "bybit-inverse" | "bybit-inverse-2024"
  | "okx-linear" | "okx-inverse" | "okx-spot-margin"
  | "bitget" | "bitget-cross"
  | "gate" | "gate-2024"
  | "kucoin" | "kucoin-cross" | "kucoin-uta"
  | "mexc" | "bitmex" | "deribit-linear" | "kraken-inverse" | "kraken-multi"
  | "hyperliquid" | "dydx-v4" | "gmx-v2" | "drift" | "orderly" | "vertex"
  | "phemex" | "phemex-inverse" | "htx"
  | (string & {});

/** A named, dated, versioned set of rules. */
export interface Venue {
  id: VenueId;
  name: string;
  version: string;
  /** Date of the text the profile follows, or when it was read: `2024`, `2026-11` or `2025-07-29`. */
  asOf: string;
  /** V venue's text, C source code, P real payload, T third party, I inferred; `–` for none. */
  evidence: string;
  source: string;
  /** What the venue trades under these rules. They answer for any other kind too. */
  kinds: ContractKind[];
  /**
   * How its payloads spell that there is no price, next to any number that is not positive: text as it stands there, `null` for
   * JSON's null, `<0` where a negative number is met.
   */
  noPrice: string[];
  /** Every switch; `tierBasis` only where it is not the contract's own. */
  rules: Omit<Required<Rules>, "extends" | "tierBasis"> & Pick<Rules, "tierBasis">;
}

/** A price field of a venue's payload. `never`: it says that there is no price. */
export type VenuePrice = { status: "never" } | { status: "ok"; price: Decimal };
