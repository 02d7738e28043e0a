// SPDX-License-Identifier: MIT
// What `createEngine` takes and gives.
import type { Account } from "./account.js";
import type { CurveQuestion, CurveReport } from "./curve.js";
import type { ExplainQuestion, Explanation } from "./explain.js";
import type { FundingQuestion, FundingReport } from "./fund.js";
import type { Order } from "./order.js";
import type { AccountReport } from "./report.js";
import type { Venue, VenueId, VenuePrice } from "./rules.js";
import type { Question, SeekResult } from "./seek.js";
import type { ShockQuestion, ShockReport } from "./shock.js";
import type { Ticket } from "./ticket.js";

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
   * Equity, maintenance margin, profit and margin ratio along the price of one symbol, all else held, up to where it is liquidated:
   * `curve(account, { symbol: "BTCUSDT", from: "60000", to: "120000", points: 50 }).points`.
   */
  curve(account: Account, question: CurveQuestion): CurveReport;
  /**
   * Reads the price field of a venue's payload, in which "none" has many spellings: `readVenuePrice("gate", "99999999")` and any
   * number that is not positive are `never`, `readVenuePrice("gate", "665.690")` is `ok` at `"665.69"`. What is neither is thrown as
   * a `MarginInputError` with the path `raw`.
   */
  readVenuePrice(venue: VenueId, raw: unknown): VenuePrice;
  /** The rule profiles the engine knows. */
  venues(): Venue[];
}
