// SPDX-License-Identifier: MIT
// Which position is plotted: a host's report or account, the order form that is followed, or what the attributes say.
import type {
  Account, Decimal, Decimalish, Engine, MarginMode, PositionReport, PositionSide, Rules, Tier, ValidTicket, VenueId,
} from "../../engine/index.js";
import { adverseOf, countsInQuote, nearest, withWallet, type Adverse } from "../holdings.js";
import { plain } from "./plain.js";
import type { LiquidationPrice, Sight, Subject } from "./types.js";

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
export function describedAccount(given: Described): Account | null {
  const { side, mode, qty, entry, margin, leverage, wallet, maintenanceRate, tickSize, fundingRate, venue } = given;
  if (qty === null || entry === null) return null;
  const tiers: Tier[] = [{ from: "0", mmr: maintenanceRate ?? "0.005" }];
  // The nearest step: a plot shows a price, it does not promise one.
  const rules: Rules = { ...(venue === null ? {} : { extends: venue }), ...(tickSize === null ? {} : { rounding: "half-even" }) };
  return {
    rules, ...(wallet === null ? {} : { wallet }), marks: { [SYMBOL]: entry },
    contracts: [{
      symbol: SYMBOL, tiers, ...(tickSize === null ? {} : { tick: tickSize }),
      ...(fundingRate === null ? {} : { funding: { rate: fundingRate, hours: "8" } }),
    }],
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
  const moved = atMark(held, found.symbol, found.entry);
  const then = engine.assess(moved);
  const opened = (then.status === "invalid" ? undefined : then.positions.find((row) => row.id === found.id)) ?? found;
  // Past its liquidation it is looked at where it was opened.
  const dead = found.liquidation.status === "already";
  const seen = dead ? { account: moved, position: opened } : { account: held, position: found };
  const stillborn = dead && opened.liquidation.status === "already";
  return { kind: "subject", subject: { ...subject({ ...seen, mark: mark ?? found.mark, opened }), stillborn } };
}

/** The row of that id; where none is asked for the nearest to liquidation. What was closed is no position. */
export function rowOf(rows: readonly PositionReport[], id: string | null): PositionReport | null | undefined {
  const held = rows.filter(({ qty }) => Number(qty) !== 0);
  return id === null ? nearest(held) : held.find((row) => row.id === id);
}

interface Given {
  account: Account | null;
  position: PositionReport;
  /** By default the position's own. */
  mark: Decimalish | null;
  /** The position with its mark at the entry: its margin there is what it was opened with. */
  opened: PositionReport;
}

/** What is drawn of a position. */
export function subject({ account, position, mark, opened }: Given): Subject {
  const margin = opened.margin ?? opened.initialMargin;
  return {
    account, position, liquidations: liquidationsOf(position, contractOf(account, position)?.tick),
    bankruptcy: position.bankruptcy.exact, adverse: adverseOf(position), mark: mark === null ? position.mark : String(mark),
    stillborn: false, margin, leverage: Number(opened.notional) / Number(margin), inCoin: isInCoin(account, position),
  };
}

const contractOf = (account: Account | null, position: PositionReport) => account?.contracts.find(({ symbol }) => symbol === position.symbol);

const atMark = (account: Account, symbol: string, mark: Decimalish): Account => ({ ...account, marks: { ...account.marks, [symbol]: mark } });

/** Of two the engine rounds the one on the position's own side; the other is taken to the step next to the mark, which is earlier too. */
function liquidationsOf({ mark, liquidation }: PositionReport, step: Decimalish | undefined): LiquidationPrice[] {
  const { price, exact, lower, upper } = liquidation;
  const onStep = (value: Decimal, where: Adverse): Decimal => {
    const size = Number(step ?? 0);
    return size > 0 ? plain((where === "below" ? Math.ceil(Number(value) / size - 1e-9) : Math.floor(Number(value) / size + 1e-9)) * size) : value;
  };
  const at = (value: Decimal | undefined, where: Adverse): LiquidationPrice[] =>
    (value === undefined ? [] : [{ exact: value, where, stated: value === exact && price !== undefined ? price : onStep(value, where) }]);
  const apart = ({ exact: value }: LiquidationPrice): number => Math.abs(Number(value) - Number(mark));
  return [...at(lower, "below"), ...at(upper, "above")].sort((left, right) => apart(left) - apart(right));
}

/** Inverse contracts settle in their coin, unless the account counts everything in quote. */
const isInCoin = (account: Account | null, position: PositionReport): boolean =>
  contractOf(account, position)?.kind === "inverse" && (position.mode === "isolated" || !countsInQuote(account));

/** The liquidation price that a mark lies at or past. */
export function passed({ liquidations }: Subject, mark: Decimal | number): LiquidationPrice | undefined {
  return liquidations.find(({ exact, where }) => (where === "below" ? Number(mark) <= Number(exact) : Number(mark) >= Number(exact)));
}

/** Whether the mark that is looked at is at or past liquidation. */
export const liquidatedAt = (subject: Subject, mark: Decimal | number): boolean =>
  subject.position.liquidation.status === "already" || passed(subject, mark) !== undefined;

/** Whether a curve of the living goes through there: before liquidation, or just at it. */
export const livedAt = (subject: Subject, price: Decimal): boolean =>
  !liquidatedAt(subject, price) || Number(passed(subject, price)?.exact) === Number(price);

/** What a refused order would open is told as such. */
export function refusal({ status, reasons }: ValidTicket): Pick<Subject, "refused"> {
  return status === "insufficient" ? { refused: { missing: reasons.find(({ missing }) => missing !== undefined)?.missing } } : {};
}
