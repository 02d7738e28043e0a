// SPDX-License-Identifier: MIT
import type { AccountReport, Decimalish, Engine, Ticket } from "../../engine/index.js";
import { refusal, rowOf, subject } from "./subject.js";
import type { Sight } from "./types.js";

/** A report's position with the report's own numbers: nothing is computed anew. @throws MarginInputError for a mark that is none. */
export function reportedSubject(engine: Engine, report: AccountReport | Ticket, id: string | null, mark: Decimalish | null): Sight {
  if (report.status === "invalid") return { kind: "contradiction", reasons: report.reasons };
  const position = rowOf("after" in report ? (report.after.position ? [report.after.position] : []) : report.positions, id);
  if (!position) return { kind: "nothing" };
  if (mark !== null) engine.assess({ contracts: [{ symbol: position.symbol }], marks: { [position.symbol]: mark } });
  return { kind: "subject", subject: { ...subject({ position, account: null, mark, opened: position }), ...("after" in report && refusal(report)) } };
}
