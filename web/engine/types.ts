// SPDX-License-Identifier: MIT
// The engine's public shapes. The authority on names is the core, each of whose structs lists its `fields` once
// (core/include/margin): a test holds these declarations against what the engine itself says of them.

/** A decimal: text as it is, a number by its shortest round trip, a bigint as it is. At most 34 significant digits. */
export type Decimalish = string | number | bigint;
/** An exact decimal in plain notation, `"80.402"`: never empty, never an exponent, never NaN or an infinity. */
export type Decimal = string;

export type ContractSymbol = string;
export type PositionId = string;

export type ContractKind = "linear" | "inverse" | "quanto" | "loan";
export type PositionSide = "long" | "short";
export type OrderSide = "buy" | "sell";
export type MarginMode = "isolated" | "cross";
export type PriceKind = "limit" | "market" | "trigger";
export type Liquidity = "maker" | "taker";

/** One row of a risk table. Rates are fractions: 0.5 % is `"0.005"`. */
export interface Tier {
  /** Where the row begins, inclusive, in the basis of the table (`rules.tierBasis`); the first begins at 0. */
  from: Decimalish;
  /** Maintenance margin rate, in [0, 1). */
  mmr: Decimalish;
  /** Initial margin rate, in (0, 1]. */
  imr?: Decimalish;
  /** Subtracted from `mmr · notional`; left out, it follows from the rows before so that the requirement has no jump. */
  deduction?: Decimalish;
  /** Largest leverage allowed while the notional is in this row. */
  maxLeverage?: Decimalish;
}

/** Rates by a formula, in the place of a table's rows. */
export interface Law {
  /**
   * `power`: maintenance max(mmr, mmr / imr · factor · N^0.8), initial max(1 / leverage, imr, factor · N^0.8).
   * `size-linear`: maintenance base + slope · size, initial imrBase + imrSlope · size, size in base units.
   * `weights`: maintenance 1 − asset for longs, liability − 1 for shorts.
   */
  law: "power" | "size-linear" | "weights";
  mmr?: Decimalish;
  imr?: Decimalish;
  factor?: Decimalish;
  base?: Decimalish;
  slope?: Decimalish;
  imrBase?: Decimalish;
  imrSlope?: Decimalish;
  /** In (0, 1]. */
  asset?: Decimalish;
  /** In [1, 2). */
  liability?: Decimalish;
}

/** What one side pays the other once in an interval; rates are fractions of the notional per interval. */
export interface Funding {
  /** Positive: longs pay. Left out, premium + clamp(interest − premium, −band, band); beside a premium it must be that. */
  rate?: Decimalish;
  /** Length of the interval. */
  hours: Decimalish;
  premium?: Decimalish;
  /** Beside a premium; 0 by default. */
  interest?: Decimalish;
  /** Beside a premium; 0 by default, with which the premium is the rate. */
  band?: Decimalish;
  /** The rate lies within ±cap. */
  cap?: Decimalish;
  /** And within ±capFactor · (initial − maintenance margin rate), the rates of the row or law at the mark. */
  capFactor?: Decimalish;
  /** Who pays, pays the rate; who receives gets rate · open interest of who pays / open interest of who receives, ≥ 0. */
  openInterest?: OpenInterest;
}

/** What is held on each side of a market, both in one unit. */
export interface OpenInterest {
  long: Decimalish;
  short: Decimalish;
}

/** What is traded. */
export interface Contract {
  symbol: ContractSymbol;
  /** `linear` by default: profit in the quote currency. `loan`: base bought or sold with borrowed money (spot margin). */
  kind?: ContractKind;
  /** Base units (linear), face value in quote currency (inverse) or settlement units per unit of quote (quanto) of one contract; 1 by default. */
  multiplier?: Decimalish;
  /** Price step: reported prices are rounded to it, order prices must be on it. */
  tick?: Decimalish;
  /** Size step of orders, in contracts. */
  lot?: Decimalish;
  minQty?: Decimalish;
  minNotional?: Decimalish;
  /** Risk table: rows, or a law that gives the rates. */
  tiers?: Tier[] | Law;
  /** Largest notional the last tier admits. */
  maxNotional?: Decimalish;
  maxLeverage?: Decimalish;
  /** Fee rates as fractions of the notional; a negative maker rate is a rebate. */
  fees?: { maker: Decimalish; taker: Decimalish };
  funding?: Funding;
  /** Contracts of one underlying form one group under `hedge: "max-side"`; the symbol by default. */
  underlying?: string;
}

/** Amounts of base and quote, ≥ 0, interest included. */
export interface Holdings {
  base: Decimalish;
  quote: Decimalish;
}

/** What a spot-margin position owns and owes. */
export interface Loan {
  assets: Holdings;
  debts: Holdings;
}

export interface Position {
  /** `symbol` by default, or `symbol:side` where both sides of a symbol are held; with `#2`, `#3`, … where that is taken. */
  id?: PositionId;
  symbol: ContractSymbol;
  side: PositionSide;
  /** Contracts, ≥ 0. */
  qty: Decimalish;
  /** Average entry price. */
  entry: Decimalish;
  /** `isolated` by default. */
  mode?: MarginMode;
  /** Isolated wallet without unrealized profit; by default entry notional / leverage, or by the contract's own rates. */
  margin?: Decimalish;
  leverage?: Decimalish;
  /** Funding owed and not settled yet; negative: is owed to the position. */
  funding?: Decimalish;
  /** Opening fee rate for the break-even price; by default that of `liquidity`. */
  openFee?: Decimalish;
  /** Whether the opening fill paid the maker or the taker (default) rate. */
  liquidity?: Liquidity;
  /** Contracts of kind `loan`; left out, `qty` was bought (sold) at `entry` with what `margin` left to borrow. */
  loan?: Loan;
}

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
  /** Maker for a limit order that rests, taker otherwise, unless said here. */
  liquidity?: Liquidity;
  stop?: Decimalish;
  target?: Decimalish;
  /** Warn when the order's maximum loss passes this: an amount, or a share of the account's equity as `"20%"`. */
  riskCap?: Decimalish;
  /** Price of the last trade, read under a `shortPremium` only; by default the mark. Liquidation never looks at it. */
  lastPrice?: Decimalish;
}

export interface Collateral {
  asset: string;
  amount: Decimalish;
  /** Price in settlement currency, or the symbol of a contract whose mark it follows. */
  price: Decimalish | ContractSymbol;
  /** Share of the value that counts while the amount is positive; 1 by default. */
  weight?: Decimalish;
}

/** Sums of cross positions the host does not share; held constant. */
export interface Others {
  unrealizedPnl?: Decimalish;
  initialMargin?: Decimalish;
  maintenanceMargin?: Decimalish;
  closingReserve?: Decimalish;
}

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
   * pending orders that would open more of the same are added before the row is looked up.
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
  /** Whether margin beyond an isolated position's initial margin counts fully or divided by 1 + s·φ. */
  extraMargin?: "plain" | "fee-scaled";
  /** Whether the next funding payment of the side that pays is part of maintenance margin. */
  fundingReserve?: "0" | "next";
  /**
   * What a cross account is counted in: the one currency it settles in, or `quote`, in which inverse positions may stand beside
   * linear ones and coin, owned or owed, is worth its price. Then the wallet, the report's sums and the amounts of cross rows
   * and orders are in quote.
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
  /** Factor in (0, 1] on the largest size. */
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

/** Why a result says `invalid`, or what an order runs into. */
export interface Reason {
  code: string;
  /** The input concerned, `orders[0].qty`. */
  path?: string;
  /** What is missing, in settlement currency. */
  missing?: Decimal;
  /** The limit that was passed. */
  limit?: Decimal;
  /** The value that would have agreed. */
  expected?: Decimal;
}

/** `ok`: liquidated at `price`. `never`: at no positive price. `already`: at or past liquidation at the mark. */
export interface Liquidation {
  status: "ok" | "never" | "already";
  /** Rounded to the tick, toward earlier liquidation unless the rules say otherwise. */
  price?: Decimal;
  /** The same before rounding. */
  exact?: Decimal;
  /** Liquidation price below the mark, unrounded. */
  lower?: Decimal;
  /** Liquidation price above the mark, unrounded. */
  upper?: Decimal;
  /** Row of the risk table in force there, from 0. */
  tier?: number;
  /** `already`: the margin that is missing, in settlement currency. */
  missing?: Decimal;
  /** `already`: the nearest price where health returns, unrounded. */
  recovery?: Decimal;
}

export interface Bankruptcy {
  status: "ok" | "never" | "already";
  price?: Decimal;
  exact?: Decimal;
}

/**
 * What the venue's own screen shows as the liquidation price. `prorated`: the position alone with its share of the account's equity.
 * `bisect-1e-4`: the safe end of a bisection that stops within 1e-4. `min-room`: nothing where collateral less all that is required is
 * under 1 % of the size.
 */
export interface Displayed {
  status: "ok" | "never" | "already";
  /** Rounded to the tick. */
  price?: Decimal;
}

/** Room until liquidation, never negative; absent where the position can never be liquidated. */
export interface Distance {
  price: Decimal;
  /** Of the mark, in percent: `"19.6"` is 19.6 %. */
  percent: Decimal;
  /** Whole ticks; absent where the contract has no tick. */
  ticks?: Decimal;
}

/** A position with everything that follows from it. Money is in settlement currency, rates are fractions. */
export interface PositionReport {
  id: PositionId;
  symbol: ContractSymbol;
  side: PositionSide;
  mode: MarginMode;
  qty: Decimal;
  entry: Decimal;
  mark: Decimal;
  /** At the mark. */
  notional: Decimal;
  unrealizedPnl: Decimal;
  /** Unrealized profit over the initial margin at entry. */
  roe?: Decimal;
  /** Isolated: its own wallet. */
  margin?: Decimal;
  initialMargin: Decimal;
  /** Of this position by itself; the account's sum follows the hedge rule. */
  maintenanceMargin: Decimal;
  closingReserve: Decimal;
  /**
   * (κ · maintenance margin + closing reserve) / equity of what backs it, in a cross account of all of it: 1 is liquidation.
   * Absent when that equity is not positive.
   */
  marginRatio?: Decimal;
  /** Of a loan: assets over debts. */
  marginLevel?: Decimal;
  effectiveLeverage?: Decimal;
  breakEven?: Decimal;
  /** Row of the risk table in force now, from 0. */
  tier?: number;
  liquidation: Liquidation;
  /** Present where `rules.display` is not `root`; `liquidation` is the same whatever is displayed. */
  displayed?: Displayed;
  bankruptcy: Bankruptcy;
  distance?: Distance;
  /** The most this position can lose from its entry, before fees. */
  maxLoss: Decimal;
}

/** What holds of the cross account as a whole. */
export interface AccountNumbers {
  equity: Decimal;
  available: Decimal;
  initialMargin: Decimal;
  maintenanceMargin: Decimal;
  marginRatio?: Decimal;
  leverage?: Decimal;
}

export interface ValidAccountReport extends AccountNumbers {
  /** `already`: the cross account is at or past liquidation. */
  status: "ok" | "already";
  wallet: Decimal;
  orderMargin: Decimal;
  closingReserve: Decimal;
  isolated: { margin: Decimal; unrealizedPnl: Decimal };
  positions: PositionReport[];
}

/** Inputs that contradict each other. */
export interface InvalidReport {
  status: "invalid";
  reasons: Reason[];
}

export type AccountReport = ValidAccountReport | InvalidReport;

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
  /** Largest size on the lot that would be accepted, in contracts. */
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

/** What can be explained: the first row of the account, the second of it and of its positions, the third of positions. */
export type ExplainedField =
  | "equity" | "available" | "leverage" | "orderMargin"
  | "initialMargin" | "maintenanceMargin" | "closingReserve" | "marginRatio"
  | "notional" | "unrealizedPnl" | "roe" | "margin" | "marginLevel" | "effectiveLeverage" | "breakEven" | "liquidation" | "bankruptcy"
  | "distance" | "maxLoss";

export interface ExplainQuestion {
  /** Left out, the account is meant. */
  position?: PositionId;
  /** A field of the report; of prices the exact one, of the distance that in price. */
  field: ExplainedField;
}

/**
 * What a number of a formula is. `maintenanceRate`: of the row in force; by the power law, at the price itself; of a law by size, before
 * what `rateSlope` adds. `fundingRate`: of the next payment, for the side that pays it. `ordersBeside`: what pending orders add to what the
 * table counts. `available`: of the cross account, where it backs isolated positions. `assets`, `debts`: of a loan at the mark, `quote…`
 * and `base…`: their amounts. `restConstant`, `restSlope`: what positions that are not named add to the health.
 */
export type TermName =
  | "wallet" | "equity" | "available" | "unrealizedPnl" | "funding" | "collateral" | "collateralUnits" | "othersUnrealizedPnl"
  | "othersInitialMargin" | "othersMaintenanceMargin" | "othersClosingReserve" | "assets" | "debts" | "quoteAssets" | "baseAssets"
  | "quoteDebts" | "baseDebts" | "loanLevel" | "entry" | "mark" | "liquidationPrice" | "qty" | "multiplier" | "size" | "notional"
  | "leverage" | "maxLeverage" | "initialRate" | "initialMargin" | "orderMargin" | "maintenanceRate" | "rateSlope" | "assetWeight"
  | "liabilityWeight" | "deduction" | "maintenanceMargin" | "fundingRate" | "fundingReserve" | "ordersMaintenanceMargin" | "mmFloor"
  | "tierFrom" | "ordersBeside" | "kappa" | "openingFeeRate" | "closingFeeRate" | "closingReserve" | "ordersClosingReserve"
  | "fixedCosts" | "restConstant" | "restSlope";

/** A number of a formula that has a name. */
export interface Term {
  name: TermName;
  /** As formulas have it: `W`, `q`, `φ`. */
  symbol: string;
  value: Decimal;
  /** `settlement`: money; `size`: base units, face value or settlement units per unit of quote; `rate`: a fraction; `factor`: a pure number. */
  unit: "settlement" | "price" | "contracts" | "size" | "rate" | "factor" | "rate-per-size";
  /** Whose it is. */
  position?: PositionId;
  /** Row of the risk table that it comes from, from 0. */
  tier?: number;
  /** It is a sum over so many positions or orders, which are not named one by one. */
  count?: number;
}

/** A piece of a formula, in reading order. */
export interface Token {
  /** `number`: a decimal with its sign. `operator`: `+ − · / ( ) ,` and `max`, `min`, or a relation `≤ < = ≥`. `text`: a word. */
  kind: "number" | "operator" | "text";
  text: string;
  /** Place in `terms` of the term whose value this number is. */
  term?: number;
}

/** Where a number of the report comes from, with the account's own numbers. */
export interface ValidExplanation {
  /**
   * `ok`: the formula gives `value`. `never`, `already`: a price that is not there; the formula gives `atMark`.
   * `absent`: the report has no such number, and `reason` says why.
   */
  status: "ok" | "never" | "already" | "absent";
  field: ExplainedField;
  /** The report's number, before rounding to a tick. */
  value?: Decimal;
  /** The health, or for bankruptcy the equity, at the mark. */
  atMark?: Decimal;
  /**
   * Evaluated with exact fractions it is the number, up to what the number's own arithmetic had to round. By the power law a rate is the one
   * in force at the price itself, and the formula gives that price back.
   */
  formula: Token[];
  /** Where there is no price or no number: the relation that is why, such as `10000 + 0 − 100 · 100 ≥ 0`. */
  reason: Token[];
  terms: Term[];
  /** The switches in force; where a profile has them from says `Engine.venues`. */
  rules: Venue["rules"];
}

export type Explanation = ValidExplanation | InvalidReport;
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
  /** `margin`: what has to be added; negative: what is not needed. */
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

/** How long funding is paid, at marks that stay. */
export interface FundingQuestion {
  hours: Decimalish;
  /** Per interval, for every contract and both sides; by default the contract's own. The interval is the contract's, or 8 hours. */
  rate?: Decimalish;
}

/** The liquidation price once funding was paid for a number of whole intervals. */
export interface FundingPoint {
  intervals: Decimal;
  status: "ok" | "never" | "already";
  price?: Decimal;
  exact?: Decimal;
}

export interface FundedPosition {
  id: PositionId;
  symbol: ContractSymbol;
  side: PositionSide;
  mode: MarginMode;
  /** For its side, within the caps; positive: longs pay. */
  rate: Decimal;
  intervalHours: Decimal;
  /** Per interval; negative: received. Paid on the notional at the price that `rules.fundingPrice` names. */
  payment: Decimal;
  /** Over the hours, pro rata of the interval. */
  paid: Decimal;
  /** `ok`: liquidated by funding alone after `intervalsUntilLiquidation`. `never`: it receives, or pays nothing. */
  status: "ok" | "never" | "already";
  /** Whole intervals of its contract from now, at these marks. */
  intervalsUntilLiquidation?: Decimal;
  /** After the hours. */
  liquidation: Liquidation;
  /** At the ends of whole intervals up to the hours, at most 1,000, evenly spread; none after the first that is `already`. */
  points: FundingPoint[];
}

/** Cross positions pay from the one wallet, an isolated one from its margin. */
export interface ValidFundingReport {
  /** Of the cross account after the hours. */
  status: "ok" | "already";
  hours: Decimal;
  /** By the cross account, over the hours; negative: received. */
  paid: Decimal;
  /** By the isolated positions together. */
  isolatedPaid: Decimal;
  /** Of the cross account after the hours. */
  equity: Decimal;
  positions: FundedPosition[];
}

export type FundingReport = ValidFundingReport | InvalidReport;

/**
 * Prices that move together. `moves` are relative, by symbol (`{ BTCUSDT: "-0.1" }` is 10 % down, the others stay); without them
 * every price is p · (1 + β · factor), β by symbol or 1, looked at for `factor` and for each of `grid` (at most 1,000).
 */
export type ShockQuestion =
  | { moves: Record<ContractSymbol, Decimalish> }
  | { betas?: Record<ContractSymbol, Decimalish>; factor?: Decimalish; grid?: Decimalish[] };

export interface ShockedPrice {
  symbol: ContractSymbol;
  price: Decimal;
}

/** A moment of a joint move: by how many times the betas, or the moves, and every price then that moves. */
export interface JointPrice {
  factor: Decimal;
  prices: ShockedPrice[];
}

/** Where the cross account is liquidated if its prices keep moving together, all else held. */
export interface JointLiquidation {
  /** `never`: at no positive prices. `already`: at or past liquidation at the marks. */
  status: "ok" | "never" | "already";
  /** The nearest factor below 0. */
  lower?: JointPrice;
  /** The nearest factor above 0. */
  upper?: JointPrice;
  /** `already`: the margin that is missing. */
  missing?: Decimal;
}

/** The account at moved prices. */
export interface ShockPoint {
  factor: Decimal;
  /** Of the cross account there. */
  status: "ok" | "already";
  equity: Decimal;
  /** Of the equity, against now. */
  change: Decimal;
  maintenanceMargin: Decimal;
  closingReserve: Decimal;
  marginRatio?: Decimal;
  /** Isolated positions at or past liquidation there. */
  liquidated: PositionId[];
  /** Of every contract that moved. */
  prices: ShockedPrice[];
}

export interface ValidShockReport {
  /** Of the cross account now. */
  status: "ok" | "already";
  liquidation: JointLiquidation;
  points: ShockPoint[];
}

/**
 * `invalid` with `rules-unsupported` where no factor can be solved for: positions settled in coin with different betas, or a power
 * law with a negative beta.
 */
export type ShockReport = ValidShockReport | InvalidReport;

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

/** Where `createEngine` finds its WebAssembly: an address to fetch it from, or what was fetched. */
export type WasmSource = URL | string | Response | BufferSource | WebAssembly.Module;

/** A value that is wrong by itself is thrown as a `MarginInputError`; values that contradict each other give the status `invalid`. */
export interface Engine {
  /** The account with everything that follows from it. */
  assess(account: Account): AccountReport;
  /** What an order would do to the account. */
  preview(account: Account, order: Order): Ticket;
  /** The formula of a number in the account's report, term by term. */
  explain(account: Account, question: ExplainQuestion): Explanation;
  /**
   * The value that gives what is wanted: `seek(account, { find: "margin", position: "BTCUSDT", liquidationPrice: "75000" }).add`
   * is what to add so that the position is liquidated at 75,000.
   */
  seek(account: Account, question: Question): SeekResult;
  /** What funding does to the account while its marks stay: `fund(account, { hours: 24 }).positions[0].intervalsUntilLiquidation`. */
  fund(account: Account, question: FundingQuestion): FundingReport;
  /**
   * The account under joint moves, and how far they may go: `shock(account, { factor: "-0.2" })` is every price 20 % down,
   * `liquidation.lower` the joint fall that liquidates.
   */
  shock(account: Account, question: ShockQuestion): ShockReport;
  /**
   * Reads the price field of a venue's payload, in which "none" has many spellings: `readVenuePrice("gate", "99999999")` and any
   * number that is not positive are `never`, `readVenuePrice("gate", "665.690")` is `ok` at `"665.69"`. What is neither is thrown as
   * a `MarginInputError` with the path `raw`.
   */
  readVenuePrice(venue: VenueId, raw: unknown): VenuePrice;
  /** The rule profiles the engine knows. */
  venues(): Venue[];
}
