// SPDX-License-Identifier: MIT
import type { Account, Engine, Order, Position, ValidTicket } from "marginscope/engine";

/** Whether an accepted order stays in the book instead of filling at once. */
export const rests = ({ fill }: ValidTicket): boolean => fill.kind === "limit" && fill.liquidity === "maker";

/** The account with the order waiting in it. */
export const withOrder = (account: Account, order: Order): Account => ({ ...account, orders: [...(account.orders ?? []), order] });

/** The account after the order filled: what the ticket said it would be. */
export function withFill(engine: Engine, account: Account, order: Order, { before, after, effect }: ValidTicket): Account {
  const kept = (account.positions ?? []).filter(({ id }) => id !== before.position?.id);
  const held = (account.positions ?? []).find(({ id }) => id === before.position?.id);
  const position = after.position;
  const positions = [...kept];
  if (position) {
    const { symbol, side, qty, entry, mode, margin } = position;
    const leverage = effect === "reduce" ? held?.leverage : order.leverage ?? held?.leverage;
    const filled: Position = { id: `${symbol}:${mode}`, symbol, side, qty, entry, mode };
    if (leverage !== undefined) filled.leverage = leverage;
    if (margin !== undefined) filled.margin = margin;
    positions.push(filled);
  }
  // The ticket gives the cross equity; the wallet that makes it is the engine's to say.
  const { wallet: _, ...rest } = account;
  const report = engine.assess({ ...rest, positions, equity: after.account.equity });
  if (report.status === "invalid") throw new Error(`the filled account contradicts itself: ${report.reasons.map(({ code }) => code).join(", ")}`);
  return { ...rest, positions, wallet: report.wallet };
}

/** Whether the mark has reached a waiting order's price. */
export function reached({ side, price }: Order, mark: string | number | bigint | undefined): boolean {
  if (price === undefined || mark === undefined) return false;
  return side === "buy" ? Number(mark) <= Number(price) : Number(mark) >= Number(price);
}
