// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";
import { barTemplate } from "./bar.js";
import { icon } from "./icons.js";
import { positionShown } from "../said/situation.js";
import { spokenTemplate, stalledTemplate, type Picture } from "./ticket.js";
import { earlier, liquidationPrice, type Wording } from "../said/wording.js";
import type { Outcome } from "../types.js";

/** The least view: the status, the liquidation price and the room until it. */
export function meterTemplate(picture: Picture): TemplateResult {
  const { outcome, situation, wording, language } = picture;
  return html`
    <div class="ticket slim" part="ticket" role="group" aria-labelledby="title" lang=${language.tag} dir=${language.direction ?? nothing}>
      <p class="line" part="status" data-status=${situation.status}>
        ${icon(situation.status)} <span id="title"><slot name="label"></slot> <span class="word" part="status-word"><bdi>${situation.word}</bdi></span></span> <strong class="at"><bdi>${priceOf(outcome, wording)}</bdi></strong>
      </p>
      ${barTemplate(outcome, wording)}
      <p class="room"><bdi>${roomOf(outcome, wording) ?? situation.detail}</bdi></p>
      ${stalledTemplate(picture)}
      <slot name="warning"></slot><slot name="footer"></slot><slot name="action"></slot>
      ${spokenTemplate(picture)}
    </div>`;
}

function priceOf(outcome: Outcome, wording: Wording): string {
  const position = positionShown(outcome);
  const price = position && position.liquidation.status === "ok" ? liquidationPrice(position) : undefined;
  return position && price !== undefined ? wording.priceWithUnit(price, earlier(position)) : "";
}

function roomOf(outcome: Outcome, { messages, numbers }: Wording): string | undefined {
  const position = positionShown(outcome);
  if (position?.liquidation.status === "never") return messages.words.noLimit;
  return position?.liquidation.status === "ok" && position.distance ? messages.roomLeft(numbers.percent(position.distance.percent, "trunc")) : undefined;
}
