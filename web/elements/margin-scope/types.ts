// SPDX-License-Identifier: MIT
import type {
  Account, Decimal, Explanation, FundedPosition, Order, PositionReport, Reason, Ticket, ValidAccountReport, ValidTicket,
} from "../../engine/index.js";

/**
 * What the element says, also as `:state(…)`.
 * `waiting`: no account or no engine yet. `ok`: there is a liquidation price and it is not reached. `never`: there is
 * none. `already`: at or past it. `insufficient`: the order would be refused. `invalid`: an input is wrong, or two
 * contradict each other. `flat`: no position (left).
 */
export type MarginScopeStatus = "waiting" | "ok" | "never" | "already" | "insufficient" | "invalid" | "flat";
/** These words, and any other text a host may have: what is none of them is named on screen and in an `ms-error`. */
type Word<Known extends string> = Known | (string & {});
export type MarginScopeSide = Word<"buy" | "sell" | "long" | "short">;
export type MarginScopeMode = Word<"isolated" | "cross">;
export type MarginScopePriceKind = Word<"limit" | "market" | "trigger">;
export type MarginScopeView = "ticket" | "panel" | "meter";
export type MarginScopeTheme = "auto" | "light" | "dark";
export type MarginScopePalette = "signed" | "inverted" | "safe";
export type MarginScopeDensity = "comfortable" | "compact";
export type MarginScopeAnnounce = "polite" | "assertive" | "off";
export type MarginScopeLoading = "eager" | "lazy";

/** A value that is wrong by itself, as the engine throws it. */
export interface InputError extends Error {
  code: string;
  path: string;
  value: unknown;
}

export interface MarginScopeEventMap {
  /** The engine is there. */
  "ms-ready": CustomEvent<null>;
  /** A person edits the order in the element: which input, what it holds, and the order that it makes. */
  "ms-input": CustomEvent<{ field: string; text: string; order: Order | null }>;
  /** The account or the order was set and its effect computed; never for a tick. */
  "ms-change": CustomEvent<{ report: Ticket | null; status: MarginScopeStatus }>;
  /** The status crossed from one to another, for whatever reason, a tick included. */
  "ms-status": CustomEvent<{ from: MarginScopeStatus; to: MarginScopeStatus }>;
  /** A person opened the formula of a number; `name` is that of its row. */
  "ms-explain": CustomEvent<{ name: string; explanation: Explanation }>;
  /**
   * A wrong input (`MarginInputError`: code, path, value), an engine that could not start, a locale that is none, texts that could not be
   * fetched; once for each.
   */
  "ms-error": CustomEvent<{ error: Error }>;
}

declare global {
  /** They bubble, out of shadow roots as well: what is around the element may listen, up to the document and the window. */
  interface GlobalEventHandlersEventMap extends MarginScopeEventMap {}
}

/** What the position shown pays for funding while it is held. */
export interface Holding {
  hours: Decimal;
  position: FundedPosition;
}

/** The one result that everything on screen is made from; `account` as it was asked about, under the latest marks. */
export type Outcome =
  | { kind: "waiting" }
  | { kind: "ticket"; account: Account; order: Order; ticket: ValidTicket; holding?: Holding | undefined }
  | { kind: "account"; account: Account; report: ValidAccountReport; position: PositionReport | null; holding?: Holding | undefined }
  | { kind: "contradiction"; reasons: Reason[]; ticket: Ticket | null }
  | { kind: "input"; error: InputError }
  /** `ofPart`: what did not come is a file of the element, not the engine. */
  | { kind: "failure"; error: Error; ofPart?: boolean };

/** A value as shown. `exact` is the unrounded decimal behind it; a word stands where there is no number. */
export interface Cell {
  text: string;
  exact?: string | undefined;
  word?: boolean;
  /** Of an amount gained or lost; its own sign says the same. */
  sign?: "gain" | "loss" | undefined;
  /** A second, smaller figure. */
  note?: string | undefined;
}
