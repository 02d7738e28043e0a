// SPDX-License-Identifier: MIT
// The texts that figures write while they move: all that the page's script has to know of a language.

/** A sentence with a number inside, as pieces: texts and marked numbers. */
export type Sentence = readonly unknown[];

export interface MovingTexts {
  language: string;
  locale: string;
  switches: Record<string, string>;
  figures: {
    titles: Record<string, string>;
    yours: string; borrowed: string; leverage: string; blocksSpoken(value: string, share: string): string; blocks(value: unknown, share: unknown): Sentence;
    accepted: string; refused: string; cost: string; available: string; entranceSpoken(have: string, cost: string, verdict: string): string; entranceOpen(cost: unknown): Sentence; entranceShut(missing: unknown): Sentence;
    mark: string; markOfA: string; gone: string; jarPosition: string; jarRest: string; jarAll: string;
    isolated(equity: unknown, rest: unknown): Sentence; isolatedGone(price: unknown, rest: unknown): Sentence;
    cross(equity: unknown, needed: unknown): Sentence; crossGone(price: unknown, left: unknown): Sentence;
    maintenanceRate: string; wholeAccount: string; heldFor: string; days(count: number): string; times(leverage: string): string;
    oneVenue: string; otherVenue: string; differ: string; quantity: string; liquidationPrice: string; maintenanceMargin: string; closingReserve: string; asOf(list: string): string;
    statuses: Record<"never" | "already", string>;
  };
}
