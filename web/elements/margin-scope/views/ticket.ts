// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";
import { held } from "../../holdings.js";
import type { Messages } from "../../messages/messages.js";
import { barTemplate } from "./bar.js";
import { explainable, type Explained } from "../said/explained.js";
import { icon } from "./icons.js";
import { expect, here } from "../parts.js";
import { factsOf, type Fact } from "../said/facts.js";
import { rowsOf, type Row } from "../said/rows.js";
import { sideMet } from "../said/sentence.js";
import type { Situation } from "../said/situation.js";
import type { Cell, MarginScopeAnnounce, Outcome } from "../types.js";
import type { Wording } from "../said/wording.js";

export interface Picture {
  outcome: Outcome;
  situation: Situation;
  wording: Wording;
  /** Of the texts, for `lang` and `dir`. */
  language: { tag: string; direction: "rtl" | undefined };
  /** Text of the live region, and how it is spoken. */
  announcement: string;
  announce: MarginScopeAnnounce;
  /** That the last tick is too long ago, where it is. */
  stalled: string | null;
  /** Asks anew for what did not come of the element; null where nothing is missing. */
  retry: (() => void) | null;
  /** The number whose formula is open. */
  explained: Explained | null;
  /** A person wants to see, or no longer wants to see, how the number of this name is made. */
  onExplain: (name: string) => void;
}

export function ticketTemplate(picture: Picture): TemplateResult {
  const { outcome, situation, wording, language } = picture;
  const { messages } = wording;
  const rows = rowsOf(outcome, wording);
  const facts = factsOf(outcome, wording);
  const [title, subtitle] = heading(outcome, wording);
  // Tables keep their roles in every engine however CSS lays their rows out.
  return html`
    <div class="ticket" part="ticket" role="group" aria-labelledby="title" lang=${language.tag} dir=${language.direction ?? nothing}
      @pointerover=${near} @focusin=${near}>
      <div class="head" part="head">
        <p class="title" part="title" id="title"><slot name="label"><bdi>${title}</bdi></slot></p>
        <p class="subtitle" part="subtitle"><bdi>${subtitle}</bdi></p>
      </div>
      ${statusTemplate(picture)}
      <slot name="warning"></slot>
      ${barTemplate(outcome, wording)}
      <table class="rows" role="table" part="rows" data-dim=${situation.status === "insufficient" ? "" : nothing}
        data-single=${outcome.kind === "account" ? "" : nothing}>
        <caption class="hidden">${messages.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col"><span class="hidden">${messages.quantities}</span> ${unitsOf(wording)}</th>
            <th role="columnheader" scope="col">${messages.now}</th>
            ${outcome.kind === "account" ? nothing : html`<th role="columnheader" scope="col">${
              situation.status === "insufficient" ? messages.ifFilled : messages.after}</th>`}
          </tr>
        </thead>
        <tbody role="rowgroup">${rows.map((row) => rowTemplate(row, picture))}</tbody>
      </table>
      ${facts.length ? html`<dl class="facts" part="facts">${facts.map((fact) => factTemplate(fact, picture))}</dl>` : nothing}
      ${here.reasons?.template(outcome, situation, wording)}
      <slot name="footer"></slot>
      <slot name="action"></slot>
      ${spokenTemplate(picture)}
    </div>`;
}

function statusTemplate(picture: Picture): TemplateResult {
  const { situation } = picture;
  return html`
      <div class="status" part="status" data-status=${situation.status}>
        ${icon(situation.status)}
        <p class="word" part="status-word">${situation.word}</p>
        <p class="detail" part="status-detail" id="detail"><bdi>${situation.detail}</bdi></p>
        ${remarksTemplate(picture)}
      </div>`;
}

/** Who comes near a number that can be explained will want its formula. */
function near({ target }: Event): void {
  if ((target as Element).closest(".why")) expect("formula");
}

/** Beside the status, whatever it is: that prices stopped, and that something of the element is missing. */
export const remarksTemplate = ({ stalled, retry, wording: { messages } }: Picture): TemplateResult => html`${
  stalled === null ? nothing : html`<p class="stalled" part="stale">${icon("waiting")}<span><bdi>${stalled}</bdi></span></p>`}${
  retry && html`<p class="stalled" part="missing">${icon("invalid")}<span><bdi>${messages.partMissing}</bdi> <button type="button"
    class="again" @click=${retry}>${messages.tryAgain}</button></span></p>`}`;

/** What is spoken and not shown: crossings of the status, as they happen. */
export const spokenTemplate = ({ announcement, announce }: Picture): TemplateResult =>
  html`<p class="hidden" role=${announce === "assertive" ? "alert" : "status"}
    aria-live=${announce === "assertive" || announce === "off" ? announce : "polite"}>${announcement}</p>`;

const listed = (...notes: (string | undefined)[]): string => notes.filter(Boolean).join(" · ");

/** What the table's numbers are in. */
const unitsOf = ({ messages, quote, money: { unit } }: Wording): string =>
  (unit === quote ? quote && messages.inQuote(quote) : listed(quote && messages.pricesIn(quote), unit && messages.moneyIn(unit)));

function heading(outcome: Outcome, wording: Wording): [title: string, subtitle: string] {
  const { messages, numbers } = wording;
  if (outcome.kind === "ticket") {
    const { order, ticket } = outcome;
    const mode = ticket.after.position?.mode ?? ticket.before.position?.mode ?? order.mode;
    const leverage = order.leverage === undefined ? undefined : messages.leverage(numbers.plain(String(order.leverage)));
    return [
      messages.order(order.side, wording.size(ticket.fill.qty)),
      listed(messages.effect(ticket.effect, sideMet(order, ticket)), mode && messages.modeNotes[mode], leverage),
    ];
  }
  if (outcome.kind === "account" && outcome.position) {
    const { side, qty, symbol, mode } = outcome.position;
    const count = held(outcome.report.positions).length;
    return [
      messages.position(side, `${numbers.plain(qty)} ${symbol}`),
      listed(messages.modes[mode], count > 1 ? messages.nearestOf(count, numbers.plain(String(count))) : undefined),
    ];
  }
  return [outcome.kind === "account" ? messages.accountTitle : messages.orderTitle, "\u00a0"];
}

/** The name of a number; where the number can be explained, a button that opens its formula. */
function nameTemplate(name: string, label: string, { wording, outcome, explained, onExplain }: Picture): TemplateResult | string {
  if (!explainable(name, outcome)) return label;
  const open = explained?.name === name;
  return html`<button type="button" class="why" part="explain" aria-expanded=${open} aria-controls=${open ? `made-${name}` : nothing}
    title=${wording.messages.showFormula(label)} @click=${() => onExplain(name)}>${label}</button>`;
}

/** The formula opens below its number, across the row. */
function rowTemplate({ name, label, before, after }: Row, picture: Picture): TemplateResult {
  const { outcome, wording, explained } = picture;
  const { messages } = wording;
  const changed = after && after.text !== before.text;
  const open = explained?.name === name;
  return html`
    <tr role="row" part="row ${name}" data-name=${name}>
      <th role="rowheader" scope="row">${nameTemplate(name, label, picture)}</th>
      <td role="cell" class="before">${cellTemplate(before, messages)}</td>
      ${after ? html`<td role="cell" class="after" data-changed=${changed ? "" : nothing}>${cellTemplate(after, messages)}</td>` : nothing}
    </tr>
    ${open ? html`<tr role="row" class="made" id="made-${name}"><td role="cell" colspan="3">${
      here.formula!.template(explained, outcome, wording)}</td></tr>` : nothing}`;
}

function cellTemplate({ text, exact, word, note, sign }: Cell, messages: Messages): TemplateResult {
  if (word) return html`<span class="word-value">${text}</span>`;
  return html`<data value=${exact ?? text} data-sign=${sign ?? nothing}
    title=${exact === undefined ? nothing : messages.exactly(exact)}>${text}</data>${
    note ? html` <span class="note">${note}</span>` : nothing}`;
}

/** Here too it opens below, in the fact's own column. */
function factTemplate({ name, label, value }: Fact, picture: Picture): TemplateResult {
  const { outcome, wording, explained } = picture;
  const open = explained?.name === name;
  return html`<div part="fact ${name}" data-name=${name}><dt>${nameTemplate(name, label, picture)}</dt><dd>${
    cellTemplate(value, wording.messages)}</dd>${
    open ? html`<dd class="made" id="made-${name}">${here.formula!.template(explained, outcome, wording)}</dd>` : nothing}</div>`;
}
