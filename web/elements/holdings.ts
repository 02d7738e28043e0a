// SPDX-License-Identifier: MIT
// What both elements ask of an account before they show it.
import type { Account, Engine, Position, PositionReport } from "../engine/index.js";

/** `equity` holds at the marks it came with; under other marks it is the wallet it implies that stays. */
export function withWallet(account: Account, engine: Engine): Account {
  if (account.equity === undefined) return account;
  const report = engine.assess(account);
  if (report.status === "invalid") return account;
  const { equity: _, ...rest } = account;
  return { ...rest, wallet: report.wallet };
}

/** Positions of no size are none. */
export const held = (positions: readonly PositionReport[]): PositionReport[] => positions.filter(({ qty }) => qty !== "0");

/** The position with the least room: one at or past liquidation, else the smallest distance. */
export function nearest(positions: readonly PositionReport[]): PositionReport | null {
  const room = ({ liquidation, distance }: PositionReport): number => {
    if (liquidation.status === "already") return -1;
    return liquidation.status === "never" ? Infinity : Number(distance?.percent ?? 0);
  };
  return held(positions).reduce<PositionReport | null>((least, position) => (least && room(least) <= room(position) ? least : position), null);
}

/** Where prices liquidate, seen from the mark. */
export type Adverse = "below" | "above";

/** Of a position by itself its own adverse side; what else is held may turn that, as for the smaller leg of a hedge. */
export function adverseOf({ side, liquidation: { exact, lower, upper } }: Pick<PositionReport, "side" | "liquidation">): Adverse {
  if (exact !== undefined && lower !== upper) {
    if (exact === lower) return "below";
    if (exact === upper) return "above";
  }
  return side === "long" ? "below" : "above";
}

/** Whether the report's row is of this position: by its id or, where it was given none, by what makes one. */
export function isRow({ id, symbol, side, mode = "isolated" }: Position, row: PositionReport): boolean {
  return id === undefined ? symbol === row.symbol && side === row.side && mode === row.mode : id === row.id;
}

/** Whether a host's rules count coin in quote; no venue's profile does by itself. */
export const countsInQuote = (account: Account | null): boolean => typeof account?.rules === "object" && account.rules?.valuation === "quote";
