// SPDX-License-Identifier: MIT
// The engine's functions by themselves, answered by one engine that starts with the first call. Starting takes some
// milliseconds, in which a page stands still: where that matters use `createEngine`.
import { createEngineSync } from "./engine.js";
import { ownModuleNow } from "./load.js";
import type {
  Account, AccountReport, CurveQuestion, CurveReport, Engine, Explanation, ExplainQuestion, FundingQuestion, FundingReport,
  Order, Question, SeekResult, ShockQuestion, ShockReport, Ticket, Venue, VenueId, VenuePrice,
} from "./types.js";

let shared: Engine | undefined;
const engine = (): Engine => (shared ??= createEngineSync(ownModuleNow()));

/** `Engine.assess` of the shared engine. */
export const assess = (account: Account): AccountReport => engine().assess(account);
/** `Engine.preview` of the shared engine. */
export const preview = (account: Account, order: Order): Ticket => engine().preview(account, order);
/** `Engine.explain` of the shared engine. */
export const explain = (account: Account, question: ExplainQuestion): Explanation => engine().explain(account, question);
/** `Engine.seek` of the shared engine. */
export const seek = (account: Account, question: Question): SeekResult => engine().seek(account, question);
/** `Engine.fund` of the shared engine. */
export const fund = (account: Account, question: FundingQuestion): FundingReport => engine().fund(account, question);
/** `Engine.shock` of the shared engine. */
export const shock = (account: Account, question: ShockQuestion): ShockReport => engine().shock(account, question);
/** `Engine.curve` of the shared engine. */
export const curve = (account: Account, question: CurveQuestion): CurveReport => engine().curve(account, question);
/** `Engine.readVenuePrice` of the shared engine. */
export const readVenuePrice = (venue: VenueId, raw: unknown): VenuePrice => engine().readVenuePrice(venue, raw);
/** `Engine.venues` of the shared engine. */
export const venues = (): Venue[] => engine().venues();
