// SPDX-License-Identifier: MIT
import type { PartName } from "../parts.js";
import type { Typing } from "../asked/typing.js";
import { lacksMaintenance } from "../said/situation.js";
import type { MarginScopeView, Outcome } from "../types.js";

/** The element, as far as it says what it needs. */
interface Needy {
  view: MarginScopeView;
  name: string;
  blockOn: string;
  form: HTMLFormElement | null;
}

/** The parts that are needed beside a plain ticket, where the formula of `explained` is open. */
export function needsOf({ view, name, blockOn, form }: Needy, { unheard, editing }: Typing, outcome: Outcome, explained: string | null): PartName[] {
  const { kind } = outcome;
  const needs: Record<PartName, unknown> = {
    panel: view === "panel", meter: view === "meter", typed: unheard || editing, formula: explained, form: blockOn || (name && form),
    reasons: kind === "input" || kind === "contradiction" || lacksMaintenance(outcome) || (kind === "ticket" && outcome.ticket.reasons.length),
  };
  return (Object.keys(needs) as PartName[]).filter((part) => needs[part]);
}
