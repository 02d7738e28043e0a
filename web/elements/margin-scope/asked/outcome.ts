// SPDX-License-Identifier: MIT
import {
  MarginInputError, type Account, type ContractSymbol, type Decimalish, type Engine, type MarginInputErrorCode, type Order,
  type PositionReport,
} from "../../../engine/index.js";
import { asError } from "../../error.js";
import { nearest } from "../../holdings.js";
import type { Marks } from "./marks.js";
import type { Holding, InputError, Outcome } from "../types.js";

/** What is asked. */
export interface Asked {
  account: Account | null;
  order: Order | null;
  /** Whose position is shown where there is no order. */
  symbol: ContractSymbol | undefined;
  /** Nobody said what the wallet holds. */
  unfunded: boolean;
  /** Nobody said what the mark is: the price stands in for it. */
  unmarked: boolean;
  holding: Held | undefined;
}

/** Who is asked, and why there is nobody and will be none. */
export interface Answering {
  engine: Engine | null;
  failure: Error | null;
}

/** How long the position is to be held, at which rate of funding for each interval. */
export interface Held {
  hours: Decimalish;
  rate: Decimalish;
}

/** Asks the engine once. Whatever it throws becomes an outcome: a host's form keeps working. */
export function outcomeOf({ account, order, symbol, unfunded, unmarked, holding }: Asked, { engine, failure }: Answering, marks: Marks): Outcome {
  if (!engine) return failure ? { kind: "failure", error: failure } : { kind: "waiting" };
  if (!account) return { kind: "waiting" };
  try {
    const marked = marks.applied(account, engine, symbol);
    if (order) {
      const asked = unfunded ? withCost(marked, order, engine) : marked;
      const ticket = engine.preview(asked, order);
      if (ticket.status === "invalid") return { kind: "contradiction", reasons: ticket.reasons, ticket };
      return { kind: "ticket", account: asked, order, ticket, holding: held(engine, asked, order, ticket.after.position, holding) };
    }
    const report = engine.assess(marked);
    if (report.status === "invalid") return { kind: "contradiction", reasons: report.reasons, ticket: null };
    const position = nearest(report.positions.filter((row) => row.symbol === symbol)) ?? nearest(report.positions);
    return { kind: "account", account: marked, report, position, holding: held(engine, marked, null, position, holding) };
  } catch (error) {
    if (isInputError(error)) return { kind: "input", error: unmarked && error.path.startsWith("marks") ? ofPrice(error) : error };
    return { kind: "failure", error: asError(error) };
  }
}

/** The position nearest to liquidation under the marks that came. None while it cannot be told: why is said of what is shown. */
export function nearestOf(account: Account | null, marks: Marks, engine: Engine | null): PositionReport | null {
  if (!account || !engine) return null;
  try {
    const report = engine.assess(marks.applied(account, engine));
    return report.status === "invalid" ? null : nearest(report.positions);
  } catch {
    return null;
  }
}

/** What a host gave and cannot be read, as where its own getter throws. */
export function unread(error: unknown): Outcome {
  return { kind: "input", error: isInputError(error) ? error : new MarginInputError("unreadable", "", undefined, { cause: error }) };
}

function held(
  engine: Engine, account: Account, order: Order | null, position: PositionReport | null, holding: Held | undefined,
): Holding | undefined {
  if (!holding || !position) return undefined;
  const report = engine.fund(account, { ...(order && { order }), ...holding });
  if (report.status === "invalid") return undefined;
  const of = report.positions.find(({ id }) => id === position.id);
  return of && { hours: report.hours, position: of };
}

/** A wallet that holds just what the order costs. */
function withCost(account: Account, order: Order, engine: Engine): Account {
  const ticket = engine.preview(account, order);
  return ticket.status === "invalid" ? account : { ...account, wallet: ticket.cost };
}

/** Of a text that is no number as its locale writes numbers. */
export const noDecimal = (path: string, text: string): InputError => new MarginInputError("not-a-decimal", path, text.trim());

const ofPrice = ({ code, value }: InputError): InputError => new MarginInputError(code as MarginInputErrorCode, "order.price", value);

/** By shape: an engine the host brings may come from another copy of the package. */
function isInputError(error: unknown): error is InputError {
  return error instanceof Error && "code" in error && "path" in error && typeof error.code === "string" && typeof error.path === "string";
}
