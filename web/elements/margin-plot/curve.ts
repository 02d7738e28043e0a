// SPDX-License-Identifier: MIT
// A position along its price, as the engine traces it: exact at every point, and at those that are marked.
import type { Account, CurvePoint, Decimal, Engine, PositionReport } from "../../engine/index.js";
import { plain } from "./plain.js";
import type { PriceDomain } from "./types.js";

export interface Curve {
  /** By rising price, also past liquidation. */
  points: readonly CurvePoint[];
  /** The point at one of the prices that were marked. */
  at(price: Decimal): CurvePoint | undefined;
}

/** `points` evenly spread over the domain, and those at the prices that are marked, wherever these lie. */
export function trace(
  engine: Engine, account: Account, { id, symbol }: Pick<PositionReport, "id" | "symbol">,
  [from, to]: PriceDomain, points: number, marked: readonly Decimal[],
): Curve {
  const at = marked.filter((price) => Number(price) > 0);
  const report = engine.curve(account, { symbol, position: id, from: plain(from), to: plain(to), points, at, beyond: true });
  const traced = report.status === "invalid" ? [] : report.points;
  const places = new Map(traced.map((point) => [Number(point.price), point]));
  return { points: traced.filter(({ price }) => Number(price) >= from && Number(price) <= to), at: (price) => places.get(Number(price)) };
}
