// SPDX-License-Identifier: MIT
import type { Account, Order, ValidTicket } from "../../engine/index.js";

/** The account once an order has filled, as its ticket says. */
export function accountAfter(account: Account, { symbol }: Order, { after }: ValidTicket): Account {
  const { wallet: _, ...rest } = account;
  const position = after.position;
  const others = (account.positions ?? []).filter((held) => held.symbol !== symbol);
  const filled = position ? [{
    id: position.id, symbol: position.symbol, side: position.side, qty: position.qty, entry: position.entry, mode: position.mode,
    ...(position.margin === undefined ? {} : { margin: position.margin }),
  }] : [];
  return { ...rest, equity: after.account.equity, positions: [...others, ...filled] };
}
