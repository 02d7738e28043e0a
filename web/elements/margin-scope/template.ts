// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";
import type { Reason } from "../../engine/index.js";
import { icon } from "./icons.js";
import { reasonSentence, warns } from "./reasons.js";
import { factsOf, rowsOf, type Fact, type Row } from "./rows.js";
import { effectText, orderTitle } from "./sentence.js";
import type { Situation } from "./situation.js";
import type { Cell, Outcome } from "./types.js";
import type { Wording } from "./wording.js";

/** Room at which the meter is full, in percent of the mark: that of a position at about 2x. */
const FULL = 50;

export interface Picture {
  outcome: Outcome;
  situation: Situation;
  wording: Wording;
  /** Text of the live region. */
  announcement: string;
}

export function ticketTemplate({ outcome, situation, wording, announcement }: Picture): TemplateResult {
  const rows = rowsOf(outcome, wording);
  const facts = factsOf(outcome, wording);
  const [title, subtitle] = heading(outcome, wording);
  // Tables keep their roles in every engine however CSS lays their rows out.
  return html`
    <div class="ticket" part="ticket" role="group" aria-labelledby="title">
      <div class="head" part="head">
        <p class="title" part="title" id="title"><bdi>${title}</bdi></p>
        <p class="subtitle" part="subtitle"><bdi>${subtitle}</bdi></p>
      </div>
      <div class="status" part="status" data-status=${situation.status}>
        ${icon(situation.status)}
        <p class="word" part="status-word">${situation.word}</p>
        <p class="detail" part="status-detail"><bdi>${situation.detail}</bdi></p>
      </div>
      ${meterTemplate(outcome)}
      <table class="rows" role="table" part="rows" data-dim=${situation.status === "insufficient" ? "" : nothing} data-single=${outcome.kind === "account" ? "" : nothing}>
        <caption class="hidden">Margin before and after</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col"><span class="hidden">Quantity, money and prices</span>${wording.quote ? html` in ${wording.quote}` : nothing}</th>
            <th role="columnheader" scope="col">Now</th>
            ${outcome.kind === "account" ? nothing : html`<th role="columnheader" scope="col">${situation.status === "insufficient" ? "If it filled" : "After"}</th>`}
          </tr>
        </thead>
        <tbody role="rowgroup">${rows.map((row) => rowTemplate(row))}</tbody>
      </table>
      ${facts.length ? html`<dl class="facts" part="facts">${facts.map(factTemplate)}</dl>` : nothing}
      ${notesTemplate(outcome, situation, wording)}
      <p class="hidden" role="status" aria-live="polite">${announcement}</p>
    </div>`;
}

function heading(outcome: Outcome, wording: Wording): [string, string] {
  if (outcome.kind === "ticket") {
    const { order, ticket } = outcome;
    const mode = ticket.after.position?.mode ?? ticket.before.position?.mode ?? order.mode;
    const leverage = order.leverage === undefined ? "" : `${String(order.leverage)}x`;
    return [orderTitle(order, ticket, wording), [sentenceCase(effectText(order, ticket)), mode, leverage].filter(Boolean).join(" · ")];
  }
  if (outcome.kind === "account" && outcome.position) {
    const { side, qty, symbol, mode } = outcome.position;
    const more = outcome.report.positions.length - 1;
    return [`${sentenceCase(side)} ${wording.numbers.plain(qty)} ${symbol}`, [sentenceCase(mode), more > 0 ? `nearest to liquidation of ${more + 1} positions` : ""].filter(Boolean).join(" · ")];
  }
  return [outcome.kind === "account" ? "Account" : "Order", "\u00a0"];
}

function rowTemplate({ name, label, before, after }: Row): TemplateResult {
  const changed = after && after.text !== before.text;
  return html`
    <tr role="row" part="row ${name}" data-name=${name}>
      <th role="rowheader" scope="row">${label}</th>
      <td role="cell" class="before">${cellTemplate(before)}</td>
      ${after ? html`<td role="cell" class="after" data-changed=${changed ? "" : nothing}>${cellTemplate(after)}</td>` : nothing}
    </tr>`;
}

function cellTemplate({ text, exact, word, note }: Cell): TemplateResult {
  if (word) return html`<span class="word-value">${text}</span>`;
  return html`<data value=${exact ?? text} title=${exact === undefined ? nothing : `Exactly ${exact}`}>${text}</data>${note ? html` <span class="note">${note}</span>` : nothing}`;
}

const factTemplate = ({ name, label, value }: Fact): TemplateResult =>
  html`<div part="fact ${name}" data-name=${name}><dt>${label}</dt><dd>${cellTemplate(value)}</dd></div>`;

/** Room until liquidation, before and after, as bars. The distance row says the same in figures, so this is hidden from assistive technology. */
function meterTemplate(outcome: Outcome): TemplateResult {
  const before = outcome.kind === "ticket" ? outcome.ticket.before.position : null;
  const after = outcome.kind === "ticket" ? outcome.ticket.after.position : outcome.kind === "account" ? outcome.position : null;
  const share = (position: typeof after): number => {
    if (!position || position.liquidation.status === "already") return 0;
    return position.liquidation.status === "never" ? 100 : Math.min(100, (Number(position.distance?.percent ?? 0) / FULL) * 100);
  };
  const room = share(after);
  const level = after?.liquidation.status === "never" ? "unlimited" : room < 6 ? "low" : room < 20 ? "middling" : "wide";
  return html`
    <div class="meter" part="meter" aria-hidden="true" data-level=${level}>
      <svg width="100%" height="14" focusable="false">
        <rect class="track" width="100%" height="6" y="4" rx="3"/>
        <rect class="bar" width="${room}%" height="6" y="4" rx="3"/>
        <line class="was" x1="${share(before)}%" x2="${share(before)}%" y1="0" y2="14" visibility=${before ? "visible" : "hidden"}/>
      </svg>
      <span>0</span><span>room until liquidation</span><span><bdi>${FULL}% or more</bdi></span>
    </div>`;
}

/** The reasons that the verdict has not named already. */
function notesTemplate(outcome: Outcome, { detail }: Situation, wording: Wording): TemplateResult | typeof nothing {
  const all: readonly Reason[] = outcome.kind === "ticket" ? outcome.ticket.reasons : [];
  const reasons = all.filter((reason) => !detail.includes(reasonSentence(reason, wording)));
  if (!reasons.length) return nothing;
  return html`<ul class="reasons" part="reasons" aria-label="Before you send">${reasons.map((reason) => html`
    <li part="reason" data-code=${reason.code} data-weight=${warns(reason) ? "warning" : "refusal"}>${icon(warns(reason) ? "insufficient" : "invalid")}<span><bdi>${reasonSentence(reason, wording)}</bdi></span></li>`)}</ul>`;
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
