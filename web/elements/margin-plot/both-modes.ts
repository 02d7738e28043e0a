// SPDX-License-Identifier: MIT
import type { Account, Decimal, Engine, MarginMode } from "../../engine/index.js";
import { isRow } from "../holdings.js";
import { plain } from "./plain.js";
import { subjectOf } from "./subject.js";
import type { AccountScene, Subject } from "./types.js";

export interface Present {
  mode: MarginMode;
  held: Subject;
  /** What the account lacks to hold it so. */
  missing: Decimal | undefined;
}

/** A position in the mode that it has, and in the other: an isolated one's margin is part of the wallet that backs it in cross. */
export function inBothModes(engine: Engine, { account, position, margin }: AccountScene["subject"]): Present[] {
  const isolated = position.mode === "isolated";
  const turned: MarginMode = isolated ? "cross" : "isolated";
  const positions = account.positions ?? [];
  const held = positions.find((one) => isRow(one, position))!;
  const { margin: _, ...rest } = held;
  const other: Account = {
    ...account, wallet: plain(Number(account.wallet ?? 0) + Number(margin) * (isolated ? 1 : -1)),
    positions: positions.map((one) => (one === held ? { ...rest, id: position.id, mode: turned, ...(isolated ? {} : { margin }) } : one)),
  };
  const at = (mode: MarginMode): Account => (mode === turned ? other : account);
  return (["isolated", "cross"] as const).flatMap((mode) => {
    const sight = subjectOf(engine, at(mode), position.id, null);
    if (sight.kind !== "subject") return [];
    const missing = mode === "isolated" && !isolated ? lacking(engine, other) : undefined;
    return [{ mode, held: sight.subject, missing }];
  });
}

/** By how much the account has less than nothing: the margin that was taken from it was not there. */
function lacking(engine: Engine, account: Account): Decimal | undefined {
  const report = engine.assess(account);
  return report.status !== "invalid" && Number(report.equity) < 0 ? report.equity.replace("-", "") : undefined;
}
