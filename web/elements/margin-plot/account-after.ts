// SPDX-License-Identifier: MIT
import type { Account, ValidTicket } from "../../engine/index.js";
import { isRow } from "../holdings.js";

/** The account once an order has filled, as its ticket says. */
export function accountAfter(account: Account, { before, after }: ValidTicket): Account {
  const { wallet: _, ...rest } = account;
  const position = after.position;
  const others = (account.positions ?? []).filter((held) => !before.position || !isRow(held, before.position));
  const filled = position ? [{
    id: position.id, symbol: position.symbol, side: position.side, qty: position.qty, entry: position.entry, mode: position.mode,
    ...(position.margin === undefined ? {} : { margin: position.margin }),
  }] : [];
  return { ...rest, equity: after.account.equity, positions: [...others, ...filled] };
}
