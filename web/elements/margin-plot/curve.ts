// SPDX-License-Identifier: MIT
// An account along the price of one of its symbols, all else held. The one place that knows how the points are had: the account is
// assessed at each moved mark.
import type { Account, ContractSymbol, Decimal, Engine, PositionId } from "../../engine/index.js";

export interface CurveQuestion {
  symbol: ContractSymbol;
  from: number;
  to: number;
  points: number;
  /** Prices that are to be among the points, as exact as they are given. */
  at?: readonly Decimal[];
  /** An isolated position's own curve; without it that of the cross account. */
  position?: PositionId;
}

export interface CurvePoint {
  price: Decimal;
  equity: Decimal;
  maintenance: Decimal;
  pnl: Decimal;
  /** Maintenance margin of equity; absent where there is no equity left. */
  ratio?: Decimal;
}

/** Evenly spread points from `from` to `to`, and those of `at`, in the order of their prices. */
export function curve(engine: Engine, account: Account, { symbol, from, to, points, at = [], position }: CurveQuestion): { points: CurvePoint[] } {
  const spread = Array.from({ length: points }, (_, place) => plain(from + ((to - from) * place) / (points - 1)));
  const prices = [...spread, ...at].filter((price) => Number(price) > 0).sort((left, right) => Number(left) - Number(right));
  return { points: prices.map((price) => pointAt(engine, account, symbol, price, position)).filter((point) => point !== undefined) };
}

export function pointAt(engine: Engine, account: Account, symbol: ContractSymbol, price: Decimal, id?: PositionId): CurvePoint | undefined {
  const report = engine.assess({ ...account, marks: { ...account.marks, [symbol]: price } });
  if (report.status === "invalid") return undefined;
  const row = report.positions.find((position) => (id === undefined ? position.symbol === symbol : position.id === id));
  const ratio = (row?.margin === undefined ? report.marginRatio : row.marginRatio);
  const own = row?.margin !== undefined;
  return {
    price,
    equity: own ? sum(row.margin!, row.unrealizedPnl) : report.equity,
    maintenance: own ? sum(row.maintenanceMargin, row.closingReserve) : sum(report.maintenanceMargin, report.closingReserve),
    pnl: row?.unrealizedPnl ?? "0",
    ...(ratio === undefined ? {} : { ratio }),
  };
}

/** For drawing and for labels of two digits: twelve significant ones are kept. */
const sum = (left: Decimal, right: Decimal): Decimal => plain(Number(left) + Number(right));

/** Without an exponent, which is no decimal's notation. */
export const plain = (value: number): Decimal => Number(value.toPrecision(12)).toFixed(12).replace(/\.?0+$/, "");
