// SPDX-License-Identifier: MIT
// The engine's public shapes. The authority on names is the core, each of whose structs lists its `fields` once
// (core/include/margin): a test holds these declarations against what the engine itself says of them.

/** A decimal: text as it is, a number by its shortest round trip, a bigint as it is. At most 34 significant digits. */
export type Decimalish = string | number | bigint;
/** An exact decimal in plain notation, `"80.402"`: never empty, never an exponent, never NaN or an infinity. */
export type Decimal = string;

export type ContractSymbol = string;
export type PositionId = string;

export type ContractKind = "linear" | "inverse" | "quanto";
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

/** What is traded. */
export interface Contract {
  symbol: ContractSymbol;
  /** `linear` by default: profit in the quote currency. */
  kind?: ContractKind;
  /** Base units (linear), face value in quote currency (inverse) or settlement units per unit of quote (quanto) of one contract; 1 by default. */
  multiplier?: Decimalish;
  /** Price step: reported prices are rounded to it, order prices must be on it. */
  tick?: Decimalish;
  /** Size step of orders, in contracts. */
  lot?: Decimalish;
  minQty?: Decimalish;
  minNotional?: Decimalish;
  tiers?: Tier[];
  /** Largest notional the last tier admits. */
  maxNotional?: Decimalish;
  maxLeverage?: Decimalish;
  /** Fee rates as fractions of the notional; a negative maker rate is a rebate. */
  fees?: { maker: Decimalish; taker: Decimalish };
  /** Funding rate per interval and the interval's length in hours. */
  funding?: { rate: Decimalish; hours: Decimalish };
  /** Contracts of one underlying form one group under `hedge: "max-side"`; the symbol by default. */
  underlying?: string;
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
  closeFee?: "none" | "at-liq" | "at-bankruptcy" | "at-mark";
  /** How rates of a risk table combine. */
  tierLaw?: "marginal" | "flat" | "single";
  /** What the table's `from` counts; by default quote for linear and quanto, coin for inverse contracts. */
  tierBasis?: "quote" | "coin" | "contracts" | "base";
  /** Which legs of a hedged symbol pay maintenance margin. */
  hedge?: "sum" | "larger" | "max-side" | "net";
  /** Factor on maintenance margin; 1 by default. */
  kappa?: Decimalish;
  /** Whether equity equal to the requirement is liquidated. */
  boundary?: "equal-liquidates" | "equal-safe";
  /** Whether pending orders take part in maintenance margin and closing reserve. */
  orders?: "excluded" | "counted";
  /** Direction of the one rounding of a price to its tick. */
  rounding?: "toward-mark" | "half-even" | "away" | "none";
  /** The price that liquidation watches; never the last traded one. */
  trigger?: "mark" | "index" | "oracle";
  /** Least maintenance margin under `mmBasis: "constant"`. */
  mmFloor?: Decimalish;
  /** A constant cost inside the closing reserve of every position. */
  fixedCosts?: Decimalish;
  /** Extra margin an opening order must bring, as a share of its notional. */
  feeBuffer?: Decimalish;
  /** Factor in (0, 1] on the largest size. */
  safety?: Decimalish;
}

export type VenueId = "generic" | "binance-usdm" | "okx-linear" | "hyperliquid" | (string & {});

export interface Account {
  /** `generic` by default. */
  rules?: VenueId | Rules;
  /** Cross wallet balance in settlement currency, without isolated margins and without unrealized profit; 0 by default. */
  wallet?: Decimalish;
  /** Instead of `wallet`: cross equity at the given marks. */
  equity?: Decimalish;
  contracts: Contract[];
  marks: Record<ContractSymbol, Decimalish>;
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
  effectiveLeverage?: Decimal;
  breakEven?: Decimal;
  /** Row of the risk table in force now, from 0. */
  tier?: number;
  liquidation: Liquidation;
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
  /** What the opening part needs from the available balance: initial margin, fee, closing reserve, open loss. */
  cost: Decimal;
  fee: Decimal;
  openLoss: Decimal;
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
  | "equity" | "available" | "leverage"
  | "initialMargin" | "maintenanceMargin" | "closingReserve" | "marginRatio"
  | "notional" | "unrealizedPnl" | "roe" | "margin" | "effectiveLeverage" | "breakEven" | "liquidation" | "bankruptcy" | "distance" | "maxLoss";

export interface ExplainQuestion {
  /** Left out, the account is meant. */
  position?: PositionId;
  /** A field of the report; of prices the exact one, of the distance that in price. */
  field: ExplainedField;
}

/** What a number of a formula is. */
export type TermName =
  | "wallet" | "equity" | "unrealizedPnl" | "funding" | "collateral" | "collateralUnits" | "othersUnrealizedPnl"
  | "othersInitialMargin" | "othersMaintenanceMargin" | "othersClosingReserve" | "entry" | "mark" | "liquidationPrice" | "qty"
  | "multiplier" | "size" | "notional" | "leverage" | "maxLeverage" | "initialRate" | "initialMargin" | "orderMargin"
  | "maintenanceRate" | "deduction" | "maintenanceMargin" | "ordersMaintenanceMargin" | "mmFloor" | "tierFrom" | "kappa"
  | "openingFeeRate" | "closingFeeRate" | "closingReserve" | "ordersClosingReserve" | "fixedCosts" | "restConstant"
  | "restSlope";

/** A number of a formula that has a name. */
export interface Term {
  name: TermName;
  /** As formulas have it: `W`, `q`, `φ`. */
  symbol: string;
  value: Decimal;
  /** `settlement`: money; `size`: base units, face value or settlement units per unit of quote; `rate`: a fraction; `factor`: a pure number. */
  unit: "settlement" | "price" | "contracts" | "size" | "rate" | "factor";
  /** Whose it is. */
  position?: PositionId;
  /** Row of the risk table that it comes from, from 0. */
  tier?: number;
  /** It is a sum over so many positions, which are not named one by one. */
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
  /** Evaluated with exact fractions it is the number, up to what the number's own arithmetic had to round. */
  formula: Token[];
  /** Where there is no price or no number: the relation that is why, such as `10000 + 0 − 100 · 100 ≥ 0`. */
  reason: Token[];
  terms: Term[];
  /** The switches in force; where a profile has them from says `Engine.venues`. */
  rules: Venue["rules"];
}

export type Explanation = ValidExplanation | InvalidReport;

/** A named, dated, versioned set of rules. */
export interface Venue {
  id: VenueId;
  name: string;
  version: string;
  /** Date of the text the profile follows, or when it was read. */
  asOf: string;
  /** V venue's text, C source code, P real payload, T third party, I inferred; `–` for none. */
  evidence: string;
  source: string;
  kinds: ContractKind[];
  /** Every switch; `tierBasis` only where it is not the contract's own. */
  rules: Omit<Required<Rules>, "extends" | "tierBasis"> & Pick<Rules, "tierBasis">;
}

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
  /** The rule profiles the engine knows. */
  venues(): Venue[];
}
