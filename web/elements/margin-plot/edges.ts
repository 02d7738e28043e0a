// SPDX-License-Identifier: MIT
import type { Account, Decimal, PositionReport } from "../../engine/index.js";
import { plain } from "./plain.js";
import type { PriceDomain } from "./types.js";

/** The most that a curve is asked for. */
const MOST = 400;

/**
 * Prices on both sides of where what is held of the symbol comes to another row of the risk table: there the requirement may bend, and
 * under flat tiers it jumps.
 */
export function edges({ contracts, positions = [] }: Account, { symbol, qty, notional, mark }: PositionReport, [from, to]: PriceDomain): Decimal[] {
  const contract = contracts.find((one) => one.symbol === symbol);
  if (!Array.isArray(contract?.tiers)) return [];
  const sizes = new Set(positions.filter((held) => held.symbol === symbol).map((held) => Number(held.qty)));
  const rows = contract.tiers.map((row) => Number(row.from)).filter((row) => row > 0);
  return [...sizes].flatMap((size) => rows.map((row) => {
    const times = (row * Number(qty)) / (Number(notional) * size);
    return contract.kind === "inverse" ? Number(mark) / times : Number(mark) * times;
  })).filter((price) => price > from && price < to).slice(0, MOST).flatMap((price) => [plain(price * (1 - 1e-9)), plain(price * (1 + 1e-9))]);
}
