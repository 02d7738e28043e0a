// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "./icons.js";
import { notesOf } from "../said/notes.js";
import type { Situation } from "../said/situation.js";
import type { Outcome } from "../types.js";
import type { Wording } from "../said/wording.js";

/** What to know before the order is sent. */
export function reasonsTemplate(outcome: Outcome, situation: Situation, wording: Wording): TemplateResult | typeof nothing {
  const notes = notesOf(outcome, situation, wording);
  if (!notes.length) return nothing;
  return html`<ul class="reasons" part="reasons" aria-label=${wording.messages.beforeYouSend}>${notes.map(({ code, warning, text }) => html`
    <li part="reason" data-code=${code} data-weight=${warning ? "warning" : "refusal"}>${
      icon(warning ? "insufficient" : "invalid")}<span><bdi>${text}</bdi></span></li>`)}</ul>`;
}
