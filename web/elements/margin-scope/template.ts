// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";
import type { Reason } from "../../engine/index.js";
import type { Messages } from "../messages/messages.js";
import { icon } from "./icons.js";
import { reasonSentence, warns } from "./reasons.js";
import { factsOf, rowsOf, type Fact, type Row } from "./rows.js";
import { sideMet } from "./sentence.js";
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
  const { messages } = wording;
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
      ${meterTemplate(outcome, wording)}
      <table class="rows" role="table" part="rows" data-dim=${situation.status === "insufficient" ? "" : nothing} data-single=${outcome.kind === "account" ? "" : nothing}>
        <caption class="hidden">${messages.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col"><span class="hidden">${messages.quantities}</span>${wording.quote ? html` ${messages.inQuote(wording.quote)}` : nothing}</th>
            <th role="columnheader" scope="col">${messages.now}</th>
            ${outcome.kind === "account" ? nothing : html`<th role="columnheader" scope="col">${situation.status === "insufficient" ? messages.ifFilled : messages.after}</th>`}
          </tr>
        </thead>
        <tbody role="rowgroup">${rows.map((row) => rowTemplate(row, messages))}</tbody>
      </table>
      ${facts.length ? html`<dl class="facts" part="facts">${facts.map((fact) => factTemplate(fact, messages))}</dl>` : nothing}
      ${notesTemplate(outcome, situation, wording)}
      <p class="hidden" role="status" aria-live="polite">${announcement}</p>
    </div>`;
}

function heading(outcome: Outcome, wording: Wording): [title: string, subtitle: string] {
  const { messages, numbers } = wording;
  const listed = (...notes: (string | undefined)[]): string => notes.filter(Boolean).join(" · ");
  if (outcome.kind === "ticket") {
    const { order, ticket } = outcome;
    const mode = ticket.after.position?.mode ?? ticket.before.position?.mode ?? order.mode;
    const leverage = order.leverage === undefined ? undefined : messages.leverage(numbers.plain(String(order.leverage)));
    return [messages.order(order.side, wording.size(ticket.fill.qty)), listed(messages.effect(ticket.effect, sideMet(order, ticket)), mode && messages.modeNotes[mode], leverage)];
  }
  if (outcome.kind === "account" && outcome.position) {
    const { side, qty, symbol, mode } = outcome.position;
    const count = outcome.report.positions.length;
    return [messages.position(side, `${numbers.plain(qty)} ${symbol}`), listed(messages.modes[mode], count > 1 ? messages.nearestOf(count, numbers.plain(String(count))) : undefined)];
  }
  return [outcome.kind === "account" ? messages.accountTitle : messages.orderTitle, "\u00a0"];
}

function rowTemplate({ name, label, before, after }: Row, messages: Messages): TemplateResult {
  const changed = after && after.text !== before.text;
  return html`
    <tr role="row" part="row ${name}" data-name=${name}>
      <th role="rowheader" scope="row">${label}</th>
      <td role="cell" class="before">${cellTemplate(before, messages)}</td>
      ${after ? html`<td role="cell" class="after" data-changed=${changed ? "" : nothing}>${cellTemplate(after, messages)}</td>` : nothing}
    </tr>`;
}

function cellTemplate({ text, exact, word, note }: Cell, messages: Messages): TemplateResult {
  if (word) return html`<span class="word-value">${text}</span>`;
  return html`<data value=${exact ?? text} title=${exact === undefined ? nothing : messages.exactly(exact)}>${text}</data>${note ? html` <span class="note">${note}</span>` : nothing}`;
}

const factTemplate = ({ name, label, value }: Fact, messages: Messages): TemplateResult =>
  html`<div part="fact ${name}" data-name=${name}><dt>${label}</dt><dd>${cellTemplate(value, messages)}</dd></div>`;

/** Room until liquidation, before and after, as bars. The distance row says the same in figures, so this is hidden from assistive technology. */
function meterTemplate(outcome: Outcome, { messages, numbers }: Wording): TemplateResult {
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
      <span>${numbers.plain("0")}</span><span>${messages.meter}</span><span><bdi>${messages.orMore(numbers.percent(String(FULL), "trunc", 0))}</bdi></span>
    </div>`;
}

/** The reasons that the verdict has not named already. */
function notesTemplate(outcome: Outcome, { detail }: Situation, wording: Wording): TemplateResult | typeof nothing {
  const all: readonly Reason[] = outcome.kind === "ticket" ? outcome.ticket.reasons : [];
  const reasons = all.filter((reason) => !detail.includes(reasonSentence(reason, wording)));
  if (!reasons.length) return nothing;
  return html`<ul class="reasons" part="reasons" aria-label=${wording.messages.beforeYouSend}>${reasons.map((reason) => html`
    <li part="reason" data-code=${reason.code} data-weight=${warns(reason) ? "warning" : "refusal"}>${icon(warns(reason) ? "insufficient" : "invalid")}<span><bdi>${reasonSentence(reason, wording)}</bdi></span></li>`)}</ul>`;
}
