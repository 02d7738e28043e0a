// SPDX-License-Identifier: MIT
import type { Account, Position, PositionReport, ValidTicket } from "../../engine/index.js";

/** The account once an order has filled, as its ticket says. */
export function accountAfter(account: Account, { before, after }: ValidTicket): Account {
  const { wallet: _, ...rest } = account;
  const position = after.position;
  const others = (account.positions ?? []).filter((held) => !isRow(held, before.position));
  const filled = position ? [{
    id: position.id, symbol: position.symbol, side: position.side, qty: position.qty, entry: position.entry, mode: position.mode,
    ...(position.margin === undefined ? {} : { margin: position.margin }),
  }] : [];
  return { ...rest, equity: after.account.equity, positions: [...others, ...filled] };
}

/** Whether the report's row is of this position; without an id of its own, by what makes one. */
function isRow({ id, symbol, side, mode = "isolated" }: Position, row: PositionReport | null): boolean {
  if (!row) return false;
  return id === undefined ? symbol === row.symbol && side === row.side && mode === row.mode : id === row.id;
}
