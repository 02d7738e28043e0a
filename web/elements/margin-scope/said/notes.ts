// SPDX-License-Identifier: MIT
import { reasonSentence } from "./reasons.js";
import { lacksMaintenance, warns, type Situation } from "./situation.js";
import type { Outcome } from "../types.js";
import type { Wording } from "./wording.js";

/** What there is to know beside the verdict. */
export interface Note {
  code: string;
  /** It does not refuse the order. */
  warning: boolean;
  text: string;
}

/** The reasons that the verdict has not named already, and what is not known. */
export function notesOf(outcome: Outcome, { detail }: Situation, wording: Wording): Note[] {
  const reasons = outcome.kind === "ticket" ? outcome.ticket.reasons : [];
  const notes = reasons
    .map((reason) => ({ code: reason.code, warning: warns(reason), text: reasonSentence(reason, wording) }))
    .filter(({ text }) => !detail.includes(text));
  return lacksMaintenance(outcome) ? [...notes, { code: "no-maintenance", warning: true, text: wording.messages.noMaintenance }] : notes;
}
