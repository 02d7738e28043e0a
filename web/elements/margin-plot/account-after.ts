// SPDX-License-Identifier: MIT
import type { Account, Order, Position, PositionReport, ValidTicket } from "../../engine/index.js";
import { isRow } from "../holdings.js";
import { plain } from "./plain.js";

/** The account once an order has filled, as its ticket says. */
export function accountAfter(account: Account, order: Order, { before, after }: ValidTicket): Account {
  const { wallet: _, ...rest } = account;
  const positions = account.positions ?? [];
  const held = positions.find((one) => before.position && isRow(one, before.position));
  const others = positions.filter((one) => one !== held);
  return { ...rest, equity: after.account.equity, positions: after.position ? [...others, filled(after.position, order, held)] : others };
}

/** The ticket's row as a position again, with what a row does not say: the leverage chosen for it, and the funding it still owes. */
function filled({ id, symbol, side, qty, entry, mode, margin }: PositionReport, order: Order, held: Position | undefined): Position {
  const kept = held?.side === side ? Math.min(1, Number(qty) / Number(held.qty)) : 0;
  const leverage = (kept === 1 || kept === 0 ? order.leverage : undefined) ?? held?.leverage;
  const owed = kept ? held?.funding : undefined;
  const funding = owed === undefined || kept === 1 ? owed : plain(Number(owed) * kept);
  return {
    id, symbol, side, qty, entry, mode,
    ...(margin === undefined ? {} : { margin }), ...(leverage === undefined ? {} : { leverage }), ...(funding === undefined ? {} : { funding }),
  };
}
