// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";
import { barTemplate } from "./bar.js";
import { icon } from "./icons.js";
import { here } from "../parts.js";
import { positionShown } from "../said/situation.js";
import { remarksTemplate, spokenTemplate, type Picture } from "./ticket.js";
import { earlier, liquidationPrice } from "../said/wording.js";

/** The least view: the status, the liquidation price, the room until it or why there is none, and what else there is to know. */
export function meterTemplate(picture: Picture): TemplateResult {
  const { outcome, situation, wording, language } = picture;
  const notes = (here.reasons?.notesOf(outcome, situation, wording) ?? []).map(({ text }) => text);
  return html`
    <div class="ticket slim" part="ticket" role="group" aria-labelledby="title" lang=${language.tag} dir=${language.direction ?? nothing}>
      <p class="line" part="status" data-status=${situation.status}>
        ${icon(situation.status)} <span id="title"><slot name="label"></slot> <span class="word" part="status-word"><bdi>${
          situation.word}</bdi></span></span> <strong class="at"><bdi>${priceOf(picture)}</bdi></strong>
      </p>
      ${barTemplate(outcome, wording)}
      <p class="room"><bdi>${roomOf(picture)}</bdi></p>
      ${notes.length ? html`<p class="known" part="reasons"><bdi>${wording.messages.sentences(notes)}</bdi></p>` : nothing}
      ${remarksTemplate(picture)}
      <slot name="warning"></slot><slot name="footer"></slot><slot name="action"></slot>
      ${spokenTemplate(picture)}
    </div>`;
}

/** Of an order that would be refused nothing is liquidated. */
function priceOf({ outcome, situation, wording }: Picture): string {
  const position = positionShown(outcome);
  const price = position && situation.status === "ok" ? liquidationPrice(position) : undefined;
  return position && price !== undefined ? wording.priceWithUnit(price, earlier(position)) : "";
}

function roomOf({ outcome, situation, wording: { messages, numbers } }: Picture): string {
  const { status, detail } = situation;
  if (status === "never") return messages.words.noLimit;
  const distance = positionShown(outcome)?.distance;
  return status === "ok" && distance ? messages.roomLeft(numbers.percent(distance.percent, "trunc")) : detail;
}
