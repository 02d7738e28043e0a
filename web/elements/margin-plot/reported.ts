// SPDX-License-Identifier: MIT
import type { Account, AccountReport, Ticket } from "../../engine/index.js";
import { plain } from "./plain.js";

/** Of a report alone: an account in which its positions stand, by the margin they report. */
export function reported(report: AccountReport | Ticket | null): Account | null {
  if (!report || report.status === "invalid") return null;
  const positions = "after" in report ? [report.after.position].filter((row) => row !== null) : report.positions;
  if (!positions.length) return null;
  const equity = "after" in report ? report.after.account.equity : report.equity;
  const symbols = new Map(positions.map((row) => [row.symbol, row]));
  return {
    equity, marks: Object.fromEntries([...symbols].map(([symbol, { mark }]) => [symbol, mark])),
    contracts: [...symbols].map(([symbol, { maintenanceMargin, notional }]) => ({ symbol, tiers: [{ from: "0", mmr: Number(notional) > 0 ? plain(Number(maintenanceMargin) / Number(notional)) : "0" }] })),
    positions: positions.map(({ id, symbol, side, qty, entry, mode, margin }) => ({ id, symbol, side, qty, entry, mode, ...(margin === undefined ? {} : { margin }) })),
  };
}
