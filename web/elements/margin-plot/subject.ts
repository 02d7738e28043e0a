// SPDX-License-Identifier: MIT
// Which position is plotted: a host's report or account, the order form that is followed, or what the attributes say.
import type { Account, Decimal, Decimalish, Engine, MarginMode, PositionReport, PositionSide, Rules, Tier, VenueId } from "../../engine/index.js";
import { adverseOf, nearest, withWallet } from "../holdings.js";
import type { Sight } from "./sight.js";
import type { Subject } from "./types.js";

/** What the attributes say of a position; decimals as text, numbers or big integers. */
export interface Described {
  side: string | null;
  mode: string | null;
  qty: Decimalish | null;
  entry: Decimalish | null;
  margin: Decimalish | null;
  leverage: Decimalish | null;
  wallet: Decimalish | null;
  maintenanceRate: Decimalish | null;
  tickSize: Decimalish | null;
  fundingRate: Decimalish | null;
  venue: VenueId | null;
}

const SYMBOL = "XYZ";
/** An order's words for a side are understood; for a wrong one the engine has its own. */
const SIDES = new Map([["", "long"], ["buy", "long"], ["sell", "short"]]);

/** The account that the attributes describe; null while they do not say of how much, at which price. */
export function describedAccount({ side, mode, qty, entry, margin, leverage, wallet, maintenanceRate, tickSize, fundingRate, venue }: Described): Account | null {
  if (qty === null || entry === null) return null;
  const tiers: Tier[] = [{ from: "0", mmr: maintenanceRate ?? "0.005" }];
  // The nearest step: a plot shows a price, it does not promise one.
  const rules: Rules = { ...(venue === null ? {} : { extends: venue }), ...(tickSize === null ? {} : { rounding: "half-even" }) };
  return {
    rules, ...(wallet === null ? {} : { wallet }), marks: { [SYMBOL]: entry },
    contracts: [{ symbol: SYMBOL, tiers, ...(tickSize === null ? {} : { tick: tickSize }), ...(fundingRate === null ? {} : { funding: { rate: fundingRate, hours: "8" } }) }],
    positions: [{
      symbol: SYMBOL, qty, entry, side: (SIDES.get(side ?? "") ?? side) as PositionSide, mode: (mode || "isolated") as MarginMode,
      ...(margin === null ? {} : { margin }), ...(leverage === null ? {} : { leverage }),
    }],
  };
}

/** The position of that id, else the nearest to liquidation. @throws MarginInputError */
export function subjectOf(engine: Engine, account: Account, id: string | null, mark: Decimalish | null): Sight {
  const held = withWallet(account, engine);
  const now = engine.assess(held);
  if (now.status === "invalid") return { kind: "contradiction", reasons: now.reasons };
  const found = rowOf(now.positions, id);
  if (!found) return { kind: "nothing" };
  // Of a mark that is no price the engine says so.
  if (mark !== null) engine.assess(atMark(held, found.symbol, mark));
  const alive = found.liquidation.status === "already" ? atEntry(engine, held, found) : { account: held, position: found };
  return { kind: "subject", subject: subject({ ...alive, mark: mark ?? found.mark, backing: alive.position.margin ?? now.wallet, atEntry: alive.position !== found }) };
}

/** The row of that id; where none is asked for the nearest to liquidation. */
export const rowOf = (rows: readonly PositionReport[], id: string | null): PositionReport | null | undefined => (id === null ? nearest(rows) : rows.find((row) => row.id === id));

type Given = Pick<Subject, "account" | "position" | "backing"> & {
  /** By default the position's own. */
  mark: Decimalish | null;
  /** The position is looked at where it was opened. */
  atEntry: boolean;
};

/** What is drawn of a position. */
export function subject({ account, position, mark, backing, atEntry }: Given): Subject {
  const { price, exact, recovery, status } = position.liquidation;
  const unrounded = exact ?? recovery;
  return {
    account, position, backing, liquidation: unrounded, stated: price ?? unrounded, bankruptcy: position.bankruptcy.exact, adverse: adverseOf(position),
    mark: mark === null ? position.mark : String(mark), stillborn: atEntry && status === "already",
  };
}

const atMark = (account: Account, symbol: string, mark: Decimalish): Account => ({ ...account, marks: { ...account.marks, [symbol]: mark } });

/** A position past its liquidation, looked at where it was opened. */
function atEntry(engine: Engine, account: Account, position: PositionReport): { account: Account; position: PositionReport } {
  const moved = atMark(account, position.symbol, position.entry);
  const report = engine.assess(moved);
  const same = report.status === "invalid" ? undefined : report.positions.find(({ id }) => id === position.id);
  return same ? { account: moved, position: same } : { account, position };
}

/** Whether the mark that is looked at is at or past liquidation. */
export function liquidatedAt({ position, liquidation, adverse }: Subject, mark: Decimal | number): boolean {
  if (position.liquidation.status === "already") return true;
  if (liquidation === undefined) return false;
  return adverse === "below" ? Number(mark) <= Number(liquidation) : Number(mark) >= Number(liquidation);
}
