// SPDX-License-Identifier: MIT
// What a plot has before it: a position, or why there is none.
import type { Account, AccountReport, Decimalish, Engine, Order, Ticket } from "../../engine/index.js";
import { asError } from "../error.js";
import { accountAfter } from "./account-after.js";
import { reportedSubject } from "./reported.js";
import { describedAccount, refusal, subjectOf, type Described } from "./subject.js";
import type { Sight } from "./types.js";

/** Where a plot's position may come from, beside an account. */
export interface Sources extends Described {
  report: AccountReport | Ticket | null;
  /** Id of the position. */
  position: string | null;
  mark: Decimalish | null;
}

const SAID = [
  "report", "position", "mark", "side", "mode", "qty", "entry", "margin", "leverage", "wallet", "maintenanceRate", "tickSize", "fundingRate", "venue",
] as const satisfies readonly (keyof Sources)[];

/** What an element says; frameworks set what is not given to undefined. */
export function sourcesOf(said: Sources): Sources {
  return Object.fromEntries(SAID.map((name) => [name, said[name] ?? null])) as unknown as Sources;
}

/** An account, and an order that changes it first. */
export interface Held {
  account: Account | null;
  order: Order | null;
}

/** What an account says, else a report, else the attributes. Whatever the engine throws is seen too: a host's page keeps working. */
export function look(engine: Engine | null, sources: Sources, { account, order }: Held): Sight {
  if (!engine) return { kind: "waiting" };
  try {
    if (account && order) return lookAfter(engine, account, order, sources);
    const { report, position, mark } = sources;
    if (report && !account) return reportedSubject(engine, report, position, mark);
    const held = account ?? describedAccount(sources);
    return held ? subjectOf(engine, held, position, mark) : { kind: "nothing" };
  } catch (error) {
    return failed(error);
  }
}

/** The position that the order leaves, as its ticket shows it, unless another one is asked for. */
function lookAfter(engine: Engine, account: Account, order: Order, { position, mark }: Sources): Sight {
  const ticket = engine.preview(account, order);
  if (ticket.status === "invalid") return { kind: "contradiction", reasons: ticket.reasons };
  const opened = ticket.after.position?.id;
  const id = position ?? opened;
  if (id === undefined) return { kind: "nothing" };
  const sight = subjectOf(engine, accountAfter(account, order, ticket), id, mark);
  return sight.kind === "subject" && id === opened ? { ...sight, subject: { ...sight.subject, ...refusal(ticket) } } : sight;
}

export function failed(error: unknown): Sight {
  return { kind: "error", error: asError(error) };
}
